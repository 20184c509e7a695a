// SPDX-License-Identifier: Apache-2.0
#include "base/result.h"

#include <string_view>

#include "base/assert.h"

namespace strongroom {
namespace {

// A file may be named by whoever packed it: a line end in its name would be another error's line, and an escape
// sequence would write over what the terminal shows.
std::string without_controls(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string shown;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7F) {
      shown += c;
    } else {
      ((shown += "\\x") += digits[byte >> 4]) += digits[byte & 15];
    }
  }
  return shown;
}

}  // namespace

const char* error_code_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::NotFound:
      return "not-found";
    case ErrorCode::Malformed:
      return "malformed";
    case ErrorCode::Unsupported:
      return "unsupported";
    case ErrorCode::LimitExceeded:
      return "limit-exceeded";
    case ErrorCode::Refused:
      return "refused";
    case ErrorCode::Mismatch:
      return "mismatch";
    case ErrorCode::Exists:
      return "exists";
    case ErrorCode::Usage:
      return "usage";
  }
  assertion_failed("known error code", __FILE__, __LINE__);
}

std::string Error::to_string() const {
  std::string out;
  if (!file.empty()) out += file + ": ";
  if (offset) out += "at byte " + std::to_string(*offset) + ": ";
  return without_controls(out + message);
}

}  // namespace strongroom
