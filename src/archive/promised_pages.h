// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <vector>

#include "archive/config.h"
#include "archive/gaps.h"
#include "records/record.h"

namespace strongroom::archive {

// Which pages the listings promised ("Page 3 of 3") and which of them captures show. Captures are added in any order,
// once or more often, and what is missing is then known without reading any of them again.
class PromisedPages {
 public:
  explicit PromisedPages(const Config& config) : site_(config.site), site_url_(config.site_url) {}

  void add(const records::Capture& capture);

  // By listing and number.
  std::vector<Gap> missing() const;
  // Of all listings, whether they lack pages or not.
  std::vector<records::ListingFilter> filters() const;

  // All that was added, for another one of the same configuration to go on from. What did not come from to_json throws
  // nlohmann::json::exception.
  nlohmann::json to_json() const;
  void restore(const nlohmann::json& json);

 private:
  // Pages with the same host, filter and language are pages of one listing. A page that tells no host, as a dump of
  // text does not, is of the one listing with its filter and number of pages that is known from elsewhere, if there is
  // one.
  struct Place {
    std::string host;
    std::string language;  // the prefix of the address ("ar"), if it has one
    bool is_arabic = false;
    friend auto operator<=>(const Place&, const Place&) = default;
  };
  struct ListingKey {
    Place place;
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
    records::ListingFilter filter;
    std::string heading;
    uint32_t pages = 0;
    std::set<uint32_t> seen;
    std::map<uint32_t, std::string> addresses;  // by page, as first linked
  };

  static ListingKey key_of(Place place, const records::ListingFilter& filter, const std::string& heading);
  void add(const records::Listing& listing, const records::Capture& capture);
  // The listings without a host that are a part of another one, with that one.
  std::map<const KnownListing*, const KnownListing*> homes_of_dumps() const;
  void add_missing(const KnownListing& listing, const std::set<uint32_t>& seen_in_dumps, std::vector<Gap>& gaps) const;

  std::string site_;
  std::string site_url_;
  std::map<ListingKey, KnownListing> listings_;
};

}  // namespace strongroom::archive
