// SPDX-License-Identifier: Apache-2.0
#include "exchange/bagit/bag_writer.h"

#include <utility>

#include "base/assert.h"
#include "base/checksum.h"
#include "base/digest.h"
#include "base/encoding.h"
#include "exchange/bagit/manifest.h"

namespace strongroom::exchange {

namespace {

constexpr size_t kBufferedBytesMax = 1 << 20;
constexpr const char* kSha256Manifest = "manifest-sha256.txt";
constexpr const char* kSha512Manifest = "manifest-sha512.txt";

std::string sha512_hex(std::string_view bytes) { return to_hex(checksum("sha512", bytes).value()); }

}  // namespace

Result<BagWriter> BagWriter::create(const Path& target) {
  auto output = OutputFolder::create(target);
  if (!output) return fail(output.error());
  return BagWriter(std::move(*output));
}

void BagWriter::add(const std::string& path, std::string_view bytes) {
  output_.write("data/" + path, bytes);
  list("data/" + path, bytes);
}

void BagWriter::append(const std::string& path, std::string_view piece) { output_.append("data/" + path, piece); }

void BagWriter::finish_pieces(const std::string& path) {
  const auto written = output_.read("data/" + path);
  STRONGROOM_ASSERT(written);
  list("data/" + path, written->bytes());
}

void BagWriter::list(const std::string& path, std::string_view bytes) {
  oxum_.octets += bytes.size();
  ++oxum_.streams;
  sha256_lines_ += print_manifest_line(sha256(bytes).hex(), path);
  sha512_lines_ += print_manifest_line(sha512_hex(bytes), path);
  flush_manifests(kBufferedBytesMax);
}

void BagWriter::flush_manifests(size_t bytes_max) {
  if (sha512_lines_.size() <= bytes_max) return;
  output_.append(kSha256Manifest, std::exchange(sha256_lines_, {}));
  output_.append(kSha512Manifest, std::exchange(sha512_lines_, {}));
}

void BagWriter::finish(std::vector<BagInfoElement> info) {
  flush_manifests(0);
  info.push_back({"Payload-Oxum", print(oxum_), 0});
  output_.write("bagit.txt", print(BagDeclaration{}));
  output_.write("bag-info.txt", print(info));
  std::string sha256_tags;
  std::string sha512_tags;
  for (const char* name : {"bagit.txt", "bag-info.txt", kSha256Manifest, kSha512Manifest}) {
    const auto written = output_.read(name);
    STRONGROOM_ASSERT(written);
    sha256_tags += print_manifest_line(sha256(written->bytes()).hex(), name);
    sha512_tags += print_manifest_line(sha512_hex(written->bytes()), name);
  }
  output_.write("tagmanifest-sha256.txt", sha256_tags);
  output_.write("tagmanifest-sha512.txt", sha512_tags);
  output_.publish();
}

}  // namespace strongroom::exchange
