// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

// How an archive gives its records to a mirror: JSON Lines, one an entry of the log. docs/formats/mirror.md
namespace strongroom::exchange {

inline constexpr size_t kRecordLinesMax = 256;  // in one answer

struct RecordLine {
  uint64_t entry = 0;
  // The canonical bytes; not there when the record is withheld or erased.
  std::optional<std::string> record;
  // Of a record that the log holds salted and that was released: 32 bytes.
  std::optional<std::string> salt;
  // The item it was placed under, of those that were there before it. A hint for the order within a day, which the log
  // says nothing about; empty for the top of a day.
  std::string below;
  friend bool operator==(const RecordLine&, const RecordLine&) = default;
};

// With the newline.
std::string print(const RecordLine& line);
// Malformed with the offset of the line, or LimitExceeded beyond kRecordLinesMax.
Result<std::vector<RecordLine>> parse_record_lines(std::string_view bytes);

}  // namespace strongroom::exchange
