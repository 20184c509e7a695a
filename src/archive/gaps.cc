// SPDX-License-Identifier: Apache-2.0
#include "archive/gaps.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>

#include "archive/page_address.h"
#include "archive/promised_pages.h"
#include "base/json.h"
#include "text/normalise.h"

namespace strongroom::archive {

namespace {

constexpr size_t truncated_items_max = 1'000'000;

class GapFinder {
 public:
  explicit GapFinder(const Archive& archive) : archive_(archive), config_(archive.config()), pages_(config_) {}

  std::vector<Gap> find() {
    archive_.store().each_capture([this](const records::Capture& capture) { look_at(capture); });
    gaps_ = pages_.missing();
    add_truncated_bodies();
    gaps_.insert(gaps_.end(), items_.begin(), items_.end());
    return std::move(gaps_);
  }

 private:
  void look_at(const records::Capture& capture) {
    pages_.add(capture);
    for (const records::ItemLink& link : capture.linked) look_at(link);
  }

  // A link to an item, by what identifies it alone: its number or its address.
  void look_at(const records::ItemLink& link) {
    records::Item item;
    item.url = link.url;
    item.source_id = link.source_id;
    const std::vector<std::string> keys = records::identity_keys(item, config_.site);
    if (keys.empty() || keys.front().starts_with("text:") || !linked_.insert(keys.front()).second) return;
    if (archive_.store().find(keys)) return;
    Gap gap;
    gap.kind = GapKind::Item;
    gap.heading = link.title;
    gap.url = whole_address(link.url, config_.site_url);
    if (!gap.url && !link.url.empty()) gap.url = link.url;
    items_.push_back(std::move(gap));
  }

  void add_truncated_bodies() {
    for (const store::ItemSummary& summary : archive_.store().truncated_items(truncated_items_max)) {
      Gap gap;
      gap.kind = GapKind::Body;
      gap.item = summary.id;
      gap.heading = summary.title.empty() ? text::shorten(summary.lead, 80) : summary.title;
      if (const auto revision = archive_.store().item(summary.id); revision && !revision->item.url.empty()) {
        gap.url = whole_address(revision->item.url, config_.site_url).value_or(revision->item.url);
      }
      gaps_.push_back(std::move(gap));
    }
  }

  const Archive& archive_;
  const Config& config_;
  PromisedPages pages_;
  std::set<std::string> linked_;
  std::vector<Gap> items_;
  std::vector<Gap> gaps_;
};

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

std::vector<Gap> find_gaps(const Archive& archive) { return GapFinder(archive).find(); }

}  // namespace strongroom::archive
