// SPDX-License-Identifier: Apache-2.0
#include "ingest/page/source_dates.h"

#include <algorithm>

#include "base/ascii.h"

namespace strongroom::ingest::page {
namespace {

// What follows "publi" in the names of such data, in any letter case: "datePublished", "published_at", "publishDate".
constexpr std::string_view rests[] = {"shed",     "shedat",     "shed_at",    "shedon",    "shed_on",
                                      "sheddate", "shed_date",  "shedtime",   "shed_time", "shdate",
                                      "sh_date",  "cationdate", "cation_date"};

bool names_a_day(std::string_view rest_of_name) {
  const std::string lowered = ascii_lower(rest_of_name);
  return std::find(std::begin(rests), std::end(rests), lowered) != std::end(rests);
}

bool is_name_character(char c) { return is_ascii_letter(c) || c == '_'; }

// "": "2017-10-11T…" behind a name: quotes, backslashes, a colon.
std::optional<CivilDate> day_behind(std::string_view text) {
  constexpr size_t marks_max = 8;
  const size_t start = text.substr(0, marks_max).find_first_not_of("\"\\': =");
  if (start == std::string_view::npos || start < 2) return std::nullopt;
  return CivilDate::parse(text.substr(start, 10));
}

}  // namespace

std::optional<CivilDate> publication_day_in_source(std::string_view markup) {
  std::optional<CivilDate> day;
  constexpr std::string_view stem = "ubli";  // behind either "P" or "p"
  for (size_t at = markup.find(stem); at != std::string_view::npos; at = markup.find(stem, at + 1)) {
    const std::string_view behind = markup.substr(at + stem.size(), 100);
    const auto name_end = std::find_if_not(behind.begin(), behind.end(), is_name_character);
    const auto length = static_cast<size_t>(name_end - behind.begin());
    if (!names_a_day(behind.substr(0, length))) continue;
    const auto found = day_behind(behind.substr(length));
    if (!found || found->year < 1990) continue;
    if (day && *day != *found) return std::nullopt;
    day = found;
  }
  return day;
}

}  // namespace strongroom::ingest::page
