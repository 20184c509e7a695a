// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/item_header.h"

#include <algorithm>

#include "base/ascii.h"
#include "ingest/control_labels.h"
#include "ingest/text/labels.h"
#include "text/normalise.h"
#include "text/printed_date.h"

namespace strongroom::ingest::dump {
namespace {

constexpr size_t header_bytes_max = 300;

constexpr std::string_view dashes[] = {" - ", " – ", " — ", " / ", ", "};

// "Read 512 times"
bool is_read_count(std::string_view text) { return ascii_lower(text).starts_with("read ") && text.ends_with(" times"); }

ptrdiff_t spaces_in(std::string_view text) { return std::count(text.begin(), text.end(), ' '); }

bool begins_in_lower_case(std::string_view text) { return !text.empty() && text[0] >= 'a' && text[0] <= 'z'; }

// Behind a date and a label written as one ("In", "Published in", not "in") names may be longer and end as sentences
// do: "What's New?". In "11 October 2017 in the afternoon" the label is none.
bool is_category_behind(std::string_view label, std::string_view name) {
  constexpr ptrdiff_t long_name_spaces_max = 19;
  constexpr ptrdiff_t short_name_spaces_max = 2;
  if (name.empty()) return false;
  const bool is_symbol = text::fold(label).empty();
  const bool is_joint =
      !is_symbol && !is_ascii_upper(label[0]) && label_at(label, LabelKind::Category).strength == LabelStrength::Weak;
  if (is_joint && begins_in_lower_case(name) && spaces_in(name) > 0) return false;
  if (is_category(name)) return true;
  if (is_joint || name.size() > category_bytes_max) return false;
  return spaces_in(name) <= (ends_like_sentence(name) ? short_name_spaces_max : long_name_spaces_max);
}

std::string_view without_quotes(std::string_view name) {
  constexpr std::pair<std::string_view, std::string_view> quotes[] = {{"\"", "\""}, {"“", "”"}, {"«", "»"}, {"‘", "’"}};
  for (const auto& [open, close] : quotes) {
    if (name.size() > open.size() + close.size() && name.starts_with(open) && name.ends_with(close))
      return trim(name.substr(open.size(), name.size() - open.size() - close.size()));
  }
  return name;
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
    return (byte >= '0' && byte <= '9') || byte == 0xD9 || byte == 0xDB || byte == 0xEF;
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

std::optional<ItemHeader> header_of(std::string_view printed_date, HeaderStyle style, std::string_view category) {
  printed_date = trim(printed_date);
  const Label label = label_at(printed_date, LabelKind::Date);
  const std::string_view date_only = trim(printed_date.substr(label.length));
  const auto found = text::parse_date(date_only, text::DayOrder::DayFirst, text::ShortYears::BesideNames);
  if (!found || found->month_only) return std::nullopt;
  ItemHeader header;
  header.style = style;
  header.date = {found->date, records::DatePrecision::Day, std::string(date_only), found->time};
  header.categories = std::string(trim(category));
  header.label = std::string(printed_date.substr(0, label.length));
  header.ambiguous = found->ambiguous;
  header.is_doubtful = found->short_year && !text::parse_date(date_only);
  return header;
}

std::string_view without_joint(std::string_view date) {
  if (date.ends_with(',') || date.ends_with('-')) date.remove_suffix(1);
  return date;
}

// Where labels are looked for: their first byte is in [from, to).
struct Reach {
  size_t from = 0;
  size_t to = 0;
};

// Behind the first date of a line, with room for a zone and an author's name; nullopt for a line without a date.
std::optional<Reach> behind_date(std::string_view line) {
  constexpr size_t date_reach = 200;
  constexpr size_t label_reach = 48;
  const auto dates =
      text::find_dates(line.substr(0, date_reach), text::DayOrder::DayFirst, text::ShortYears::BesideNames);
  if (dates.empty() || dates.front().month_only) return std::nullopt;
  return Reach{dates.front().end, dates.front().end + label_reach};
}

// Each place in a line where a label of the kind begins, behind a space: calls `use(before, label, behind)` until it
// gives a header.
template <class Use>
std::optional<ItemHeader> at_each_label(std::string_view line, Reach reach, LabelKind kind, const Use& use) {
  for (size_t space = line.find(' ', reach.from); space < reach.to; space = line.find(' ', space + 1)) {
    const Label label = label_at(line.substr(space + 1), kind);
    if (label.length == 0) continue;
    const std::string_view words = line.substr(space + 1, label.length);
    if (auto header = use(line.substr(0, space), words, trim(line.substr(space + 1 + label.length)))) return header;
  }
  return std::nullopt;
}

// "Harbour News Hits: 512"
std::string_view without_hits(std::string_view name) {
  const size_t hits = name.find(" Hits:");
  return trim(name.substr(0, hits));
}

// "| Written by Ada Quill | In Harbour News | Read 512 times | Print": what the parts of a line say besides names.
void sort_parts(ItemHeader& header, std::string_view label) {
  constexpr std::string_view bars[] = {"|", "·", "•"};
  const bool is_barred = text::fold(label).empty();
  std::string names;
  std::string_view rest = header.categories;
  while (!rest.empty()) {
    size_t end = rest.size();
    size_t length = 0;
    for (const std::string_view bar : bars) {
      if (const size_t found = rest.find(bar); found < end) end = found, length = bar.size();
    }
    std::string_view part = without_hits(trim(rest.substr(0, end)));
    rest.remove_prefix(std::min(rest.size(), end + length));
    if (std::string author = author_of_label_line(part); !author.empty()) {
      header.author = std::move(author);
      continue;
    }
    if (is_control_label(part) || is_read_count(part)) continue;
    // "In Depth" behind "In" is a name.
    if (is_barred || !names.empty()) part = trim(part.substr(label_at(part, LabelKind::Category).length));
    if (!part.empty()) names += (names.empty() ? "" : " | ") + std::string(part);
  }
  header.categories = std::move(names);
}

std::optional<ItemHeader> split_at_category(std::string_view line, Reach reach) {
  const auto use = [&](std::string_view date, std::string_view label,
                       std::string_view name) -> std::optional<ItemHeader> {
    name = without_quotes(name);
    // A theme prints the label of a category that has no name any more.
    const bool is_dangling = name.empty() && !begins_in_lower_case(label) && is_ascii_letter(label[0]);
    if (!is_dangling && !is_category_behind(label, name)) return std::nullopt;
    auto header = header_of(without_joint(date), HeaderStyle::Category, name);
    if (header) {
      header->label += label;
      sort_parts(*header, label);
    }
    return header;
  };
  return at_each_label(line, reach, LabelKind::Category, use);
}

// "11 October 2017 By Ada Quill In Harbour News", "Posted on 11 October 2017 by Ada Quill"
std::optional<ItemHeader> split_at_author(std::string_view line, Reach reach) {
  constexpr size_t name_bytes_max = 80;
  const auto with_category = [](std::string_view name, std::string_view label,
                                std::string_view category) -> std::optional<ItemHeader> {
    if (!is_names(name) || !is_category_behind(label, category)) return std::nullopt;
    ItemHeader header;
    header.style = HeaderStyle::Category;
    header.author = std::string(name);
    header.label = std::string(label);
    header.categories = std::string(category);
    return header;
  };
  const auto use = [&](std::string_view date, std::string_view, std::string_view rest) -> std::optional<ItemHeader> {
    auto dated = header_of(without_joint(date), HeaderStyle::Alone, {});
    if (!dated) return std::nullopt;
    auto named = at_each_label(rest, {0, name_bytes_max}, LabelKind::Category, with_category);
    if (!named && !is_names(rest)) return std::nullopt;
    if (!named) named = ItemHeader{}, named->author = std::string(rest);
    named->date = std::move(dated->date);
    named->label = dated->label + named->label;
    named->ambiguous = dated->ambiguous;
    named->is_doubtful = dated->is_doubtful;
    return named;
  };
  return at_each_label(line, reach, LabelKind::Author, use);
}

// "Published in Harbour News on 11 October 2017", "In Harbour News 11 October 2017", "Harbour News | 11 October 2017"
std::optional<ItemHeader> category_first(std::string_view line) {
  const auto dates = text::find_dates(line, text::DayOrder::DayFirst, text::ShortYears::BesideNames);
  if (dates.size() != 1 || dates[0].month_only || dates[0].start == 0 || !trim(line.substr(dates[0].end)).empty()) {
    return std::nullopt;
  }
  std::string_view before = trim(line.substr(0, dates[0].start));
  const Label label = label_at(before, LabelKind::Category);
  const std::string_view words = before.substr(0, label.length);
  before.remove_prefix(label.length);
  const std::string_view name = without_end_marks(before);
  const bool is_parted = before.ends_with('|') || before.ends_with("·") || before.ends_with("•");
  const bool is_labelled = label.strength == LabelStrength::Strong || label.has_colon ||
                           (label.strength == LabelStrength::Weak && !begins_in_lower_case(words));
  if ((!is_labelled && !is_parted) || !is_category(name) || begins_in_lower_case(name)) return std::nullopt;
  if (label_at(name, LabelKind::Author).length > 0 || !author_of_label_line(name).empty()) return std::nullopt;
  return header_of(line.substr(dates[0].start), HeaderStyle::CategoryFirst, name);
}

// "11 October 2017In Harbour News": elements that ran together when the page became text.
std::string with_space_behind_date(std::string_view line) {
  for (size_t i = 4; i + 1 < line.size() && i < 60; ++i) {
    if (!is_ascii_upper(line[i]) || !is_ascii_digit(line[i - 1]) || !is_ascii_digit(line[i - 2])) continue;
    return std::string(line.substr(0, i)) + " " + std::string(line.substr(i));
  }
  return {};
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
  if (line.size() > header_bytes_max) return std::nullopt;
  if (holds_digit(line.substr(line.size() - std::min<size_t>(line.size(), 12)))) {
    if (auto header = category_first(line)) return header;
  }
  if (!may_begin_with_date(line)) return std::nullopt;
  if (auto header = header_of(line, HeaderStyle::Alone, {})) return header;
  if (const auto reach = behind_date(line)) {
    if (auto header = split_at_category(line, *reach)) return header;
    if (auto header = split_at_author(line, *reach)) return header;
    return split_at_dash(line);
  }
  const std::string parted = with_space_behind_date(line);
  const auto reach = behind_date(parted);
  return reach ? split_at_category(parted, *reach) : std::nullopt;
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

}  // namespace strongroom::ingest::dump
