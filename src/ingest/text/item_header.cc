// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/item_header.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/printed_date.h"

namespace strongroom::ingest::dump {
namespace {

constexpr size_t header_bytes_max = 300;
constexpr size_t category_bytes_max = 160;
constexpr ptrdiff_t category_spaces_max = 9;

// What joins a date to its category, in lower case, longest first.
constexpr std::string_view category_labels[] = {
    "published under",
    "published in",
    "posted under",
    "posted in",
    "filed under",
    "filed in",
    "category:",
    "category :",
    "نُشرت في",
    "نشرت في",
    "نُشر في",
    "نشر في",
    "منشور في",
    "التصنيف:",
    "القسم:",
    "ضمن",
    "في",
    "publié dans",
    "publicado en",
    "dans",
    "en",
    "veröffentlicht in",
    "опубликовано в",
    "в",
    "in",
    "under",
    "|",
    "·",
    "•",
};

constexpr std::string_view date_labels[] = {"published on",
                                            "posted on",
                                            "created on",
                                            "written on",
                                            "published:",
                                            "published",
                                            "posted",
                                            "created",
                                            "date:",
                                            "date :",
                                            "نشر بتاريخ",
                                            "نُشر بتاريخ",
                                            "بتاريخ",
                                            "التاريخ:",
                                            "تاريخ النشر:",
                                            "publié le",
                                            "mis en ligne le",
                                            "publicado el",
                                            "veröffentlicht am",
                                            "pubblicato il",
                                            "опубликовано",
                                            "Опубликовано",
                                            "дата:",
                                            "Дата:"};

constexpr std::string_view tag_labels[] = {"tagged under", "tags:", "موسومة تحت", "الوسوم:", "وسوم:", "العلامات:"};
constexpr std::string_view author_labels[] = {"written by", "author:", "كتبه", "بقلم", "الكاتب:"};
constexpr std::string_view dashes[] = {" - ", " – ", " — "};

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool is_word_end(std::string_view text, size_t position) {
  return position >= text.size() || text[position] == ' ' || text[position] == '\t';
}

// The length of the first label that `lowered` starts with as whole words; 0 when there is none.
template <size_t count>
size_t label_length(std::string_view lowered, const std::string_view (&labels)[count]) {
  for (const std::string_view label : labels) {
    if (!lowered.starts_with(label)) continue;
    const bool ends_itself = label.back() == ':' || label == "|" || label == "·" || label == "•";
    if (ends_itself || is_word_end(lowered, label.size())) return label.size();
    // "Published in: News"
    if (lowered[label.size()] == ':') return label.size() + 1;
  }
  return 0;
}

template <size_t count>
std::string after_label(std::string_view line, const std::string_view (&labels)[count]) {
  if (line.size() > header_bytes_max) return {};
  const size_t length = label_length(text::ascii_lower(line), labels);
  return length == 0 ? std::string() : std::string(trim(line.substr(length)));
}

bool ends_like_sentence(std::string_view line) {
  constexpr std::string_view ends[] = {".", "!", "?", ":", ";", ",", "؟", "،", "…", "\"", "”"};
  return std::any_of(std::begin(ends), std::end(ends), [&](std::string_view end) { return line.ends_with(end); });
}

// A name, not a sentence.
bool is_category(std::string_view name) {
  return !name.empty() && name.size() <= category_bytes_max && !ends_like_sentence(name) &&
         std::count(name.begin(), name.end(), ' ') <= category_spaces_max;
}

// "Culture, Youth and Sport" is one name: lists of categories have no "and" before the last.
bool is_enumeration(std::string_view printed) {
  const size_t comma = printed.rfind(", ");
  if (comma == std::string_view::npos) return false;
  const std::string_view last = printed.substr(comma);
  return last.find(" and ") != std::string_view::npos || last.find(" & ") != std::string_view::npos;
}

// Any line with a date has a digit near its start; most lines of a body have not.
bool may_begin_with_date(std::string_view line) {
  const std::string_view start = line.substr(0, 60);
  return std::any_of(start.begin(), start.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= '0' && byte <= '9') || byte == 0xD9 || byte >= 0xDB;
  });
}

