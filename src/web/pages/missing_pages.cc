// SPDX-License-Identifier: Apache-2.0
#include "web/pages/missing_pages.h"

#include "text/language.h"
#include "web/pages/body.h"

namespace strongroom::web {

namespace {

constexpr size_t named_max = 12;  // of one list

bool is_of_one_list(const archive::Gap& a, const archive::Gap& b) {
  return a.filter == b.filter && a.heading == b.heading && a.pages == b.pages;
}

MissingPages begin_list(const archive::Gap& gap, const Interface& interface) {
  MissingPages list;
  list.heading = gap.heading.empty() ? UserText{interface.text("list_without_heading"), interface.lang()}
                                     : UserText{gap.heading, text::detect_language(gap.heading)};
  return list;
}

Link page_link(const archive::Gap& gap, const Interface& interface) {
  const bool leads_there = gap.url && is_safe_address(*gap.url);
  return {interface.format("page_of", {{"page", interface.number(gap.page)}, {"pages", interface.number(gap.pages)}}),
          leads_there ? *gap.url : std::string()};
}

}  // namespace

View MissingPages::view() const {
  return View::of({{"heading", heading.view()}, {"pages", View::list(pages)}, {"more", more}});
}

std::vector<MissingPages> missing_pages(const KnownGaps::Gaps& gaps, const Interface& interface) {
  std::vector<MissingPages> lists;
  for (size_t begin = 0; begin < gaps.size();) {
    size_t end = begin;
    MissingPages list = begin_list(gaps[begin], interface);
    for (; end < gaps.size() && is_of_one_list(gaps[begin], gaps[end]); ++end) {
      if (list.pages.size() < named_max) list.pages.push_back(page_link(gaps[end], interface));
    }
    const size_t unnamed = end - begin - list.pages.size();
    if (unnamed > 0) list.more = interface.plural("and_more_pages", unnamed);
    lists.push_back(std::move(list));
    begin = end;
  }
  return lists;
}

}  // namespace strongroom::web
