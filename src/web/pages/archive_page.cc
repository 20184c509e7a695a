// SPDX-License-Identifier: Apache-2.0
#include "web/pages/archive_page.h"

#include <algorithm>
#include <set>

#include "text/calendar_names.h"
#include "web/known_gaps.h"
#include "web/pages/calendar.h"
#include "web/pages/structured_data.h"
#include "web/pages/term_kinds.h"
#include "web/pages/terms_group.h"

namespace strongroom::web {

namespace {

constexpr size_t terms_max = 12;
constexpr int shades = 4;

using Months = std::vector<store::MonthCount>;

uint64_t greatest_of(const Months& months) {
  uint64_t greatest = 0;
  for (const auto& one : months) greatest = std::max(greatest, one.items);
  return greatest;
}

ArchivePage::Month empty_month(const YearMonth& month, const Months& months, const Interface& interface) {
  ArchivePage::Month cell;
  cell.outside = month > months.front().month || month < months.back().month;
  cell.count = interface.number(0);
  cell.label =
      interface.format("date_colon_items", {{"date", interface.month(month)}, {"items", interface.plural("items", 0)}});
  return cell;
}

std::vector<ArchivePage::Year> years_of(const Months& months, const Interface& interface, const Addresses& addresses) {
  const uint64_t greatest = greatest_of(months);
  std::vector<ArchivePage::Year> years;
  std::vector<uint64_t> totals;
  const auto begin_year = [&](int year) {
    ArchivePage::Year row{interface.year(year), addresses.year(year), "", {}};
    for (int month = 1; month <= 12; ++month) {
      row.months.push_back(empty_month(*YearMonth::create(year, month), months, interface));
    }
    years.push_back(std::move(row));
    totals.push_back(0);
  };
  for (const auto& [month, items] : months) {
    // Years of which nothing is held stand in the table too.
    if (years.empty()) begin_year(month.year);
    for (int year = months.front().month.year - static_cast<int>(years.size()); year >= month.year; --year) {
      begin_year(year);
    }
    ArchivePage::Month& cell = years.back().months[static_cast<size_t>(month.month - 1)];
    cell.href = addresses.month(month);
    cell.count = interface.number(items);
    cell.shade = shade(items, greatest);
    cell.label = interface.format("date_colon_items",
                                  {{"date", interface.month(month)}, {"items", interface.plural("items", items)}});
    totals.back() += items;
  }
  for (size_t i = 0; i < years.size(); ++i) years[i].total = interface.number(totals[i]);
  return years;
}

// What lists of their months promise and no capture shows, also where nothing at all is held.
void mark_lacking(ArchivePage& page, const std::set<YearMonth>& lacking, const Months& months,
                  const Interface& interface) {
  for (const YearMonth& month : lacking) {
    // Rows stand from the newest year down.
    const int row = months.empty() ? -1 : months.front().month.year - month.year;
    if (row < 0 || row >= static_cast<int>(page.years.size())) continue;
    ArchivePage::Month& cell = page.years[static_cast<size_t>(row)].months[static_cast<size_t>(month.month - 1)];
    cell.lacking = true;
    cell.outside = false;
    cell.label = interface.format("and_pages_missing", {{"what", cell.label}});
    page.any_lacking = true;
  }
}

std::vector<ArchivePage::Step> legend_of(uint64_t greatest, const Interface& interface) {
  std::vector<ArchivePage::Step> legend;
  uint64_t from = 1;
  for (int step = 1; step <= shades; ++step) {
    const uint64_t to = shaded_max(step, greatest);
    if (to < from) continue;
    const std::string range = from == to ? interface.number(from) : interface.number(from) + "–" + interface.number(to);
    legend.push_back({step, range});
    from = to + 1;
  }
  return legend;
}

}  // namespace

View ArchivePage::Month::view() const {
  return View::of({{"href", href},
                   {"count", count},
                   {"label", label},
                   {"shade", std::to_string(shade)},
                   {"lacking", lacking},
                   {"outside", outside}});
}

View ArchivePage::Year::view() const {
  return View::of({{"name", name}, {"href", href}, {"total", total}, {"months", View::list(months)}});
}

View ArchivePage::view() const {
  return View::of({{"frame", frame.view()},
                   {"total", total},
                   {"month_names", View::list(month_names)},
                   {"any_years", !years.empty()},
                   {"years", View::list(years)},
                   {"legend", View::list(legend)},
                   {"any_lacking", any_lacking},
                   {"groups", View::list(groups)}});
}

Response archive_page(const Request& request, const PathParts&, const Site& site) {
  const Interface interface = interface_of(request, site);
  const Addresses addresses = addresses_of(request, site);
  const Months months = site.store().months(std::nullopt);

  ArchivePage page;
  page.frame = make_frame(request, site, Section::Archive, interface.text("nav_archive"), "/archive");
  page.frame.feeds = feed_links(addresses.home(), page.frame.archive_name);
  page.frame.breadcrumbs = {{interface.text("nav_archive"), addresses.page("/archive"), {}, true}};
  page.frame.structured_data = {
      breadcrumb_data({interface.text("nav_home"), page.frame.home}, page.frame.breadcrumbs, addresses)};
  page.total = page.frame.footing;
  for (int month = 1; month <= 12; ++month) {
    page.month_names.push_back({text::month_name(month, interface.locale(), text::NameWidth::Short),
                                text::month_name(month, interface.locale(), text::NameWidth::Full)});
  }
  if (!months.empty()) page.years = years_of(months, interface, addresses);
  mark_lacking(page, site.gaps().months(), months, interface);
  page.legend = legend_of(greatest_of(months), interface);
  for (const auto kind : all_term_kinds) {
    page.groups.push_back(terms_group(kind, terms_max, site.store(), interface, addresses));
  }
  return respond(request, site, "archive_page", page.view());
}

}  // namespace strongroom::web
