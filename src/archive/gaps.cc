// SPDX-License-Identifier: Apache-2.0
#include "archive/gaps.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "archive/page_address.h"
#include "records/address.h"
#include "text/normalise.h"

namespace strongroom::archive {

namespace {

using records::Listing;
using records::ListingFilter;
using records::PageLink;

constexpr size_t truncated_items_max = 1'000'000;
// A damaged or hostile page may promise any number; nobody can fill more than this.
constexpr uint32_t pages_max = 10'000;

// Pages with the same host and filter are pages of one listing.
struct ListingKey {
  std::string host;
  int kind = 0;
  int year = 0;
  int month = 0;
  int day = 0;
  std::string value;
  std::string id;
  friend auto operator<=>(const ListingKey&, const ListingKey&) = default;
};

// What is known of one listing from all of its captured pages.
struct KnownListing {
  ListingFilter filter;
  std::string heading;
  uint32_t pages = 0;
  std::set<uint32_t> seen;
  std::vector<PageLink> links;
};

std::string host_of(const Listing& listing, const records::Capture& capture, const std::string& site) {
  for (const std::string* url : {&listing.url, &capture.url, &listing.previous, &listing.next}) {
    std::string host = records::normalise_address(*url).host;
    if (!host.empty()) return host;
  }
  return records::normalise_host(site);
}

std::string folded_heading(const Listing& listing) { return text::fold(listing.heading); }

class GapFinder {
 public:
  explicit GapFinder(const Archive& archive) : archive_(archive), config_(archive.config()) {}

  std::vector<Gap> find() {
    archive_.store().each_capture([this](const records::Capture& capture) { look_at(capture); });
    for (const auto& [key, listing] : listings_) add_missing_pages(listing);
    add_truncated_bodies();
    gaps_.insert(gaps_.end(), items_.begin(), items_.end());
    return std::move(gaps_);
  }

 private:
  void look_at(const records::Capture& capture) {
    for (const Listing& listing : capture.listings) look_at(listing, capture);
    for (const records::ItemLink& link : capture.linked) look_at(link);
  }

  void look_at(const Listing& listing, const records::Capture& capture) {
    const ListingFilter& filter = listing.filter;
    const bool unnamed = filter.kind == records::FilterKind::Unknown || filter.kind == records::FilterKind::Latest;
    KnownListing& known =
        listings_[{host_of(listing, capture, config_.site), static_cast<int>(filter.kind), filter.year, filter.month,
                   filter.day, unnamed ? folded_heading(listing) : text::fold(filter.value), filter.id}];
    known.filter = filter;
    known.heading = listing.heading;
    known.pages = std::max(known.pages, std::min(listing.pages, pages_max));
    known.seen.insert(listing.page);
    if (!listing.url.empty()) known.links.push_back({listing.page, listing.url});
    if (!listing.previous.empty() && listing.page > 1) known.links.push_back({listing.page - 1, listing.previous});
    if (!listing.next.empty()) known.links.push_back({listing.page + 1, listing.next});
    known.links.insert(known.links.end(), listing.page_links.begin(), listing.page_links.end());
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

  void add_missing_pages(const KnownListing& listing) {
    for (uint32_t page = 1; page <= listing.pages; ++page) {
      if (listing.seen.contains(page)) continue;
      Gap gap;
      gap.filter = listing.filter;
      gap.page = page;
      gap.pages = listing.pages;
      gap.heading = listing.heading;
      if (const std::optional<std::string> url = address_of_page(listing.links, page)) {
        gap.url = whole_address(*url, config_.site_url).value_or(*url);
      }
      gaps_.push_back(std::move(gap));
    }
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
  std::map<ListingKey, KnownListing> listings_;
  std::set<std::string> linked_;
  std::vector<Gap> items_;
  std::vector<Gap> gaps_;
};

nlohmann::ordered_json filter_json(const ListingFilter& filter) {
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
  return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
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
