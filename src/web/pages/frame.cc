// SPDX-License-Identifier: Apache-2.0
#include "web/pages/frame.h"

#include <algorithm>
#include <array>

#include "text/language.h"
#include "web/assets.h"
#include "web/pages/templates.h"

namespace strongroom::web {

namespace {

View pairs(const std::vector<std::pair<std::string, std::string>>& tags) {
  View::List list;
  for (const auto& [name, content] : tags) list.push_back(View::of({{"name", name}, {"content", content}}));
  return list;
}

View json_ld(const std::vector<Html>& blocks) {
  View::List list;
  for (const auto& block : blocks) list.push_back(View::of({{"json", block}}));
  return list;
}

std::vector<Alternate> alternates_of(const Request& request, const archive::Config& config, const std::string& path) {
  std::vector<Alternate> all;
  for (const auto& lang : config.languages) {
    const Addresses addresses(config, lang);
    const std::string href = addresses.page(path);
    all.push_back({lang, text::language_name(lang, lang), href, addresses.absolute(href), lang == request.lang});
  }
  return all;
}

std::vector<Link> navigation_of(const Interface& interface, const Addresses& addresses, Section section) {
  struct Place {
    Section section;
    const char* name;
    const char* path;
  };
  static constexpr std::array places = {
      Place{Section::Home, "nav_latest", "/"}, Place{Section::Archive, "nav_archive", "/archive"},
      Place{Section::Search, "nav_search", "/search"}, Place{Section::Verify, "nav_verify", "/verify"},
      Place{Section::About, "nav_about", "/about"}};
  std::vector<Link> links;
  for (const auto& place : places) {
    links.push_back({interface.text(place.name), addresses.page(place.path), {}, place.section == section});
  }
  return links;
}

// "63 items, October 2016 to December 2017".
std::string footing_of(const Interface& interface, const store::Store& store) {
  const auto months = store.months(std::nullopt);
  const std::string items = interface.plural("items", store.item_count());
  if (months.empty()) return items;
  return interface.format("holds_from_to", {{"items", items},
                                            {"from", interface.month(months.back().month)},
                                            {"to", interface.month(months.front().month)}});
}

}  // namespace

View Alternate::view() const {
  return View::of({{"lang", lang},
                   {"dir", text::direction_of_language(lang) == text::Direction::RightToLeft ? "rtl" : "ltr"},
                   {"name", name},
                   {"href", href},
                   {"url", url},
                   {"current", current}});
}

View Frame::view() const {
  return View::of({{"lang", lang},
                   {"dir", dir},
                   {"archive_name", archive_name},
                   {"title", title},
                   {"own_title", own_title},
                   {"description", description},
                   {"canonical", canonical},
                   {"not_indexed", !indexed},
                   {"previous", previous},
                   {"next", next},
                   {"alternates", View::list(alternates)},
                   {"x_default", x_default},
                   {"feeds", View::list(feeds)},
                   {"og_type", og_type},
                   {"og_locale", og_locale},
                   {"properties", pairs(properties)},
                   {"metas", pairs(metas)},
                   {"structured_data", json_ld(structured_data)},
                   {"style", style},
                   {"icon", icon},
                   {"is_home", section == Section::Home},
                   {"is_search", section == Section::Search},
                   {"navigation", View::list(navigation)},
                   {"breadcrumbs", View::list(breadcrumbs)},
                   {"home", home},
                   {"search", search},
                   {"query", query},
                   {"footing", footing},
                   {"verifier_key", verifier_key}});
}

Frame make_frame(const Request& request, const Site& site, Section section, const std::string& title,
                 const std::string& path) {
  const archive::Config& config = site.archive().config();
  const Interface interface = interface_of(request, site);
  const Addresses addresses = addresses_of(request, site);
  Frame frame;
  frame.lang = interface.lang();
  frame.dir = interface.dir();
  frame.archive_name = interface.archive_name();
  frame.own_title = title.empty() ? frame.archive_name : title;
  frame.og_locale = interface.locale();
  std::ranges::replace(frame.og_locale, '-', '_');
  frame.title = title.empty() ? frame.archive_name : title + " · " + frame.archive_name;
  frame.description = interface.about();
  frame.canonical = addresses.absolute(addresses.page(path));
  frame.alternates = alternates_of(request, config, path);
  if (!frame.alternates.empty()) frame.x_default = frame.alternates.front().url;
  frame.style = site.assets().url("site.css");
  frame.icon = site.assets().url("icon.svg");
  frame.section = section;
  frame.navigation = navigation_of(interface, addresses, section);
  frame.home = addresses.home();
  frame.search = addresses.page("/search");
  frame.footing = footing_of(interface, site.store());
  frame.verifier_key = site.archive().verifier_key();
  return frame;
}

std::vector<FeedLink> feed_links(const std::string& list_base, const std::string& title, const std::string& query) {
  const std::string base = list_base.ends_with('/') ? list_base : list_base + "/";
  const auto link = [&](const std::string& name, const char* type, const char* file) {
    return FeedLink{title + " (" + name + ")", name, type, base + file + query};
  };
  return {link("Atom", "application/atom+xml", "feed.xml"), link("RSS", "application/rss+xml", "rss.xml"),
          link("JSON Feed", "application/feed+json", "feed.json")};
}

Interface interface_of(const Request& request, const Site& site) {
  return {site.messages(), site.archive().config(), request.lang};
}

Addresses addresses_of(const Request& request, const Site& site) { return {site.archive().config(), request.lang}; }

Response respond(const Request& request, const Site& site, std::string_view page_template, const View& view) {
  Response response;
  response.body = site.templates().render(page_template, request.lang, view);
  response.last_modified = site.store().last_change();
  response.headers.emplace_back("Content-Language", request.lang);
  return response;
}

}  // namespace strongroom::web
