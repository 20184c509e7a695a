// SPDX-License-Identifier: Apache-2.0
#include "text/date_words.h"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>

#include <functional>
#include <string>
#include <unordered_map>

#include "base/fault.h"
#include "text/normalise.h"

namespace strongroom::text {

namespace {

// ICU knows the names, written in full and short, as they stand in a date and alone (genitive and nominative). Earlier
// locales win where a short form means another month elsewhere. Arabic: Egypt and the Gulf, Levant and Iraq, Morocco,
// Algeria and Tunisia. Persian names are those of Gregorian months; dates of the Solar Hijri calendar are not read.
constexpr const char* kLocales[] = {
    "en", "ar", "ar-SY", "ar-MA", "ar-DZ", "fr", "de", "de-AT",   "es",  "it", "pt", "nl",
    "tr", "ru", "uk",    "pl",    "cs",    "sk", "fa", "he",      "ckb", "ur", "id", "sv",
    "da", "nb", "fi",    "el",    "ro",    "hu", "bg", "sr-Latn", "sr",  "ca",
};

struct Row {
  std::string_view words;  // separated by ';'
  DateWord meaning;
};

// What press offices write and ICU does not list.
constexpr Row kOwnMonths[] = {
    {"كانون ثاني;ك2;janv", {DateWordKind::Month, 1}},
    {"fevr;fev", {DateWordKind::Month, 2}},
    {"mrz;mrt;اذر", {DateWordKind::Month, 3}},
    {"نيسن", {DateWordKind::Month, 4}},
    {"مايس;ايار", {DateWordKind::Month, 5}},
    {"يونيه;جوان", {DateWordKind::Month, 6}},
    {"يوليه;juill", {DateWordKind::Month, 7}},
    {"اغشت;اوت", {DateWordKind::Month, 8}},
    {"sept;setiembre;set", {DateWordKind::Month, 9}},
    {"تشرين اول;ت1", {DateWordKind::Month, 10}},
    {"تشرين ثاني;نونبر;ت2", {DateWordKind::Month, 11}},
    {"كانون اول;ك1;دجنبر", {DateWordKind::Month, 12}},
};

constexpr Row kOtherWords[] = {
    {"segunda", {DateWordKind::Weekday, 1}},  // Portuguese: "segunda-feira"
    {"terça", {DateWordKind::Weekday, 2}},
    {"quarta", {DateWordKind::Weekday, 3}},
    {"quinta", {DateWordKind::Weekday, 4}},
    {"sexta", {DateWordKind::Weekday, 5}},
    {"feira", {DateWordKind::Filler, 0}},
    {"of;de;del;do;da;di;d;le;la;el;al;the;den;der;dem;von;van;من;شهر;عام;سنه;لعام;لسنه;ماه;سال",
     {DateWordKind::Filler, 0}},
    {"st;nd;rd;th;er;ere;e;eme;re;o;a;ο;η;ος;го;ое;й;е;я;inci;nci", {DateWordKind::DayOrdinal, 0}},
    {"г;года;год;році;року;р;r;roku;م;ميلادي;ميلاديه;yılı;yili;m;tarihi", {DateWordKind::YearMark, 0}},
    {"年;년;年度", {DateWordKind::YearSuffix, 0}},
    {"月;월", {DateWordKind::MonthSuffix, 0}},
    {"日;일;号;號", {DateWordKind::DaySuffix, 0}},
    {"at;um;a;alle;ore;las;saat;klo;kl;om;о;об;в;الساعه;ساعت;בשעה;oras;ora;godz;o", {DateWordKind::TimeOpener, 0}},
    {"h;uhr;hrs;hs", {DateWordKind::HourMark, 0}},
    {"am;ص;صباحا", {DateWordKind::Morning, 0}},
    {"pm;مساء;ظهرا", {DateWordKind::Afternoon, 0}},
};

using Table = std::unordered_map<std::string, DateWord>;

void add(Table& table, std::string_view name, DateWord meaning) {
  const std::string folded = fold(name);
  const bool single_letter = folded.size() < 2;  // Hungarian weekdays: "v1.2" is no Sunday
  if (folded.empty() || (single_letter && meaning.kind == DateWordKind::Weekday)) return;
  DateWord& found = table[folded];
  if (found.kind == DateWordKind::None) {
    const bool opens = found.opens;
    found = meaning;
    found.opens = opens;
  }
  if (const size_t space = folded.find(' '); space != std::string::npos) table[folded.substr(0, space)].opens = true;
}

void add_rows(Table& table, const Row* begin, const Row* end) {
  for (const Row* row = begin; row != end; ++row) {
    std::string_view rest = row->words;
    while (!rest.empty()) {
      const size_t semicolon = rest.find(';');
      add(table, rest.substr(0, semicolon), row->meaning);
      rest = semicolon == std::string_view::npos ? std::string_view() : rest.substr(semicolon + 1);
    }
  }
}

using NamesOf = std::function<const icu::UnicodeString*(const icu::DateFormatSymbols&, int32_t&,
                                                        icu::DateFormatSymbols::DtContextType,
                                                        icu::DateFormatSymbols::DtWidthType)>;

void add_names(Table& table, DateWordKind kind, int first, int last, const NamesOf& names_of) {
  for (const auto width : {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
    for (const char* locale : kLocales) {
      UErrorCode status = U_ZERO_ERROR;
      const icu::DateFormatSymbols symbols(icu::Locale(locale), "gregorian", status);
      if (U_FAILURE(status)) throw Fault("the ICU library has no month names: reinstall libicu72");
      for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
        int32_t count = 0;
        const icu::UnicodeString* names = names_of(symbols, count, context, width);
        for (int i = first; i <= last && i < count; ++i) {
          std::string name;
          names[i].toUTF8String(name);
          const int value = kind == DateWordKind::Month ? i + 1 : i - 1;  // ICU counts months from 0, weekdays from 1
          add(table, name, {kind, static_cast<uint8_t>(value)});
          // Hebrew writes "in" before the month as a letter of it.
          if (kind == DateWordKind::Month && std::string_view(locale) == "he") {
            add(table, "ב" + name, {kind, static_cast<uint8_t>(value)});
          }
        }
      }
    }
  }
}

Table make_table() {
  Table table;
  add_names(table, DateWordKind::Month, 0, 11, [](const auto& symbols, int32_t& count, auto context, auto width) {
    return symbols.getMonths(count, context, width);
  });
  add_rows(table, std::begin(kOwnMonths), std::end(kOwnMonths));
  add_rows(table, std::begin(kOtherWords), std::end(kOtherWords));
  add_names(table, DateWordKind::Weekday, 1, 7, [](const auto& symbols, int32_t& count, auto context, auto width) {
    return symbols.getWeekdays(count, context, width);
  });
  return table;
}

}  // namespace

DateWord find_date_word(std::string_view folded) {
  static const Table table = make_table();
  thread_local std::string key;  // saves an allocation a word: the table cannot be asked by string_view
  key.assign(folded);
  const auto found = table.find(key);
  return found == table.end() ? DateWord{} : found->second;
}

}  // namespace strongroom::text
