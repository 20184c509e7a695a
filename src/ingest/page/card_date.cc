// SPDX-License-Identifier: Apache-2.0
#include "ingest/page/card_date.h"

#include <string>

#include "ingest/page/structured_items.h"
#include "text/normalise.h"

namespace strongroom::ingest::page {
namespace {

constexpr size_t line_bytes_max = 60;  // a line that is a date, not one that tells of a day

bool has_day(const FoundPrintedDate& found) {
  return found.date.date && found.date.precision == records::DatePrecision::Day;
}

// The line must not be longer than a date is.
FoundPrintedDate of_line(const std::string& line, std::string_view lang) {
  if (line.size() > line_bytes_max) return {};
  return {date_of_markup(line, lang), {"text", 0.7}};
}

FoundPrintedDate of_element(const Element& element, std::string_view lang) {
  const html::Node& node = element.node;
  if (node.tag() == "time") {
    records::PrintedDate date = date_of_markup(node.attribute("datetime"), lang);
    if (!date.date) date = date_of_markup(node.text(), lang);
    return {std::move(date), {"time", 0.85}};
  }
  if (element.own_words == 0) return {};
  std::string line;
  for (html::Node child = node.first_child(); child && line.size() <= line_bytes_max; child = child.next_sibling()) {
    if (child.is_text()) line += std::string(child.content().substr(0, line_bytes_max + 1)) + " ";
  }
  return of_line(line, lang);
}

// Between the elements of a card that is several siblings.
FoundPrintedDate of_loose_text(const Card& card, std::string_view lang) {
  for (html::Node node = card.from; node && node != card.until; node = node.next_sibling()) {
    if (!node.is_text() || node.content().size() > 2 * line_bytes_max) continue;
    FoundPrintedDate found = of_line(text::clean_line(node.content()), lang);
    if (has_day(found)) return found;
  }
  return {};
}

}  // namespace

FoundPrintedDate find_card_date(const PageTree& tree, const Card& card, std::string_view lang) {
  FoundPrintedDate found{date_of_markup(microdata_value(card.from, "datePublished"), lang), {"microdata", 0.9}};
  if (has_day(found)) return found;
  found = of_loose_text(card, lang);
  for (size_t i = card.first; i < card.end && !has_day(found); ++i) found = of_element(tree.elements[i], lang);
  return has_day(found) ? found : FoundPrintedDate();
}

}  // namespace strongroom::ingest::page
