// SPDX-License-Identifier: Apache-2.0
#include "log/signer_file.h"

namespace strongroom::log {

namespace {

constexpr uint64_t kKeyBytesMax = 4096;
constexpr unsigned kSecretMode = 0600;

}  // namespace

Result<Signer> read_signer(const Files& files, const Path& file) {
  Result<std::string> text = files.read(file, kKeyBytesMax);
  if (!text) return fail(text.error());
  while (text->ends_with('\n')) text->pop_back();
  Result<Signer> signer = Signer::parse(*text);
  wipe(*text);
  if (!signer) return fail(Error{signer.error().code, signer.error().message, file.string(), {}});
  return signer;
}

Result<Signer> make_signer(Files& files, const Path& file, const std::string& name, SignatureType type) {
  if (files.exists(file)) return fail(Error{ErrorCode::Exists, "there is a key already", file.string(), {}});
  Result<Signer> signer = Signer::generate(name, type);
  if (!signer) return fail(signer.error());
  std::string line = signer->print_private_key() + "\n";
  files.write_durably(file, line, kSecretMode);
  wipe(line);
  return signer;
}

}  // namespace strongroom::log
