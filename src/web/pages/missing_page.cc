// SPDX-License-Identifier: Apache-2.0
#include "web/pages/missing_page.h"

#include <algorithm>

#include "text/normalise.h"
#include "text/words.h"
#include "web/known_gaps.h"
#include "web/pages/error_page.h"

namespace strongroom::web {

namespace {

constexpr size_t words_min = 2;  // one alone is the name of a page rather than a title
constexpr size_t words_max = 8;
constexpr size_t letters_min = 3;

// The words of an address's last part, as they stand there; without numbers and what is too short to tell anything.
std::vector<std::string> words_of_address(std::string_view path) {
  while (path.ends_with('/')) path.remove_suffix(1);
  std::string_view name = path.substr(std::min(path.rfind('/') + 1, path.size()));
  name = name.substr(0, name.rfind(".html"));
  std::vector<std::string> words;
  text::each_word(name, [&](uint32_t start, uint32_t end, std::string_view folded) {
    const bool has_digit = folded.find_first_of("0123456789") != folded.npos;
    if (has_digit || text::code_points(folded) < letters_min || words.size() == words_max) return;
    words.emplace_back(name.substr(start, end - start));
  });
  return words;
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string all;
  for (const auto& word : words) all += (all.empty() ? "" : std::string(between)) + word;
  return all;
}

}  // namespace

Response missing_address(const Request& request, const Site& site) {
  const std::vector<std::string> words = words_of_address(request.path);
  if (words.size() < words_min) return error_page(request, site, 404);
  // The address had its own form of the title: the best match first, and not only what has every word.
  const std::string address = addresses_of(request, site).search({{"q", joined(words, " OR ")}});
  const std::string shown = "\u2068" + joined(words, " ") + "\u2069";
  return error_page(request, site, 404, {},
                    {{interface_of(request, site).format("search_for", {{"query", shown}}), address}});
}

Response page_past_the_end(const Request& request, const Site& site, uint64_t page, uint64_t pages,
                           const std::string& last) {
  const Interface interface = interface_of(request, site);
  const std::string detail =
      interface.format("past_the_end", {{"page", interface.number(page)}, {"pages", interface.plural("pages", pages)}});
  return error_page(request, site, 404, detail, {{interface.text("to_last_page"), last}});
}

Response page_without_number(const Request& request, const Site& site, const std::string& first) {
  const Interface interface = interface_of(request, site);
  return error_page(request, site, 404, interface.text("no_page_number"), {{interface.text("to_first_page"), first}});
}

Response missing_period(const Request& request, const Site& site, const store::ListQuery& query) {
  const Interface interface = interface_of(request, site);
  const Addresses addresses = addresses_of(request, site);
  const YearMonth wanted = query.month ? *query.month
                           : query.day ? YearMonth::of(*query.day)
                                       : YearMonth{static_cast<int16_t>(query.year.value_or(1)), 1};
  std::vector<Link> nearest;
  std::optional<YearMonth> newer;
  std::optional<YearMonth> older;
  for (const auto& [month, items] : site.store().months(query.term)) {
    if (month > wanted) newer = month;
    if (month <= wanted && !older) older = month;
  }
  for (const auto& month : {older, newer}) {
    if (!month) continue;
    const store::ListQuery near{.term = query.term, .month = *month};
    nearest.push_back({interface.month(*month), addresses.list(near)});
  }
  const bool promised = query.month && !query.term && !site.gaps().pages_of(*query.month).empty();
  const auto& detail = interface.text(promised ? "nothing_held_but_promised" : "nothing_held_of_period");
  return error_page(request, site, 404, detail, nearest);
}

}  // namespace strongroom::web
