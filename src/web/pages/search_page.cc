// SPDX-License-Identifier: Apache-2.0
#include "web/pages/search_page.h"

#include "store/wider_query.h"
#include "web/pages/missing_page.h"
#include "web/pages/query_words.h"
#include "web/pages/search_parameters.h"
#include "web/pages/search_words.h"
#include "web/pages/term_kinds.h"

namespace strongroom::web {

namespace {

constexpr size_t options_max = 50;
constexpr size_t facet_links_max = 12;

struct Building {
  const Site& site;
  const Interface& interface;
  const Addresses& addresses;
  const SearchParameters& parameters;

  std::string address(const SearchParameters& other) const { return addresses.search(other.address(1)); }
};

std::vector<SearchPage::Option> term_options(store::TermKind kind, const Building& b) {
  std::vector<SearchPage::Option> options = {{"", b.interface.text("any"), false}};
  for (const auto& term : b.site.store().terms(kind, options_max)) {
    options.push_back({term.term.slug, term_label(term, b.interface), b.parameters.has(term.term)});
  }
  return options;
}

void add_form(SearchPage& page, const Building& b) {
  const auto& query = b.parameters.query;
  page.query = query.text;
  page.categories = term_options(store::TermKind::Category, b);
  page.languages = term_options(store::TermKind::Language, b);
  for (const auto order : {store::SearchOrder::Relevance, store::SearchOrder::Newest, store::SearchOrder::Oldest}) {
    page.orders.push_back(
        {order_name(order), b.interface.text(std::string("order_") + order_name(order)), order == query.order});
  }
  page.from = b.parameters.from;
  page.to = b.parameters.to;
  page.narrowed = !query.terms.empty() || !page.from.empty() || !page.to.empty();
}

std::vector<SearchPage::Chip> make_chips(const std::vector<SearchFilter>& filters, const Building& b) {
  std::vector<SearchPage::Chip> chips;
  for (const auto& filter : filters) {
    chips.push_back(
        {filter.label, b.address(filter.without), b.interface.format("remove_filter", {{"filter", filter.label}})});
  }
  return chips;
}

LinkGroup term_facet(store::TermKind kind, const std::vector<store::TermCount>& counts, const Building& b) {
  LinkGroup group{kinds_label(kind, b.interface), {}};
  for (const auto& count : counts) {
    if (group.links.size() == facet_links_max) break;
    const bool chosen = b.parameters.has(count.term);
    const auto other = chosen ? b.parameters.without(count.term) : b.parameters.with(count.term);
    group.links.push_back({term_label(count, b.interface), b.address(other), b.interface.number(count.items), chosen});
  }
  return group;
}

LinkGroup years_facet(const store::SearchPage& found, const Building& b) {
  LinkGroup group{b.interface.text("years"), {}};
  for (const auto& [year, items] : found.years) {
    if (group.links.size() == facet_links_max) break;
    const auto first = CivilDate::create(year, 1, 1);
    const auto last = CivilDate::create(year, 12, 31);
    const bool chosen = b.parameters.query.from == first && b.parameters.query.to == last;
    const auto other = chosen ? b.parameters.between(std::nullopt, std::nullopt) : b.parameters.between(first, last);
    group.links.push_back({b.interface.year(year), b.address(other), b.interface.number(items), chosen});
  }
  return group;
}

Entry make_hit(const store::SearchHit& hit, const Building& b) {
  Entry entry = make_entry(hit.item, b.interface, b.addresses);
  entry.href += query_string(b.parameters.address(b.parameters.query.page));
  if (entry.has_title && !hit.title.empty()) entry.heading_html = marked_html(hit.title);
  if (!hit.snippet.empty()) {
    entry.lead_html = marked_html(hit.snippet);
    entry.lead.lang = hit.item.lang;
  }
  return entry;
}

uint64_t count_of(store::SearchQuery query, const Building& b) {
  query.page = 1;
  query.page_size = 1;
  const auto found = b.site.store().search(query);
  return found ? found->total : 0;
}

// How many would match if one word or filter were taken away, for those that would make a difference.
std::vector<Link> make_suggestions(const std::vector<SearchFilter>& filters, const Building& b) {
  std::vector<Link> suggestions;
  const auto suggest = [&](const std::string& label, const SearchParameters& instead) {
    const uint64_t items = count_of(instead.query, b);
    if (items > 0) suggestions.push_back({label, b.address(instead), b.interface.plural("items", items)});
  };
  for (const auto& wider : store::wider_queries(b.parameters.query.text)) {
    SearchParameters instead = b.parameters;
    instead.query.text = wider.text;
    suggest(wider_query_in_words(wider, b.interface), instead);
  }
  for (const auto& filter : filters) {
    suggest(b.interface.format("remove_filter", {{"filter", filter.label}}), filter.without);
  }
  return suggestions;
}

void add_results(SearchPage& page, const store::SearchPage& found, const std::vector<SearchFilter>& filters,
                 const Building& b) {
  page.count = b.interface.plural("items_match", found.total);
  page.understood = query_in_words(b.parameters.query.text, b.interface);
  if (found.searched_last > 0) page.last_only = b.interface.plural("searched_last", found.searched_last);
  for (const auto& hit : found.hits) page.entries.push_back(make_hit(hit, b));
  page.pagination = make_pagination({found.page, found.pages, found.first, found.last, found.total}, b.interface,
                                    [&](uint64_t number) { return b.addresses.search(b.parameters.address(number)); });
  page.frame.previous = page.pagination.previous;
  page.frame.next = page.pagination.next;
  page.facets = {term_facet(store::TermKind::Category, found.categories, b), years_facet(found, b),
                 term_facet(store::TermKind::Language, found.languages, b)};
  if (found.total == 0) page.suggestions = make_suggestions(filters, b);
  SearchParameters any_order = b.parameters;
  any_order.query.order = store::SearchOrder::Relevance;
  page.frame.feeds = feed_links(b.addresses.page("/search"), search_in_words(b.parameters, b.site.store(), b.interface),
                                query_string(any_order.address(1)));
}

std::string title_of(const SearchParameters& parameters, const Interface& interface) {
  const auto& text = parameters.query.text;
  return text.empty() ? interface.text("nav_search") : interface.format("search_for", {{"query", text}});
}

}  // namespace

View SearchPage::view() const {
  return View::of({{"frame", frame.view()},
                   {"query", query},
                   {"categories", View::list(categories)},
                   {"languages", View::list(languages)},
                   {"orders", View::list(orders)},
                   {"from", from},
                   {"to", to},
                   {"narrowed", narrowed},
                   {"searched", searched},
                   {"error", error},
                   {"count", count},
                   {"understood", understood},
                   {"last_only", last_only},
                   {"any_chips", !chips.empty()},
                   {"chips", View::list(chips)},
                   {"clear", clear},
                   {"any_entries", !entries.empty()},
                   {"entries", View::list(entries)},
                   {"entry_level", "3"},
                   {"pagination", pagination.view()},
                   {"facets", View::list(facets)},
                   {"any_suggestions", !suggestions.empty()},
                   {"suggestions", View::list(suggestions)}});
}

Response search_page(const Request& request, const PathParts&, const Site& site) {
  const Interface interface = interface_of(request, site);
  const Addresses addresses = addresses_of(request, site);
  const SearchParameters parameters = SearchParameters::read(request, site.archive().config().page_size);
  if (parameters.query.page == 0) {
    return page_without_number(request, site, addresses.search(parameters.address(1)));
  }
  const Building building{site, interface, addresses, parameters};

  SearchPage page;
  page.frame = make_frame(request, site, Section::Search, title_of(parameters, interface),
                          "/search" + query_string(parameters.address(parameters.query.page)));
  page.frame.indexed = parameters.empty();
  page.frame.query = parameters.query.text;
  add_form(page, building);
  unsigned status = 200;
  if (parameters.bad_date) {
    page.error = interface.text("bad_date");
    status = 400;
  } else if (!parameters.empty()) {
    const auto filters = search_filters(parameters, site.store(), interface);
    page.chips = make_chips(filters, building);
    page.clear = building.address(parameters.without_filters());
    const auto found = site.store().search(parameters.query);
    if (found && found->hits.empty() && found->total > 0) {
      return page_past_the_end(request, site, found->page, found->pages,
                               addresses.search(parameters.address(found->pages)));
    }
    page.searched = found.has_value();
    if (found) add_results(page, *found, filters, building);
    if (!found) page.error = query_refusal(parameters.query.text, interface);
    if (!found) status = 400;
  }
  Response response = respond(request, site, "search_page", page.view());
  response.status = status;
  return response;
}

}  // namespace strongroom::web
