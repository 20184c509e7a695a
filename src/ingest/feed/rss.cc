// SPDX-License-Identifier: Apache-2.0
#include "ingest/feed/entry_draft.h"
#include "ingest/feed/formats.h"
#include "ingest/html/url.h"
#include "ingest/markup.h"
#include "text/normalise.h"

namespace strongroom::ingest::feed {
namespace {

using xml::Element;
using xml::Vocabulary;

std::string link_text(Element link) {
  const std::string text = text::clean_line(link.text());
  return text.empty() ? link.attribute("href") : text;
}

class ItemReader {
 public:
  explicit ItemReader(const std::string& base_url) : base_url_(base_url) {}

  FoundItem read(Element item, const std::string& channel_lang) {
    draft_.lang = channel_lang;
    draft_.cut_off = !item.closed();
    draft_.permalink = item.attribute("rdf:about");
    for (Element child = item.first_child(); child; child = child.next_sibling()) take(child);
    return finish(std::move(draft_), base_url_);
  }

 private:
  void take(Element child) {
    if (take_extension(draft_, child, base_url_)) return;
    switch (child.vocabulary()) {
      case Vocabulary::Plain:
        return take_plain(child);
      case Vocabulary::Atom:
        return take_atom(child);
      case Vocabulary::Content:
        if (child.is(Vocabulary::Content, "encoded")) draft_.content = {child.markup(), false, base_of(child)};
        return;
      case Vocabulary::Xhtml:
        if (!draft_.content.told()) draft_.content = {child.markup(), false, base_of(child)};
        return;
      default:
        if (child.is(Vocabulary::Other, "origLink")) draft_.original_url = text::clean_line(child.text());
    }
  }

  std::string base_of(Element child) const { return base_url_of(child, base_url_); }

  void take_plain(Element child) {
    const auto is = [&](std::string_view name) { return child.is(Vocabulary::Plain, name); };
    records::Item& item = draft_.item;
    if (is("title")) {
      item.title = line_of_markup(child.markup());
    } else if (is("link")) {
      if (std::string link = link_text(child); !link.empty()) draft_.link = std::move(link);
    } else if (is("guid") || is("id")) {
      take_guid(child);
    } else if (is("description") || is("summary")) {
      draft_.summary = {child.markup(), false, base_of(child)};
    } else if (is("encoded") || is("body") || is("content")) {
      if (!draft_.content.told()) draft_.content = {child.markup(), false, base_of(child)};
    } else if (is("pubDate") || is("published") || is("date")) {
      draft_.published = child.text();
    } else if (is("updated") || is("lastBuildDate")) {
      draft_.updated = child.text();
    } else if (is("author")) {
      add_term(item.authors, person_name(child.markup()));
    } else if (is("category")) {
      add_term(item.categories, child.markup(),
               html::is_absolute_url(child.attribute("domain")) ? child.attribute("domain") : "");
    } else if (is("enclosure")) {
      take_enclosure(child);
    } else if (is("source")) {
      item.source_credit = line_of_markup(child.markup());
    } else if (is("image")) {
      take_image(child);
    } else if (!child.has_elements()) {
      add_field(item, child.name(), child.text());  // comments, and what a site adds of its own
    }
  }

  void take_guid(Element guid) {
    draft_.item.source_id = line_of_markup(guid.markup());
    const std::string permalink = guid.attribute("isPermaLink");
    const bool is_page = draft_.item.source_id.starts_with("http://") || draft_.item.source_id.starts_with("https://");
    if (permalink != "false" && is_page) draft_.permalink = draft_.item.source_id;
  }

  void take_enclosure(Element enclosure) {
    const std::string address = enclosure.attribute("url");
    if (address.empty()) return;
    std::string url = html::resolve_url(base_of(enclosure), address);
    if (enclosure.attribute("type").starts_with("image/"))
      add_image(draft_.item, {std::move(url), {}, {}, {}});
    else
      add_attachment(draft_.item, std::move(url), enclosure.attribute("title"));
  }

  void take_image(Element image) {
    const Element url = image.child(Vocabulary::Plain, "url");
    const std::string address = text::clean_line(url ? url.text() : image.text());
    if (html::is_absolute_url(address)) add_image(draft_.item, {address, {}, {}, {}});
  }

  void take_atom(Element child) {
    const auto is = [&](std::string_view name) { return child.is(Vocabulary::Atom, name); };
    if (is("link")) {
      take_atom_link(child);
    } else if (is("category")) {
      const std::string label = child.attribute("label");
      add_term(draft_.item.categories, label.empty() ? child.attribute("term") : label);
    } else if (is("published")) {
      if (draft_.published.empty()) draft_.published = child.text();
    } else if (is("updated")) {
      draft_.updated = child.text();
    } else if (is("content")) {
      if (!draft_.content.told()) draft_.content = {child.markup(), false, base_of(child)};
    } else if (is("summary")) {
      draft_.spare_summaries.push_back({child.markup(), false, base_of(child)});
    } else if (is("author")) {
      const Element name = child.child(Vocabulary::Any, "name");
      add_term(draft_.item.authors, person_name((name ? name : child).text()),
               child.child(Vocabulary::Any, "uri").text());
    }
  }

  // The item's own link element goes before an Atom one.
  void take_atom_link(Element link) {
    const std::string own = draft_.link;
    take_entry_link(link, base_of(link), draft_);
    draft_.link = own;
  }

  const std::string& base_url_;
  EntryDraft draft_;
};

void read_channel(Element channel, const std::string& base_url, records::Listing& listing) {
  for (const Vocabulary vocabulary : {Vocabulary::Plain, Vocabulary::DublinCore, Vocabulary::Itunes}) {
    if (listing.heading.empty()) listing.heading = line_of_markup(channel.child(vocabulary, "title").markup());
  }
  for (const Element& link : channel.children(Vocabulary::Atom, "link")) take_feed_link(link, base_url, listing);
}

std::string language_of(Element channel) {
  const Element plain = channel.child(Vocabulary::Plain, "language");
  const std::string language = (plain ? plain : channel.child(Vocabulary::DublinCore, "language")).text();
  return language.empty() ? channel.inherited_attribute("xml:lang") : language;
}

// What relative addresses of the channel's items are relative to: xml:base, else where the feed was, else the site.
std::string base_url_of_channel(Element channel, const Document& document) {
  std::string base = base_url_of(channel, document.url);
  for (const Element& link : channel.children(Vocabulary::Plain, "link")) {
    if (!html::is_absolute_url(base)) base = link_text(link);
  }
  return base;
}

}  // namespace

void read_rss(Element root, const Document& document, const Limits& limits, Extraction& extraction) {
  const Element found = root.first_below(Vocabulary::Plain, "channel");
  const Element channel = found ? found : root;
  const std::string base_url = base_url_of_channel(channel, document);
  const std::string lang = language_of(channel);
  read_channel(channel, base_url, extraction.listings.back());
  // Items stand in the channel, beside it (RSS 0.90, 1.0), or where a lost end tag left them.
  for (Element element = root; element; element = element.next_below(root)) {
    if (!element.is(Vocabulary::Plain, "item")) continue;
    const std::string item_base = base_url_of(element, base_url);
    add_item(ItemReader(item_base).read(element, lang), limits, extraction);
    if (extraction.items.size() >= limits.items_max) break;
  }
}

}  // namespace strongroom::ingest::feed
