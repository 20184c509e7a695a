// SPDX-License-Identifier: Apache-2.0
#include "web/pages/list_page.h"

#include "base/encoding.h"
#include "text/normalise.h"
#include "web/known_gaps.h"
#include "web/list_path.h"
#include "web/pages/error_page.h"
#include "web/pages/missing_page.h"
#include "web/pages/structured_data.h"
#include "web/pages/term_kinds.h"

namespace strongroom::web {

namespace {

constexpr size_t group_links_max = 12;

bool is_canonical(const Request& request, const store::ListQuery& query, const archive::Config& config) {
  const auto page = request.parameter("page");
  const bool page_as_written = page ? query.page > 1 && *page == std::to_string(query.page) : true;
  const Addresses unprefixed(config, config.languages.empty() ? "" : config.languages.front());
  return page_as_written && percent_decode(unprefixed.list_base(query)) == request.path;
}

std::string time_label(const store::ListQuery& query, const Interface& interface) {
  if (query.year) return interface.year(*query.year);
  if (query.month) return interface.month(*query.month);
  if (query.day) return interface.date(*query.day);
  return {};
}

std::string kicker_of(const store::ListQuery& query, const Interface& interface) {
  if (query.term) return kind_label(query.term->kind, interface);
  return interface.text(query.year ? "kind_year" : query.month ? "kind_month" : "kind_day");
}

// Everything that building one list page needs.
struct Building {
  const Site& site;
  const Interface& interface;
  const Addresses& addresses;
  const store::ListQuery& query;
  std::optional<store::TermCount> term;
  std::vector<store::MonthCount> months;  // of the term, newest first

