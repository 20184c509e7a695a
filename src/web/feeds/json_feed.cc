// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "web/feeds/feed.h"

namespace strongroom::web {

namespace {

using Json = nlohmann::ordered_json;

Json json_of(const FeedEntry& entry) {
  Json item;
  item["id"] = entry.id;
  item["url"] = entry.url;
  item["title"] = entry.title;
  if (!entry.summary.empty()) item["summary"] = entry.summary;
  item["content_html"] = entry.html;
  if (entry.published) item["date_published"] = entry.published->rfc3339();
  item["date_modified"] = entry.updated.rfc3339();
  for (const std::string& author : entry.authors) item["authors"].push_back({{"name", author}});
  if (!entry.categories.empty()) item["tags"] = entry.categories;
  if (!entry.lang.empty()) item["language"] = entry.lang;
  for (const FeedEnclosure& file : entry.enclosures) {
    Json attachment = {{"url", file.url}, {"mime_type", file.type}};
    if (!file.title.empty()) attachment["title"] = file.title;
    item["attachments"].push_back(std::move(attachment));
  }
  return item;
}

}  // namespace

// https://www.jsonfeed.org/version/1.1/. What RFC 5005 calls prev-archive is next_url here: where older items are.
std::string print_json_feed(const Feed& feed) {
  Json json;
  json["version"] = "https://jsonfeed.org/version/1.1";
  json["title"] = feed.title;
  if (!feed.description.empty()) json["description"] = feed.description;
  json["home_page_url"] = feed.page_url;
  json["feed_url"] = feed.self_url;
  json["language"] = feed.lang;
  if (!feed.older_url.empty()) json["next_url"] = feed.older_url;
  json["items"] = Json::array();
  for (const FeedEntry& entry : feed.entries) json["items"].push_back(json_of(entry));
  return print_indented_json(json) + "\n";
}

}  // namespace strongroom::web
