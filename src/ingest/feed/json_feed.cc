// SPDX-License-Identifier: Apache-2.0
#include "ingest/feed/entry_draft.h"
#include "ingest/feed/formats.h"
#include "ingest/html/url.h"
#include "ingest/json/json_text.h"
#include "ingest/markup.h"
#include "text/normalise.h"

namespace strongroom::ingest::feed {
namespace {

using nlohmann::json;

void add_author(std::vector<records::Term>& authors, const json& author) {
  const std::string name = text_member(author, "name");
  add_term(authors, name.empty() ? text_member(author, "url") : name, text_member(author, "url"));
}

// "author" of version 1, "authors" of version 1.1.
std::vector<records::Term> authors_of(const json& object) {
  std::vector<records::Term> authors;
  const json& list = member(object, "authors");
  if (list.is_array()) {
    for (const json& author : list) add_author(authors, author);
  }
  if (authors.empty()) add_author(authors, member(object, "author"));
  return authors;
}

void add_attachments(records::Item& item, const json& list, const std::string& base_url) {
  if (!list.is_array()) return;
  for (const json& attachment : list) {
    const std::string address = text_member(attachment, "url");
    if (address.empty()) continue;
    const std::string url = html::resolve_url(base_url, address);
    if (text_member(attachment, "mime_type").starts_with("image/"))
      add_image(item, {url, text_member(attachment, "title"), {}, {}});
    else
      add_attachment(item, url, text_member(attachment, "title"));
  }
}

// https://www.jsonfeed.org/version/1.1/#items
FoundItem read_item(const json& entry, const json& feed, const std::string& base_url) {
  EntryDraft draft;
  records::Item& item = draft.item;
  item.source_id = text_member(entry, "id");
  item.title = line_of_markup(text_member(entry, "title"));
  draft.link = text_member(entry, "url");
  draft.alternate_url = text_member(entry, "external_url");
  if (html::is_absolute_url(item.source_id)) draft.permalink = item.source_id;
  draft.content = {text_member(entry, "content_html"), false, base_url};
  if (!draft.content.told()) draft.content = {text_member(entry, "content_text"), true, {}};
  draft.summary = {text_member(entry, "summary"), true, {}};
  draft.summary_is_excerpt = true;
  draft.published = text_member(entry, "date_published");
  draft.updated = text_member(entry, "date_modified");
  item.authors = authors_of(entry);
  draft.spare_authors = authors_of(feed);
  draft.lang = text_member(entry, "language").empty() ? text_member(feed, "language") : text_member(entry, "language");
  if (const json& tags = member(entry, "tags"); tags.is_array()) {
    for (const json& tag : tags) add_term(item.tags, text_of(tag));
  }
  for (const char* name : {"image", "banner_image"}) {
    if (const std::string address = text_member(entry, name); !address.empty())
      add_image(item, {html::resolve_url(base_url, address), {}, {}, {}});
  }
  add_attachments(item, member(entry, "attachments"), base_url);
  if (!draft.link.empty()) add_field(item, "external_url", draft.alternate_url);
  return finish(std::move(draft), base_url);
}

}  // namespace

void read_json_feed(const json& feed, const Document& document, const Limits& limits, Extraction& extraction) {
  records::Listing& listing = extraction.listings.back();
  listing.heading = text::clean_line(text_member(feed, "title"));
  if (const std::string own = text_member(feed, "feed_url"); !own.empty()) listing.url = text::clean_line(own);
  listing.next = text::clean_line(text_member(feed, "next_url"));
  std::string base_url = document.url;
  for (const char* name : {"home_page_url", "feed_url"}) {
    if (base_url.empty()) base_url = text_member(feed, name);
  }
  const json& items = member(feed, "items");
  if (!items.is_array()) return;
  for (const json& entry : items) {
    if (entry.is_object()) add_item(read_item(entry, feed, base_url), limits, extraction);
    if (extraction.items.size() >= limits.items_max) break;
  }
}

}  // namespace strongroom::ingest::feed