bool holds_digit(std::string_view line) {
  return std::any_of(line.begin(), line.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= '0' && byte <= '9') || byte == 0xD9 || byte == 0xDB;
  });
}

// Besides the minutes that a text takes to read.
bool holds_number(std::string_view text) {
  const size_t digit = text.find_first_of("0123456789");
  return digit != std::string_view::npos && text.find("min", digit) == std::string_view::npos;
}

std::string_view without_end_marks(std::string_view text) {
  for (bool marked = true; marked;) {
    marked = false;
    text = trim(text);
    for (const std::string_view mark : {"|", "·", "•", "-", "–", "—", ",", "/", "on", "(", ")"}) {
      if (text.ends_with(mark)) text.remove_suffix(mark.size()), marked = true;
      if (text.starts_with(mark)) text.remove_prefix(mark.size()), marked = true;
    }
  }
  return text;
}

// "Ada Quill and Bo Marsh": each word begins with a capital, as a sentence's do not.
bool is_names(std::string_view names) {
  constexpr ptrdiff_t spaces_max = 6;
  if (!is_category(names) || std::count(names.begin(), names.end(), ' ') > spaces_max) return false;
  for (size_t start = 0; start < names.size();) {
    const size_t end = std::min(names.find(' ', start), names.size());
    const std::string_view word = names.substr(start, end - start);
    const bool is_joint = word == "and" || word == "&";
    if (!is_joint && !word.empty() && word[0] >= 'a' && word[0] <= 'z') return false;
    if (!word.empty() && word[0] >= '0' && word[0] <= '9') return false;
    start = end + 1;
  }
  return true;
}

std::optional<ItemHeader> header_of(std::string_view printed_date, HeaderStyle style, std::string_view category) {
  printed_date = trim(printed_date);
  std::string_view date_only = printed_date;
  if (const size_t label = label_length(text::ascii_lower(printed_date), date_labels); label > 0) {
    date_only = trim(printed_date.substr(label));
  }
  const auto found = text::parse_date(date_only);
  if (!found || found->month_only) return std::nullopt;
  ItemHeader header;
  header.style = style;
  header.date = {found->date, records::DatePrecision::Day, std::string(date_only), found->time};
  header.categories = std::string(trim(category));
  header.ambiguous = found->ambiguous;
  return header;
}

std::optional<ItemHeader> split_at_category(std::string_view line, const std::string& lowered) {
  for (size_t space = line.find(' '); space != std::string_view::npos; space = line.find(' ', space + 1)) {
    const std::string_view rest = std::string_view(lowered).substr(space + 1);
    const size_t label = label_length(rest, category_labels);
    if (label == 0) continue;
    const std::string_view category = trim(line.substr(space + 1 + label));
    if (!is_category(category)) continue;
    std::string_view date = line.substr(0, space);
    if (date.ends_with(',') || date.ends_with('-')) date.remove_suffix(1);
    if (auto header = header_of(date, HeaderStyle::Category, category)) return header;
  }
  return std::nullopt;
}

std::optional<ItemHeader> split_at_dash(std::string_view line) {
  for (const std::string_view dash : dashes) {
    // The last one: a date may hold dashes itself.
    const size_t position = line.rfind(dash);
    if (position == std::string_view::npos) continue;
    const std::string_view category = trim(line.substr(position + dash.size()));
    if (!is_category(category) || std::count(category.begin(), category.end(), ' ') > 4) continue;
    if (auto header = header_of(line.substr(0, position), HeaderStyle::Dash, category)) return header;
  }
  return std::nullopt;
}

}  // namespace

std::optional<ItemHeader> parse_item_header(std::string_view line) {
  if (line.size() > header_bytes_max || !may_begin_with_date(line)) return std::nullopt;
  if (auto header = header_of(line, HeaderStyle::Alone, {})) return header;
  if (auto header = split_at_category(line, text::ascii_lower(line))) return header;
  return split_at_dash(line);
}

