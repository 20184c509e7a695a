// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace strongroom {

enum class ErrorCode {
  NotFound,       // the thing asked for does not exist
  Malformed,      // input that breaks its format
  Unsupported,    // a format or a version we do not read
  LimitExceeded,  // input beyond a stated limit
  Refused,        // understood, and not done: it would break a promise
  Mismatch,       // a check that failed: digest, signature, proof
  Exists,         // it is there already
  Usage,          // the caller's arguments
};

// The stable lower-case name of a code, as shown in JSON: "malformed".
const char* error_code_name(ErrorCode code);

// An expected failure. `message` is one sentence for a person, without the place; `file` and `offset` are the place.
struct Error {
  ErrorCode code = ErrorCode::Malformed;
  std::string message;
  std::string file;                // empty when not about a file
  std::optional<uint64_t> offset;  // bytes from the start of the file

  // "archive.warc.gz: at byte 1234: chunk length is not a number". One line: control characters are written "\x0a".
  std::string to_string() const;
};

template <typename T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
};

template <>
class [[nodiscard]] Result<void> : public tl::expected<void, Error> {
 public:
  using tl::expected<void, Error>::expected;
};

// return fail(ErrorCode::Malformed, "the month is 13", offset);
inline tl::unexpected<Error> fail(ErrorCode code, std::string message, std::optional<uint64_t> offset = {}) {
  return tl::unexpected<Error>(Error{code, std::move(message), {}, offset});
}

// Passes another result's error on.
inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

}  // namespace strongroom
