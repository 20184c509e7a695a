// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/assert.h"
#include "base/result.h"
#include "records/record.h"

// How canonical bytes are written and read, for the files that do it. Every value has two functions, `write_…` and
// `read_…`. The reading ones take what they know and skip the rest: what they skipped is missing when the value is
// written again, and so the comparison in `parse` refuses it.
namespace strongroom::records::canonical_json {

using nlohmann::json;

// RFC 8785 section 3.2.2.3: beyond it JSON readers that use doubles would not agree.
inline constexpr uint64_t number_max = (uint64_t{1} << 53) - 1;

inline void set(json& object, const char* name, const std::string& value) {
  if (!value.empty()) object[name] = value;
}

inline void set(json& object, const char* name, uint64_t value) {
  STRONGROOM_ASSERT(value <= number_max);
  if (value != 0) object[name] = value;
}

template <typename T>
void set_all(json& object, const char* name, const std::vector<T>& values, json (*write)(const T&)) {
  if (values.empty()) return;
  json array = json::array();
  for (const T& value : values) array.push_back(write(value));
  object[name] = std::move(array);
}

inline const json* member(const json& object, const char* name) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(name);
  return found == object.end() ? nullptr : &*found;
}

inline std::string text_of(const json& object, const char* name) {
  const json* value = member(object, name);
  return value && value->is_string() ? value->get<std::string>() : std::string();
}

inline uint64_t number_of(const json& object, const char* name) {
  const json* value = member(object, name);
  if (!value || !value->is_number_unsigned()) return 0;
  const auto number = value->get<uint64_t>();
  return number <= number_max ? number : 0;
}

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

inline Digest digest_of(const json& object, const char* name) {
  return Digest::from_hex(text_of(object, name)).value_or(Digest{});
}

inline constexpr Visibility visibilities[] = {Visibility::Public, Visibility::Staff, Visibility::Restricted,
                                              Visibility::Sealed};

// Told where it is not public.
inline void set_visibility(json& object, Visibility visibility) {
  if (visibility != Visibility::Public) object["visibility"] = visibility_name(visibility);
}

inline Visibility visibility_of(const json& object) {
  return enum_of(object, "visibility", visibilities, visibility_name);
}

inline void set_time(json& object, const char* name, const std::optional<Timestamp>& time) {
  if (time) object[name] = time->rfc3339();
}

inline std::optional<Timestamp> time_of(const json& object, const char* name) {
  return Timestamp::parse_rfc3339(text_of(object, name));
}

// json's objects are sorted maps and its compact form escapes as RFC 8785 section 3.2.2.2 asks. Strings are valid UTF-8
// by contract; a file name that is not is written with U+FFFD rather than refused.
inline std::string bytes_of(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

// Reads with `read`, whatever the form.
template <typename T>
Result<T> parse_any_form(std::string_view bytes, T (*read)(const json&), const char* what) {
  try {
    return read(json::parse(bytes));
  } catch (const json::parse_error& error) {
    return fail(ErrorCode::Malformed, std::string("not the JSON of ") + what, error.byte > 0 ? error.byte - 1 : 0);
  } catch (const json::out_of_range&) {
    return fail(ErrorCode::Malformed, std::string("a number is too large for the JSON of ") + what);
  }
}

// Reads with `read` and refuses what would not be written the same again.
template <typename T>
Result<T> parse(std::string_view bytes, T (*read)(const json&), const char* what) {
  auto read_value = parse_any_form(bytes, read, what);
  if (!read_value) return read_value;
  T& parsed = *read_value;
  const std::string written = canonical(parsed);
  if (written == bytes) return read_value;
  const auto differs = std::mismatch(written.begin(), written.end(), bytes.begin(), bytes.end());
  return fail(ErrorCode::Malformed, std::string("not the canonical form of ") + what,
              static_cast<uint64_t>(differs.second - bytes.begin()));
}

}  // namespace strongroom::records::canonical_json
