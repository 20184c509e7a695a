// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/dump_lines.h"

#include <algorithm>

#include "ingest/chrome_words.h"
#include "ingest/control_labels.h"
#include "ingest/text/breadcrumbs.h"
#include "text/ascii.h"
#include "text/normalise.h"

namespace strongroom::ingest::dump {
namespace {

// Page furniture is short; a long line is somebody's text.
constexpr size_t furniture_bytes_max = 160;

template <size_t count>
bool is_one_of(std::string_view text, const std::string_view (&list)[count]) {
  return std::find(std::begin(list), std::end(list), text) != std::end(list);
}

std::string without_dots(std::string_view line) {
  std::string bare = text::ascii_lower(line);
  for (const std::string_view dots : {"...", "…", "»", ">>", " "}) {
    while (bare.ends_with(dots)) bare.resize(bare.size() - dots.size());
  }
  return bare;
}

bool is_read_more(std::string_view line) {
  constexpr std::string_view words[] = {"read more",     "more",        "continue reading", "المزيد",
                                        "اقرأ المزيد",   "إقرأ المزيد", "قراءة المزيد",     "للمزيد",
                                        "lire la suite", "leer más",    "weiterlesen",      "подробнее"};
  return line.size() < 60 && is_one_of(without_dots(line), words);
}

bool is_furniture(std::string_view line) {
  constexpr std::string_view words[] = {"print",
                                        "email",
                                        "e-mail",
                                        "font size",
                                        "decrease font size",
                                        "increase font size",
                                        "be the first to comment!",
                                        "rate this item",
                                        "tweet",
                                        "share",
                                        "back to top",
                                        "login to post comments",
                                        "subscribe to this rss feed",
                                        "print email",
                                        "no results found!",
                                        "media",
                                        "add new comment",
                                        "طباعة",
                                        "البريد الإلكتروني",
                                        "العودة للأعلى",
                                        "كن أول من يعلق"};
  if (line.size() > furniture_bytes_max) return false;
  const std::string lowered = text::ascii_lower(line);
  if (is_one_of(lowered, words) || is_page_link_line(line)) return true;
  if (lowered.starts_with("font size ") || lowered.starts_with("last modified on ")) return true;
  // "Read 512 times", "(3 votes)"
  if (lowered.starts_with("read ") && lowered.ends_with(" times")) return true;
  return lowered.starts_with("(") && (lowered.ends_with(" votes)") || lowered.ends_with(" vote)"));
}

bool is_item_footer(std::string_view line) {
  constexpr std::string_view words[] = {
      "more in this category:", "related items", "related items (by tag)", "leave a comment", "latest from",
      "المزيد في هذا القسم:",   "مواضيع ذات صلة"};
  if (line.size() > furniture_bytes_max * 2) return false;
  const std::string lowered = text::ascii_lower(line);
  return is_one_of(lowered, words) || lowered.starts_with("more in this category:");
}

bool is_site_control(std::string_view line) {
  return is_control_label(line) || is_control_row(line) || is_cookie_notice(line);
}

LineKind kind_of(DumpLine& line) {
  if (line.text.empty()) return LineKind::Blank;
  if ((line.header = parse_item_header(line.text))) return LineKind::Header;
  if ((line.counter = parse_page_counter(line.text))) return LineKind::Counter;
  if ((line.heading = parse_listing_heading(line.text))) return LineKind::Heading;
  if (is_breadcrumb_line(line.text)) return LineKind::Crumbs;
  if (is_read_more(line.text)) return LineKind::ReadMore;
  if (is_item_footer(line.text)) return LineKind::ItemFooter;
  if (is_furniture(line.text)) return LineKind::Furniture;
  if (is_doubtful_label(line.text)) return LineKind::Text;
  if (is_related_heading(line.text) || is_site_footer(line.text)) return LineKind::Related;
  if (is_site_control(line.text)) return LineKind::Furniture;
  line.byline = parse_dated_byline(line.text);
  return LineKind::Text;
}

}  // namespace

std::vector<DumpLine> classify_lines(std::string_view utf8, const Limits& limits, std::vector<Error>& faults) {
  std::vector<DumpLine> lines;
  for (size_t start = 0; start < utf8.size();) {
    const size_t end = std::min(utf8.find_first_of("\r\n", start), utf8.size());
    if (end - start > limits.line_bytes_max) {
      faults.push_back({ErrorCode::LimitExceeded,
                        "a line is longer than " + std::to_string(limits.line_bytes_max) + " bytes",
                        {},
                        start});
      break;
    }
    DumpLine line;
    line.offset = start;
    line.text = text::clean_line(utf8.substr(start, end - start));
    std::replace(line.text.begin(), line.text.end(), '\t', ' ');
    line.kind = kind_of(line);
    lines.push_back(std::move(line));
    start = end + (utf8.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return lines;
}

}  // namespace strongroom::ingest::dump
