// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/encoding.h"
#include "ingest/feed/entry_draft.h"
#include "ingest/feed/formats.h"
#include "ingest/html/url.h"
#include "ingest/markup.h"
#include "text/charset.h"
#include "text/normalise.h"

namespace strongroom::ingest::feed {
namespace {

using xml::Element;
using xml::Vocabulary;

bool is_text_type(std::string_view type) {
  return type.empty() || type.find('/') == std::string_view::npos || type.starts_with("text/") ||
         type.ends_with("/xml") || type.ends_with("+xml") || type.ends_with("/json");
}

// RFC 4287 section 4.1.3.3, step 6, and mode="base64" of Atom 0.3; what does not decode to text stays as it is.
std::string decoded(Element construct, std::string value) {
  const bool says_so = construct.attribute("mode") == "base64";
  if (!says_so && is_text_type(construct.attribute("type"))) return value;
  std::string packed = value;
  std::erase_if(packed, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
  const auto bytes = from_base64(packed);
  return bytes && text::is_valid_utf8(*bytes) ? *bytes : value;
}

// RFC 4287 section 3.1: what a text construct holds is told by its type; many feeds say "text" of markup.
RunningText read_construct(Element construct, const std::string& base_url) {
  RunningText text;
  text.base_url = base_url_of(construct, base_url);
  text.value = decoded(construct, construct.markup());
  const std::string type = construct.attribute("type");
  const bool says_plain = type == "text" || type == "text/plain";
  text.plain = says_plain && !construct.has_elements() && text.value.find("</") == std::string::npos;
  return text;
}

std::string read_line(Element construct) {
  const RunningText text = read_construct(construct, {});
  return text.plain ? text::clean_line(text.value) : line_of_markup(text.value);
}

std::vector<records::Term> read_people(Element element, std::string_view role) {
  std::vector<records::Term> people;
  for (const Element& person : element.children(Vocabulary::Any, role)) {
    if (person.vocabulary() != Vocabulary::Atom && person.vocabulary() != Vocabulary::Plain) continue;
    std::string name = person_name(person.child(Vocabulary::Any, "name").text());
    if (name.empty()) name = text::clean_line(person.child(Vocabulary::Any, "email").text());
    if (name.empty() && !person.has_elements()) name = person_name(person.text());
    std::string url;
    for (const char* field : {"uri", "url", "homepage"}) {
      if (url.empty()) url = text::clean_line(person.child(Vocabulary::Any, field).text());
    }
    url = html::resolve_url(base_url_of(person, {}), url);
    add_term(people, name.empty() ? url : name, url);
  }
  return people;
}

class EntryReader {
 public:
  explicit EntryReader(const std::string& base_url) : base_url_(base_url) {}

  FoundItem read(Element entry, const std::vector<records::Term>& feed_authors) {
    draft_.cut_off = !entry.closed();
    draft_.summary_is_excerpt = true;
    draft_.lang = entry.inherited_attribute("xml:lang");
    draft_.spare_authors = read_people(entry.child(Vocabulary::Any, "source"), "author");
    draft_.item.authors = read_people(entry, "author");
    for (Element child = entry.first_child(); child; child = child.next_sibling()) take(child);
    if (draft_.spare_authors.empty()) draft_.spare_authors = feed_authors;
    return finish(std::move(draft_), base_url_);
  }

 private:
  void take(Element child) {
    if (take_extension(draft_, child, base_url_)) return;
    const auto is = [&](std::string_view name) {
      return child.is(Vocabulary::Atom, name) || child.is(Vocabulary::Plain, name);
    };
    records::Item& item = draft_.item;
    if (is("title")) {
      item.title = read_line(child);
    } else if (is("id")) {
      item.source_id = text::clean_line(html::resolve_url(base_url_of(child, {}), text::clean_line(child.text())));
    } else if (is("link")) {
      take_entry_link(child, base_url_of(child, base_url_), draft_);
    } else if (is("published") || is("issued")) {
      draft_.published = child.text();
    } else if (is("created")) {
      if (draft_.published.empty()) draft_.published = child.text();
    } else if (is("updated") || is("modified")) {
      draft_.updated = child.text();
    } else if (is("content")) {
      take_content(child);
    } else if (is("summary")) {
      draft_.summary = read_construct(child, base_url_);
    } else if (is("category")) {
      const std::string label = child.attribute("label");
      add_term(item.categories, label.empty() ? child.attribute("term") : label);
    } else if (is("contributor") || is("rights") || is("copyright")) {
      take_field(child);
    } else if (is("source")) {
      item.source_credit = read_line(child.child(Vocabulary::Any, "title"));
    } else if (child.is(Vocabulary::Other, "origLink")) {
      draft_.original_url = text::clean_line(child.text());
    }
  }

  void take_content(Element content) {
    const std::string address = content.attribute("src");
    if (!address.empty()) add_attachment(draft_.item, html::resolve_url(base_url_of(content, base_url_), address), {});
    if (RunningText text = read_construct(content, base_url_); text.told() || !draft_.content.told())
      draft_.content = std::move(text);
  }

  void take_field(Element child) {
    const Element name = child.child(Vocabulary::Any, "name");
    add_field(draft_.item, child.name(), name ? name.text() : child.text());
  }

  const std::string& base_url_;
  EntryDraft draft_;
};

}  // namespace

void read_atom(Element root, const Document& document, const Limits& limits, Extraction& extraction) {
  const std::string base_url = base_url_of(root, document.url);
  records::Listing& listing = extraction.listings.back();
  listing.heading = read_line(root.child(Vocabulary::Any, "title"));
  std::string site;
  for (const Element& link : root.children(Vocabulary::Any, "link")) {
    take_feed_link(link, base_url_of(link, base_url), listing);
    const std::string rel = link.attribute("rel");
    if (site.empty() && (rel.empty() || rel == "alternate")) site = link.attribute("href");
  }
  const std::vector<records::Term> authors = read_people(root, "author");
  const std::string fallback_base = html::is_absolute_url(base_url) ? base_url : site;
  for (Element element = root; element; element = element.next_below(root)) {
    if (!element.is(Vocabulary::Atom, "entry") && !element.is(Vocabulary::Plain, "entry")) continue;
    const std::string entry_base = base_url_of(element, fallback_base);
    add_item(EntryReader(entry_base).read(element, authors), limits, extraction);
    if (extraction.items.size() >= limits.items_max) break;
  }
}

}  // namespace strongroom::ingest::feed
