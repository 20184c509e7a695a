// SPDX-License-Identifier: Apache-2.0
#include "base/result.h"

#include "base/assert.h"

namespace strongroom {

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
  return out + message;
}

}  // namespace strongroom
