// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/dump_lines.h"

#include <algorithm>

#include "base/ascii.h"
#include "ingest/chrome_words.h"
#include "ingest/control_labels.h"
#include "ingest/html/character_references.h"
#include "ingest/text/breadcrumbs.h"
#include "ingest/text/line_ends.h"
#include "ingest/text/mail_quotes.h"
#include "ingest/text/markdown_lines.h"
#include "ingest/text/preamble.h"
#include "text/normalise.h"
#include "text/printed_date.h"
#include "text/utf8.h"

namespace strongroom::ingest::dump {
namespace {

// Page furniture is short; a long line is somebody's text.
constexpr size_t furniture_bytes_max = 160;

template <size_t count>
bool is_one_of(std::string_view text, const std::string_view (&list)[count]) {
  return std::find(std::begin(list), std::end(list), text) != std::end(list);
}

std::string without_dots(std::string_view line) {
  std::string bare = ascii_lower(line);
  for (const std::string_view dots : {"...", "…", "»", ">>", " "}) {
    while (bare.ends_with(dots)) bare.resize(bare.size() - dots.size());
  }
  return bare;
}

bool is_read_more(std::string_view line) {
  constexpr std::string_view words[] = {"read more",     "more",        "continue reading", "المزيد",
                                        "اقرأ المزيد",   "إقرأ المزيد", "قراءة المزيد",     "للمزيد",
                                        "lire la suite", "leer más",    "weiterlesen",      "подробнее"};
  constexpr size_t with_title_bytes_max = 300;
  if (line.size() < 60 && is_one_of(without_dots(line), words)) return true;
  // "Read more about Ships wait for the lamp", "Read more: Ships wait for the lamp"
  if (line.size() <= with_title_bytes_max && ascii_lower(line.substr(0, 16)).starts_with("read more about ")) {
    return true;
  }
  const size_t colon = line.find(':');
  if (colon > 40 || line.size() > with_title_bytes_max) return false;  // a colon at npos too
  const std::string before = without_dots(line.substr(0, colon));
  return before != "more" && before != "المزيد" && is_one_of(before, words);
}

// "Share 12", "12 Shares", "Like (3)": buttons with how often they were pressed.
bool is_pressed_button(std::string_view line) {
  constexpr std::string_view words[] = {"share", "shares", "like", "likes", "tweet",  "tweets",
                                        "pin",   "pins",   "+1",   "views", "مشاركة", "إعجاب"};
  constexpr size_t button_bytes_max = 40;
  constexpr std::string_view around = " ()[]:";
  if (line.size() > button_bytes_max) return false;
  const std::string lowered = ascii_lower(line);
  for (const size_t space : {lowered.find(' '), lowered.rfind(' ')}) {
    if (space == std::string::npos) return false;
    std::string_view word = std::string_view(lowered).substr(0, space);
    std::string_view number = std::string_view(lowered).substr(space + 1);
    if (is_ascii_digit(word[0])) std::swap(word, number);
    while (!number.empty() && around.find(number.front()) != std::string_view::npos) number.remove_prefix(1);
    while (!number.empty() && around.find(number.back()) != std::string_view::npos) number.remove_suffix(1);
    if (is_one_of(word, words) && text::parse_number(number)) return true;
  }
  return false;
}

// "(3 votes)", perhaps behind the stars of a rating: "1 2 3 4 5 (0 votes)"
bool is_vote_count(std::string_view lowered) {
  if (!lowered.ends_with(" votes)") && !lowered.ends_with(" vote)")) return false;
  return lowered.find_first_not_of("0123456789 ") == lowered.rfind('(');
}

// "[Read more]"
std::string_view without_brackets(std::string_view words) {
  if (!words.starts_with('[') && !words.starts_with('(')) return words;
  return words.substr(1, words.find_first_of("])") - 1);
}

// Where "Read more..." begins that ran into the end of a text, "… at the quay. Read more...", "… quay. [Read more]".
size_t read_more_at_end(std::string_view line) {
  constexpr size_t reach = 60;
  constexpr std::string_view ends[] = {".", "!", "?", "؟", "…", "”", "\"", "»", ")", "]"};
  const size_t from = line.size() > reach ? line.size() - reach : 1;
  for (size_t space = line.find(' ', from); space != std::string_view::npos; space = line.find(' ', space + 1)) {
    const std::string_view words = without_brackets(line.substr(space + 1));
    const std::string_view before = line.substr(0, space);
    const auto ends_before = [&](std::string_view end) { return before.ends_with(end); };
    // "More" alone may be a sentence's.
    if (std::any_of(std::begin(ends), std::end(ends), ends_before) && words.find(' ') != std::string_view::npos &&
        is_read_more(words)) {
      return space;
    }
  }
  return std::string_view::npos;
}

// "----------", "* * *", but not "...", which says that a text was cut off.
bool is_rule(std::string_view line) {
  constexpr size_t marks_min = 3;
  const char mark = line[0];
  constexpr std::string_view marks = "-_=*~+#";
  return marks.find(mark) != std::string_view::npos &&
         line.find_first_not_of(std::string{mark, ' '}) == std::string_view::npos &&
         static_cast<size_t>(std::count(line.begin(), line.end(), mark)) >= marks_min;
}

// "[quay.jpg]": what text browsers show for a picture without words.
bool is_picture_name(std::string_view line) {
  constexpr size_t name_bytes_max = 120;
  if (line.size() > name_bytes_max || !line.starts_with('[') || !line.ends_with(']')) return false;
  const std::string lowered = ascii_lower(line.substr(1, line.size() - 2));
  for (const std::string_view end : {".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg"}) {
    if (lowered.ends_with(end)) return true;
  }
  return lowered == "inline" || lowered == "image";
}

bool is_furniture(std::string_view line) {
  constexpr std::string_view words[] = {"print",
                                        "email",
                                        "e-mail",
                                        "font size",
                                        "decrease font size",
                                        "increase font size",
                                        "be the first to comment",
                                        "rate this item",
                                        "tweet",
                                        "pin it",
                                        "share",
                                        "back to top",
                                        "login to post comments",
                                        "subscribe to this rss feed",
                                        "print email",
                                        "no results found",
                                        "media",
                                        "add new comment",
                                        "older posts",
                                        "newer posts",
                                        "← older posts",
                                        "newer posts →",
                                        "search for:",
                                        "download attachments:",
                                        "markdown content:",
                                        "طباعة",
                                        "البريد الإلكتروني",
                                        "العودة للأعلى",
                                        "كن أول من يعلق"};
  if (line.size() > furniture_bytes_max) return false;
  const std::string lowered = ascii_lower(line);
  const std::string_view unexclaimed = std::string_view(lowered).substr(0, lowered.find_last_not_of("! ") + 1);
  if (is_one_of(unexclaimed, words) || is_page_link_line(line) || is_result_range(line) || is_rule(line) ||
      is_picture_name(line))
    return true;
  for (const std::string_view start : {"font size ", "last modified on ", "last updated on ", "hits: "}) {
    if (lowered.starts_with(start)) return true;
  }
  // "Read 512 times", perhaps with the day of the last change behind it; "ledger.pdf (3 Downloads)", "(3 votes)"
  const size_t times = lowered.find(" times");
  if (lowered.starts_with("read ") && times != std::string::npos && text::parse_number(lowered.substr(5, times - 5)))
    return true;
  if (lowered.ends_with(" downloads)") || lowered.ends_with(" download)")) return true;
  return is_vote_count(lowered) || is_pressed_button(line);
}

bool is_item_footer(std::string_view line) {
  constexpr std::string_view words[] = {
      "more in this category:", "related items", "related items (by tag)", "leave a comment", "latest from",
      "المزيد في هذا القسم:",   "مواضيع ذات صلة"};
  if (line.size() > furniture_bytes_max * 2) return false;
  const std::string lowered = ascii_lower(line);
  return is_one_of(lowered, words) || lowered.starts_with("more in this category:") ||
         (lowered.starts_with("latest from ") && !lowered.ends_with('.'));
}

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

// "&amp;" and "&#8217;", where whoever made the text of a page left them in it.
std::string with_characters(std::string text) {
  constexpr size_t reference_bytes_max = 32;
  size_t at = text.find('&');
  if (at == std::string::npos) return text;
  std::string plain = text.substr(0, at);
  while (at < text.size()) {
    const std::string_view rest = std::string_view(text).substr(at, reference_bytes_max);
    const auto reference = html::read_character_reference(rest, html::ReferencePlace::Text);
    // "?a=1&copy=2" is an address.
    const bool is_whole = reference.length > 0 && rest[reference.length - 1] == ';';
    if (is_whole)
      text::append_code_point(plain, reference.code_point);
    else
      plain += '&';
    const size_t from = at + (is_whole ? reference.length : 1);
    at = std::min(text.find('&', from), text.size());
    plain.append(text, from, at - from);
  }
  return plain;
}

class Classifier {
 public:
  explicit Classifier(bool is_markdown) : is_markdown_(is_markdown) {}

  void add(UnmarkedLine raw, uint64_t offset) {
    std::string text = text::clean_line(without_break_marks(with_characters(std::move(raw.text))));
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
  Classifier classifier(looks_like_markdown(utf8));
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