  store::ListQuery at(const YearMonth& month) const {
    return {.term = query.term, .month = month, .page = 1, .page_size = query.page_size};
  }
  store::ListQuery at(int year) const {
    return {.term = query.term, .year = year, .page = 1, .page_size = query.page_size};
  }
};

std::vector<std::pair<int, uint64_t>> years_of(const std::vector<store::MonthCount>& months) {
  std::vector<std::pair<int, uint64_t>> years;
  for (const auto& [month, items] : months) {
    if (years.empty() || years.back().first != month.year) years.emplace_back(month.year, 0);
    years.back().second += items;
  }
  return years;
}

LinkGroup years_group(const Building& b) {
  LinkGroup group{b.interface.text("years"), {}, {b.interface.text("whole_archive"), b.addresses.page("/archive")}};
  const int current = b.query.year ? *b.query.year : b.query.month ? b.query.month->year : 0;
  for (const auto& [year, items] : years_of(b.months)) {
    if (group.links.size() == group_links_max) break;
    group.links.push_back({b.interface.year(year), b.addresses.list_base(b.at(year)), b.interface.number(items),
                           year == current && b.query.year.has_value()});
  }
  return group;
}

LinkGroup months_group(const Building& b, int year) {
  LinkGroup group{b.interface.format("months_of", {{"year", b.interface.year(year)}}), {}};
  for (const auto& [month, items] : b.months) {
    if (month.year != year) continue;
    group.links.push_back({b.interface.month(month), b.addresses.list_base(b.at(month)), b.interface.number(items),
                           b.query.month == month});
  }
  return group;
}

uint64_t items_within(const std::vector<store::MonthCount>& months, const store::ListQuery& query) {
  uint64_t sum = 0;
  for (const auto& [month, items] : months) {
    if (query.month == month || (query.year && month.year == *query.year)) sum += items;
  }
  return sum;
}

// The categories within the month or year of the page.
LinkGroup categories_group(const Building& b) {
  LinkGroup group{b.interface.text("kinds_category"), {}};
  for (const auto& category : b.site.store().terms(store::TermKind::Category, group_links_max)) {
    store::ListQuery narrowed = b.query;
    narrowed.term = category.term;
    const uint64_t items = items_within(b.site.store().months(category.term), b.query);
    if (items > 0) group.links.push_back({category.name, b.addresses.list_base(narrowed), b.interface.number(items)});
  }
  return group;
}

void add_neighbouring_months(ListPage& page, const Building& b) {
  for (size_t i = 0; i < b.months.size(); ++i) {
    if (b.query.month != b.months[i].month) continue;
    const auto link = [&](const YearMonth& month) {
      return Link{b.interface.month(month), b.addresses.list_base(b.at(month))};
    };
    if (i > 0) page.newer_period = link(b.months[i - 1].month);
    if (i + 1 < b.months.size()) page.older_period = link(b.months[i + 1].month);
  }
}

void add_neighbouring_years(ListPage& page, const Building& b) {
  const auto years = years_of(b.months);
  for (size_t i = 0; i < years.size(); ++i) {
    if (b.query.year != years[i].first) continue;
    const auto link = [&](int year) { return Link{b.interface.year(year), b.addresses.list_base(b.at(year))}; };
    if (i > 0) page.newer_period = link(years[i - 1].first);
    if (i + 1 < years.size()) page.older_period = link(years[i + 1].first);
  }
}

// What the source's own list of the same things lacks.
KnownGaps::Gaps gaps_of(const Building& b) {
  const bool has_period = b.query.month || b.query.year || b.query.day;
  if (b.query.term) return has_period ? KnownGaps::Gaps() : b.site.gaps().pages_of(*b.query.term);
  return b.query.month ? b.site.gaps().pages_of(*b.query.month) : KnownGaps::Gaps();
}

void add_surroundings(ListPage& page, const Building& b) {
  const auto month = b.query.month ? b.query.month
                     : b.query.day ? std::optional(YearMonth::of(*b.query.day))
                                   : std::nullopt;
  if (month && !b.query.term) {
    const int day = b.query.day ? b.query.day->day : 0;
    page.calendar = make_calendar(*month, b.site.store().days(*month, std::nullopt), day, b.interface, b.addresses);
  }
  if (b.query.month) add_neighbouring_months(page, b);
  page.missing = missing_pages(gaps_of(b), b.interface);
  if (b.query.year) add_neighbouring_years(page, b);
  if (!b.query.term && !b.query.day) page.groups.push_back(categories_group(b));
  if (b.query.year) page.groups.push_back(months_group(b, *b.query.year));
  if (b.query.term && b.query.month) page.groups.push_back(months_group(b, b.query.month->year));
  page.groups.push_back(years_group(b));
}

std::vector<Link> breadcrumbs_of(const Building& b) {
  std::vector<Link> crumbs = {{b.interface.text("nav_archive"), b.addresses.page("/archive")}};
  if (b.term) {
    const auto kind = b.term->term.kind;
    crumbs = {{kinds_label(kind, b.interface), b.addresses.terms(kind)},
              {term_label(*b.term, b.interface), b.addresses.term(b.term->term)}};
  }
  const auto month = b.query.day ? std::optional(YearMonth::of(*b.query.day)) : b.query.month;
  if (month) crumbs.push_back({b.interface.year(month->year), b.addresses.list_base(b.at(month->year))});
  if (b.query.day) crumbs.push_back({b.interface.month(*month), b.addresses.list_base(b.at(*month))});
  const std::string time = time_label(b.query, b.interface);
  if (!time.empty()) crumbs.push_back({time, b.addresses.list_base(b.query)});
  crumbs.back().current = true;
  return crumbs;
}

std::string document_title(const ListPage& page) {
  std::string title = page.heading;
  if (!page.within.empty()) title += ", " + page.within;
  return title;
}

ListPage make_page(const Request& request, const Building& b, const store::ListPage& list) {
  ListPage page;
  const std::string time = time_label(b.query, b.interface);
  page.kicker = kicker_of(b.query, b.interface);
  page.heading = b.term ? term_label(*b.term, b.interface) : time;
  if (b.term) page.within = time;
  page.entries = make_entries(list.items, b.interface, b.addresses);
  page.pagination =
      make_pagination({list.page, list.pages, list.first, list.last, list.total}, b.interface, [&](uint64_t number) {
        store::ListQuery other = b.query;
        other.page = number;
        return b.addresses.list(other);
      });
  const archive::Config& config = b.site.archive().config();
  const Addresses unprefixed(config, config.languages.empty() ? "" : config.languages.front());
  std::string title = document_title(page);
  if (list.page > 1) title += " · " + page.pagination.page_of;
  page.frame = make_frame(request, b.site, Section::Archive, title, unprefixed.list(b.query));
  page.frame.description = b.interface.format("list_description", {{"list", document_title(page)},
                                                                   {"items", b.interface.plural("items", list.total)},
                                                                   {"archive", page.frame.archive_name}});
  page.frame.previous = page.pagination.previous;
  page.frame.next = page.pagination.next;
  page.frame.breadcrumbs = breadcrumbs_of(b);
  page.frame.feeds = feed_links(b.addresses.list_base(b.query), document_title(page));
  page.frame.structured_data = {
      breadcrumb_data({b.interface.text("nav_home"), page.frame.home}, page.frame.breadcrumbs, b.addresses),
      collection_data(page.frame, page.entries, list.first, list.total, b.addresses)};
  add_surroundings(page, b);
  return page;
}

// "/category/Press Releases" has the name in the place of its slug.
Response absent_term(const Request& request, const Site& site, store::ListQuery query) {
  const std::string slug = text::slug(query.term->slug);
  if (slug != query.term->slug && site.store().term({query.term->kind, slug})) {
    query.term->slug = slug;
    return Response::redirect(301, addresses_of(request, site).list(query));
  }
  return error_page(request, site, 404, interface_of(request, site).text("no_such_term"));
}

}  // namespace

View ListPage::view() const {
  return View::of({{"frame", frame.view()},
                   {"kicker", kicker},
                   {"heading", heading},
                   {"within", within},
                   {"pagination", pagination.view()},
                   {"entries", View::list(entries)},
                   {"entry_level", "2"},
                   {"any_missing", !missing.empty()},
                   {"missing", View::list(missing)},
                   {"any_periods", !newer_period.text.empty() || !older_period.text.empty()},
                   {"newer_period", newer_period.text.empty() ? View() : newer_period.view()},
                   {"older_period", older_period.text.empty() ? View() : older_period.view()},
                   {"calendar", View::part(calendar)},
                   {"groups", View::list(groups)}});
}

Response list_page(const Request& request, const PathParts& parts, const Site& site) {
  const archive::Config& config = site.archive().config();
  const Interface interface = interface_of(request, site);
  const Addresses addresses = addresses_of(request, site);

  auto named = list_of(request, parts);
  if (!named) return error_page(request, site, 404);
  store::ListQuery& query = *named;
  query.page_size = config.page_size;
  std::optional<store::TermCount> term;
  if (query.term) {
    term = site.store().term(*query.term);
    if (!term) return absent_term(request, site, query);
  }
  if (query.page == 0) return page_without_number(request, site, addresses.list_base(query));
  if (!is_canonical(request, query, config)) return Response::redirect(301, addresses.list(query));

  const Building building{site, interface, addresses, query, term, site.store().months(query.term)};
  const store::ListPage list = site.store().list(query);
  if (list.total == 0) return missing_period(request, site, query);
  if (list.items.empty()) {
    query.page = list.pages;
    return page_past_the_end(request, site, list.page, list.pages, addresses.list(query));
  }
  return respond(request, site, "list_page", make_page(request, building, list).view());
}

}  // namespace strongroom::web
