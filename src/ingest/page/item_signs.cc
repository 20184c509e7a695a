// SPDX-License-Identifier: Apache-2.0
#include "ingest/page/item_signs.h"

#include <algorithm>

#include "base/ascii.h"
#include "ingest/html/elements.h"
#include "ingest/page/labelled_date.h"
#include "ingest/page/printed_area.h"

namespace strongroom::ingest::page {
namespace {

// Rows of one table and entries of one list are alike, whatever their classes say of odd and even, first and last.
bool is_alike_by_tag(std::string_view tag) {
  return tag == "tr" || tag == "li" || tag == "dt" || tag == "dd" || tag == "article";
}

// Most short texts print none, and are told so without being read.
bool may_print_day(const html::Node& node) {
  const auto may_be_digit = [](char c) { return is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80; };
  for (html::Node child = node.first_child(); child; child = child.next_sibling()) {
    const std::string_view text = child.is_text() ? child.content() : std::string_view();
    if (std::any_of(text.begin(), text.end(), may_be_digit)) return true;
  }
  return false;
}

bool prints_day(const Element& element, std::string_view lang) {
  constexpr uint32_t words_max = 16;
  if (element.node.tag() == "time") return element.own_words > 0;
  if (element.own_words == 0 || element.own_words > words_max || !may_print_day(element.node)) return false;
  return is_dated_line(own_text(element.node), lang);
}

}  // namespace

bool is_heading(const html::Node& node) { return node.role() == html::ElementRole::Heading; }

bool is_dated_line(std::string_view line, std::string_view lang) {
  const std::vector<LabelledDate> dates = labelled_dates(line, {}, lang);
  return std::any_of(dates.begin(), dates.end(),
                     [](const LabelledDate& date) { return date.stands_alone && date.meaning != DateMeaning::Other; });
}

std::string likeness(const html::Node& node) {
  std::string name(node.tag());
  if (is_alike_by_tag(name)) return name;
  html::ClassTokens classes(node.attribute("class"));
  name += '.';
  for (const char c : classes.next()) {
    if (!is_ascii_digit(c)) name += c;
  }
  return name;
}

std::vector<ItemSigns> item_signs(const PageTree& tree, size_t part, std::string_view lang) {
  std::vector<ItemSigns> signs(tree.elements.size());
  for (size_t i = tree.elements[part].end; i-- > part;) {
    const Element& element = tree.elements[i];
    ItemSigns& own = signs[i];
    own.link |= element.in_link && !element.chrome;
    own.heading |= is_heading(element.node) && !element.chrome;
    own.picture |= element.node.role() == html::ElementRole::Image;
    if (element.in_link && !element.chrome) own.linked_words += element.own_words;
    own.day = own.day || prints_day(element, lang);
    if (i == part) break;
    ItemSigns& around = signs[element.parent];
    around.heading |= own.heading;
    around.link |= own.link;
    around.day |= own.day;
    around.picture |= own.picture;
    around.linked_words += own.linked_words;
  }
  return signs;
}

}  // namespace strongroom::ingest::page
