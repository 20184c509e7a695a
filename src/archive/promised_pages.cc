// SPDX-License-Identifier: Apache-2.0
#include "archive/promised_pages.h"

#include <algorithm>

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

std::string folded_heading(const Listing& listing) { return text::fold(listing.heading); }

}  // namespace

void PromisedPages::add(const records::Capture& capture) {
  for (const Listing& listing : capture.listings) add(listing, capture);
}

void PromisedPages::add(const Listing& listing, const records::Capture& capture) {
  const ListingFilter& filter = listing.filter;
  const bool unnamed = filter.kind == records::FilterKind::Unknown || filter.kind == records::FilterKind::Latest;
  KnownListing& known =
      listings_[{host_of(listing, capture, site_), static_cast<int>(filter.kind), filter.year, filter.month, filter.day,
                 unnamed ? folded_heading(listing) : text::fold(filter.value), filter.id}];
  known.filter = filter;
  known.heading = listing.heading;
  known.pages = std::max(known.pages, std::min(listing.pages, pages_max));
  known.seen.insert(listing.page);
  if (!listing.url.empty()) known.links.push_back({listing.page, listing.url});
  if (!listing.previous.empty() && listing.page > 1) known.links.push_back({listing.page - 1, listing.previous});
  if (!listing.next.empty()) known.links.push_back({listing.page + 1, listing.next});
  known.links.insert(known.links.end(), listing.page_links.begin(), listing.page_links.end());
}

std::vector<Gap> PromisedPages::missing() const {
  std::vector<Gap> gaps;
  for (const auto& [key, listing] : listings_) add_missing(listing, gaps);
  return gaps;
}

void PromisedPages::add_missing(const KnownListing& listing, std::vector<Gap>& gaps) const {
  for (uint32_t page = 1; page <= listing.pages; ++page) {
    if (listing.seen.contains(page)) continue;
    Gap gap;
    gap.filter = listing.filter;
    gap.page = page;
    gap.pages = listing.pages;
    gap.heading = listing.heading;
    if (const std::optional<std::string> url = address_of_page(listing.links, page)) {
      gap.url = whole_address(*url, site_url_).value_or(*url);
    }
    gaps.push_back(std::move(gap));
  }
}

}  // namespace strongroom::archive
