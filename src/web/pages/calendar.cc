// SPDX-License-Identifier: Apache-2.0
#include "web/pages/calendar.h"

#include <algorithm>

#include "text/calendar_names.h"
#include "text/normalise.h"

namespace strongroom::web {

namespace {

constexpr int days_of_week = 7;
constexpr uint64_t shades = 4;
constexpr size_t column_code_points_max = 3;

// Arabic does not abbreviate weekdays; a column is too narrow for whole names.
std::string brief_weekday(int weekday, const std::string& locale) {
  const std::string name = text::weekday_name(weekday, locale, text::NameWidth::Short);
  if (text::code_points(name) <= column_code_points_max) return name;
  return text::weekday_name(weekday, locale, text::NameWidth::Narrow);
}

Calendar::Day make_day(const CivilDate& date, uint64_t items, uint64_t greatest, const Interface& interface,
                       const Addresses& addresses) {
  Calendar::Day day;
  day.number = interface.number(date.day);
  day.label = interface.format("date_colon_items",
                               {{"date", interface.date(date)}, {"items", interface.plural("items", items)}});
  if (items > 0) day.href = addresses.day(date);
  day.shade = shade(items, greatest);
  return day;
}

}  // namespace

int shade(uint64_t count, uint64_t greatest) {
  if (count == 0) return 0;
  return static_cast<int>(std::min<uint64_t>(shades, 1 + (count * shades - 1) / std::max(greatest, shades)));
}

uint64_t shaded_max(int shade, uint64_t greatest) {
  return std::min(greatest, std::max(greatest, shades) * static_cast<uint64_t>(shade) / shades);
}

View Calendar::Day::view() const {
  return View::of(
      {{"number", number}, {"href", href}, {"label", label}, {"shade", std::to_string(shade)}, {"current", current}});
}

View Calendar::view() const {
  return View::of({{"caption", caption}, {"weekdays", View::list(weekdays)}, {"weeks", View::list(weeks)}});
}

Calendar make_calendar(const YearMonth& month, const std::vector<uint64_t>& items_of_days, int current_day,
                       const Interface& interface, const Addresses& addresses) {
  Calendar calendar;
  calendar.caption = interface.month(month);
  const int first = text::first_weekday(interface.locale());
  for (int i = 0; i < days_of_week; ++i) {
    const int weekday = (first + i) % days_of_week;
    calendar.weekdays.push_back({brief_weekday(weekday, interface.locale()),
                                 text::weekday_name(weekday, interface.locale(), text::NameWidth::Full)});
  }
  const uint64_t greatest = items_of_days.empty() ? 0 : *std::max_element(items_of_days.begin(), items_of_days.end());
  const int blank = (month.first_day().weekday() - first + days_of_week) % days_of_week;
  calendar.weeks.emplace_back().days.resize(static_cast<size_t>(blank));
  for (int number = 1; number <= month.last_day().day; ++number) {
    if (calendar.weeks.back().days.size() == days_of_week) calendar.weeks.emplace_back();
    const auto index = static_cast<size_t>(number - 1);
    const uint64_t items = index < items_of_days.size() ? items_of_days[index] : 0;
    CivilDate date = month.first_day();
    date.day = static_cast<uint8_t>(number);
    calendar.weeks.back().days.push_back(make_day(date, items, greatest, interface, addresses));
    calendar.weeks.back().days.back().current = number == current_day;
  }
  calendar.weeks.back().days.resize(days_of_week);
  return calendar;
}

}  // namespace strongroom::web
