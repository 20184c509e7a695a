// SPDX-License-Identifier: Apache-2.0
#include "ingest/k2/listing_address.h"

#include <algorithm>
#include <vector>

#include "base/civil_time.h"
#include "base/encoding.h"
#include "records/address.h"
#include "text/normalise.h"
#include "text/printed_date.h"

namespace strongroom::ingest::k2 {
namespace {

using records::FilterKind;
using records::ListingFilter;

std::vector<std::string> segments_of(const std::string& path) {
  std::vector<std::string> segments;
  for (size_t start = 0; start < path.size();) {
    const size_t end = std::min(path.find('/', start), path.size());
    if (end > start) segments.push_back(percent_decode(std::string_view(path).substr(start, end - start)));
    start = end + 1;
  }
  return segments;
}

int number_of(std::string_view digits) {
  const auto number = digits.size() <= 9 ? text::parse_number(digits) : std::nullopt;
  return number ? static_cast<int>(*number) : 0;
}

bool set_date(ListingFilter& filter, int year, int month, int day) {
  if (!CivilDate::create(year, month, day == 0 ? 1 : day) || year < 1900 || year > 2200) return false;
  filter.kind = FilterKind::Date;
  filter.year = year;
  filter.month = month;
  filter.day = day;
  return true;
}

// "4-news" and "4:news" give the number; a bare name stays.
std::string id_of_slug(const std::string& slug) { return slug.substr(0, slug.find_first_of("-:")); }

bool set_task(ListingFilter& filter, std::string_view task, const std::vector<std::string>& rest,
              std::string_view query) {
  const auto at = [&](size_t i) { return i < rest.size() ? rest[i] : std::string(); };
  if (task == "date") return set_date(filter, number_of(at(0)), number_of(at(1)), number_of(at(2)));
  if (task == "search") {
    filter.kind = FilterKind::Search;
    filter.value = text::clean_line(records::query_parameter(query, "searchword"));
    return true;
  }
  if (rest.empty()) return false;
  if (task == "category") filter.kind = FilterKind::Category;
  if (task == "user") filter.kind = FilterKind::Author;
  if (task == "tag") filter.kind = FilterKind::Tag;
  if (filter.kind == FilterKind::Tag)
    filter.value = text::clean_line(at(0));
  else
    filter.id = id_of_slug(at(0));
  return filter.kind != FilterKind::Unknown;
}

std::optional<ListingFilter> filter_of_query(std::string_view query) {
  const auto parameter = [&](const char* name) { return records::query_parameter(query, name); };
  if (parameter("option") != "com_k2") return std::nullopt;
  ListingFilter filter;
  if (parameter("view") == "latest") {
    filter.kind = FilterKind::Latest;
    return filter;
  }
  if (parameter("view") != "itemlist") return std::nullopt;
  const std::string task = parameter("task");
  const bool known = task == "date" ? set_date(filter, number_of(parameter("year")), number_of(parameter("month")),
                                               number_of(parameter("day")))
                                    : set_task(filter, task, {parameter(task == "tag" ? "tag" : "id")}, query);
  return known || task.empty() ? std::optional(filter) : std::nullopt;
}

std::optional<ListingFilter> filter_of_path(const std::string& path, std::string_view query) {
  const std::vector<std::string> segments = segments_of(path);
  const auto rest_after = [&](auto found) { return std::vector<std::string>(found + 1, segments.end()); };
  ListingFilter filter;
  const auto list = std::find(segments.rbegin(), segments.rend(), "itemlist");
  if (list != segments.rend()) {
    const auto task = list.base();
    if (task == segments.end()) return filter;
    if (set_task(filter, *task, rest_after(task), query)) return filter;
    return std::nullopt;
  }
  // K2's own friendly URLs have no "itemlist"; only the date form tells itself apart from other pages.
  const auto date = std::find(segments.begin(), segments.end(), "date");
  if (date != segments.end() && set_task(filter, "date", rest_after(date), query)) return filter;
  return std::nullopt;
}

}  // namespace

std::optional<ListingAddress> parse_listing_address(std::string_view url) {
  const records::Address address = records::normalise_address(url);
  auto filter = filter_of_query(address.query);
  if (!filter) filter = filter_of_path(address.path, address.query);
  if (!filter) return std::nullopt;
  ListingAddress listing;
  listing.filter = std::move(*filter);
  if (listing.filter.kind == FilterKind::Date) listing.filter.id = records::query_parameter(address.query, "catid");
  for (const char* name : {"start", "limitstart"}) {
    const std::string rows = records::query_parameter(address.query, name);
    if (!rows.empty() && rows.size() <= 9) listing.start = text::parse_number(rows);
    if (listing.start) break;
  }
  return listing;
}

std::string page_of_variant(std::string_view url) {
  url = url.substr(0, url.find('#'));
  const size_t question = url.find('?');
  if (question == std::string_view::npos) return std::string(url);
  std::string page(url.substr(0, question));
  const bool is_feed = !records::query_parameter(url.substr(question + 1), "format").empty();
  char joint = '?';
  for (std::string_view query = url.substr(question + 1); !query.empty();) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), pair.size() + 1));
    const std::string_view name = pair.substr(0, pair.find('='));
    const bool is_of_feed = is_feed && (name == "format" || name == "type");
    if (is_of_feed || name == "tmpl" || name == "print" || pair.empty()) continue;
    page += joint;
    page += pair;
    joint = '&';
  }
  return page;
}

}  // namespace strongroom::ingest::k2
