// SPDX-License-Identifier: Apache-2.0
#include "ingest/page/printed_day.h"

#include <algorithm>

#include "base/ascii.h"
#include "ingest/page/byline.h"
#include "text/normalise.h"

namespace strongroom::ingest::page {
namespace {

DateMeaning meaning_of_markup(const html::Node& node) {
  const std::string names =
      ascii_lower(std::string(node.attribute("class")) + " " + std::string(node.attribute("itemprop")));
  const bool is_publication = names.find("publi") != std::string::npos;
  const bool is_change = names.find("updated") != std::string::npos || names.find("modified") != std::string::npos;
  return is_publication ? DateMeaning::Publication : is_change ? DateMeaning::Change : DateMeaning::Unsaid;
}

}  // namespace

std::vector<PrintedDay> printed_days(const Element& element, const std::string& line, std::string_view before,
                                     std::string_view lang) {
  std::vector<PrintedDay> all;
  const DateMeaning marked = meaning_of_markup(element.node);
  for (LabelledDate& date : labelled_dates(line, before, lang)) {
    const bool is_said = date.meaning != DateMeaning::Unsaid;
    const DateMeaning meaning = is_said ? date.meaning : marked;
    const double confidence = date.is_ambiguous ? 0.6 : 0.75;
    all.push_back({std::move(date.date), "text", meaning, confidence, date.stands_alone, is_said});
  }
  if (element.node.tag() != "time") return all;
  records::PrintedDate date = date_of_markup(element.node.attribute("datetime"), lang);
  if (!date.date || date.precision != records::DatePrecision::Day) return all;
  PrintedDay day{std::move(date), "time", meaning_of_label(before), 0.85, true, false};
  day.is_said = day.meaning != DateMeaning::Unsaid;
  if (!all.empty()) {
    day.date.verbatim = all.front().date.verbatim;
    day.meaning = all.front().meaning;
    day.is_said = all.front().is_said;
  }
  if (day.meaning == DateMeaning::Unsaid) day.meaning = marked;
  return {std::move(day)};
}

std::string label_of(const std::string& line) {
  constexpr size_t label_bytes_max = 40;
  return line.size() <= label_bytes_max ? text::fold(line) : std::string();
}

bool is_marked_as_date(const html::Node& node) {
  if (node.tag() == "time") return true;
  const std::string names = ascii_lower(std::string(node.attribute("class")) + " " + std::string(node.attribute("id")));
  constexpr std::string_view words[] = {"date", "publish", "posted", "timestamp", "byline", "post-meta", "entry-meta"};
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return names.find(word) != std::string::npos; });
}

}  // namespace strongroom::ingest::page
