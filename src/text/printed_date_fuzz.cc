// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "text/printed_date.h"

// Whatever the text, dates lie inside it, in order, apart from each other, and exist.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace strongroom;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const auto order : {text::DayOrder::DayFirst, text::DayOrder::MonthFirst}) {
    size_t before = 0;
    for (const auto& found : text::find_dates(text, order)) {
      STRONGROOM_ASSERT(found.start >= before && found.start < found.end && found.end <= size);
      STRONGROOM_ASSERT(CivilDate::create(found.date.year, found.date.month, found.date.day));
      STRONGROOM_ASSERT(found.date.year >= 1900 && found.date.year <= 2100);
      STRONGROOM_ASSERT(found.time.empty() || found.time.size() == 5);
      before = found.end;
    }
  }
  static_cast<void>(text::parse_date(text));
  static_cast<void>(text::parse_month(text));
  static_cast<void>(text::parse_number(text));
  return 0;
}
