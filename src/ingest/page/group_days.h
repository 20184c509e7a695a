// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "ingest/page/card.h"
#include "records/item.h"

namespace strongroom::ingest::page {

// The days that stand as headings above several items of a listing: "Friday, 6 March 2020", and below it that day's.
class GroupDays {
 public:
  // Of the headings below `list` that are nothing but a day.
  GroupDays(const PageTree& tree, size_t list, std::string_view lang);

  // The day of the last heading above the card, in a part of the page that holds both; none when there is none. To be
  // asked in document order.
  records::PrintedDate day_of(const Card& card);

 private:
  struct Day {
    size_t heading = 0;
    size_t end = 0;  // of what it can head
    records::PrintedDate date;
  };

  std::vector<Day> days_;
  size_t next_ = 0;
};

}  // namespace strongroom::ingest::page
