// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "records/item.h"
#include "text/printed_date.h"

namespace strongroom::ingest::page {

// What the words before a date say it is of.
enum class DateMeaning {
  Unsaid,
  Publication,  // "Posted on", "نشر في"
  Change,       // "Updated", "aktualisiert"
  Other,        // "Copyright", "Deadline", "Born"
};

// What a folded line of words says; the last that says something decides.
DateMeaning meaning_of_label(std::string_view folded);

struct LabelledDate {
  records::PrintedDate date;  // of day precision
  DateMeaning meaning = DateMeaning::Unsaid;
  bool is_ambiguous = false;  // day and month could be the other way round
  bool stands_alone = false;  // a line of dates, names and labels, not a sentence
};

// The days that a line prints. `before` is the line above it, which may be a label.
std::vector<LabelledDate> labelled_dates(std::string_view line, std::string_view before, std::string_view lang);

// English dates of digits are month first but where the page says it is from elsewhere.
text::DayOrder day_order(std::string_view lang);

// What was found, with the text it was found in.
records::PrintedDate printed_date(const text::FoundDate& found, std::string_view text);

}  // namespace strongroom::ingest::page
