// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

// JSON (RFC 8259) is read and printed here and nowhere else, and its values are nlohmann's: their reader and printer
// are templates, and every file that called them would compile them again. tests/gates/include_table.py holds this.
namespace strongroom {

enum class JsonComments { Refuse, PassOver };

// How long the bytes may be is for the caller to say, who read them.
struct JsonOptions {
  size_t depth_max = 200;         // of objects and arrays within each other
  size_t values_max = 8'000'000;  // the whole, and all members and elements within it
  JsonComments comments = JsonComments::Refuse;
};

// Untrusted bytes, which must be one JSON value, in UTF-8, and white space around it; a byte-order mark before it is
// passed over. Of members of one name the last one counts. Errors have the offset of the byte at which reading ended:
// Malformed where the text is not JSON or a number does not fit a double (1e999), LimitExceeded where a value is beyond
// the limits, before anything of it is kept. Thread-safe; throws nothing of its own.
Result<nlohmann::json> parse_json(std::string_view bytes, const JsonOptions& options = {});

// The same, for what is printed again: members stay in the order of the text.
Result<nlohmann::ordered_json> parse_ordered_json(std::string_view bytes, const JsonOptions& options = {});

// Reads the value that the bytes begin with, and passes over what follows it. The error is why reading ended early;
// `value` then has what stands before.
[[nodiscard]] std::optional<Error> parse_damaged_json(std::string_view bytes, nlohmann::json& value,
                                                      const JsonOptions& options = {});

// JSON of our own - printed here, canonical, or written in the code - as a value again. Asserts that it is JSON.
nlohmann::ordered_json reread_json(std::string_view text);

// On one line, without spaces. What is not UTF-8 in a string (file names may hold any bytes) becomes U+FFFD.
std::string print_json(const nlohmann::json& value);
std::string print_json(const nlohmann::ordered_json& value);

// For people too: a line for each member and element, two spaces deeper for each level. No newline at the end.
std::string print_indented_json(const nlohmann::json& value);
std::string print_indented_json(const nlohmann::ordered_json& value);

}  // namespace strongroom
