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
// Algeria and Tunisia.
constexpr const char* kLocales[] = {
    "en", "ar", "ar-SY", "ar-MA", "ar-DZ", "fr", "de", "de-AT",   "es",  "it", "pt", "nl",
    "tr", "ru", "uk",    "pl",    "cs",    "sk", "fa", "he",      "ckb", "ur", "id", "sv",
    "da", "nb", "fi",    "el",    "ro",    "hu", "bg", "sr-Latn", "sr",  "ca", "th",
};

// Who counts in other calendars.
constexpr const char* kSolarLocales[] = {"fa", "fa-AF", "ps", "en"};
constexpr const char* kIslamicLocales[] = {"ar", "en", "fa", "ps", "ur", "tr", "id", "fr"};

struct Row {
  std::string_view words;  // separated by ';'
  DateWord meaning;
};

// What press offices write and ICU does not list.
constexpr Row kOwnMonths[] = {
    {"كانون ثاني;كانون2;ك2;janv", {DateWordKind::Month, 1}},
    {"fevr;fev", {DateWordKind::Month, 2}},
    {"mrz;mrt;اذر", {DateWordKind::Month, 3}},
    {"نيسن", {DateWordKind::Month, 4}},
    {"مايس;ايار", {DateWordKind::Month, 5}},
    {"يونيه;جوان", {DateWordKind::Month, 6}},
    {"يوليه;juill", {DateWordKind::Month, 7}},
    {"اغشت;اوت", {DateWordKind::Month, 8}},
    {"sept;setiembre;set", {DateWordKind::Month, 9}},
    {"تشرين اول;تشرين1;ت1;اكتوير", {DateWordKind::Month, 10}},  // the last is a slip of Joomla's Arabic pack
    {"تشرين ثاني;تشرين2;نونبر;ت2", {DateWordKind::Month, 11}},
    {"كانون اول;كانون1;ك1;دجنبر", {DateWordKind::Month, 12}},
};

constexpr Row kOtherWords[] = {
    {"segunda", {DateWordKind::Weekday, 1}},  // Portuguese: "segunda-feira"
    {"terça", {DateWordKind::Weekday, 2}},
    {"quarta", {DateWordKind::Weekday, 3}},
    {"quinta", {DateWordKind::Weekday, 4}},
    {"sexta", {DateWordKind::Weekday, 5}},
    {"feira", {DateWordKind::Filler, 0}},
    {"of;de;del;do;da;di;d;le;la;el;al;the;den;der;dem;von;van;من;شهر;عام;سنه;لعام;لسنه;ماه;سال;الموافق;موافق;برابر;"
     "مطابق",
     {DateWordKind::Filler, 0}},
    {"st;nd;rd;th;er;ere;e;eme;re;o;a;ο;η;ος;го;ое;й;е;я;inci;nci", {DateWordKind::DayOrdinal, 0}},
    {"г;года;год;році;року;р;r;roku;م;ميلادي;ميلاديه;yılı;yili;m;tarihi", {DateWordKind::YearMark, 0}},
    {"ه;هجري;هجريه;ah;ھ;شمسي;قمري;خورشيدي", {DateWordKind::HijriMark, 0}},
    {"年;년;年度", {DateWordKind::YearSuffix, 0}},
    {"月;월", {DateWordKind::MonthSuffix, 0}},
    {"日;일;号;號", {DateWordKind::DaySuffix, 0}},
    {"at;um;a;alle;ore;las;saat;klo;kl;om;о;об;в;الساعه;ساعت;בשעה;oras;ora;godz;o", {DateWordKind::TimeOpener, 0}},
    {"h;uhr;hrs;hs", {DateWordKind::HourMark, 0}},
    {"am;ص;صباحا", {DateWordKind::Morning, 0}},
    {"pm;مساء;ظهرا", {DateWordKind::Afternoon, 0}},
};

struct OtherRow {
  std::string_view words;
  uint8_t month;
};

constexpr OtherRow kSolarMonths[] = {
    {"حمل", 1},   {"ثور", 2},  {"جوزا", 3}, {"سرطان", 4}, {"اسد;امرداد", 5}, {"سنبله", 6},
    {"میزان", 7}, {"عقرب", 8}, {"قوس", 9},  {"جدی", 10},  {"دلو", 11},       {"حوت", 12},
};

constexpr OtherRow kIslamicMonths[] = {
    {"المحرم;محرم الحرام", 1},
    {"صفر المظفر;صفر الخير", 2},
    {"ربيع الاول;ربيع اول", 3},
    {"ربيع الثاني;ربيع الاخر;ربيع ثاني", 4},
    {"جمادى الاولى;جمادى الاول;جمادى اولى", 5},
    {"جمادى الثانيه;جمادى الاخره;جمادى الثاني;جمادى الاخر", 6},
    {"رجب المرجب", 7},
    {"شعبان المعظم", 8},
    {"رمضان المبارك", 9},
    {"شوال المكرم", 10},
    {"ذو القعده;ذي القعده;ذوالقعده;ذيالقعده;ذيقعده", 11},
    {"ذو الحجه;ذي الحجه;ذوالحجه;ذيالحجه;ذيحجه", 12},
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
  if (folded.back() == '1' || folded.back() == '2') table[folded.substr(0, folded.size() - 1)].opens = true;
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

enum class Other { Solar, Islamic };

void add_other(Table& table, std::string_view name, Other calendar, uint8_t month) {
  const std::string folded = fold(name);
  if (folded.size() < 2) return;
  DateWord& found = table[folded];
  if (found.kind == DateWordKind::None) found.kind = DateWordKind::OtherMonth;
  if (calendar == Other::Solar && found.solar == 0) found.solar = month & 15u;
  if (calendar == Other::Islamic && found.islamic == 0) found.islamic = month & 15u;
  if (const size_t space = folded.find(' '); space != std::string::npos) table[folded.substr(0, space)].opens = true;
}

void add_other_names(Table& table, Other calendar, const char* locale) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(icu::Locale(locale), calendar == Other::Solar ? "persian" : "islamic", status);
  if (U_FAILURE(status)) throw Fault("the ICU library has no month names: reinstall libicu72");
  for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
    int32_t count = 0;
    const icu::UnicodeString* names = symbols.getMonths(count, context, icu::DateFormatSymbols::WIDE);
    for (int32_t i = 0; i < count && i < 12; ++i) {
      std::string name;
      names[i].toUTF8String(name);
      add_other(table, name, calendar, static_cast<uint8_t>(i + 1));
    }
  }
}

void add_other_row(Table& table, Other calendar, const OtherRow& row) {
  for (std::string_view rest = row.words; !rest.empty();) {
    const size_t semicolon = rest.find(';');
    add_other(table, rest.substr(0, semicolon), calendar, row.month);
    rest = semicolon == std::string_view::npos ? std::string_view() : rest.substr(semicolon + 1);
  }
}

// After everything else, so that no word loses what it means in a Gregorian date.
void add_other_calendars(Table& table) {
  for (const char* locale : kSolarLocales) add_other_names(table, Other::Solar, locale);
  for (const char* locale : kIslamicLocales) add_other_names(table, Other::Islamic, locale);
  for (const OtherRow& row : kSolarMonths) add_other_row(table, Other::Solar, row);
  for (const OtherRow& row : kIslamicMonths) add_other_row(table, Other::Islamic, row);
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
          DateWord meaning{kind, static_cast<uint8_t>(value)};
          meaning.thai = kind == DateWordKind::Month && std::string_view(locale) == "th";
          add(table, name, meaning);
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
  add_other_calendars(table);
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
