// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/listings.h"

#include <algorithm>
#include <utility>

#include "ingest/text/breadcrumbs.h"
#include "text/normalise.h"

namespace strongroom::ingest::dump {

ListingAssembler::ListingAssembler(std::vector<std::string> categories, std::string url)
    : names_(std::move(categories)), url_(std::move(url)) {}

void ListingAssembler::add(const DumpLine& line) {
  if (line.kind == LineKind::Counter || line.kind == LineKind::Heading || line.kind == LineKind::Crumbs) {
    marks_.push_back(line);
  }
}

void ListingAssembler::add_item() {
  const bool begins_listing = drafts_.back().items > 0 && !marks_.empty();
  settle_marks();
  // Everything between was the last listing's, and yet items follow: they are the next listing's.
  if (begins_listing && drafts_.back().items > 0) drafts_.emplace_back();
  ++drafts_.back().items;
}

bool ListingAssembler::take(Draft& draft, const DumpLine& mark) {
  if (mark.counter) {
    if (draft.counter && !(*draft.counter == *mark.counter)) return false;
    draft.counter = mark.counter;
    return true;
  }
  if (!mark.heading) return draft.crumbs.empty() && (draft.crumbs = mark.text, true);
  const std::string crumbs = text::clean_line(std::string_view(mark.text).substr(0, mark.heading->start));
  const bool is_another = draft.heading && !(draft.heading->filter == mark.heading->filter);
  if (is_another || (crumbs.empty() ? draft.has_bare_heading : !draft.crumbs.empty())) return false;
  if (crumbs.empty())
    draft.has_bare_heading = true;
  else
    draft.crumbs = crumbs;
  draft.heading = mark.heading;
  draft.heading_text = mark.text.substr(mark.heading->start);
  return true;
}

void ListingAssembler::settle_marks() {
  for (const DumpLine& mark : std::exchange(marks_, {})) {
    if (take(drafts_.back(), mark)) continue;
    drafts_.emplace_back();
    take(drafts_.back(), mark);
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
  if (draft.counter) {
    listing.page = draft.counter->page;
    listing.pages = draft.counter->pages;
  }
  listing.items = draft.items;
  return listing;
}

std::vector<records::Listing> ListingAssembler::finish() {
  settle_marks();
  std::vector<records::Listing> listings;
  for (const Draft& draft : drafts_) {
    // Breadcrumbs alone stand on every page, the pages of single items among them.
    const bool is_list = draft.counter || draft.heading || draft.items > 1;
    if (is_list) listings.push_back(listing_of(draft));
  }
  return listings;
}

}  // namespace strongroom::ingest::dump
