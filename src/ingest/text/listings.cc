// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/listings.h"

#include <algorithm>
#include <utility>

#include "ingest/html/url.h"
#include "ingest/k2/listing_address.h"
#include "ingest/text/breadcrumbs.h"
#include "text/normalise.h"
#include "text/printed_date.h"

namespace strongroom::ingest::dump {

ListingAssembler::ListingAssembler(std::vector<std::string> categories, std::string url)
    : names_(std::move(categories)), url_(std::move(url)) {}

void ListingAssembler::add(const DumpLine& line) {
  const bool is_mark =
      line.kind == LineKind::Counter || line.kind == LineKind::Heading || line.kind == LineKind::Crumbs;
  const bool has_page_links = line.kind == LineKind::Furniture && !line.links.empty() &&
                              (is_page_link(line.text) || is_page_link_line(line.text));
  if (is_mark || has_page_links) marks_.push_back(line);
}

void ListingAssembler::add_item() {
  const bool is_marked =
      std::any_of(marks_.begin(), marks_.end(), [](const DumpLine& mark) { return mark.kind != LineKind::Furniture; });
  const bool begins_listing = drafts_.back().items > 0 && is_marked;
  const std::string repeated = repeated_crumbs();
  settle_marks(Place::BetweenItems);
  // Everything between was the last listing's, and yet items follow: they are the next listing's.
  if (begins_listing && drafts_.back().items > 0) drafts_.emplace_back();
  if (begins_listing && drafts_.back().items == 0 && drafts_.back().crumbs.empty()) drafts_.back().crumbs = repeated;
  ++drafts_.back().items;
}

// The next page of a list has the breadcrumbs of the last one above it.
std::string ListingAssembler::repeated_crumbs() const {
  const std::string& crumbs = drafts_.back().crumbs;
  const bool is_repeated = std::any_of(marks_.begin(), marks_.end(), [&](const DumpLine& mark) {
    return mark.kind == LineKind::Crumbs && mark.text == crumbs;
  });
  return is_repeated ? crumbs : std::string();
}

bool ListingAssembler::take(Draft& draft, const DumpLine& mark, Place place) {
  if (mark.counter) {
    if (draft.counter && !(*draft.counter == *mark.counter)) return false;
    draft.counter = mark.counter;
    return true;
  }
  if (mark.kind == LineKind::Furniture) {
    draft.links.insert(draft.links.end(), mark.links.begin(), mark.links.end());
    return true;
  }
  if (!mark.heading) return draft.crumbs == mark.text || (draft.crumbs.empty() && (draft.crumbs = mark.text, true));
  const std::string crumbs = text::clean_line(std::string_view(mark.text).substr(0, mark.heading->start));
  const bool is_another = draft.heading && !(draft.heading->filter == mark.heading->filter);
  const bool is_known = draft.heading && !is_another && draft.items > 0;
  if (is_known && (place == Place::AtEnd || (!crumbs.empty() && crumbs == draft.crumbs))) {
    if (draft.crumbs.empty()) draft.crumbs = crumbs;
    return true;
  }
  if (is_another || (crumbs.empty() ? draft.has_bare_heading : !draft.crumbs.empty())) return false;
  if (crumbs.empty())
    draft.has_bare_heading = true;
  else
    draft.crumbs = crumbs;
  draft.heading = mark.heading;
  draft.heading_text = mark.text.substr(mark.heading->start);
  return true;
}

void ListingAssembler::settle_marks(Place place) {
  for (const DumpLine& mark : std::exchange(marks_, {})) {
    if (take(drafts_.back(), mark, place)) continue;
    drafts_.emplace_back();
    take(drafts_.back(), mark, place);
  }
}

records::Listing ListingAssembler::listing_of(const Draft& draft) const {
  records::Listing listing;
  listing.url = url_;
  listing.heading = draft.heading_text;
  if (draft.heading) listing.filter = draft.heading->filter;
  if (!draft.crumbs.empty()) listing.breadcrumbs = split_breadcrumbs(draft.crumbs, names_);
  const bool is_of_category = !listing.breadcrumbs.empty() &&
                              std::find(names_.begin(), names_.end(), listing.breadcrumbs.back()) != names_.end();
  if (!draft.heading && is_of_category) {
    listing.filter.kind = records::FilterKind::Category;
    listing.filter.value = listing.breadcrumbs.back();
  }
  if (const auto address = k2::parse_listing_address(url_);
      address && listing.filter.kind == records::FilterKind::Unknown) {
    listing.filter = address->filter;
  }
  if (draft.counter) {
    listing.page = draft.counter->page;
    listing.pages = draft.counter->pages;
  }
  listing.items = draft.items;
  for (const LineLink& link : draft.links) {
    const auto number = text::parse_number(link.words.substr(0, link.words.find(' ')));
    if (number && *number != listing.page && !html::is_dead_link(link.address))
      listing.page_links.push_back({*number, html::resolve_url(url_, link.address)});
  }
  drop_own_crumb(listing);
  return listing;
}

// A list of several pages prints its counter on each of them: what has the same heading and no counter is a part of the
// same page, whose heading stands in its middle.
void ListingAssembler::join_halves() {
  for (size_t i = 0; i + 1 < drafts_.size();) {
    Draft& half = drafts_[i];
    Draft& rest = drafts_[i + 1];
    const bool is_half = half.heading && rest.heading && half.heading->filter == rest.heading->filter &&
                         half.heading_text == rest.heading_text && !half.counter && rest.counter &&
                         rest.counter->pages > 1;
    if (!is_half) {
      ++i;
      continue;
    }
    rest.items += half.items;
    if (rest.crumbs.empty()) rest.crumbs = half.crumbs;
    drafts_.erase(drafts_.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

std::vector<records::Listing> ListingAssembler::finish() {
  settle_marks(Place::AtEnd);
  join_halves();
  std::vector<records::Listing> listings;
  for (const Draft& draft : drafts_) {
    // Breadcrumbs alone stand on every page, the pages of single items among them.
    const bool is_list = draft.counter || draft.heading || draft.items > 1;
    if (is_list) listings.push_back(listing_of(draft));
  }
  return listings;
}

}  // namespace strongroom::ingest::dump
