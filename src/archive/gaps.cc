// SPDX-License-Identifier: Apache-2.0
#include "archive/gaps.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "archive/gap_tracker.h"
#include "archive/page_address.h"
#include "base/json.h"
#include "text/normalise.h"

namespace strongroom::archive {

namespace {

constexpr size_t truncated_items_max = 1'000'000;

std::vector<Gap> truncated_bodies(const Archive& archive) {
  std::vector<Gap> gaps;
  for (const store::ItemSummary& summary : archive.store().truncated_items(truncated_items_max)) {
    Gap gap;
    gap.kind = GapKind::Body;
    gap.item = summary.id;
    gap.heading = summary.title.empty() ? text::shorten(summary.lead, 80) : summary.title;
    if (const auto revision = archive.store().item(summary.id); revision && !revision->item.url.empty()) {
      gap.url = whole_address(revision->item.url, archive.config().site_url).value_or(revision->item.url);
    }
    gaps.push_back(std::move(gap));
  }
  return gaps;
}

nlohmann::ordered_json filter_json(const records::ListingFilter& filter) {
  nlohmann::ordered_json object = {{"kind", filter_kind_name(filter.kind)}};
  if (filter.year != 0) object["year"] = filter.year;
  if (filter.month != 0) object["month"] = filter.month;
  if (filter.day != 0) object["day"] = filter.day;
  if (!filter.value.empty()) object["value"] = filter.value;
  if (!filter.id.empty()) object["id"] = filter.id;
  return object;
}

}  // namespace

const char* gap_kind_name(GapKind kind) {
  switch (kind) {
    case GapKind::Page:
      return "page";
    case GapKind::Body:
      return "body";
    case GapKind::Item:
      return "item";
  }
  return "";
}

std::string Gap::to_json() const {
  const bool of_page = kind == GapKind::Page;
  nlohmann::ordered_json object;
  object["kind"] = gap_kind_name(kind);
  object["filter"] = of_page ? filter_json(filter) : nlohmann::ordered_json(nullptr);
  object["page"] = of_page ? nlohmann::ordered_json(page) : nlohmann::ordered_json(nullptr);
  object["pages"] = of_page ? nlohmann::ordered_json(pages) : nlohmann::ordered_json(nullptr);
  object["url"] = url ? nlohmann::ordered_json(*url) : nlohmann::ordered_json(nullptr);
  object["item"] = item ? nlohmann::ordered_json(item->value) : nlohmann::ordered_json(nullptr);
  return print_json(object);
}

std::string Gap::to_string() const {
  const std::string address = url ? ": " + *url : "";
  const std::string name = heading.empty() ? "" : fmt::format(" “{}”", heading);
  switch (kind) {
    case GapKind::Page:
      return fmt::format("page {} of {} of{}{}", page, pages, name.empty() ? " a list without a heading" : name,
                         address);
    case GapKind::Body:
      return fmt::format("the rest of item {}{}{}", item ? item->value : "", name, address);
    case GapKind::Item:
      return fmt::format("the item linked as{}{}", name.empty() ? " (no words)" : name, address);
  }
  return "";
}

std::vector<Gap> find_gaps(const Archive& archive) {
  GapTracker tracker(archive);
  return find_gaps(archive, tracker);
}

std::vector<Gap> find_gaps(const Archive& archive, GapTracker& tracker) {
  tracker.follow();
  std::vector<Gap> gaps = tracker.missing_pages();
  for (std::vector<Gap> others : {truncated_bodies(archive), tracker.missing_items()})
    std::move(others.begin(), others.end(), std::back_inserter(gaps));
  return gaps;
}

uint64_t count_gaps(const Archive& archive, GapTracker& tracker) {
  tracker.follow();
  return tracker.missing_pages().size() + archive.store().truncated_count() + tracker.missing_item_count();
}

}  // namespace strongroom::archive
