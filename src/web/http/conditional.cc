// SPDX-License-Identifier: Apache-2.0
#include "web/http/conditional.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>

#include "base/ascii.h"

namespace strongroom::web::http {

namespace {

constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

struct Fields {
  int year = 0;
  int day = 0;
  int hour = 0;
  int minute = 0;
  int second = 0;
  std::string_view month;
};

std::optional<Timestamp> timestamp(const Fields& read) {
  const auto month = std::ranges::find(kMonths, read.month);
  if (month == kMonths.end()) return std::nullopt;
  const auto date = CivilDate::create(read.year, static_cast<int>(month - kMonths.begin()) + 1, read.day);
  if (!date || read.hour > 23 || read.minute > 59 || read.second > 60) return std::nullopt;
  return Timestamp{date->days_since_1970() * 86'400 + read.hour * 3600 + read.minute * 60 + read.second};
}

// Matches text against a shape in which 'd' is a digit, '_' a digit or a space, 'a' a letter, and all else itself.
bool has_shape(std::string_view text, std::string_view shape) {
  return std::ranges::equal(text, shape, [](char c, char s) {
    const bool is_digit = c >= '0' && c <= '9';
    if (s == 'd') return is_digit;
    if (s == '_') return is_digit || c == ' ';
    if (s == 'a') return is_ascii_letter(c);
    return c == s;
  });
}

int number(std::string_view text) {
  int value = 0;
  for (const char c : text) value = c == ' ' ? value : value * 10 + (c - '0');
  return value;
}

void read_time(Fields& fields, std::string_view time) {
  fields.hour = number(time.substr(0, 2));
  fields.minute = number(time.substr(3, 2));
  fields.second = number(time.substr(6, 2));
}

// "Wed, 11 Oct 2017 14:05:00 GMT"
std::optional<Timestamp> imf_fixdate(std::string_view text) {
  if (!has_shape(text, "aaa, dd aaa dddd dd:dd:dd GMT")) return std::nullopt;
  Fields fields{.year = number(text.substr(12, 4)), .day = number(text.substr(5, 2)), .month = text.substr(8, 3)};
  read_time(fields, text.substr(17));
  return timestamp(fields);
}

// "Wednesday, 11-Oct-17 14:05:00 GMT". Two digits mean 1970 to 2069: no page is older, no archive that far ahead.
std::optional<Timestamp> rfc850_date(std::string_view text) {
  const size_t comma = text.find(',');
  if (comma == text.npos || comma < 6 || comma > 9) return std::nullopt;
  const std::string_view rest = text.substr(comma);
  if (!has_shape(rest, ", dd-aaa-dd dd:dd:dd GMT")) return std::nullopt;
  const int year = number(rest.substr(9, 2));
  Fields fields{
      .year = year < 70 ? 2000 + year : 1900 + year, .day = number(rest.substr(2, 2)), .month = rest.substr(5, 3)};
  read_time(fields, rest.substr(12));
  return timestamp(fields);
}

// "Wed Oct 11 14:05:00 2017"
std::optional<Timestamp> asctime_date(std::string_view text) {
  if (!has_shape(text, "aaa aaa _d dd:dd:dd dddd")) return std::nullopt;
  Fields fields{.year = number(text.substr(20, 4)), .day = number(text.substr(8, 2)), .month = text.substr(4, 3)};
  read_time(fields, text.substr(11));
  return timestamp(fields);
}

// RFC 9110 section 8.8.3.2: weak comparison, so a "W/" in front says nothing.
bool lists_etag(std::string_view list, std::string_view etag) {
  for (size_t at = 0; at < list.size();) {
    const size_t open = list.find('"', at);
    if (open == list.npos) return false;
    const size_t close = list.find('"', open + 1);
    if (close == list.npos) return false;
    if (list.substr(open, close + 1 - open) == etag) return true;
    at = close + 1;
  }
  return false;
}

}  // namespace

std::optional<Timestamp> parse_http_date(std::string_view text) {
  if (auto date = imf_fixdate(text)) return date;
  if (auto date = rfc850_date(text)) return date;
  return asctime_date(text);
}

bool is_not_modified(std::string_view if_none_match, std::string_view if_modified_since, std::string_view etag,
                     const std::optional<Timestamp>& last_modified) {
  if (!if_none_match.empty()) return if_none_match == "*" || lists_etag(if_none_match, etag);
  if (if_modified_since.empty() || !last_modified) return false;
  const auto since = parse_http_date(if_modified_since);
  return since && *last_modified <= *since;
}

}  // namespace strongroom::web::http
