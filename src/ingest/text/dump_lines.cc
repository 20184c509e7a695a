// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/dump_lines.h"

#include <algorithm>

#include "base/ascii.h"
#include "ingest/chrome_words.h"
#include "ingest/control_labels.h"
#include "ingest/text/breadcrumbs.h"
#include "ingest/text/character_marks.h"
#include "ingest/text/furniture_lines.h"
#include "ingest/text/line_ends.h"
#include "ingest/text/mail_quotes.h"
#include "ingest/text/markdown_lines.h"
#include "ingest/text/preamble.h"
#include "text/normalise.h"
#include "text/printed_date.h"

namespace strongroom::ingest::dump {
namespace {

bool is_site_control(std::string_view line) {
  return is_control_label(line) || is_control_row(line) || is_cookie_notice(line);
}

// Of a line that says what it is by itself.
LineKind kind_of(DumpLine& line) {
  if (line.text.empty()) return LineKind::Blank;
  if ((line.header = parse_item_header(line.text))) return LineKind::Header;
  if ((line.counter = parse_page_counter(line.text))) return LineKind::Counter;
  if ((line.counter = counter_of_range(line.text))) return LineKind::Counter;
  if ((line.heading = parse_listing_heading(line.text))) return LineKind::Heading;
  if (is_breadcrumb_line(line.text)) return LineKind::Crumbs;
  if (is_read_more(line.text)) return LineKind::ReadMore;
  if (is_item_footer(line.text)) return LineKind::ItemFooter;
  if (is_furniture(line.text)) return LineKind::Furniture;
  if (is_doubtful_label(line.text)) return LineKind::Text;
  if (is_related_heading(line.text) || is_site_footer(line.text)) return LineKind::Related;
  if (is_site_control(line.text)) return LineKind::Furniture;
  line.may_be_byline = parse_dated_byline(line.text).has_value();
  return LineKind::Text;
}

// Marks that show nothing at the ends of a line: zero-width spaces, joiners and the marks of writing direction.
std::string_view without_unseen_ends(std::string_view line) {
  constexpr std::string_view unseen[] = {"\u200B", "\u200C", "\u200D", "\u200E", "\u200F", "\u202A",
                                         "\u202B", "\u202C", "\u202D", "\u202E", "\u2060", "\u2066",
                                         "\u2067", "\u2068", "\u2069", "\uFEFF", "\u00AD", " "};
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view mark : unseen) {
      if (line.starts_with(mark)) line.remove_prefix(mark.size()), found = true;
      if (line.ends_with(mark)) line.remove_suffix(mark.size()), found = true;
    }
  }
  return line;
}

// Marks that show nothing and only say where a line or a word may break are within words too; joiners and marks of
// direction belong to the text there.
std::string without_break_marks(std::string text) {
  for (const std::string_view mark : {"\u200B", "\u2060", "\uFEFF", "\u00AD"}) {
    if (text.find(mark) == std::string::npos) continue;
    std::string bare;
    bare.reserve(text.size());
    for (size_t start = 0; start < text.size();) {
      const size_t end = std::min(text.find(mark, start), text.size());
      bare.append(text, start, end - start);
      start = end + mark.size();
    }
    text = std::move(bare);
  }
  return text;
}

class Classifier {
 public:
  explicit Classifier(std::string_view utf8)
      : is_markdown_(looks_like_markdown(utf8)), has_references_(was_left_unread(utf8)) {}

  void add(UnmarkedLine raw, uint64_t offset) {
    std::string text =
        text::clean_line(without_break_marks(has_references_ ? with_characters(raw.text) : std::move(raw.text)));
    std::replace(text.begin(), text.end(), '\t', ' ');
    if (is_markdown_ && raw.links.empty()) raw.links = links_in_markdown(text);
    if (is_markdown_) text = without_markdown(text);
    std::string_view seen = without_unseen_ends(text);
    if (lines_.size() < preamble_lines_max) seen = without_title_label(seen);
    // "Page 3 of 3 Home News": elements that ran together when the page became text.
    const auto counter = find_leading_counter(seen);
    const std::string_view behind = counter ? without_unseen_ends(seen.substr(counter->end)) : std::string_view();
    const size_t read_more = counter ? std::string_view::npos : read_more_at_end(seen);
    if (read_more != std::string_view::npos) {
      push(seen.substr(0, read_more), offset);
      push(without_brackets(seen.substr(read_more + 1)), offset, std::move(raw));
    } else if (!behind.empty() &&
               (begins_with_home(behind) || is_breadcrumb_line(behind) || parse_listing_heading(behind))) {
      push(seen.substr(0, counter->end), offset);
      push(behind, offset);
    } else {
      push(seen, offset, std::move(raw));
    }
  }

  size_t count() const { return lines_.size(); }
  std::vector<DumpLine> take() { return std::move(lines_); }

 private:
  void push(std::string_view text, uint64_t offset, UnmarkedLine raw = {}) {
    if (text.empty() && !lines_.empty() && lines_.back().kind == LineKind::Blank) return;
    DumpLine line;
    line.offset = offset;
    line.text = text;
    line.kind = kind_of(line);
    if (line.kind == LineKind::Text || line.kind == LineKind::Heading) look_behind_bullet(line);
    line.links = std::move(raw.links);
    line.marks = raw.marks;
    lines_.push_back(std::move(line));
  }

  // "* Start" is furniture as much as "Start" is.
  static void look_behind_bullet(DumpLine& line) {
    const std::string_view bare = without_bullet(line.text);
    if (bare.size() == line.text.size()) return;
    DumpLine inner;
    inner.offset = line.offset;
    inner.text = bare;
    inner.kind = kind_of(inner);
    const bool is_of_page =
        inner.kind != LineKind::Text && inner.kind != LineKind::Header && inner.kind != LineKind::Blank;
    if (is_of_page || is_page_link(bare)) line = std::move(inner);
  }

  bool is_markdown_;
  bool has_references_;
  std::vector<DumpLine> lines_;
};

}  // namespace

std::string_view without_bullet(std::string_view line) {
  for (const std::string_view bullet : {"* ", "• ", "- ", "+ ", "· ", "◦ ", "▪ ", "‣ "}) {
    if (line.starts_with(bullet)) return line.substr(bullet.size());
  }
  return line;
}

std::vector<DumpLine> classify_lines(std::string_view utf8, const Limits& limits, std::vector<Error>& faults) {
  const std::optional<std::string> fed = with_line_feeds(utf8);
  if (fed) utf8 = *fed;
  const std::optional<std::string> unquoted = without_mail_quotes(utf8);
  if (unquoted) utf8 = *unquoted;
  Classifier classifier(utf8);
  const LinkReferences references(utf8);
  for (size_t start = 0; start < utf8.size();) {
    const size_t end = std::min(utf8.find_first_of("\r\n\f", start), utf8.size());
    if (end - start > limits.line_bytes_max) {
      faults.push_back({ErrorCode::LimitExceeded,
                        "a line is longer than " + std::to_string(limits.line_bytes_max) +
                            " bytes; it and what follows are not read: divide it",
                        {},
                        start});
      break;
    }
    if (classifier.count() >= lines_max) {
      faults.push_back(
          {ErrorCode::LimitExceeded, "there are more lines than are read from one text: divide it", {}, start});
      break;
    }
    if (!references.holds(start)) classifier.add(references.unmarked(utf8.substr(start, end - start), start), start);
    start = end + (utf8.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return classifier.take();
}

}  // namespace strongroom::ingest::dump
