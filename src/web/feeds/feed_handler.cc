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
};

// RFC 5005 section 4: what an archive document holds must not change under its address, since readers keep it, and a
// month may grow long after it ended when an older page is found. So an archive's address says how many items there are
// up to its month ("?held=1234", which the server does not read): when one is added, this month and all newer ones get
// new addresses, and readers take them again, until they come to those that they know.
class ArchiveChain {
 public:
  explicit ArchiveChain(const Asked& asked) : asked_(asked), months_(asked.site.store().months(asked.query.term)) {
    const auto& year = asked.query.year;
    if (year) std::erase_if(months_, [&](const auto& one) { return one.month.year != *year; });
    held_.resize(months_.size());
    uint64_t held = 0;
    for (size_t i = months_.size(); i-- > 0;) held_[i] = held += months_[i].items;
  }

  size_t months() const { return months_.size(); }
  // The place of a month, newest first; months() when nothing is held of it.
  size_t find(const YearMonth& month) const {
    return static_cast<size_t>(std::ranges::find(months_, month, &store::MonthCount::month) - months_.begin());
  }
  uint64_t pages(size_t place) const { return (months_[place].items + kInArchive - 1) / kInArchive; }
  std::string url(size_t place, uint64_t page) const {
    store::ListQuery list;
    list.term = asked_.query.term;
    list.month = months_[place].month;
    return asked_.url(list, page) + (page > 1 ? "&" : "?") + "held=" + std::to_string(held_[place]);
  }

 private:
  const Asked& asked_;
  std::vector<store::MonthCount> months_;  // newest first
  std::vector<uint64_t> held_;             // items of each month and of all before it
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

// The subscription document leads to the newest month, each document of a month to the next page of it or to the month
// before.
void link_archives(Feed& feed, const Asked& asked, const store::ListPage& page) {
  if (asked.query.day) return;
  const ArchiveChain chain(asked);
  if (!asked.query.month) {
    if (chain.months() > 0) feed.older_url = chain.url(0, 1);
    return;
  }
  store::ListQuery all;
  all.term = asked.query.term;
  feed.is_archive = true;
  feed.current_url = asked.url(all, 1);
  const size_t here = chain.find(*asked.query.month);
  if (here == chain.months()) return;
  if (page.page < page.pages) {
    feed.older_url = chain.url(here, page.page + 1);
  } else if (here + 1 < chain.months()) {
    feed.older_url = chain.url(here + 1, 1);
  }
  if (page.page > 1) {
    feed.newer_url = chain.url(here, page.page - 1);
  } else if (here > 0) {
    feed.newer_url = chain.url(here - 1, chain.pages(here - 1));
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
