// SPDX-License-Identifier: Apache-2.0
#include "ingest/settled_dates.h"

#include <algorithm>
#include <optional>
#include <set>

#include "text/printed_date.h"

namespace strongroom::ingest {
namespace {

using records::PrintedDate;
using text::DayOrder;
using text::DigitOrder;

// Or a day beside a month listed: K2 selects by UTC and prints in the site's zone.
bool is_listed(const CivilDate& date, const DateHints& hints) {
  for (const int shift : {-1, 0, 1}) {
    const CivilDate day = CivilDate::from_days(date.days_since_1970() + shift);
    if (hints.listed.contains(YearMonth::of(day))) return true;
  }
  return false;
}

// A year that is told, or next to one.
bool is_near(int year, const std::set<int>& years) {
  return years.contains(year - 1) || years.contains(year) || years.contains(year + 1);
}

// A printed date in both orders.
struct Readings {
  std::optional<text::FoundDate> day_first;
  CivilDate month_first;
};

Readings readings_of(const PrintedDate& date) {
  Readings readings;
  if (!date.date || date.verbatim.empty()) return readings;
  const auto read = [&](DayOrder order) {
    return text::parse_date(date.verbatim, order, text::ShortYears::BesideNames);
  };
  readings.day_first = read(DayOrder::DayFirst);
  if (!readings.day_first) return readings;
  readings.month_first = readings.day_first->date;
  if (readings.day_first->digit_order == DigitOrder::Either) readings.month_first = read(DayOrder::MonthFirst)->date;
  return readings;
}

// How many dates speak for each order.
struct Votes {
  size_t day_first = 0;
  size_t month_first = 0;

  std::optional<DayOrder> order() const {
    if ((day_first > 0) == (month_first > 0)) return std::nullopt;
    return day_first > 0 ? DayOrder::DayFirst : DayOrder::MonthFirst;
  }
};

// At least three days, all of one month.
bool are_days_of_one_month(const std::set<CivilDate>& days) {
  constexpr size_t days_min = 3;
  return days.size() >= days_min && YearMonth::of(*days.begin()) == YearMonth::of(*days.rbegin());
}

std::optional<DayOrder> order_of(const std::vector<Readings>& all, const DateHints& hints) {
  Votes votes;
  std::set<CivilDate> day_first;
  std::set<CivilDate> month_first;
  for (const Readings& one : all) {
    if (!one.day_first || one.day_first->digit_order == DigitOrder::None) continue;
    if (one.day_first->digit_order == DigitOrder::DayFirst) ++votes.day_first;
    if (one.day_first->digit_order == DigitOrder::MonthFirst) ++votes.month_first;
    if (one.day_first->digit_order != DigitOrder::Either) continue;
    const bool fits_day_first = is_listed(one.day_first->date, hints);
    const bool fits_month_first = is_listed(one.month_first, hints);
    if (fits_day_first && !fits_month_first) ++votes.day_first;
    if (fits_month_first && !fits_day_first) ++votes.month_first;
    day_first.insert(one.day_first->date);
    month_first.insert(one.month_first);
  }
  if (votes.day_first + votes.month_first > 0) return votes.order();
  if (are_days_of_one_month(day_first)) return DayOrder::DayFirst;
  return are_days_of_one_month(month_first) ? std::optional(DayOrder::MonthFirst) : std::nullopt;
}

// "11 Oct 17", "9 Oct 17": days that differ in one and the same year.
bool agree_on_short_year(const std::vector<Readings>& all) {
  std::set<int> years;
  std::set<CivilDate> days;
  for (const Readings& one : all) {
    if (!one.day_first || !one.day_first->short_year) continue;
    years.insert(one.day_first->date.year);
    days.insert(one.day_first->date);
  }
  return years.size() == 1 && days.size() > 1;
}

class Settler {
 public:
  Settler(const std::vector<Readings>& all, const DateHints& hints)
      : years_(hints.years), order_(order_of(all, hints)), agree_on_year_(agree_on_short_year(all)) {
    for (const YearMonth& month : hints.listed) years_.insert(month.year);
    for (const Readings& one : all) {
      if (one.day_first && !one.day_first->short_year) years_.insert(one.day_first->date.year);
    }
  }

  DateCertainty settle(const Readings& readings, PrintedDate& date) const {
    if (!readings.day_first || !readings.day_first->ambiguous) return DateCertainty::Sure;
    const text::FoundDate& found = *readings.day_first;
    const bool is_either = found.digit_order == DigitOrder::Either;
    if (is_either && order_) date.date = *order_ == DayOrder::DayFirst ? found.date : readings.month_first;
    if (is_either && !order_) return found.short_year ? take_out(date) : DateCertainty::Likely;
    if (!found.short_year) return is_either ? DateCertainty::Sure : DateCertainty::Likely;
    if (agree_on_year_ || is_near(date.date->year, years_)) return DateCertainty::Sure;
    return years_.empty() ? DateCertainty::Likely : take_out(date);
  }

 private:
  static DateCertainty take_out(PrintedDate& date) {
    date.date.reset();
    date.precision = records::DatePrecision::Unknown;
    return DateCertainty::Unclear;
  }

  std::set<int> years_;
  std::optional<DayOrder> order_;
  bool agree_on_year_;
};

}  // namespace

std::vector<DateCertainty> settle_dates(const std::vector<PrintedDate*>& dates, const DateHints& hints) {
  std::vector<Readings> all;
  all.reserve(dates.size());
  for (const PrintedDate* date : dates) all.push_back(readings_of(*date));
  const Settler settler(all, hints);
  std::vector<DateCertainty> certainties;
  certainties.reserve(dates.size());
  for (size_t i = 0; i < dates.size(); ++i) certainties.push_back(settler.settle(all[i], *dates[i]));
  return certainties;
}

}  // namespace strongroom::ingest
