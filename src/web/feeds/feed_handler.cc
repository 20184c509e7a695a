// SPDX-License-Identifier: Apache-2.0
#include "web/feeds/feed_handler.h"

#include <algorithm>

#include "web/error_response.h"
#include "web/feeds/feed_document.h"
#include "web/list_path.h"
#include "web/pages/addresses.h"
#include "web/pages/frame.h"
#include "web/pages/term_kinds.h"

namespace strongroom::web {

namespace {

constexpr uint32_t kNewest = 20;      // in a subscription document
constexpr uint32_t kInArchive = 200;  // in an archive document

// What one feed document is made from.
struct Asked {
  const Site& site;
  Interface interface;
  Addresses addresses;
  store::ListQuery query;
  std::string file;  // "feed.xml"

  std::string url(const store::ListQuery& of, uint64_t page) const {
    std::string base = addresses.list_base(of);
    if (!base.ends_with('/')) base += '/';
    return addresses.absolute(base + file + (page > 1 ? "?page=" + std::to_string(page) : ""));
  }
  store::ListQuery month(const YearMonth& of) const {
    store::ListQuery list;
    list.term = query.term;
    list.month = of;
    return list;
  }
};

std::string title_of(const Asked& asked) {
  std::string title = asked.interface.archive_name();
  const auto& query = asked.query;
  if (query.term) {
    if (const auto term = asked.site.store().term(*query.term)) title += " · " + term_label(*term, asked.interface);
  }
  if (query.year) title += " · " + asked.interface.year(*query.year);
  if (query.month) title += " · " + asked.interface.month(*query.month);
  if (query.day) title += " · " + asked.interface.date(*query.day);
  return title;
}

// The months of the list, newest first; those of the year if the list is one.
std::vector<store::MonthCount> months_of(const Asked& asked) {
  auto months = asked.site.store().months(asked.query.term);
  if (asked.query.year) std::erase_if(months, [&](const auto& m) { return m.month.year != *asked.query.year; });
  return months;
}

// RFC 5005 section 4: the subscription document leads to the newest month, each document of a month to the next page of
// it or to the month before.
void link_archives(Feed& feed, const Asked& asked, const store::ListPage& page) {
  const auto months = months_of(asked);
  if (!asked.query.month) {
    if (!months.empty() && !asked.query.day) feed.older_url = asked.url(asked.month(months.front().month), 1);
    return;
  }
  store::ListQuery all;
  all.term = asked.query.term;
  feed.is_archive = true;
  feed.current_url = asked.url(all, 1);
  const auto here = std::ranges::find(months, *asked.query.month, &store::MonthCount::month);
  if (page.page < page.pages) {
    feed.older_url = asked.url(asked.query, page.page + 1);
  } else if (here != months.end() && here + 1 != months.end()) {
    feed.older_url = asked.url(asked.month((here + 1)->month), 1);
  }
  if (page.page > 1) {
    feed.newer_url = asked.url(asked.query, page.page - 1);
  } else if (here != months.end() && here != months.begin()) {
    const auto& newer = *(here - 1);
    feed.newer_url = asked.url(asked.month(newer.month), (newer.items + kInArchive - 1) / kInArchive);
  }
}

Feed make_feed(const Asked& asked, const store::ListPage& page) {
  Feed feed;
  feed.self_url = asked.url(asked.query, asked.query.page);
  feed.id = asked.url(asked.query, 1);
  feed.current_url = feed.self_url;
  feed.title = title_of(asked);
  feed.lang = asked.interface.lang();
  store::ListQuery first_page = asked.query;
  first_page.page = 1;
  feed.page_url = asked.addresses.absolute(asked.addresses.list(first_page));
  link_archives(feed, asked, page);
  for (const auto& item : page.items) add_entry(feed, item, asked.site, asked.addresses);
  return feed;
}

}  // namespace

Response list_feed(const Request& request, const PathParts& parts, const Site& site) {
  auto query = list_of(request, parts);
  if (!query || query->page == 0 || (query->page > 1 && !query->month)) return error_response(request, site, 404);
  if (query->term && !site.store().term(*query->term)) return error_response(request, site, 404);
  query->page_size = query->month ? kInArchive : kNewest;
  const store::ListPage page = site.store().list(*query);
  const bool is_whole_list = !query->year && !query->month && !query->day;
  if (page.items.empty() && !is_whole_list) return error_response(request, site, 404);
  const Asked asked{site, interface_of(request, site), addresses_of(request, site), *query, parts.find("feed")->second};
  return feed_response(make_feed(asked, page), asked.file);
}

}  // namespace strongroom::web
