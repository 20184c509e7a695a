// SPDX-License-Identifier: Apache-2.0
// make_log FOLDER SIZE: writes a log of SIZE invented entries with its checkpoint, and its verifier key as "vkey".
// For tests only: its key is no secret.
#include <cstdio>
#include <string>

#include "base/encoding.h"
#include "base/files.h"
#include "log/checkpoint.h"
#include "log/log_writer.h"

namespace strongroom::log {
namespace {

int make_log(const Path& folder, uint64_t size) {
  const std::string origin = "example.org/test-log";
  const Signer signer =
      Signer::create(origin, SignatureType::Ed25519, SigningKey::from_seed(std::string(32, 't')).value()).value();
  PosixFiles files;
  files.make_folders(folder);
  LogWriter writer = LogWriter::open(files, folder, empty_head()).value();
  while (writer.size().value < size) {
    const auto taken = writer.append(R"({"id":")" + std::to_string(writer.size().value) + R"(","kind":"item"})");
    if (!taken) return 1;
  }
  files.write_durably(folder / "checkpoint", sign_checkpoint({origin, writer.flush(), {}}, signer));
  files.write_durably(folder / "vkey", signer.verifier().print() + "\n");
  return 0;
}

}  // namespace
}  // namespace strongroom::log

int main(int argc, char** argv) {
  const auto size = argc == 3 ? strongroom::parse_decimal(argv[2]) : std::nullopt;
  if (!size) {
    std::fputs("usage: make_log FOLDER SIZE\n", stderr);
    return 2;
  }
  return strongroom::log::make_log(argv[1], *size);
}
