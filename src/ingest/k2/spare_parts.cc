// SPDX-License-Identifier: Apache-2.0
#include "ingest/k2/spare_parts.h"

#include <algorithm>
#include <iterator>

#include "ingest/k2/part.h"
#include "text/normalise.h"
#include "text/printed_date.h"

namespace strongroom::ingest::k2 {
namespace {

using html::Node;

// The words of a text that tells a day, perhaps with a label or a category beside it, and no sentence.
std::string lone_date(const Node& node) {
  constexpr size_t text_bytes_max = 80;
  constexpr size_t label_bytes_max = 25;
  const std::string_view tag = node.parent().tag();
  const std::string_view raw = node.content();
  if (raw.size() > 4 * text_bytes_max || tag == "a" || (tag.size() == 2 && tag[0] == 'h')) return {};
  const std::string line = text::clean_line(raw);
  if (line.size() > text_bytes_max || line.ends_with('.')) return {};
  const auto dates = text::find_dates(line);
  if (dates.size() != 1 || dates[0].month_only || dates[0].start > label_bytes_max || is_in_text(node)) return {};
  const std::string label = text::fold(line.substr(0, dates[0].start));
  const bool is_of_change = label.find("modif") != std::string::npos || label.find("updat") != std::string::npos ||
                            label.find("تعديل") != std::string::npos || label.find("تحديث") != std::string::npos;
  return is_of_change ? std::string() : line.substr(dates[0].start, dates[0].end - dates[0].start);
}

}  // namespace

void SpareParts::note(const Node& node) {
  if (node.is_text()) {
    if (words_.empty()) words_ = lone_date(node);
    return;
  }
  html::ClassTokens tokens(node.attribute("class"));
  for (std::string_view token = tokens.next(); !token.empty(); token = tokens.next()) {
    const bool is_date = token == "date" || token.ends_with("-date") || token.ends_with("_date");
    if (is_date && !date_ && !is_in_text(node)) date_ = node;
    if (token.ends_with("ItemBody") && !body_) body_ = node;
  }
}

bool is_of_plugin(const html::Node& node) {
  constexpr std::string_view starts[] = {"addthis_", "a2a_kit", "addtoany", "sharethis", "sigProPrintMessage"};
  html::ClassTokens tokens(node.attribute("class"));
  for (std::string_view token = tokens.next(); !token.empty(); token = tokens.next()) {
    if (std::any_of(std::begin(starts), std::end(starts), [&](auto start) { return token.starts_with(start); }))
      return true;
  }
  return false;
}

}  // namespace strongroom::ingest::k2
