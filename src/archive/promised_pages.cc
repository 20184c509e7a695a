// SPDX-License-Identifier: Apache-2.0
#include "archive/promised_pages.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "archive/page_address.h"
#include "records/address.h"
#include "text/normalise.h"

namespace strongroom::archive {

namespace {

using records::Listing;
using records::ListingFilter;

// A damaged or hostile page may promise any number; nobody can fill more than this.
constexpr uint32_t pages_max = 10'000;

// An address of the listing that names its host, if it has one: its own, or that of another page of it.
const std::string& whole_address_of(const Listing& listing, const records::Capture& capture) {
  const auto is_whole = [](const std::string& url) { return !records::normalise_address(url).host.empty(); };
  for (const std::string* url : {&listing.url, &capture.url, &listing.previous, &listing.next}) {
    if (is_whole(*url)) return *url;
  }
  const auto link = std::find_if(listing.page_links.begin(), listing.page_links.end(),
                                 [&](const records::PageLink& other) { return is_whole(other.url); });
  return link == listing.page_links.end() ? listing.url : link->url;
}

// "ar" of "https://example.org/index.php/ar/news" and of "?lang=ar".
std::string language_of(const std::string& url) {
  const records::Address address = records::normalise_address(url);
  if (std::string language = records::query_parameter(address.query, "lang"); !language.empty()) return language;
  const size_t start = address.path.starts_with('/') ? 1 : 0;
  const std::string first = address.path.substr(start, address.path.find('/', start) - start);
  const bool is_letters = std::all_of(first.begin(), first.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return first.size() == 2 && is_letters ? first : std::string();
}

// What the page says of itself, besides the names that readers chose.
bool is_arabic(const Listing& listing) {
  std::string said = listing.heading;
  for (const std::string& crumb : listing.breadcrumbs) said += crumb;
  return std::any_of(said.begin(), said.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xD8 && byte <= 0xDB;
  });
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
    for (auto number = runs[i].get<uint32_t>(); number <= std::min(runs[i + 1].get<uint32_t>(), pages_max); ++number)
      numbers.insert(numbers.end(), number);
  return numbers;
}

}  // namespace

PromisedPages::ListingKey PromisedPages::key_of(Place place, const ListingFilter& filter, const std::string& heading) {
  const bool unnamed = filter.kind == records::FilterKind::Unknown || filter.kind == records::FilterKind::Latest;
  return {std::move(place), static_cast<int>(filter.kind),
          filter.year,      filter.month,
          filter.day,       text::fold(unnamed ? heading : filter.value),
          filter.id};
}

void PromisedPages::add(const records::Capture& capture) {
  for (const Listing& listing : capture.listings) add(listing, capture);
}

void PromisedPages::add(const Listing& listing, const records::Capture& capture) {
  const std::string& address = whole_address_of(listing, capture);
  std::string host = records::normalise_address(address).host;
  if (host.empty()) host = records::normalise_host(site_);
  Place place{std::move(host), language_of(address), is_arabic(listing)};
  KnownListing& known = listings_[key_of(std::move(place), listing.filter, listing.heading)];
  known.filter = listing.filter;
  known.heading = listing.heading;
  known.pages = std::max(known.pages, std::min(listing.pages, pages_max));
  if (listing.page <= pages_max) known.seen.insert(listing.page);
  const auto add_address = [&](uint32_t page, const std::string& url) {
    if (page > 0 && !url.empty()) known.addresses.try_emplace(page, url);
  };
  add_address(listing.page, listing.url);
  if (listing.page > 1) add_address(listing.page - 1, listing.previous);
  add_address(listing.page + 1, listing.next);
  for (const records::PageLink& link : listing.page_links) add_address(link.page, link.url);
}

std::vector<Gap> PromisedPages::missing() const {
  const auto homes = homes_of_dumps();
  std::map<const KnownListing*, std::set<uint32_t>> seen_in_dumps;
  for (const auto& [dump, home] : homes) seen_in_dumps[home].insert(dump->seen.begin(), dump->seen.end());
  std::vector<Gap> gaps;
  for (const auto& [key, listing] : listings_)
    if (!homes.contains(&listing)) add_missing(listing, seen_in_dumps[&listing], gaps);
  return gaps;
}

std::vector<records::ListingFilter> PromisedPages::filters() const {
  std::vector<records::ListingFilter> all;
  all.reserve(listings_.size());
  for (const auto& [key, listing] : listings_) all.push_back(listing.filter);
  return all;
}

std::map<const PromisedPages::KnownListing*, const PromisedPages::KnownListing*> PromisedPages::homes_of_dumps() const {
  // The key of a dump that is at home there. A dump need not know the source's number of what is listed.
  const auto key_of_dump = [](ListingKey key, bool with_id) {
    key.place.host.clear();
    key.place.language.clear();
    if (!with_id) key.id.clear();
    return key;
  };
  std::map<std::pair<ListingKey, uint32_t>, std::vector<const KnownListing*>> by_key;
  for (const auto& [key, listing] : listings_) {
    if (key.place.host.empty()) continue;
    by_key[{key_of_dump(key, false), listing.pages}].push_back(&listing);
    if (!key.id.empty()) by_key[{key_of_dump(key, true), listing.pages}].push_back(&listing);
  }
  std::map<const KnownListing*, const KnownListing*> homes;
  for (const auto& [key, listing] : listings_) {
    if (!key.place.host.empty()) break;  // those without a host come first
    const auto found = by_key.find({key_of_dump(key, true), listing.pages});
    if (found != by_key.end() && found->second.size() == 1) homes.emplace(&listing, found->second.front());
  }
  return homes;
}

void PromisedPages::add_missing(const KnownListing& listing, const std::set<uint32_t>& seen_in_dumps,
                                std::vector<Gap>& gaps) const {
  std::vector<records::PageLink> addresses;
  for (uint32_t page = 1; page <= listing.pages; ++page) {
    if (listing.seen.contains(page) || seen_in_dumps.contains(page)) continue;
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
    entry["host"] = key.place.host;
    entry["language"] = key.place.language;
    entry["arabic"] = key.place.is_arabic;
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
    Place place{entry.at("host").get<std::string>(), entry.at("language").get<std::string>(),
                entry.at("arabic").get<bool>()};
    const ListingKey key = key_of(std::move(place), listing.filter, listing.heading);
    listings_.insert_or_assign(key, std::move(listing));
  }
}

}  // namespace strongroom::archive
