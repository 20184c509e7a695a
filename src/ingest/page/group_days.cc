// SPDX-License-Identifier: Apache-2.0
#include "ingest/page/group_days.h"

#include <string>

#include "ingest/page/byline.h"
#include "ingest/page/item_signs.h"

namespace strongroom::ingest::page {
namespace {

bool may_head_a_group(const html::Node& node) {
  return is_heading(node) || node.tag() == "dt" || node.tag() == "th" || node.tag() == "summary";
}

}  // namespace

GroupDays::GroupDays(const PageTree& tree, size_t list, std::string_view lang) {
  constexpr uint32_t words_max = 6;
  for (size_t i = list; i < tree.elements[list].end; ++i) {
    const Element& element = tree.elements[i];
    const bool is_short = element.words > 0 && element.words <= words_max;
    if (element.chrome || !is_short || !may_head_a_group(element.node)) continue;
    records::PrintedDate date = date_of_markup(element.node.text(), lang);
    if (!date.date || date.precision != records::DatePrecision::Day) continue;
    days_.push_back({i, tree.elements[element.parent].end, std::move(date)});
  }
}

records::PrintedDate GroupDays::day_of(const Card& card) {
  while (next_ < days_.size() && days_[next_].heading < card.first) ++next_;
  if (next_ == 0 || days_[next_ - 1].end < card.end) return {};
  return days_[next_ - 1].date;
}

}  // namespace strongroom::ingest::page
