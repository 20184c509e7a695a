// SPDX-License-Identifier: Apache-2.0
#include "web/pages/pagination.h"

#include <algorithm>

namespace strongroom::web {

View Pagination::Step::view() const {
  View view = link.view();
  view.add({{"gap", gap}});
  return view;
}

View Pagination::view() const {
  return View::of({{"page_of", page_of},
                   {"range", range},
                   {"previous", previous},
                   {"next", next},
                   {"many", !steps.empty()},
                   {"steps", View::list(steps)}});
}

std::vector<uint64_t> page_numbers(uint64_t page, uint64_t pages) {
  constexpr uint64_t around = 2;
  std::vector<uint64_t> numbers;
  const uint64_t from = page > around + 1 ? page - around : 1;
  const uint64_t to = std::min(pages, page + around);
  if (from > 1) numbers.push_back(1);
  for (uint64_t number = from; number <= to; ++number) numbers.push_back(number);
  if (to < pages) numbers.push_back(pages);
  return numbers;
}

Pagination make_pagination(const PageOf& where, const Interface& interface,
                           const std::function<std::string(uint64_t page)>& address) {
  Pagination pagination;
  if (where.total == 0) return pagination;
  const auto number = [&](uint64_t n) { return interface.number(n); };
  pagination.page_of = interface.format("page_of", {{"page", number(where.page)}, {"pages", number(where.pages)}});
  pagination.range = interface.format(
      "range", {{"first", number(where.first)}, {"last", number(where.last)}, {"total", number(where.total)}});
  if (where.page > 1) pagination.previous = address(where.page - 1);
  if (where.page < where.pages) pagination.next = address(where.page + 1);
  if (where.pages < 2) return pagination;
  uint64_t before = 0;
  for (const uint64_t page : page_numbers(where.page, where.pages)) {
    pagination.steps.push_back({{number(page), address(page), {}, page == where.page}, page > before + 1});
    before = page;
  }
  return pagination;
}

}  // namespace strongroom::web
