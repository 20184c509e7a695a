// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "records/record.h"

// How canonical bytes are written and read, for the files that do it. Every value has two functions, `write_…` and
// `read_…`. The reading ones take what they know and skip the rest: what they skipped is missing when the value is
// written again, and so the comparison in `parse` refuses it.
namespace strongroom::records::canonical_json {

using nlohmann::json;

// Nothing is set for an empty text, for 0, for no time and for what is public.
void set(json& object, const char* name, const std::string& value);
void set(json& object, const char* name, uint64_t value);  // at most 2^53 - 1, asserted
void set_time(json& object, const char* name, const std::optional<Timestamp>& time);
void set_visibility(json& object, Visibility visibility);

template <typename T>
void set_all(json& object, const char* name, const std::vector<T>& values, json (*write)(const T&)) {
  if (values.empty()) return;
  json array = json::array();
  for (const T& value : values) array.push_back(write(value));
  object[name] = std::move(array);
}

// The member, or what stands for nothing where there is none or it is of another kind.
const json* member(const json& object, const char* name);
std::string text_of(const json& object, const char* name);
uint64_t number_of(const json& object, const char* name);
Digest digest_of(const json& object, const char* name);
std::optional<Timestamp> time_of(const json& object, const char* name);
Visibility visibility_of(const json& object, const char* name = "visibility");

template <typename T>
T small_number_of(const json& object, const char* name) {
  const uint64_t number = number_of(object, name);
  return number <= static_cast<uint64_t>(std::numeric_limits<T>::max()) ? static_cast<T>(number) : T{0};
}

template <typename T>
std::vector<T> all_of(const json& object, const char* name, T (*read)(const json&)) {
  std::vector<T> values;
  const json* array = member(object, name);
  if (!array || !array->is_array()) return values;
  values.reserve(array->size());
  for (const json& element : *array) values.push_back(read(element));
  return values;
}

// The value of an enumeration whose name is written there; the first one when there is no such name.
template <typename Enum, size_t count>
Enum enum_of(const json& object, const char* name, const Enum (&values)[count], const char* (*name_of)(Enum)) {
  const std::string written = text_of(object, name);
  const auto* found = std::find_if(std::begin(values), std::end(values), [&](Enum v) { return written == name_of(v); });
  return found == std::end(values) ? values[0] : *found;
}

// json's objects are sorted maps and its compact form escapes as RFC 8785 section 3.2.2.2 asks. Strings are valid UTF-8
// by contract; a file name that is not is written with U+FFFD rather than refused.
std::string bytes_of(const json& value);

// `what` names the value in the error's sentence.
Result<json> parse_bytes(std::string_view bytes, const char* what);
// Malformed, with the offset in `bytes` where they differ from what would be written.
Result<void> check_same(std::string_view written, std::string_view bytes, const char* what);

// Reads with `read`, whatever the form.
template <typename T>
Result<T> parse_any_form(std::string_view bytes, T (*read)(const json&), const char* what) {
  const Result<json> value = parse_bytes(bytes, what);
  if (!value) return fail(value.error());
  return read(*value);
}

// Reads with `read` and refuses what would not be written the same again.
template <typename T>
Result<T> parse(std::string_view bytes, T (*read)(const json&), const char* what) {
  auto value = parse_any_form(bytes, read, what);
  if (!value) return value;
  if (Result<void> same = check_same(canonical(*value), bytes, what); !same) return fail(same.error());
  return value;
}

}  // namespace strongroom::records::canonical_json
