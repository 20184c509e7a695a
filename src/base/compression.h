// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace strongroom {

// RFC 1952 and RFC 7932. Levels as the libraries number them: gzip 1 to 9, brotli 0 to 11.
std::string gzip(std::string_view bytes, int level = 6);
std::string brotli(std::string_view bytes, int level = 5);
std::string zstd(std::string_view bytes, int level = 3);

// The whole of one or more gzip members (or a zlib stream). LimitExceeded when the result would pass `bytes_max`;
// Malformed, with the offset in the compressed bytes, when the stream is broken or ends early.
Result<std::string> gunzip(std::string_view bytes, uint64_t bytes_max);
Result<std::string> unzstd(std::string_view bytes, uint64_t bytes_max);
Result<std::string> unbrotli(std::string_view bytes, uint64_t bytes_max);

}  // namespace strongroom