std::optional<ItemHeader> parse_dated_byline(std::string_view line) {
  constexpr size_t byline_bytes_max = 160;
  constexpr ptrdiff_t words_max = 12;
  if (line.size() > byline_bytes_max || !holds_digit(line) || ends_like_sentence(line)) return std::nullopt;
  const auto dates = text::find_dates(line);
  const auto is_month = [](const text::FoundDate& date) { return date.month_only; };
  if (dates.empty() || dates.size() > 2 || std::any_of(dates.begin(), dates.end(), is_month)) return std::nullopt;
  const text::FoundDate& date = dates.front();
  const std::string_view before = trim(line.substr(0, date.start));
  const std::string_view behind = line.substr(dates.back().end);
  if (std::count(before.begin(), before.end(), ' ') + std::count(behind.begin(), behind.end(), ' ') > words_max ||
      before.find(". ") != std::string_view::npos || holds_number(behind)) {
    return std::nullopt;
  }
  ItemHeader header;
  header.style = HeaderStyle::Byline;
  header.date = {date.date, records::DatePrecision::Day, std::string(line), date.time};
  header.ambiguous = date.ambiguous;
  header.author = author_of_label_line(without_end_marks(before));
  if (header.author.empty()) header.author = author_of_label_line(without_end_marks(behind));
  return header;
}

std::optional<ItemHeader> parse_dateline(std::string_view line) {
  constexpr size_t start_bytes = 120;
  constexpr size_t place_bytes_max = 60;
  const std::string_view start = line.substr(0, start_bytes);
  if (!may_begin_with_date(start)) return std::nullopt;
  const auto dates = text::find_dates(start);
  if (dates.empty() || dates[0].month_only || dates[0].start > place_bytes_max) return std::nullopt;
  std::string_view behind = start.substr(dates[0].end);
  while (behind.starts_with(' ') || behind.starts_with(')') || behind.starts_with(']')) behind.remove_prefix(1);
  const bool has_dash =
      behind.starts_with("- ") || behind.starts_with("-- ") || behind.starts_with("–") || behind.starts_with("—");
  if (!has_dash) return std::nullopt;
  ItemHeader header;
  header.style = HeaderStyle::Byline;
  header.date = {dates[0].date,
                 records::DatePrecision::Day,
                 std::string(start.substr(dates[0].start, dates[0].end - dates[0].start)),
                 {}};
  header.ambiguous = dates[0].ambiguous;
  return header;
}

std::string category_of_label_line(std::string_view line) {
  std::string category = after_label(line, category_labels);
  return is_category(category) ? category : std::string();
}

std::string tags_of_label_line(std::string_view line) { return after_label(line, tag_labels); }

std::string author_of_label_line(std::string_view line) {
  std::string author = after_label(line, author_labels);
  if (!author.empty()) return is_category(author) ? author : std::string();
  const std::string_view names = line.substr(std::min<size_t>(line.size(), 3));
  const bool is_byline = line.starts_with("By ") || line.starts_with("by ");
  return is_byline && is_names(names) ? std::string(names) : std::string();
}

std::vector<std::string> split_categories(std::string_view printed, const std::vector<std::string>& known) {
  std::vector<std::string> names;
  if (std::find(known.begin(), known.end(), printed) != known.end() || is_enumeration(printed)) {
    return {std::string(printed)};
  }
  while (!printed.empty()) {
    size_t end = printed.size();
    size_t length = 0;
    for (const std::string_view separator : {",", "،", ";", "؛", " | ", " / "}) {
      if (const size_t found = printed.find(separator); found < end) {
        end = found;
        length = separator.size();
      }
    }
    const std::string_view name = trim(printed.substr(0, end));
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
    printed.remove_prefix(end + length);
  }
  return names;
}

}  // namespace strongroom::ingest::dump
