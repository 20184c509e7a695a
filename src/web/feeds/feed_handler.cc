// SPDX-License-Identifier: Apache-2.0
#include "web/feeds/feed_handler.h"

#include <algorithm>

#include "web/error_response.h"
#include "web/feeds/content_html.h"
#include "web/feeds/feed.h"
#include "web/list_path.h"
#include "web/pages/addresses.h"
#include "web/pages/entry.h"
#include "web/pages/frame.h"
#include "web/pages/term_kinds.h"

namespace strongroom::web {

namespace {

constexpr uint32_t kNewest = 20;      // in a subscription document
constexpr uint32_t kInArchive = 200;  // in an archive document
constexpr size_t kIdDateLength = 10;  // "2017-10-07" of an item's id
constexpr int64_t kNoon = 12 * 3600;

// The day is known and the hour is not. Noon in UTC is that day in almost every reader's own zone.
std::optional<Timestamp> published(const records::PrintedDate& date) {
  if (!date.date) return std::nullopt;
  return Timestamp{date.date->days_since_1970() * 86'400 + kNoon};
}

std::vector<std::string> names(const std::vector<records::Term>& terms) {
  std::vector<std::string> all;
  for (const auto& term : terms) all.push_back(term.name);
  return all;
}

std::string host_of(const archive::Config& config) {
  const std::string& whole = config.origin.empty() ? config.base_url : config.origin;
  const size_t scheme = whole.find("://");
  const std::string rest = scheme == whole.npos ? whole : whole.substr(scheme + 3);
  return rest.substr(0, rest.find_first_of("/:"));
}

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

FeedEntry make_entry(const store::ItemSummary& summary, const Asked& asked) {
  FeedEntry entry;
  entry.id = tag_uri(host_of(asked.site.archive().config()), summary.id.value);
  entry.url = asked.addresses.absolute(asked.addresses.item(summary.id, summary.slug));
  entry.title = heading_text(summary.title, summary.lead);
  entry.lang = summary.lang == "und" ? std::string() : summary.lang;
  entry.summary = summary.lead;
  entry.published = published(summary.date);
  entry.updated = summary.changed_at;
  const auto revision = asked.site.store().item(summary.id);
  if (!revision) return entry;
  entry.html = content_html(revision->item.blocks);
  entry.authors = names(revision->item.authors);
  if (entry.authors.empty() && !summary.source_credit.empty()) entry.authors = {summary.source_credit};
  entry.categories = names(revision->item.categories);
  for (std::string& tag : names(revision->item.tags)) entry.categories.push_back(std::move(tag));
  return entry;
}

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
  for (const auto& item : page.items) {
    feed.entries.push_back(make_entry(item, asked));
    feed.updated = std::max(feed.updated, item.changed_at);
  }
  return feed;
}

Response printed(const Feed& feed, const std::string& file) {
  Response response;
  response.last_modified = feed.updated;
  response.headers.emplace_back("Access-Control-Allow-Origin", "*");
  if (file == "feed.json") {
    response.content_type = "application/feed+json";
    response.body = print_json_feed(feed);
  } else if (file == "rss.xml") {
    response.content_type = "application/rss+xml; charset=utf-8";
    response.body = print_rss(feed);
  } else {
    response.content_type = "application/atom+xml; charset=utf-8";
    response.body = print_atom(feed);
  }
  return response;
}

}  // namespace

std::string tag_uri(const std::string& origin, const std::string& item_id) {
  const std::string date = item_id.substr(0, kIdDateLength);
  return "tag:" + origin + "," + (CivilDate::parse(date) ? date : "1970-01-01") + ":" + item_id;
}

Response list_feed(const Request& request, const PathParts& parts, const Site& site) {
  auto query = list_of(request, parts);
  if (!query || query->page == 0 || (query->page > 1 && !query->month)) return error_response(request, site, 404);
  if (query->term && !site.store().term(*query->term)) return error_response(request, site, 404);
  query->page_size = query->month ? kInArchive : kNewest;
  const store::ListPage page = site.store().list(*query);
  const bool is_whole_list = !query->year && !query->month && !query->day;
  if (page.items.empty() && !is_whole_list) return error_response(request, site, 404);
  const Asked asked{site, interface_of(request, site), addresses_of(request, site), *query, parts.find("feed")->second};
  return printed(make_feed(asked, page), asked.file);
}

}  // namespace strongroom::web
