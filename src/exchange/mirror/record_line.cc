// SPDX-License-Identifier: Apache-2.0
#include "exchange/mirror/record_line.h"

#include <nlohmann/json.hpp>

#include "base/encoding.h"
#include "base/json.h"

namespace strongroom::exchange {

namespace {

using nlohmann::json;

constexpr size_t kSaltBytes = 32;
constexpr size_t kItemIdBytesMax = 128;

// False when there is such a member and it is no text.
bool take_text(const json& object, const char* name, std::optional<std::string>& target) {
  const auto found = object.find(name);
  if (found == object.end()) return true;
  if (!found->is_string()) return false;
  target = found->get<std::string>();
  return true;
}

std::optional<RecordLine> parse_line(std::string_view text) {
  const json object = parse_json(text).value_or(nullptr);
  if (!object.is_object()) return std::nullopt;
  const auto entry = object.find("entry");
  if (entry == object.end() || !entry->is_number_unsigned()) return std::nullopt;
  RecordLine line;
  line.entry = entry->get<uint64_t>();
  std::optional<std::string> salt;
  std::optional<std::string> below;
  if (!take_text(object, "record", line.record) || !take_text(object, "salt", salt) ||
      !take_text(object, "below", below)) {
    return std::nullopt;
  }
  if (salt) {
    line.salt = from_hex(*salt);
    if (!line.salt || line.salt->size() != kSaltBytes) return std::nullopt;
  }
  line.below = below.value_or("");
  if (line.below.size() > kItemIdBytesMax) return std::nullopt;
  return line;
}

}  // namespace

std::string print(const RecordLine& line) {
  nlohmann::ordered_json object = {{"entry", line.entry}};
  if (line.record) object["record"] = *line.record;
  if (line.salt) object["salt"] = to_hex(*line.salt);
  if (!line.below.empty()) object["below"] = line.below;
  return print_json(object) + "\n";
}

Result<std::vector<RecordLine>> parse_record_lines(std::string_view bytes) {
  std::vector<RecordLine> lines;
  for (size_t at = 0; at < bytes.size();) {
    const size_t end = bytes.find('\n', at);
    if (end == std::string_view::npos) return fail(ErrorCode::Malformed, "the last line is cut off", at);
    if (lines.size() == kRecordLinesMax) return fail(ErrorCode::LimitExceeded, "there are more than 256 lines", at);
    auto line = parse_line(bytes.substr(at, end - at));
    if (!line) return fail(ErrorCode::Malformed, "the line is not a record as docs/formats/mirror.md has it", at);
    lines.push_back(std::move(*line));
    at = end + 1;
  }
  return lines;
}

}  // namespace strongroom::exchange
