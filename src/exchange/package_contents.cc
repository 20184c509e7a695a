// SPDX-License-Identifier: Apache-2.0
#include "exchange/package_contents.h"

#include <unordered_set>

namespace strongroom::exchange {

namespace {

// A capture that shows a withheld item too is not to be shown as a record: its bytes would tell of that item.
bool may_be_shown(const store::Store& store, const std::string& capture_id) {
  return store.record(records::RecordKind::Capture, capture_id, records::Revision{1}).has_value();
}

}  // namespace

Result<PackageContents> contents_of(const store::Store& store, const Selection& selection) {
  auto items = select_items(store, selection);
  if (!items) return fail(items.error());
  PackageContents contents{std::move(*items), {}};
  std::unordered_set<std::string> seen;
  const auto take = [&](const records::Capture& capture) {
    std::string id = capture.id();
    if (seen.insert(id).second && may_be_shown(store, id)) contents.captures.push_back(std::move(id));
  };
  if (std::holds_alternative<WholeArchive>(selection)) {
    store.each_capture(take);
    return contents;
  }
  for (const records::ItemId& id : contents.items) {
    for (const records::Capture& capture : store.captures_of(id)) take(capture);
  }
  return contents;
}

}  // namespace strongroom::exchange
