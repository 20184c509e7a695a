// SPDX-License-Identifier: Apache-2.0
#include "web/route_pattern.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/assert.h"

namespace strongroom::web {

namespace {

constexpr std::array<std::string_view, 5> kTermKinds = {"category", "tag", "author", "source", "language"};
constexpr std::array<std::string_view, 3> kFeeds = {"feed.xml", "rss.xml", "feed.json"};

bool are_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_ascii_digit); }

// At most four digits.
int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

bool is_number_within(std::string_view text, size_t digits_max, int from, int to) {
  return are_digits(text) && text.size() <= digits_max && number(text) >= from && number(text) <= to;
}

// "sitemap-2017-10.xml": sitemaps must stand in the root to speak for the whole site.
bool is_sitemap_name(std::string_view segment) {
  constexpr std::string_view kStart = "sitemap-";
  constexpr std::string_view kEnd = ".xml";
  if (!segment.starts_with(kStart) || !segment.ends_with(kEnd) || segment.size() <= kStart.size() + kEnd.size()) {
    return false;
  }
  segment = segment.substr(kStart.size(), segment.size() - kStart.size() - kEnd.size());
  return segment.find_first_not_of("0123456789-") == segment.npos;
}

bool fits(std::string_view kind, std::string_view segment) {
  if (kind.empty()) return !segment.empty();
  if (kind == "year") return segment.size() == 4 && is_number_within(segment, 4, 1, 9999);
  if (kind == "month") return is_number_within(segment, 2, 1, 12);
  if (kind == "day") return is_number_within(segment, 2, 1, 31);
  if (kind == "number") return are_digits(segment) && segment.size() <= 19;
  if (kind == "kind") return std::ranges::find(kTermKinds, segment) != kTermKinds.end();
  if (kind == "feed") return std::ranges::find(kFeeds, segment) != kFeeds.end();
  if (kind == "sitemap") return is_sitemap_name(segment);
  assertion_failed("known kind of a pattern's part", __FILE__, __LINE__);
}

// Takes "/segment" off the front and returns the segment.
std::string_view take_segment(std::string_view& path) {
  path.remove_prefix(1);
  const std::string_view segment = path.substr(0, path.find('/'));
  path.remove_prefix(segment.size());
  return segment;
}

}  // namespace

std::optional<PathParts> match(std::string_view pattern, std::string_view path) {
  PathParts parts;
  while (!pattern.empty()) {
    if (path.empty()) return std::nullopt;
    const std::string_view left = path.substr(1);
    const std::string_view expected = take_segment(pattern);
    const std::string_view segment = take_segment(path);
    if (!expected.starts_with('{')) {
      if (expected != segment) return std::nullopt;
      continue;
    }
    const std::string_view inside = expected.substr(1, expected.size() - 2);
    const size_t colon = std::min(inside.find(':'), inside.size());
    const std::string name(inside.substr(0, colon));
    const std::string_view kind = inside.substr(std::min(inside.size(), colon + 1));
    if (kind == "rest") {
      if (left.empty()) return std::nullopt;
      parts.emplace(name, left);
      return parts;
    }
    if (!fits(kind, segment)) return std::nullopt;
    parts.emplace(name, segment);
  }
  if (!path.empty()) return std::nullopt;
  return parts;
}

}  // namespace strongroom::web
