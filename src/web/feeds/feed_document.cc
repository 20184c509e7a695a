// SPDX-License-Identifier: Apache-2.0
#include "web/feeds/feed_document.h"

#include <algorithm>

#include "web/feeds/content_html.h"
#include "web/feeds/media_type.h"
#include "web/pages/entry.h"

namespace strongroom::web {

namespace {

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

bool is_on_the_web(std::string_view url) { return url.starts_with("http://") || url.starts_with("https://"); }

FeedEntry make_entry(const store::ItemSummary& summary, const Site& site, const Addresses& addresses) {
  FeedEntry entry;
  entry.id = tag_uri(host_of(site.archive().config()), summary.id.value);
  entry.url = addresses.absolute(addresses.item(summary.id, summary.slug));
  entry.title = heading_text(summary.title, summary.lead);
  entry.lang = summary.lang == "und" ? std::string() : summary.lang;
  entry.summary = summary.lead;
  entry.published = published(summary.date);
  entry.updated = summary.changed_at;
  const auto revision = site.store().item(summary.id);
  if (!revision) return entry;
  entry.html = content_html(revision->item.blocks);
  entry.authors = names(revision->item.authors);
  if (entry.authors.empty() && !summary.source_credit.empty()) entry.authors = {summary.source_credit};
  entry.categories = names(revision->item.categories);
  for (std::string& tag : names(revision->item.tags)) entry.categories.push_back(std::move(tag));
  for (const auto& file : revision->item.attachments) {
    if (is_on_the_web(file.url)) {
      entry.enclosures.push_back({file.url, file.title, std::string(media_type_of(file.url))});
    }
  }
  return entry;
}

}  // namespace

std::string tag_uri(const std::string& origin, const std::string& item_id) {
  const std::string date = item_id.substr(0, kIdDateLength);
  return "tag:" + origin + "," + (CivilDate::parse(date) ? date : "1970-01-01") + ":" + item_id;
}

void add_entry(Feed& feed, const store::ItemSummary& item, const Site& site, const Addresses& addresses) {
  feed.entries.push_back(make_entry(item, site, addresses));
  feed.updated = std::max(feed.updated, item.changed_at);
}

Response feed_response(const Feed& feed, std::string_view file) {
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

}  // namespace strongroom::web
