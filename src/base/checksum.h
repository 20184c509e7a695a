// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace strongroom {

// The digest of bytes by an algorithm that other people's formats name: "md5", "sha1", "sha224", "sha256", "sha384",
// "sha512", in any case and with or without a hyphen. The raw bytes; nullopt for any other name. For checking what
// others wrote: what Strongroom itself promises rests on SHA-256 (digest.h).
std::optional<std::string> checksum(std::string_view algorithm, std::string_view bytes);

}  // namespace strongroom
