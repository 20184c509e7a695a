// SPDX-License-Identifier: Apache-2.0
#include "web/old_urls.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "text/normalise.h"
#include "web/known_gaps.h"
#include "web/pages/addresses.h"

namespace strongroom::web {

namespace {

constexpr size_t kSegmentsMax = 64;
constexpr uint64_t kRowMax = 100'000'000;

uint64_t number(std::string_view text) {
  uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? value : 0;
}

std::vector<std::string> segments_of(std::string_view path) {
  std::vector<std::string> segments;
  while (!path.empty() && segments.size() < kSegmentsMax) {
    const std::string_view segment = path.substr(0, path.find('/'));
    if (!segment.empty()) segments.emplace_back(segment);
    path.remove_prefix(std::min(path.size(), segment.size() + 1));
  }
  if (!segments.empty() && segments.back().ends_with(".html")) segments.back().resize(segments.back().size() - 5);
  return segments;
}

// "12-press-releases" or "12:press-releases" is "press-releases".
std::string without_number(std::string_view text) {
  const size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits == 0 || digits == text.size()) return std::string(text);
  if (text[digits] == '-' || text[digits] == ':') return std::string(text.substr(digits + 1));
  return std::string(text);
}

// "12" of "12-press-releases", "12:press-releases" and "12"; else empty.
std::string leading_number(std::string_view text) {
  const size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const bool ends = digits == text.size() || text[digits] == '-' || text[digits] == ':';
  return ends ? std::string(text.substr(0, digits)) : std::string();
}

int as_int(uint64_t value) { return static_cast<int>(std::min<uint64_t>(value, 10'000)); }

bool set_date(store::ListQuery& query, uint64_t year, uint64_t month, uint64_t day) {
  if (day != 0) {
    query.day = CivilDate::create(as_int(year), as_int(month), as_int(day));
    return query.day.has_value();
  }
  query.month = YearMonth::create(as_int(year), as_int(month));
  return query.month.has_value();
}

std::string parameter(const Request& request, std::string_view name) {
  return std::string(request.parameter(name).value_or(""));
}

// "?format=feed&type=atom" on any list. K2 gives RSS when no type is asked for.
std::string feed_of(const Request& request) {
  const std::string format = parameter(request, "format");
  if (format == "json") return "feed.json";
  if (format != "feed") return {};
  return parameter(request, "type") == "atom" ? "feed.xml" : "rss.xml";
}

// "date", "category", "tag" and so on, with what follows it.
std::optional<OldList> list_of(std::string_view task, const std::vector<std::string>& rest, const Request& request) {
  OldList list;
  const std::string first = rest.empty() ? std::string() : rest[0];
  if (task == "date" && rest.size() == 1) {
    const auto year = YearMonth::create(as_int(number(first)), 1);
    if (!year) return std::nullopt;
    list.query.year = year->year;
  } else if (task == "date") {
    const uint64_t day = rest.size() > 2 ? number(rest[2]) : 0;
    if (rest.size() < 2 || !set_date(list.query, number(rest[0]), number(rest[1]), day)) return std::nullopt;
    list.category = leading_number(parameter(request, "catid"));
  } else if (task == "category" && !first.empty()) {
    list.query.term = {store::TermKind::Category, text::slug(without_number(first))};
    list.category = leading_number(first);
  } else if (task == "tag" && !first.empty()) {
    list.query.term = {store::TermKind::Tag, text::slug(first)};
  } else if (task == "calendar") {
    if (!set_date(list.query, number(parameter(request, "year")), number(parameter(request, "month")), 0)) {
      return std::nullopt;
    }
  } else if ((task == "user" || task == "author") && !first.empty()) {
    list.query.term = {store::TermKind::Author, text::slug(without_number(first))};
  } else if (task == "search") {
    list.is_search = true;
    list.search = parameter(request, "searchword");
  } else {
    return std::nullopt;
  }
  list.start = std::max(number(parameter(request, "start")), number(parameter(request, "limitstart")));
  list.feed = feed_of(request);
  return list;
}

std::optional<OldList> list_of_query(const Request& request) {
  const std::string task = parameter(request, "task");
  if (task == "date") {
    std::vector<std::string> date;
    for (const std::string_view name : {"year", "month", "day"}) date.push_back(parameter(request, name));
    while (!date.empty() && date.back().empty()) date.pop_back();
    return list_of(task, date, request);
  }
  if (task == "tag") return list_of(task, {parameter(request, "tag")}, request);
  return list_of(task, {parameter(request, "id")}, request);
}

// The old sites had names of their own for their categories in addresses, which are not always the slugs of the names
// as shown, and sometimes the number alone. Days have no lists of a category.
store::ListQuery in_our_words(const OldList& list, const Site& site) {
  store::ListQuery query = list.query;
  if (list.category.empty() || query.day || (query.term && site.store().term(*query.term))) return query;
  const auto numbered = site.gaps().category_numbered(list.category);
  if (numbered && site.store().term(*numbered)) query.term = *numbered;
  return query;
}

std::optional<Response> redirect_to(const OldList& list, const Addresses& addresses, const Site& site) {
  const std::string feed = list.feed.empty() ? std::string() : "/" + list.feed;
  if (list.is_search && list.search.empty()) return Response::redirect(301, addresses.page("/search"));
  if (list.is_search) {
    return Response::redirect(301, addresses.page("/search" + feed) + query_string({{"q", list.search}}));
  }
  store::ListQuery query = in_our_words(list, site);
  if (list.guessed && !site.store().term(*query.term)) return std::nullopt;
  // What leads nowhere today may lead somewhere tomorrow, so this one is not for ever.
  if (query.term && !site.store().term(*query.term)) return Response::redirect(302, addresses.page("/archive"));
  if (!feed.empty()) return Response::redirect(301, addresses.list_base(query) + feed);
  // The page here that has the row with which the page there began, however long pages were there.
  query.page = std::min(list.start, kRowMax) / std::max<uint32_t>(1, site.archive().config().page_size) + 1;
  return Response::redirect(301, addresses.list(query));
}

// The feed of a whole site, as other systems name it at its root: "/feed" of WordPress, "/atom.xml" of many.
std::string_view root_feed(std::string_view name) {
  if (name == "feed" || name == "rss") return "rss.xml";
  return name == "atom" || name == "atom.xml" ? "feed.xml" : std::string_view();
}

// What stood at the root of the old site, or was its list of the newest items.
std::optional<std::string> front_address(const Request& request, const Addresses& addresses) {
  std::vector<std::string> segments = segments_of(request.path);
  const bool is_front = !segments.empty() && (segments.front() == "index.php" || segments.front() == "index");
  if (is_front) segments.erase(segments.begin());
  if (segments.size() == 1 && !root_feed(segments.front()).empty()) {
    return addresses.page("/" + std::string(root_feed(segments.front())));
  }
  if (!segments.empty()) return std::nullopt;
  const bool is_newest = parameter(request, "option") == "com_k2" && parameter(request, "task").empty() &&
                         (parameter(request, "view") == "latest" || parameter(request, "view") == "itemlist");
  // Another component's page, of which the archive knows nothing.
  if (request.parameter("option") && !is_newest) return std::nullopt;
  const std::string feed = feed_of(request);
  return feed.empty() ? addresses.home() : addresses.page("/" + feed);
}

// Of "?option=com_k2&view=item&task=download&id=12", the form without a path. It numbers files, not items.
std::optional<std::string> download_number(const Request& request) {
  const bool is_download = parameter(request, "option") == "com_k2" && parameter(request, "task") == "download";
  const std::string number = is_download ? leading_number(parameter(request, "id")) : std::string();
  return number.empty() ? std::nullopt : std::optional(number);
}

std::optional<std::string> item_address(const Request& request, const Addresses& addresses, const Site& site) {
  const std::string sent_path = request.target.substr(0, request.target.find('?'));
  auto id = site.store().find_old_path(request.target);
  if (!id) id = site.store().find_old_path(sent_path);
  if (!id) id = site.store().find_old_path(request.path);
  const std::string& host = site.archive().config().site;
  if (const auto file = download_number(request); !id && file) {
    id = site.store().find_old_path("/item/download/" + *file);
  }
  if (const auto item = parse_old_item_number(request); !id && item) {
    id = site.store().find({"id:" + host + ":" + *item});
  }
  if (!id) return std::nullopt;
  if (parameter(request, "format") == "json") return addresses.page("/api/v1/items/" + id->value);
  const auto summary = site.store().summary(*id);
  return summary ? std::optional(addresses.item(*id, summary->slug)) : std::nullopt;
}

}  // namespace

std::optional<std::string> parse_old_item_number(const Request& request) {
  const auto number_of = [](std::string_view text) {
    const std::string found = leading_number(text);
    return found.empty() ? std::nullopt : std::optional(found);
  };
  if (download_number(request)) return std::nullopt;
  if (parameter(request, "option") == "com_k2" && parameter(request, "view") == "item") {
    return number_of(parameter(request, "id"));
  }
  const std::vector<std::string> segments = segments_of(request.path);
  const auto marker = std::ranges::find(segments, "item");
  if (marker == segments.end() || marker + 1 == segments.end()) return std::nullopt;
  return number_of(*(marker + 1));
}

bool is_old_query(const Request& request) {
  const auto format = request.parameter("format");
  return request.parameter("option").has_value() || format == "feed" || format == "json" || format == "raw";
}

std::optional<OldList> parse_old_list(const Request& request) {
  if (parameter(request, "option") == "com_k2" && parameter(request, "view") == "itemlist") {
    return list_of_query(request);
  }
  const std::vector<std::string> segments = segments_of(request.path);
  const auto marker = std::ranges::find(segments, "itemlist");
  if (marker != segments.end() && marker + 1 != segments.end()) {
    return list_of(*(marker + 1), {marker + 2, segments.end()}, request);
  }
  // K2's "custom SEF": the label alone, below the menu's own path. Only dates cannot be taken for something else; of
  // the others the archive must say whether it has such a list.
  const auto date = std::ranges::find(segments, "date");
  if (date != segments.end()) return list_of("date", {date + 1, segments.end()}, request);
  if (segments.size() < 3) return std::nullopt;
  const std::string& label = segments[segments.size() - 2];
  if (label != "tag" && label != "author" && label != "category") return std::nullopt;
  auto list = list_of(label, {segments.back()}, request);
  if (list) list->guessed = true;
  return list;
}

std::optional<Response> redirect_of_old_url(const Request& request, const Site& site) {
  const Addresses addresses(site.archive().config(), request.lang);
  if (const auto list = parse_old_list(request)) {
    if (auto moved = redirect_to(*list, addresses, site)) return moved;
  }
  if (const auto address = item_address(request, addresses, site)) return Response::redirect(301, *address);
  if (const auto address = front_address(request, addresses)) return Response::redirect(301, *address);
  return std::nullopt;
}

}  // namespace strongroom::web
