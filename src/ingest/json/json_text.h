// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace strongroom::ingest {

// What could be read of a JSON text. A text that breaks off or is damaged keeps all values before the damage.
struct JsonText {
  nlohmann::json value;
  std::optional<Error> fault;  // with the offset of the damage
};

// Bounded in depth and in the number of values; passes over a byte-order mark and whatever stands before the first
// bracket.
JsonText read_json(std::string_view utf8);

// The member, or null where the value is no object or has none of that name. The result lives as long as `object`.
const nlohmann::json& member(const nlohmann::json& object, std::string_view name);

// A string as it is, a number or boolean as written, and nothing for anything else.
std::string text_of(const nlohmann::json& value);
std::string text_member(const nlohmann::json& object, std::string_view name);

}  // namespace strongroom::ingest
