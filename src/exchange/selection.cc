// SPDX-License-Identifier: Apache-2.0
#include "exchange/selection.h"

namespace strongroom::exchange {

namespace {

constexpr uint32_t kItemsAtOnce = 1000;

std::vector<records::ItemId> items_of(const store::Store& store, store::ListQuery query) {
  query.page_size = kItemsAtOnce;
  std::vector<records::ItemId> ids;
  for (uint64_t pages = 1; query.page <= pages; ++query.page) {
    const store::ListPage page = store.list(query);
    pages = page.pages;
    for (const store::ItemSummary& item : page.items) ids.push_back(item.id);
  }
  return ids;
}

store::ListQuery query_of(const Selection& selection) {
  store::ListQuery query;
  if (const auto* month = std::get_if<YearMonth>(&selection)) query.month = *month;
  if (const auto* term = std::get_if<store::TermRef>(&selection)) query.term = *term;
  return query;
}

}  // namespace

std::string to_string(const Selection& selection) {
  if (const auto* id = std::get_if<records::ItemId>(&selection)) return "item " + id->value;
  if (const auto* month = std::get_if<YearMonth>(&selection)) return "the month " + month->iso();
  if (const auto* term = std::get_if<store::TermRef>(&selection)) {
    return std::string("the ") + store::term_kind_name(term->kind) + " " + term->slug;
  }
  return "the whole archive";
}

Result<std::vector<records::ItemId>> select_items(const store::Store& store, const Selection& selection) {
  std::vector<records::ItemId> ids;
  if (const auto* id = std::get_if<records::ItemId>(&selection)) {
    if (store.item(*id)) ids.push_back(*id);
  } else {
    ids = items_of(store, query_of(selection));
  }
  if (ids.empty() && std::holds_alternative<WholeArchive>(selection)) {
    return fail(ErrorCode::NotFound, "the archive has no items that may be shown yet; take something in first");
  }
  if (ids.empty()) return fail(ErrorCode::NotFound, "the archive has nothing of " + to_string(selection));
  return ids;
}

}  // namespace strongroom::exchange
