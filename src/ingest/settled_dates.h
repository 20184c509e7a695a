// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <vector>

#include "base/civil_time.h"
#include "records/item.h"

namespace strongroom::ingest {

// What a file tells besides the dates of its items.
struct DateHints {
  std::set<YearMonth> listed = {};  // the months whose items it lists
  std::set<int> years = {};         // of whole dates anywhere in it
};

enum class DateCertainty {
  Sure,
  Likely,   // another reading is possible: day and month the other way round, or another year
  Unclear,  // was taken out; the words as printed stay
};

// Settles the dates of one file's items, read day first from their printed words (`verbatim`), that can be read in more
// than one way. Where day and month are, the months listed tell, then the dates that fit one way only ("25/10/17"),
// then three of one month. What nothing tells stays day first where the year has four digits, and is taken out where it
// has two. A year of two digits, also beside a month's name ("11 Oct 17"), is sure where another date is of it or of
// the next one, or the other items' days are of the same; it is taken out where all other dates are of other years. The
// same number of certainties as of dates, in their order; dates without words are sure. Linear.
std::vector<DateCertainty> settle_dates(const std::vector<records::PrintedDate*>& dates, const DateHints& hints);

}  // namespace strongroom::ingest
