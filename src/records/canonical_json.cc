// SPDX-License-Identifier: Apache-2.0
#include "records/canonical_json.h"

#include "base/assert.h"
#include "base/json.h"

namespace strongroom::records::canonical_json {

namespace {

// RFC 8785 section 3.2.2.3: beyond it JSON readers that use doubles would not agree.
constexpr uint64_t number_max = (uint64_t{1} << 53) - 1;

constexpr Visibility visibilities[] = {Visibility::Public, Visibility::Staff, Visibility::Restricted,
                                       Visibility::Sealed};

}  // namespace

void set(json& object, const char* name, const std::string& value) {
  if (!value.empty()) object[name] = value;
}

void set(json& object, const char* name, uint64_t value) {
  STRONGROOM_ASSERT(value <= number_max);
  if (value != 0) object[name] = value;
}

void set_time(json& object, const char* name, const std::optional<Timestamp>& time) {
  if (time) object[name] = time->rfc3339();
}

void set_visibility(json& object, Visibility visibility) {
  if (visibility != Visibility::Public) object["visibility"] = visibility_name(visibility);
}

const json* member(const json& object, const char* name) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(name);
  return found == object.end() ? nullptr : &*found;
}

std::string text_of(const json& object, const char* name) {
  const json* value = member(object, name);
  return value && value->is_string() ? value->get<std::string>() : std::string();
}

uint64_t number_of(const json& object, const char* name) {
  const json* value = member(object, name);
  if (!value || !value->is_number_unsigned()) return 0;
  const auto number = value->get<uint64_t>();
  return number <= number_max ? number : 0;
}

Digest digest_of(const json& object, const char* name) {
  return Digest::from_hex(text_of(object, name)).value_or(Digest{});
}

std::optional<Timestamp> time_of(const json& object, const char* name) {
  return Timestamp::parse_rfc3339(text_of(object, name));
}

Visibility visibility_of(const json& object, const char* name) {
  return enum_of(object, name, visibilities, visibility_name);
}

std::string bytes_of(const json& value) { return print_json(value); }

Result<json> parse_bytes(std::string_view bytes, const char* what) {
  Result<json> value = parse_json(bytes);
  if (value) return value;
  const Error& error = value.error();
  return fail(error.code, std::string("not the JSON of ") + what + ": " + error.message, error.offset);
}

Result<void> check_same(std::string_view written, std::string_view bytes, const char* what) {
  if (written == bytes) return {};
  const auto differs = std::mismatch(written.begin(), written.end(), bytes.begin(), bytes.end());
  return fail(ErrorCode::Malformed, std::string("not the canonical form of ") + what,
              static_cast<uint64_t>(differs.second - bytes.begin()));
}

}  // namespace strongroom::records::canonical_json
