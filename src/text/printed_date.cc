// SPDX-License-Identifier: Apache-2.0
#include "text/printed_date.h"

#include <algorithm>
#include <span>

#include "text/date_reader.h"
#include "text/date_tokens.h"
#include "text/utf8.h"

namespace strongroom::text {

namespace {

FoundDate found_date(const DateMatch& match, std::span<const DateToken> tokens, size_t base) {
  return {.date = match.date,
          .start = static_cast<uint32_t>(base + tokens[match.first].start),
          .end = static_cast<uint32_t>(base + tokens[match.last - 1].end),
          .month_only = match.month_only,
          .ambiguous = match.ambiguous,
          .short_year = match.short_year,
          .digit_order = match.digit_order,
          .time = match.time};
}

// Where the window that starts at `from` ends: at white space where there is some, else between two code points.
size_t window_end(std::string_view text, size_t from, size_t bytes) {
  if (text.size() - from <= bytes) return text.size();
  const size_t space = text.find_last_of(" \n\t", from + bytes);
  if (space != std::string_view::npos && space > from + bytes / 2) return space;
  size_t end = from + bytes;
  while (end > from + 1 && !starts_code_point(text[end])) --end;
  return end;
}

// Weekdays, "of the year" and the zone of a time may stand around a date that is all of a text.
bool is_around_a_date(const DateToken& t) {
  if (t.kind == DateTokenKind::Mark) return true;
  if (t.kind != DateTokenKind::Word) return false;
  return t.word.kind != DateWordKind::Month && t.word.kind != DateWordKind::OtherMonth &&
         t.word.kind != DateWordKind::None;
}

bool is_zone(std::span<const DateToken> rest) {
  constexpr size_t kTokensMax = 6;  // ".000+03:00"
  const auto others = std::count_if(rest.begin(), rest.end(), [](const DateToken& t) {
    return t.kind == DateTokenKind::Other && t.end - t.start > 5;
  });
  return rest.size() <= kTokensMax && others == 0;
}

constexpr size_t kPrintedDateMax = 400;

}  // namespace

std::vector<FoundDate> find_dates(std::string_view utf8, DayOrder order, ShortYears years) {
  constexpr size_t kWindow = size_t{64} << 10;
  constexpr size_t kOverlap = 512;  // longer than any date
  std::vector<FoundDate> found;
  utf8 = utf8.substr(0, UINT32_MAX);
  for (size_t base = 0; base < utf8.size();) {
    const size_t end = window_end(utf8, base, kWindow);
    const std::string_view window = utf8.substr(base, std::min(utf8.size(), end + kOverlap) - base);
    const std::vector<DateToken> tokens = date_tokens(window);
    size_t next = end;
    for (size_t at = 0; at < tokens.size() && base + tokens[at].start < end;) {
      const auto match = date_at(window, tokens, {order, years}, at);
      if (match) {
        found.push_back(found_date(*match, tokens, base));
        next = std::max(next, static_cast<size_t>(found.back().end));
      }
      at = match ? match->last : at + 1;
    }
    base = next;
  }
  return found;
}

std::optional<FoundDate> parse_date(std::string_view utf8, DayOrder order, ShortYears years) {
  if (utf8.size() > kPrintedDateMax) return std::nullopt;
  const std::vector<DateToken> tokens = date_tokens(utf8);
  for (size_t at = 0; at < tokens.size(); ++at) {
    if (const auto match = date_at(utf8, tokens, {order, years}, at)) {
      const auto rest = std::span(tokens).subspan(match->last);
      const bool whole = std::all_of(rest.begin(), rest.end(), is_around_a_date);
      if (match->month_only || (!whole && (match->time.empty() || !is_zone(rest)))) return std::nullopt;
      return found_date(*match, tokens, 0);
    }
    if (!is_around_a_date(tokens[at])) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<YearMonth> parse_month(std::string_view utf8) {
  if (utf8.size() > kPrintedDateMax) return std::nullopt;
  const std::vector<DateToken> tokens = date_tokens(utf8);
  const auto match = month_at(utf8, tokens, 0);
  if (!match) return std::nullopt;
  const auto rest = std::span(tokens).subspan(match->last);
  const bool whole = std::all_of(
      rest.begin(), rest.end(), [](const DateToken& t) { return t.is_word(DateWordKind::YearMark) || t.is_mark('.'); });
  return whole ? std::optional(YearMonth::of(match->date)) : std::nullopt;
}

std::optional<uint32_t> parse_number(std::string_view utf8) {
  constexpr uint64_t kMax = uint64_t{1} << 31;
  constexpr size_t kBytesMax = 64;
  if (utf8.size() > kBytesMax) return std::nullopt;
  const std::vector<DateToken> tokens = date_tokens(utf8);
  if (tokens.size() != 1 || tokens[0].kind != DateTokenKind::Number) return std::nullopt;
  const DateToken& number = tokens[0];
  if (number.digits <= 9) return number.value;
  // More digits than a token keeps: read them again, the last ones by their script's own zero.
  uint64_t value = 0;
  for (size_t at = number.start; at < number.end;) {
    const size_t start = at;
    next_code_point(utf8, at);
    value = value * 10 + date_tokens(utf8.substr(start, at - start))[0].value;
    if (value > kMax) return std::nullopt;
  }
  return static_cast<uint32_t>(value);
}

}  // namespace strongroom::text
