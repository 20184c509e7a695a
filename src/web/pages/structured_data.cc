// SPDX-License-Identifier: Apache-2.0
#include "web/pages/structured_data.h"

#include <nlohmann/json.hpp>

#include "base/json.h"

namespace strongroom::web {

namespace {

using Json = nlohmann::ordered_json;

// Inside a script element "</script" and "<!--" mean something, whatever the JSON around them says.
Html for_script(const Json& value) {
  const std::string text = print_json(value);
  std::string safe;
  safe.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '<':
        safe += "\\u003c";
        break;
      case '>':
        safe += "\\u003e";
        break;
      case '&':
        safe += "\\u0026";
        break;
      default:
        safe += c;
    }
  }
  return Html(std::move(safe));
}

Json thing(const char* type) { return {{"@context", "https://schema.org"}, {"@type", type}}; }

void add_names(Json& article, const char* member, const char* type, const std::vector<records::Term>& terms) {
  Json list = Json::array();
  for (const auto& term : terms) {
    Json one = {{"@type", type}, {"name", term.name}};
    if (!term.url.empty()) one["url"] = term.url;
    list.push_back(std::move(one));
  }
  if (!list.empty()) article[member] = std::move(list);
}

Json names(const std::vector<records::Term>& terms) {
  Json list = Json::array();
  for (const auto& term : terms) list.push_back(term.name);
  return list;
}

// Where the source has them: this archive loads and shows none.
void add_images(Json& article, const records::Item& item) {
  Json list = Json::array();
  for (const auto& image : item.images) {
    if (image.url.starts_with("https://") || image.url.starts_with("http://")) list.push_back(image.url);
  }
  if (!list.empty()) article["image"] = std::move(list);
}

}  // namespace

Html breadcrumb_data(const Link& home, const std::vector<Link>& breadcrumbs, const Addresses& addresses) {
  Json data = thing("BreadcrumbList");
  Json list = Json::array();
  const auto add = [&](const Link& crumb) {
    list.push_back({{"@type", "ListItem"},
                    {"position", list.size() + 1},
                    {"name", crumb.text},
                    {"item", addresses.absolute(crumb.href)}});
  };
  add(home);
  for (const auto& crumb : breadcrumbs) add(crumb);
  data["itemListElement"] = std::move(list);
  return for_script(data);
}

Html collection_data(const Frame& frame, const std::vector<Entry>& entries, uint64_t first, uint64_t total,
                     const Addresses& addresses) {
  Json data = thing("CollectionPage");
  data["name"] = frame.title;
  data["url"] = frame.canonical;
  data["inLanguage"] = frame.lang;
  Json list = Json::array();
  for (const auto& entry : entries) {
    list.push_back({{"@type", "ListItem"},
                    {"position", first + list.size()},
                    {"url", addresses.absolute(entry.href)},
                    {"name", entry.heading.text}});
  }
  data["mainEntity"] = {{"@type", "ItemList"}, {"numberOfItems", total}, {"itemListElement", std::move(list)}};
  return for_script(data);
}

Html website_data(const Frame& frame, const Addresses& addresses) {
  Json data = thing("WebSite");
  data["name"] = frame.archive_name;
  data["url"] = frame.canonical;
  data["inLanguage"] = frame.lang;
  data["potentialAction"] = {{"@type", "SearchAction"},
                             {"target", addresses.absolute(frame.search) + "?q={search_term_string}"},
                             {"query-input", "required name=search_term_string"}};
  return for_script(data);
}

Html article_data(const ArticleFacts& facts) {
  const records::Item& item = facts.revision.item;
  Json data = thing("NewsArticle");
  data["headline"] = facts.headline;
  data["description"] = facts.description;
  data["url"] = facts.url;
  data["mainEntityOfPage"] = facts.url;
  data["identifier"] = facts.revision.id.value;
  // The civil date as printed: adding a zone would claim a moment that nobody printed.
  if (item.date.date) data["datePublished"] = item.date.date->iso();
  if (!facts.modified.empty()) data["dateModified"] = facts.modified;
  // https://schema.org/correction: who reads only this learns that it is not the first state.
  if (!facts.correction.empty()) {
    data["correction"] = {{"@type", "CorrectionComment"},
                          {"text", facts.correction},
                          {"datePublished", facts.modified},
                          {"url", facts.revisions}};
  }
  add_images(data, item);
  if (item.lang != "und") data["inLanguage"] = item.lang;
  add_names(data, "author", "Person", item.authors);
  if (!item.categories.empty()) data["articleSection"] = names(item.categories);
  if (!item.tags.empty()) data["keywords"] = names(item.tags);
  // Who made the statement published it; this archive keeps it.
  const std::string& publisher = item.source_credit.empty() ? facts.archive_name : item.source_credit;
  data["publisher"] = {{"@type", "Organization"}, {"name", publisher}};
  if (!item.source_credit.empty()) data["creditText"] = item.source_credit;
  if (!item.url.empty()) data["isBasedOn"] = item.url;
  data["isPartOf"] = {{"@type", "ArchiveComponent"}, {"name", facts.archive_name}};
  return for_script(data);
}

}  // namespace strongroom::web
