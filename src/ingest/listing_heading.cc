// SPDX-License-Identifier: Apache-2.0
#include "ingest/listing_heading.h"

#include <algorithm>

#include "base/ascii.h"
#include "text/normalise.h"
#include "text/printed_date.h"

namespace strongroom::ingest {
namespace {

using records::FilterKind;
using records::ListingFilter;

constexpr size_t heading_bytes_max = 600;

struct Phrase {
  std::string_view words;  // folded
  FilterKind kind;
};

// The wordings of Joomla K2 and of its packs in other languages. Arabic sites mostly keep the English ones.
constexpr Phrase phrases[] = {
    {"items filtered by date", FilterKind::Date},
    {"displaying items by date", FilterKind::Date},
    {"displaying items by tag", FilterKind::Tag},
    {"items filtered by tag", FilterKind::Tag},
    {"displaying items by author", FilterKind::Author},
    {"displaying items by category", FilterKind::Category},
    {"items filtered by category", FilterKind::Category},
    {"search results for", FilterKind::Search},
    {"العناصر المفلتره حسب التاريخ", FilterKind::Date},
    {"العناصر المصفاه حسب التاريخ", FilterKind::Date},
    {"العناصر المرشحه حسب التاريخ", FilterKind::Date},
    {"العناصر المصنفه حسب التاريخ", FilterKind::Date},
    {"عناصر مصنفه حسب التاريخ", FilterKind::Date},
    {"عرض العناصر حسب التاريخ", FilterKind::Date},
    {"تصفيه العناصر حسب التاريخ", FilterKind::Date},
    {"ترشيح العناصر حسب التاريخ", FilterKind::Date},
    {"فلتره العناصر حسب التاريخ", FilterKind::Date},
    {"المواد المصنفه حسب التاريخ", FilterKind::Date},
    {"المواضيع حسب التاريخ", FilterKind::Date},
    {"المواد حسب التاريخ", FilterKind::Date},
    {"العناصر حسب التاريخ", FilterKind::Date},
    {"عرض العناصر حسب العلامه", FilterKind::Tag},
    {"عرض العناصر حسب علامه", FilterKind::Tag},
    {"عرض العناصر حسب الوسم", FilterKind::Tag},
    {"نتايج البحث عن", FilterKind::Search},
    {"elements filtres par date", FilterKind::Date},
    {"affichage des elements par tag", FilterKind::Tag},
    {"elementos filtrados por fecha", FilterKind::Date},
    {"mostrando articulos por etiqueta", FilterKind::Tag},
    {"resultados de la busqueda para", FilterKind::Search},
    {"articoli filtrati per data", FilterKind::Date},
    {"visualizza articoli per tag", FilterKind::Tag},
    {"itens filtrados por data", FilterKind::Date},
    {"artigos filtrados por data", FilterKind::Date},
    {"artikel nach datum gefiltert", FilterKind::Date},
    {"items gefilterd op datum", FilterKind::Date},
    {"tarihe gore filtrelenmis ogeler", FilterKind::Date},
    {"материалы отфильтрованы по дате", FilterKind::Date},
    {"показать содержимое по тегу", FilterKind::Tag},
    {"отображение материалов по тегу", FilterKind::Tag},
    {"результаты поиска для", FilterKind::Search},
    {"матеріали відфільтровані за датою", FilterKind::Date},
};

constexpr std::string_view around_values = " \t:";

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

// Where a phrase stands in a line: bytes [start, end).
struct Place {
  size_t start = 0;
  size_t end = 0;
};

size_t word_end(std::string_view line, size_t at) { return std::min(line.find_first_of(" :\t", at), line.size()); }

// Folding keeps no places, so that of a phrase known to be there is looked for word by word.
std::optional<Place> place_of(const Phrase& phrase, std::string_view line) {
  const auto spaces = static_cast<size_t>(std::count(phrase.words.begin(), phrase.words.end(), ' '));
  for (size_t start = 0; start < line.size(); start = word_end(line, start) + 1) {
    size_t end = word_end(line, start);
    for (size_t i = 0; i < spaces && end < line.size(); ++i) end = word_end(line, end + 1);
    if (text::fold(line.substr(start, end - start)) == phrase.words) return Place{start, end};
  }
  return std::nullopt;
}

std::string_view unquoted(std::string_view value) {
  for (const std::string_view quote : {"\"", "'", "“", "”", "«", "»"}) {
    if (value.starts_with(quote)) value.remove_prefix(quote.size());
    if (value.ends_with(quote)) value.remove_suffix(quote.size());
  }
  return trim(value, around_values);
}

std::optional<ListingHeading> heading_of(const Phrase& phrase, std::string_view line, Place place) {
  const std::string_view after = line.substr(place.end);
  const size_t colon = after.find(':');
  // The colon stands right behind the wording, or the wording is a sentence's (npos is greater, too). A date says by
  // itself that it is no sentence.
  const bool has_colon = colon <= 16;
  const std::string_view value = trim(after.substr(has_colon ? colon + 1 : 0), around_values);
  const bool is_told = has_colon && trim(after.substr(0, colon)).empty() && !value.empty();
  if (!is_told && phrase.kind != FilterKind::Date) return std::nullopt;
  ListingHeading heading;
  heading.start = place.start;
  heading.filter.kind = phrase.kind;
  if (phrase.kind != FilterKind::Date) {
    heading.filter.value = std::string(unquoted(value));
  } else if (!set_date(heading.filter, value)) {
    return std::nullopt;
  }
  return heading;
}

}  // namespace

std::optional<ListingHeading> parse_listing_heading(std::string_view line) {
  // Behind the wording stands a colon or a date.
  if (line.size() > heading_bytes_max || line.find_first_of(":0123456789\xD9\xDB") == std::string_view::npos) {
    return std::nullopt;
  }
  const std::string folded = text::fold(line);
  for (const Phrase& phrase : phrases) {
    if (folded.find(phrase.words) == std::string::npos) continue;
    const auto place = place_of(phrase, line);
    if (!place) continue;
    if (auto heading = heading_of(phrase, line, *place)) return heading;
  }
  return std::nullopt;
}

std::optional<ListingFilter> date_behind_colon(std::string_view heading) {
  const size_t colon = heading.rfind(": ");
  if (colon == std::string_view::npos || heading.size() > heading_bytes_max) return std::nullopt;
  ListingFilter filter;
  filter.kind = FilterKind::Date;
  return set_date(filter, trim(heading.substr(colon + 1), around_values)) ? std::optional(std::move(filter))
                                                                          : std::nullopt;
}

std::string name_behind_colon(std::string_view heading) {
  const size_t colon = heading.find(": ");
  if (colon == std::string_view::npos || heading.size() > heading_bytes_max) return {};
  return std::string(unquoted(trim(heading.substr(colon + 1), around_values)));
}

void drop_own_crumb(records::Listing& listing) {
  if (listing.breadcrumbs.empty() || listing.filter.kind != FilterKind::Date) return;
  const std::string& last = listing.breadcrumbs.back();
  if (last == listing.heading || parse_listing_heading(last) || text::parse_month(last) || text::parse_date(last)) {
    listing.breadcrumbs.pop_back();
  }
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

}  // namespace strongroom::ingest
