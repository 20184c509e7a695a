// SPDX-License-Identifier: Apache-2.0
#include "ingest/json/json_text.h"

#include "base/json.h"

namespace strongroom::ingest {
using nlohmann::json;

JsonText read_json(std::string_view utf8) {
  const size_t start = utf8.find_first_of("{[");
  if (start == std::string_view::npos) return {{}, Error{ErrorCode::Malformed, "there is no JSON value", {}, 0}};
  JsonText text;
  text.fault = parse_damaged_json(utf8.substr(start), text.value);
  if (!text.fault) return text;
  text.fault->message += "; what stands before is kept";
  *text.fault->offset += start;
  return text;
}

const json& member(const json& object, std::string_view name) {
  static const json nothing;
  if (!object.is_object()) return nothing;
  const auto found = object.find(std::string(name));
  return found == object.end() ? nothing : *found;
}

std::string text_of(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number() || value.is_boolean()) return print_json(value);
  return {};
}

std::string text_member(const json& object, std::string_view name) { return text_of(member(object, name)); }

}  // namespace strongroom::ingest
