// SPDX-License-Identifier: Apache-2.0
#include "web/sitemap/sitemap.h"

#include <algorithm>
#include <charconv>

#include "text/xml_writer.h"
#include "web/error_response.h"
#include "web/list_path.h"
#include "web/pages/addresses.h"
#include "web/pages/entry.h"
#include "web/pages/interface.h"
#include "web/site.h"

namespace strongroom::web {

namespace {

// The protocol's limits for one file are 50,000 addresses and 50 MB. An address in Arabic has 300 bytes and stands four
// times for a page in two languages, so the bytes run out first.
constexpr uint64_t kAddressesMax = 20'000;
constexpr uint32_t kRowsAtOnce = 1000;
constexpr size_t kNewsMax = 1000;
constexpr size_t kTermsMax = 2000;  // of a kind
constexpr std::string_view kNamespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

const std::vector<std::string>& languages_of(const Site& site) { return site.archive().config().languages; }

// Each item has an address in each language of the interface. Whole thousands, so that pages of rows fit evenly.
uint64_t items_of_shard(const Site& site) {
  const uint64_t languages = std::max<size_t>(1, languages_of(site).size());
  return std::max<uint64_t>(1, kAddressesMax / languages / kRowsAtOnce) * kRowsAtOnce;
}

std::string shard_name(const YearMonth& month, uint64_t number) {
  return "/sitemap-" + month.iso() + (number > 1 ? "-" + std::to_string(number) : "") + ".xml";
}

struct Shard {
  YearMonth month;
  uint64_t number = 1;
};

// "sitemap-2017-10.xml", "sitemap-2017-10-2.xml".
std::optional<Shard> parse_shard(std::string_view name) {
  constexpr size_t kStart = 8;
  constexpr size_t kEnd = 4;
  name = name.substr(kStart, name.size() - kStart - kEnd);
  if (name.size() < 7 || name[4] != '-') return std::nullopt;
  const auto year = whole_number(name.substr(0, 4));
  const auto number = whole_number(name.substr(5, 2));
  if (!year || !number) return std::nullopt;
  const auto month = YearMonth::create(static_cast<int>(*year), static_cast<int>(*number));
  if (!month) return std::nullopt;
  if (name.size() == 7) return Shard{*month, 1};
  const auto shard = name[7] == '-' ? whole_number(name.substr(8)) : std::nullopt;
  if (!shard || *shard < 2) return std::nullopt;
  return Shard{*month, *shard};
}

Response xml_response(text::XmlWriter& xml, std::optional<Timestamp> changed = std::nullopt) {
  Response response;
  response.content_type = "application/xml; charset=utf-8";
  response.body = xml.finish();
  response.last_modified = changed;
  return response;
}

void open_urlset(text::XmlWriter& xml) {
  xml.open("urlset", {{"xmlns", kNamespace},
                      {"xmlns:xhtml", "http://www.w3.org/1999/xhtml"},
                      {"xmlns:news", "http://www.google.com/schemas/sitemap-news/0.9"}});
}

// One page: an address for each language, each naming all of them.
template <typename AddressIn>
void print_page(text::XmlWriter& xml, const Site& site, const AddressIn& address_in, const std::string& changed) {
  std::vector<std::pair<std::string, std::string>> all;
  for (const std::string& lang : languages_of(site)) {
    const Addresses addresses(site.archive().config(), lang);
    all.emplace_back(lang, addresses.absolute(address_in(addresses)));
  }
  for (const auto& [lang, url] : all) {
    xml.open("url").element("loc", url);
    if (!changed.empty()) xml.element("lastmod", changed);
    for (const auto& [other, alternate] : all) {
      xml.empty("xhtml:link", {{"rel", "alternate"}, {"hreflang", other}, {"href", alternate}});
    }
    xml.empty("xhtml:link", {{"rel", "alternate"}, {"hreflang", "x-default"}, {"href", all.front().second}});
    xml.close();
  }
}

}  // namespace

Response sitemap_index(const Request&, const PathParts&, const Site& site) {
  const std::string& base = site.archive().config().base_url;
  text::XmlWriter xml;
  xml.open("sitemapindex", {{"xmlns", kNamespace}});
  const auto print = [&](const std::string& path) { xml.open("sitemap").element("loc", base + path).close(); };
  print("/sitemap-lists.xml");
  for (const auto& month : site.store().months(std::nullopt)) {
    const uint64_t shards = (month.items + items_of_shard(site) - 1) / items_of_shard(site);
    for (uint64_t number = 1; number <= shards; ++number) print(shard_name(month.month, number));
  }
  return xml_response(xml, site.store().last_change());
}

Response sitemap_month(const Request& request, const PathParts& parts, const Site& site) {
  const auto shard = parse_shard(parts.find("file")->second);
  if (!shard) return error_response(request, site, 404);
  const uint64_t pages = items_of_shard(site) / kRowsAtOnce;
  store::ListQuery query;
  query.month = shard->month;
  query.page_size = kRowsAtOnce;
  text::XmlWriter xml;
  open_urlset(xml);
  Timestamp changed;
  for (uint64_t i = 0; i < pages; ++i) {
    query.page = (shard->number - 1) * pages + i + 1;
    const store::ListPage page = site.store().list(query);
    if (page.items.empty() && i == 0) return error_response(request, site, 404);
    for (const auto& item : page.items) {
      print_page(
          xml, site, [&](const Addresses& addresses) { return addresses.item(item.id, item.slug); },
          item.changed_at.rfc3339());
      changed = std::max(changed, item.changed_at);
    }
    if (query.page >= page.pages) break;
  }
  return xml_response(xml, changed);
}

Response sitemap_lists(const Request&, const PathParts&, const Site& site) {
  text::XmlWriter xml;
  open_urlset(xml);
  for (const char* path : {"/", "/archive", "/about", "/verify"}) {
    print_page(xml, site, [&](const Addresses& addresses) { return addresses.page(path); }, {});
  }
  int year = 0;
  for (const auto& month : site.store().months(std::nullopt)) {
    if (month.month.year != year) {
      year = month.month.year;
      print_page(xml, site, [&](const Addresses& addresses) { return addresses.year(year); }, {});
    }
    print_page(xml, site, [&](const Addresses& addresses) { return addresses.month(month.month); }, {});
  }
  for (size_t i = 0; i < store::term_kinds; ++i) {
    const auto kind = static_cast<store::TermKind>(i);
    const auto terms = site.store().terms(kind, kTermsMax);
    if (!terms.empty()) {
      print_page(xml, site, [&](const Addresses& addresses) { return addresses.terms(kind); }, {});
    }
    for (const auto& term : terms) {
      print_page(xml, site, [&](const Addresses& addresses) { return addresses.term(term.term); }, {});
    }
  }
  return xml_response(xml, site.store().last_change());
}

// https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
Response sitemap_news(const Request&, const PathParts&, const Site& site) {
  const auto& config = site.archive().config();
  const std::string lang = config.languages.empty() ? "en" : config.languages.front();
  const Interface interface(site.messages(), config, lang);
  const Addresses addresses(config, lang);
  // Where the publisher is, it may be tomorrow already.
  const int64_t today = site.archive().clock().now().date().days_since_1970();
  text::XmlWriter xml;
  open_urlset(xml);
  size_t printed = 0;
  for (const int64_t number : {today + 1, today, today - 1}) {
    const CivilDate day = CivilDate::from_days(number);
    store::ListQuery query;
    query.day = day;
    query.page_size = kNewsMax;
    for (const auto& item : site.store().list(query).items) {
      if (printed == kNewsMax) break;
      ++printed;
      xml.open("url").element("loc", addresses.absolute(addresses.item(item.id, item.slug)));
      xml.open("news:news").open("news:publication");
      xml.element("news:name", interface.archive_name());
      xml.element("news:language", item.lang == "und" ? lang : item.lang).close();
      xml.element("news:publication_date", day.iso());
      xml.element("news:title", heading_text(item.title, item.lead)).close().close();
    }
  }
  // Tomorrow the same archive has other news.
  Response response = xml_response(xml);
  response.caching = Caching::Short;
  return response;
}

}  // namespace strongroom::web
