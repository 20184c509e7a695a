// SPDX-License-Identifier: Apache-2.0
#include "ingest/k2/listing_page.h"

#include <algorithm>

#include "ingest/html/url.h"
#include "ingest/k2/listing_address.h"
#include "ingest/k2/pagination.h"
#include "ingest/listing_heading.h"
#include "text/normalise.h"
#include "text/printed_date.h"

namespace strongroom::ingest::k2 {
namespace {

using html::Node;
using records::FilterKind;
using records::Listing;
using records::ListingFilter;

bool is_separator(std::string_view text) {
  constexpr std::string_view separators[] = {"»", "›", ">", "/", "|", "→", "«", "‹", "::", "•", "-", "\\"};
  return std::find(std::begin(separators), std::end(separators), text) != std::end(separators);
}

// The crumbs' links and what stands between them as text, but the label ("You are here:") and separators.
std::vector<std::string> read_breadcrumbs(Node block) {
  std::vector<std::string> crumbs;
  for (Node node = block.next_below(block); node;) {
    const bool is_furniture = node.has_class("bcTitle") || node.has_class("bcSeparator") || node.has_class("divider") ||
                              node.has_class("showHere") || node.has_class("icon-location");
    const bool is_crumb = node.tag() == "a" || node.is_text();
    if (is_crumb && !is_furniture) {
      const std::string crumb = node.is_text() ? text::clean_line(node.content()) : node.text();
      if (!crumb.empty() && !is_separator(crumb) && !crumb.ends_with(':')) crumbs.push_back(crumb);
    }
    node = is_crumb || is_furniture ? node.after_below(block) : node.next_below(block);
  }
  return crumbs;
}

// "Harbour News (12)" is the name and how many items it has.
std::string without_count(const std::string& heading) {
  const size_t open = heading.rfind(" (");
  if (open == std::string::npos || !heading.ends_with(')')) return heading;
  const std::string_view inside = std::string_view(heading).substr(open + 2, heading.size() - open - 3);
  return text::parse_number(inside) ? heading.substr(0, open) : heading;
}

// The first heading that says what is listed, else the first that says anything.
std::string choose_heading(const PageSurvey& survey) {
  std::string first;
  for (const Node& node : survey.headings) {
    std::string heading = node.text();
    if (parse_listing_heading(heading)) return heading;
    if (first.empty()) first = std::move(heading);
  }
  return first;
}

std::optional<ListingAddress> choose_address(const PageSurvey& survey, const PageHead& head, const Listing& listing) {
  const std::string feed = survey.feed_link.attribute("href").empty()
                               ? std::string()
                               : html::resolve_url(head.base_url, survey.feed_link.attribute("href"));
  const std::string page_link = listing.page_links.empty() ? std::string() : listing.page_links.front().url;
  for (const std::string* url : {&head.page_url, &head.base_url, &feed, &listing.next, &listing.previous, &page_link}) {
    auto address = parse_listing_address(*url);
    if (!address || address->filter.kind == FilterKind::Unknown) continue;
    // Only the page's own address tells its own place in the list.
    if (url != &head.page_url) address->start.reset();
    return address;
  }
  return std::nullopt;
}

ListingFilter choose_filter(const PageSurvey& survey, const std::optional<ListingAddress>& address,
                            const std::string& heading, const std::vector<std::string>& crumbs,
                            const std::string& title) {
  ListingFilter filter;
  if (address) filter = address->filter;
  for (const std::string_view text :
       {std::string_view(heading), crumbs.empty() ? std::string_view() : crumbs.back(), std::string_view(title)}) {
    const auto parsed = parse_listing_heading(text);
    if (!parsed || (filter.kind != FilterKind::Unknown && filter.kind != parsed->filter.kind)) continue;
    const std::string id = filter.id;
    filter = parsed->filter;
    filter.id = id;
    return filter;
  }
  if (filter.kind == FilterKind::Unknown) filter.kind = survey.list_kind;
  // What is left of K2's lists without a class of their own is by date, in words of a language that is not known.
  if (filter.kind == FilterKind::Unknown) filter = date_behind_colon(heading).value_or(filter);
  if (filter.kind == FilterKind::Search && filter.value.empty()) filter.value = survey.search_words;
  if (filter.kind == FilterKind::Tag && filter.value.empty()) filter.value = name_behind_colon(heading);
  const bool named_by_heading = filter.kind == FilterKind::Category || filter.kind == FilterKind::Author;
  if (named_by_heading && filter.value.empty()) filter.value = without_count(heading);
  return filter;
}

void place_by_start(Listing& listing, uint32_t start) {
  if (const uint32_t rows = rows_a_page(listing); rows > 0) listing.page = start / rows + 1;
  listing.pages = std::max(listing.pages, listing.page);
}

// <base> and the feed link name the list, not the page of it that one is on.
void complete_address(Listing& listing) {
  const auto address = parse_listing_address(listing.url);
  if (!address || address->start || listing.page < 2) return;
  const uint32_t rows = rows_a_page(listing);
  if (rows == 0) {
    if (listing.page_links.empty()) listing.page_links.push_back({1, listing.url});
    listing.url.clear();
    return;
  }
  listing.url += listing.url.find('?') == std::string::npos ? "?" : "&";
  listing.url += "start=" + std::to_string(uint64_t{listing.page - 1} * rows);
}

}  // namespace

Listing read_listing(const PageSurvey& survey, const PageHead& head) {
  Listing listing;
  listing.url = head.page_url;
  if (survey.pagination) read_pagination(survey.pagination, head.base_url, listing);
  if (listing.next.empty()) listing.next = head.next;
  if (listing.previous.empty()) listing.previous = head.previous;
  listing.breadcrumbs = read_breadcrumbs(survey.breadcrumbs);
  listing.heading = choose_heading(survey);

  const auto address = choose_address(survey, head, listing);
  listing.filter = choose_filter(survey, address, listing.heading, listing.breadcrumbs, head.title);
  if (address && address->start && listing.pages == 1) place_by_start(listing, *address->start);
  if (listing.url.empty() && survey.feed_link) {
    listing.url = page_of_variant(html::resolve_url(head.base_url, survey.feed_link.attribute("href")));
  }
  complete_address(listing);
  drop_own_crumb(listing);
  return listing;
}

}  // namespace strongroom::ingest::k2
