// SPDX-License-Identifier: Apache-2.0
#include "web/pages/item_page.h"

#include "base/encoding.h"
#include "store/old_path.h"
#include "store/word_matcher.h"
#include "text/language.h"
#include "text/normalise.h"
#include "web/absent_item.h"
#include "web/pages/error_page.h"
#include "web/pages/search_parameters.h"
#include "web/pages/structured_data.h"
#include "web/pages/term_kinds.h"

namespace strongroom::web {

namespace {

using records::Item;
using records::ItemRevision;

std::string first_paragraph(const Item& item) {
  for (const auto& block : item.blocks) {
    if (block.kind == records::BlockKind::Paragraph) return block.text;
  }
  return {};
}

// The host and path of "https://host/path"; both empty for what is not an address.
struct SplitUrl {
  std::string_view host;
  std::string_view path;
};

SplitUrl split_url(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == url.npos) return {{}, url.starts_with('/') ? url : std::string_view()};
  url.remove_prefix(scheme + 3);
  const auto slash = std::min(url.find('/'), url.size());
  return {url.substr(0, slash), url.substr(slash)};
}

std::string_view without_www(std::string_view host) { return host.starts_with("www.") ? host.substr(4) : host; }

// Links between items of the rescued site lead to the items here; those to its files, which are not here, stay.
std::string local_path(std::string_view url, const Site& site, const Addresses& addresses) {
  const auto [host, path] = split_url(url);
  const auto& own = site.archive().config().site;
  if (path.empty() || (!host.empty() && without_www(host) != without_www(own))) return {};
  if (!store::old_file_names(path).empty()) return {};
  const auto id = site.store().find_old_path(path.substr(0, path.find_first_of("?#")));
  return id ? addresses.page("/items/" + id->value) : std::string();
}

// What a search for `query` matched, as its results mark it.
text::Matches matches_of(const std::string& query, const store::Store& store) {
  const auto found = store.search({.text = query, .page_size = 1});
  return found ? store::matches_of(*found) : text::Matches();
}

HitWords hit_words(const Interface& interface) {
  return {interface.lang(),
          interface.dir(),
          interface.text("previous_hit"),
          interface.text("next_hit"),
          interface.text("close_hits"),
          [&interface](uint64_t number, uint64_t of) {
            return interface.format("hit_of", {{"number", interface.number(number)}, {"of", interface.number(of)}});
          }};
}

// A term that the archive lists leads to its list.
Link term_link(store::TermKind kind, const std::string& name, const store::Store& store, const Addresses& addresses) {
  const store::TermRef term{kind, text::slug(name)};
  return {name, store.term(term) ? addresses.term(term) : std::string()};
}

std::vector<Link> term_links(store::TermKind kind, const std::vector<records::Term>& terms, const store::Store& store,
                             const Addresses& addresses) {
  std::vector<Link> links;
  for (const auto& term : terms) links.push_back(term_link(kind, term.name, store, addresses));
  return links;
}

void add_terms(ItemPage& page, const Item& item, const store::Store& store, const Interface& interface,
               const Addresses& addresses) {
  page.categories = term_links(store::TermKind::Category, item.categories, store, addresses);
  page.tags = term_links(store::TermKind::Tag, item.tags, store, addresses);
  page.authors = term_links(store::TermKind::Author, item.authors, store, addresses);
  if (!item.source_credit.empty()) {
    page.source = term_link(store::TermKind::Source, item.source_credit, store, addresses);
  }
  if (item.lang != "und") page.language = text::language_name(item.lang, interface.lang());
}

void add_references(ItemPage& page, const Item& item) {
  const auto href = [](const std::string& url) { return is_safe_address(url) ? url : std::string(); };
  for (const auto& image : item.images) {
    const std::string& caption = image.caption.empty() ? image.alt : image.caption;
    page.images.push_back({caption.empty() ? image.url : caption, image.credit, href(image.url)});
  }
  for (const auto& file : item.attachments) {
    page.attachments.push_back({file.title.empty() ? file.url : file.title, "", href(file.url)});
  }
  for (const auto& field : item.fields) page.fields.push_back({field.label, field.value});
}

// The search that led here, with all of its filters, is in the address of the item.
void add_search(ItemPage& page, const SearchParameters& search, const Addresses& addresses,
                const Interface& interface) {
  const std::string& words = search.query.text;
  page.search =
      ItemPage::Search{words, addresses.search(search.address(search.query.page)),
                       words.empty() ? std::string() : interface.plural("hits", page.body.hits), page.body.hits > 0};
  page.frame.query = words;
  page.frame.indexed = false;
}

std::optional<ItemPage::Neighbour> neighbour(const std::optional<store::ItemSummary>& item, const Interface& interface,
                                             const Addresses& addresses) {
  if (!item) return std::nullopt;
  const Entry entry = make_entry(*item, interface, addresses);
  return ItemPage::Neighbour{entry.href, entry.heading, entry.date.text};
}

// https://scholar.google.com/intl/en/scholar/inclusion.html#indexing, and what Zotero reads.
void add_citation_metas(Frame& frame, const ItemPage& page, const Item& item) {
  auto& metas = frame.metas;
  metas.emplace_back("citation_title", page.heading.text);
  for (const auto& author : item.authors) metas.emplace_back("citation_author", author.name);
  if (!page.date.iso.empty()) metas.emplace_back("citation_publication_date", page.date.iso);
  if (!item.source_credit.empty()) metas.emplace_back("citation_publisher", item.source_credit);
  if (item.lang != "und") metas.emplace_back("citation_language", item.lang);
  metas.emplace_back("citation_public_url", frame.canonical);
}

void add_open_graph(Frame& frame, const ItemPage& page, const Item& item) {
  frame.og_type = "article";
  auto& properties = frame.properties;
  if (!page.date.iso.empty()) properties.emplace_back("article:published_time", page.date.iso);
  if (!item.categories.empty()) properties.emplace_back("article:section", item.categories.front().name);
  for (const auto& tag : item.tags) properties.emplace_back("article:tag", tag.name);
}

std::vector<Link> breadcrumbs_of(const ItemPage& page, const Item& item, const Interface& interface,
                                 const Addresses& addresses, const std::string& href) {
  std::vector<Link> crumbs = {{interface.text("nav_archive"), addresses.page("/archive")}};
  if (item.date.date) {
    const YearMonth month = YearMonth::of(*item.date.date);
    crumbs.push_back({interface.year(month.year), addresses.year(month.year)});
    if (item.date.precision != records::DatePrecision::Year) {
      crumbs.push_back({interface.month(month), addresses.month(month)});
    }
  }
  crumbs.push_back({page.heading.text, href, {}, true, page.heading.lang});
  return crumbs;
}

void add_frame(ItemPage& page, const Request& request, const Site& site, const ItemRevision& revision,
               const std::string& path, const std::string& modified) {
  const Interface interface = interface_of(request, site);
  const Addresses addresses = addresses_of(request, site);
  const Item& item = revision.item;
  const std::string lead = first_paragraph(item);
  page.frame = make_frame(request, site, Section::Archive, page.heading.text, path);
  page.frame.description = text::shorten(lead, 200);
  page.frame.breadcrumbs = breadcrumbs_of(page, item, interface, addresses, addresses.page(path));
  add_citation_metas(page.frame, page, item);
  add_open_graph(page.frame, page, item);
  if (!modified.empty()) page.frame.properties.emplace_back("article:modified_time", modified);
  page.frame.feeds = {{revision.id.value + " (JSON)", "JSON", "application/json",
                       addresses.page("/items/" + revision.id.value + "/item.json")}};
  const bool is_corrected = revision.reason == records::RevisionReason::ChangedAtSource;
  page.frame.structured_data = {
      article_data({revision, page.heading.text, page.frame.description, page.frame.canonical, modified,
                    page.frame.archive_name, is_corrected ? interface.text("reason_changed-at-source") : std::string(),
                    addresses.absolute(addresses.revisions(revision.id))}),
      breadcrumb_data({interface.text("nav_home"), page.frame.home}, page.frame.breadcrumbs, addresses)};
}

std::string slug_of(const Site& site, const records::ItemId& id) {
  const auto summary = site.store().summary(id);
  return summary ? summary->slug : std::string();
}

std::string modified_at(const Site& site, const ItemRevision& revision) {
  if (revision.revision.value < 2) return {};
  const auto summary = site.store().summary(revision.id);
  return summary ? summary->changed_at.rfc3339() : std::string();
}

ItemPage make_page(const Request& request, const Site& site, const ItemRevision& revision, const std::string& path) {
  const Interface interface = interface_of(request, site);
  const Addresses addresses = addresses_of(request, site);
  const Item& item = revision.item;
  const SearchParameters search = SearchParameters::read(request, site.archive().config().page_size);

  ItemPage page;
  page.id = revision.id.value;
  page.has_title = !item.title.empty();
  const std::string heading = heading_text(item.title, first_paragraph(item));
  page.heading =
      heading.empty() ? UserText{interface.text("untitled"), interface.lang()} : UserText{heading, item.lang};
  page.date = date_label(item.date, interface);
  if (item.date.verbatim != page.date.text) page.date_verbatim = item.date.verbatim;
  page.time = interface.in_digits(item.date.time);
  page.truncated = item.truncated;
  add_terms(page, item, site.store(), interface, addresses);
  add_references(page, item);
  if (is_safe_address(item.url)) {
    page.original_url = item.url;
    page.original_host = std::string(split_url(item.url).host);
  }
  BodyOptions options;
  if (!search.query.text.empty()) {
    options.matches = matches_of(search.query.text, site.store());
    options.hit_words = hit_words(interface);
  }
  options.local_path = [&](std::string_view url) { return local_path(url, site, addresses); };
  options.number = [&](uint64_t number) { return interface.number(number); };
  page.body = make_body(item.blocks, options);

  add_frame(page, request, site, revision, path, modified_at(site, revision));
  if (!search.empty()) add_search(page, search, addresses, interface);
  if (revision.revision.value > 1) page.revisions = interface.plural("revisions", revision.revision.value);
  page.revisions_href = addresses.revisions(revision.id);
  const auto neighbours = site.store().neighbours(revision.id);
  page.newer = neighbour(neighbours[0], interface, addresses);
  page.older = neighbour(neighbours[1], interface, addresses);
  page.provenance = make_provenance(revision, site, interface, addresses);
  const std::string permanent = addresses.absolute(addresses.item(revision.id, ""));
  page.citation = make_citation({revision, page.heading.text, page.date.text, permanent, page.frame.archive_name,
                                 page.provenance.entry, page.provenance.record_digest});
  return page;
}

}  // namespace

