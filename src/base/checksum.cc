// SPDX-License-Identifier: Apache-2.0
#include "base/checksum.h"

#include <openssl/evp.h>

#include <array>
#include <utility>

#include "base/ascii.h"

namespace strongroom {

namespace {

const EVP_MD* algorithm_named(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    if (c != '-') plain.push_back(ascii_lower(c));
  }
  if (plain == "md5") return EVP_md5();
  if (plain == "sha1") return EVP_sha1();
  if (plain == "sha224") return EVP_sha224();
  if (plain == "sha256") return EVP_sha256();
  if (plain == "sha384") return EVP_sha384();
  if (plain == "sha512") return EVP_sha512();
  return nullptr;
}

}  // namespace

std::optional<std::string> checksum(std::string_view algorithm, std::string_view bytes) {
  const EVP_MD* method = algorithm_named(algorithm);
  if (method == nullptr) return std::nullopt;
  std::array<unsigned char, EVP_MAX_MD_SIZE> value{};
  unsigned size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), value.data(), &size, method, nullptr) != 1) return std::nullopt;
  return std::string(reinterpret_cast<const char*>(value.data()), size);
}

}  // namespace strongroom
