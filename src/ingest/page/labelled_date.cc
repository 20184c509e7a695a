// SPDX-License-Identifier: Apache-2.0
#include "ingest/page/labelled_date.h"

#include <algorithm>

#include "base/ascii.h"
#include "ingest/page/page_tree.h"
#include "text/normalise.h"

namespace strongroom::ingest::page {
namespace {

using records::DatePrecision;

struct Label {
  std::string_view word;  // folded
  DateMeaning meaning;
};

constexpr Label labels[] = {
    {"publi", DateMeaning::Publication},
    {"posted", DateMeaning::Publication},
    {"post time", DateMeaning::Publication},
    {"post date", DateMeaning::Publication},
    {"released", DateMeaning::Publication},
    {"issued", DateMeaning::Publication},
    {"written on", DateMeaning::Publication},
    {"veroffentlicht", DateMeaning::Publication},
    {"erstellt", DateMeaning::Publication},
    {"pubblicat", DateMeaning::Publication},
    {"gepubliceerd", DateMeaning::Publication},
    {"yayin", DateMeaning::Publication},
    {"опубликован", DateMeaning::Publication},
    {"опубліков", DateMeaning::Publication},
    {"نشر", DateMeaning::Publication},
    {"منتشر", DateMeaning::Publication},
    {"פורסם", DateMeaning::Publication},
    {"发布", DateMeaning::Publication},
    {"发表", DateMeaning::Publication},
    {"公開", DateMeaning::Publication},
    {"updated", DateMeaning::Change},
    {"modified", DateMeaning::Change},
    {"revised", DateMeaning::Change},
    {"reviewed", DateMeaning::Change},
    {"edited", DateMeaning::Change},
    {"changed", DateMeaning::Change},
    {"last update", DateMeaning::Change},
    {"verified", DateMeaning::Change},
    {"aktualisiert", DateMeaning::Change},
    {"mis a jour", DateMeaning::Change},
    {"mise a jour", DateMeaning::Change},
    {"actualiza", DateMeaning::Change},
    {"atualiza", DateMeaning::Change},
    {"aggiorna", DateMeaning::Change},
    {"guncelle", DateMeaning::Change},
    {"обновлен", DateMeaning::Change},
    {"изменен", DateMeaning::Change},
    {"оновлен", DateMeaning::Change},
    {"更新", DateMeaning::Change},
    {"تحديث", DateMeaning::Change},
    {"تعديل", DateMeaning::Change},
    {"עודכן", DateMeaning::Change},
    {"copyright", DateMeaning::Other},
    {"all rights", DateMeaning::Other},
    {"deadline", DateMeaning::Other},
    {"expires", DateMeaning::Other},
    {"valid", DateMeaning::Other},
    {"joined", DateMeaning::Other},
    {"born", DateMeaning::Other},
    {"founded", DateMeaning::Other},
    {"since", DateMeaning::Other},
    {"until", DateMeaning::Other},
    {"accessed", DateMeaning::Other},
};

bool is_day(const text::FoundDate& found) { return !found.month_only; }

}  // namespace

DateMeaning meaning_of_label(std::string_view folded) {
  DateMeaning meaning = DateMeaning::Unsaid;
  size_t last = 0;
  for (const Label& label : labels) {
    const size_t at = folded.rfind(label.word);
    if (at == std::string_view::npos || (meaning != DateMeaning::Unsaid && at <= last)) continue;
    meaning = label.meaning;
    last = at;
  }
  return meaning;
}

text::DayOrder day_order(std::string_view lang) {
  return lang == "en" || lang == "en-US" || lang == "en_US" ? text::DayOrder::MonthFirst : text::DayOrder::DayFirst;
}

records::PrintedDate printed_date(const text::FoundDate& found, std::string_view text) {
  records::PrintedDate date;
  date.date = found.date;
  date.precision = found.month_only ? DatePrecision::Month : DatePrecision::Day;
  date.verbatim = text::clean_line(text.substr(found.start, found.end - found.start));
  date.time = found.time;
  return date;
}

std::vector<LabelledDate> labelled_dates(std::string_view line, std::string_view before, std::string_view lang) {
  constexpr size_t line_bytes_max = 200;
  constexpr uint32_t other_words_max = 10;
  std::vector<LabelledDate> dates;
  const auto is_digit = [](char c) { return is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80; };
  if (line.size() > line_bytes_max || std::none_of(line.begin(), line.end(), is_digit)) return dates;
  std::string others;
  size_t read = 0;
  for (const text::FoundDate& found : text::find_dates(line, day_order(lang))) {
    const std::string label = text::fold(line.substr(read, found.start - read));
    (others += label) += ' ';
    read = found.end;
    if (!is_day(found)) continue;
    LabelledDate date{printed_date(found, line), meaning_of_label(label), found.ambiguous, false};
    const bool begins = dates.empty() && date.meaning == DateMeaning::Unsaid;
    if (begins) date.meaning = meaning_of_label(before);
    dates.push_back(std::move(date));
  }
  others += line.substr(read);
  const bool alone = count_words(others) <= other_words_max;
  for (LabelledDate& date : dates) date.stands_alone = alone;
  return dates;
}

}  // namespace strongroom::ingest::page