View ItemPage::view() const {
  return View::of({{"frame", frame.view()},
                   {"heading", heading.view()},
                   {"has_title", has_title},
                   {"id", id},
                   {"date", date.view()},
                   {"date_verbatim", date_verbatim},
                   {"time", time},
                   {"source", source.text.empty() ? View() : source.view()},
                   {"original_url", original_url},
                   {"original_host", original_host},
                   {"language", language},
                   {"any_categories", !categories.empty()},
                   {"categories", View::list(categories)},
                   {"any_tags", !tags.empty()},
                   {"tags", View::list(tags)},
                   {"any_authors", !authors.empty()},
                   {"authors", View::list(authors)},
                   {"blocks", body.blocks},
                   {"any_images", !images.empty()},
                   {"images", View::list(images)},
                   {"any_attachments", !attachments.empty()},
                   {"attachments", View::list(attachments)},
                   {"any_fields", !fields.empty()},
                   {"fields", View::list(fields)},
                   {"truncated", truncated},
                   {"revisions", revisions},
                   {"revisions_href", revisions_href},
                   {"search", View::part(search)},
                   {"any_neighbours", newer.has_value() || older.has_value()},
                   {"newer", View::part(newer)},
                   {"older", View::part(older)},
                   {"provenance", provenance.view()},
                   {"citation", citation.view()}});
}

Response item_page(const Request& request, const PathParts& parts, const Site& site) {
  const records::ItemId id(parts.find("id")->second);
  const auto revision = site.store().item(id);
  if (!revision) return absent_item(request, site, id);

  const Addresses addresses = addresses_of(request, site);
  const std::string slug = slug_of(site, id);
  const auto given = parts.find("slug");
  if ((given == parts.end() ? std::string() : given->second) != slug) {
    return Response::redirect(301, addresses.item(id, slug) + query_string(request.query));
  }
  const archive::Config& config = site.archive().config();
  const Addresses unprefixed(config, config.languages.empty() ? "" : config.languages.front());
  return respond(request, site, "item_page", make_page(request, site, *revision, unprefixed.item(id, slug)).view());
}

}  // namespace strongroom::web
