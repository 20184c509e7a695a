// SPDX-License-Identifier: Apache-2.0
#include "ingest/warc/digest_label.h"

#include <string>

#include "base/checksum.h"
#include "base/encoding.h"

namespace strongroom::ingest::warc {

namespace {

// RFC 4648 section 6, without padding.
std::string to_base32(std::string_view bytes) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string out;
  unsigned bits = 0;
  unsigned count = 0;
  for (const char c : bytes) {
    bits = ((bits << 8) | static_cast<unsigned char>(c)) & 0xffff;
    count += 8;
    for (; count >= 5; count -= 5) out.push_back(alphabet[(bits >> (count - 5)) & 31]);
  }
  if (count > 0) out.push_back(alphabet[(bits << (5 - count)) & 31]);
  return out;
}

bool same_letters(std::string_view a, std::string_view b) {
  const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c; };
  if (a.size() != b.size()) return false;
  for (size_t i = 0; i < a.size(); ++i) {
    if (upper(a[i]) != upper(b[i])) return false;
  }
  return true;
}

}  // namespace

std::optional<bool> has_digest(std::string_view bytes, std::string_view label) {
  const size_t colon = label.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto value = checksum(label.substr(0, colon), bytes);
  if (!value) return std::nullopt;
  std::string_view told = label.substr(colon + 1);
  while (!told.empty() && told.back() == '=') told.remove_suffix(1);
  return same_letters(told, to_base32(*value)) || same_letters(told, to_hex(*value));
}

}  // namespace strongroom::ingest::warc
