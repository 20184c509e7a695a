// SPDX-License-Identifier: Apache-2.0
#include "archive/promised_pages.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "archive/page_address.h"
#include "records/address.h"
#include "text/normalise.h"

namespace strongroom::archive {

namespace {

using records::Listing;
using records::ListingFilter;

// A damaged or hostile page may promise any number; nobody can fill more than this.
constexpr uint32_t pages_max = 10'000;

std::string host_of(const Listing& listing, const records::Capture& capture, const std::string& site) {
  for (const std::string* url : {&listing.url, &capture.url, &listing.previous, &listing.next}) {
    std::string host = records::normalise_address(*url).host;
    if (!host.empty()) return host;
  }
  return records::normalise_host(site);
}

// Numbers lie close together, and a run of them is two.
nlohmann::json runs_of(const std::set<uint32_t>& numbers) {
  nlohmann::json runs = nlohmann::json::array();
  for (const uint32_t number : numbers) {
    if (!runs.empty() && runs.back() == number - 1) {
      runs.back() = number;
    } else {
      runs.push_back(number);
      runs.push_back(number);
    }
  }
  return runs;
}

std::set<uint32_t> numbers_of(const nlohmann::json& runs) {
  std::set<uint32_t> numbers;
  for (size_t i = 0; i + 1 < runs.size(); i += 2)
    for (auto number = runs[i].get<uint32_t>(); number <= runs[i + 1].get<uint32_t>(); ++number)
      numbers.insert(numbers.end(), number);
  return numbers;
}

}  // namespace

PromisedPages::ListingKey PromisedPages::key_of(const std::string& host, const ListingFilter& filter,
                                                const std::string& heading) {
  const bool unnamed = filter.kind == records::FilterKind::Unknown || filter.kind == records::FilterKind::Latest;
  return {host,        static_cast<int>(filter.kind),
          filter.year, filter.month,
          filter.day,  text::fold(unnamed ? heading : filter.value),
          filter.id};
}

void PromisedPages::add(const records::Capture& capture) {
  for (const Listing& listing : capture.listings) add(listing, capture);
}

void PromisedPages::add(const Listing& listing, const records::Capture& capture) {
  KnownListing& known = listings_[key_of(host_of(listing, capture, site_), listing.filter, listing.heading)];
  known.filter = listing.filter;
  known.heading = listing.heading;
  known.pages = std::max(known.pages, std::min(listing.pages, pages_max));
  known.seen.insert(listing.page);
  const auto add_address = [&](uint32_t page, const std::string& url) {
    if (page > 0 && !url.empty()) known.addresses.try_emplace(page, url);
  };
  add_address(listing.page, listing.url);
  if (listing.page > 1) add_address(listing.page - 1, listing.previous);
  add_address(listing.page + 1, listing.next);
  for (const records::PageLink& link : listing.page_links) add_address(link.page, link.url);
}

std::vector<Gap> PromisedPages::missing() const {
  std::vector<Gap> gaps;
  for (const auto& [key, listing] : listings_) add_missing(listing, gaps);
  return gaps;
}

void PromisedPages::add_missing(const KnownListing& listing, std::vector<Gap>& gaps) const {
  std::vector<records::PageLink> addresses;
  for (uint32_t page = 1; page <= listing.pages; ++page) {
    if (listing.seen.contains(page)) continue;
    if (addresses.empty())
      for (const auto& [number, url] : listing.addresses) addresses.push_back({number, url});
    Gap gap;
    gap.filter = listing.filter;
    gap.page = page;
    gap.pages = listing.pages;
    gap.heading = listing.heading;
    if (const std::optional<std::string> url = address_of_page(addresses, page)) {
      gap.url = whole_address(*url, site_url_).value_or(*url);
    }
    gaps.push_back(std::move(gap));
  }
}

nlohmann::json PromisedPages::to_json() const {
  nlohmann::json listings = nlohmann::json::array();
  for (const auto& [key, listing] : listings_) {
    const ListingFilter& filter = listing.filter;
    nlohmann::json addresses = nlohmann::json::array();
    for (const auto& [page, url] : listing.addresses) {
      addresses.push_back(page);
      addresses.push_back(url);
    }
    nlohmann::json entry;
    entry["host"] = key.host;
    entry["kind"] = static_cast<int>(filter.kind);
    entry["year"] = filter.year;
    entry["month"] = filter.month;
    entry["day"] = filter.day;
    entry["value"] = filter.value;
    entry["id"] = filter.id;
    entry["heading"] = listing.heading;
    entry["pages"] = listing.pages;
    entry["seen"] = runs_of(listing.seen);
    entry["addresses"] = std::move(addresses);
    listings.push_back(std::move(entry));
  }
  return listings;
}

void PromisedPages::restore(const nlohmann::json& json) {
  listings_.clear();
  for (const nlohmann::json& entry : json) {
    KnownListing listing;
    listing.filter = {static_cast<records::FilterKind>(entry.at("kind").get<int>()),
                      entry.at("year").get<int>(),
                      entry.at("month").get<int>(),
                      entry.at("day").get<int>(),
                      entry.at("value").get<std::string>(),
                      entry.at("id").get<std::string>()};
    listing.heading = entry.at("heading").get<std::string>();
    listing.pages = entry.at("pages").get<uint32_t>();
    listing.seen = numbers_of(entry.at("seen"));
    const nlohmann::json& addresses = entry.at("addresses");
    for (size_t i = 0; i + 1 < addresses.size(); i += 2)
      listing.addresses.emplace(addresses[i].get<uint32_t>(), addresses[i + 1].get<std::string>());
    const ListingKey key = key_of(entry.at("host").get<std::string>(), listing.filter, listing.heading);
    listings_.insert_or_assign(key, std::move(listing));
  }
}

}  // namespace strongroom::archive
