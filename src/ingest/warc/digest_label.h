// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace strongroom::ingest::warc {

// Whether bytes have the digest that a WARC field tells ("sha1:3EF4GH5…", base 32 or hexadecimal; ISO 28500 section
// 5.8). nullopt when the label is empty or of an algorithm we do not know.
std::optional<bool> has_digest(std::string_view bytes, std::string_view label);

}  // namespace strongroom::ingest::warc
