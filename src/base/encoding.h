// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace strongroom {

std::string to_hex(std::string_view bytes);  // lower case
std::optional<std::string> from_hex(std::string_view hex);

// RFC 4648 section 4: the standard alphabet, padded. Decoding refuses white space, missing padding, other alphabets and
// non-zero trailing bits.
std::string to_base64(std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);

// Crockford's base 32 in lower case (no i, l, o, u): the alphabet of item ids ("k3v9qd"). 5 bits a character,
// most significant first; the last character is padded with zero bits.
std::string to_base32_id(std::string_view bytes);

// Decimal as the log's formats want it: digits only, no leading zero (but "0"), within 64 bits.
std::optional<uint64_t> parse_decimal(std::string_view text);

// The lowest `size` bytes of the number, most significant first; `size` is 1 to 8. And back, from 1 to 8 bytes.
std::string to_big_endian(uint64_t number, size_t size);
uint64_t from_big_endian(std::string_view bytes);

// Percent-encodes everything but RFC 3986 unreserved characters; `keep` are further characters to leave alone.
std::string percent_encode(std::string_view text, std::string_view keep = {});
// Malformed escapes are kept as they are.
std::string percent_decode(std::string_view text);

}  // namespace strongroom
