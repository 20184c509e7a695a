// SPDX-License-Identifier: Apache-2.0
#include "ingest/listing_heading.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/ascii.h"
#include "text/normalise.h"
#include "text/printed_date.h"

namespace strongroom::ingest {
namespace {

using records::FilterKind;
using records::ListingFilter;

constexpr size_t heading_bytes_max = 600;

struct Phrase {
  std::string_view words;
  FilterKind kind;
};

// The wordings of Joomla K2 and of its Arabic, French, Spanish, German and Russian packs. Lower case where the script
// has cases.
constexpr Phrase phrases[] = {
    {"items filtered by date", FilterKind::Date},
    {"displaying items by date", FilterKind::Date},
    {"displaying items by tag", FilterKind::Tag},
    {"items filtered by tag", FilterKind::Tag},
    {"displaying items by author", FilterKind::Author},
    {"displaying items by category", FilterKind::Category},
    {"items filtered by category", FilterKind::Category},
    {"search results for", FilterKind::Search},
    {"العناصر المفلترة حسب التاريخ", FilterKind::Date},
    {"العناصر المصفاة حسب التاريخ", FilterKind::Date},
    {"العناصر المرشحة حسب التاريخ", FilterKind::Date},
    {"العناصر المصنفة حسب التاريخ", FilterKind::Date},
    {"عناصر مصنفة حسب التاريخ", FilterKind::Date},
    {"عرض العناصر حسب التاريخ", FilterKind::Date},
    {"تصفية العناصر حسب التاريخ", FilterKind::Date},
    {"ترشيح العناصر حسب التاريخ", FilterKind::Date},
    {"فلترة العناصر حسب التاريخ", FilterKind::Date},
    {"المواد المصنفة حسب التاريخ", FilterKind::Date},
    {"المواضيع حسب التاريخ", FilterKind::Date},
    {"المواد حسب التاريخ", FilterKind::Date},
    {"العناصر حسب التاريخ", FilterKind::Date},
    {"عرض العناصر حسب العلامة", FilterKind::Tag},
    {"عرض العناصر حسب علامة", FilterKind::Tag},
    {"عرض العناصر حسب الوسم", FilterKind::Tag},
    {"نتائج البحث عن", FilterKind::Search},
    {"éléments filtrés par date", FilterKind::Date},
    {"elementos filtrados por fecha", FilterKind::Date},
    {"artikel nach datum gefiltert", FilterKind::Date},
    {"материалы отфильтрованы по дате", FilterKind::Date},
};

std::string_view trim(std::string_view text) {
  const size_t start = std::min(text.find_first_not_of(" \t:"), text.size());
  text.remove_prefix(start);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// Sets year, month and day from "October 2017" or "Thursday, 5 October 2017", also where a site's name follows
// ("October 2017 - Harbour Office").
bool set_date(ListingFilter& filter, std::string_view value) {
  for (const std::string_view part : {value, value.substr(0, value.find(" - ")), value.substr(0, value.find(" | "))}) {
    if (const auto month = text::parse_month(part)) {
      filter.year = month->year;
      filter.month = month->month;
      return true;
    }
    if (const auto day = text::parse_date(part); day && !day->month_only) {
      filter.year = day->date.year;
      filter.month = day->date.month;
      filter.day = day->date.day;
      return true;
    }
  }
  return false;
}

std::string_view unquoted(std::string_view value) {
  for (const std::string_view quote : {"\"", "'", "“", "”", "«", "»"}) {
    if (value.starts_with(quote)) value.remove_prefix(quote.size());
    if (value.ends_with(quote)) value.remove_suffix(quote.size());
  }
  return trim(value);
}

// Counters.

struct CounterWords {
  std::string_view page;
  std::string_view of;
};

constexpr CounterWords counter_words[] = {
    {"page", "of"},   {"صفحة", "من"},  {"الصفحة", "من"}, {"page", "sur"},    {"página", "de"}, {"pagina", "di"},
    {"seite", "von"}, {"sayfa", "of"}, {"sayfa", "/"},   {"страница", "из"}, {"page", "/"},    {"صفحه", "از"},
};

constexpr std::string_view link_words[] = {
    "start",   "prev",  "previous", "next",   "end",    "first",   "last",      "«",       "»",
    "<<",      ">>",    "<",        ">",      "‹",      "›",       "...",       "…",       "|",
    "««",      "»»",    "البداية",  "السابق", "التالي", "النهاية", "بداية",     "نهاية",   "الأولى",
    "الأخيرة", "الأول", "الأخير",   "سابق",   "تالي",   "début",   "précédent", "suivant", "fin",
};

std::vector<std::string_view> split_words(std::string_view line) {
  std::vector<std::string_view> words;
  while (true) {
    const size_t start = line.find_first_not_of(" \t");
    if (start == std::string_view::npos) return words;
    const size_t end = std::min(line.find_first_of(" \t", start), line.size());
    words.push_back(line.substr(start, end - start));
    line.remove_prefix(end);
  }
}

bool is_page_link_word(std::string_view word) {
  const std::string lowered = text::ascii_lower(word);
  return std::find(std::begin(link_words), std::end(link_words), lowered) != std::end(link_words) ||
         text::parse_number(word).has_value();
}

bool are_counter_words(std::string_view page, std::string_view of) {
  const std::string lowered_page = text::ascii_lower(page);
  const std::string lowered_of = text::ascii_lower(of);
  return std::any_of(std::begin(counter_words), std::end(counter_words),
                     [&](const CounterWords& words) { return words.page == lowered_page && words.of == lowered_of; });
}

}  // namespace

std::optional<ListingHeading> parse_listing_heading(std::string_view line) {
  if (line.size() > heading_bytes_max) return std::nullopt;
  const std::string lowered = text::ascii_lower(line);
  for (const Phrase& phrase : phrases) {
    const size_t start = lowered.find(phrase.words);
    if (start == std::string::npos) continue;
    const std::string_view after = line.substr(start + phrase.words.size());
    const size_t colon = after.find(':');
    // The colon stands right behind the wording, or the wording is a sentence's (npos is greater, too).
    if (colon > 16) continue;
    const std::string_view value = trim(after.substr(colon + 1));
    ListingHeading heading;
    heading.start = start;
    heading.filter.kind = phrase.kind;
    if (phrase.kind != FilterKind::Date) {
      heading.filter.value = std::string(unquoted(value));
    } else if (!set_date(heading.filter, value)) {
      continue;
    }
    return heading;
  }
  return std::nullopt;
}

std::optional<ListingHeading> parse_closing_month(std::string_view line) {
  if (line.size() > heading_bytes_max) return std::nullopt;
  constexpr int month_words_max = 4;  // "تشرين الأول 2017" has three
  size_t space = line.size();
  std::optional<ListingHeading> found;
  for (int words = 0; words < month_words_max; ++words) {
    space = line.rfind(' ', space - 1);
    if (space == std::string_view::npos || space == 0) break;
    const auto month = text::parse_month(line.substr(space + 1));
    if (!month) continue;
    found.emplace();
    found->filter = {FilterKind::Date, month->year, month->month, 0, {}, {}};
    found->start = space + 1;
  }
  return found;
}

std::optional<PageCounter> parse_page_counter(std::string_view line) {
  if (line.size() > heading_bytes_max) return std::nullopt;
  std::vector<std::string_view> words = split_words(line);
  // "(Page 3 of 3)" and "Page 3 of 3."
  if (!words.empty() && words.back().size() > 1 && (words.back().ends_with(')') || words.back().ends_with('.'))) {
    words.back().remove_suffix(1);
  }
  if (words.size() < 4) return std::nullopt;
  const size_t first = words.size() - 4;
  if (words[first].starts_with('(')) words[first].remove_prefix(1);
  const auto page = text::parse_number(words[first + 1]);
  const auto pages = text::parse_number(words[first + 3]);
  if (!page || !pages || *page == 0 || *page > *pages || !are_counter_words(words[first], words[first + 2])) {
    return std::nullopt;
  }
  const auto words_before_end = words.begin() + static_cast<std::ptrdiff_t>(first);
  if (!std::all_of(words.begin(), words_before_end, is_page_link_word)) return std::nullopt;
  return PageCounter{*page, *pages};
}

bool is_page_link(std::string_view word) { return is_page_link_word(word); }

bool is_page_link_line(std::string_view line) {
  if (line.size() > heading_bytes_max) return false;
  const std::vector<std::string_view> words = split_words(line);
  const auto is_label = [](std::string_view word) { return !text::parse_number(word); };
  return words.size() >= 2 && std::all_of(words.begin(), words.end(), is_page_link_word) &&
         std::count_if(words.begin(), words.end(), is_label) >= 1;
}

}  // namespace strongroom::ingest
