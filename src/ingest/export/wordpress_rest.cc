// SPDX-License-Identifier: Apache-2.0
#include "ingest/decoding.h"
#include "ingest/export/exports.h"
#include "ingest/export/passed_over.h"
#include "ingest/head.h"
#include "ingest/html/url.h"
#include "ingest/json/json_text.h"
#include "ingest/markup.h"
#include "ingest/stated_date.h"

namespace strongroom::ingest::wordpress_rest {
namespace {

using nlohmann::json;

// A field that is either a string or {"rendered": …}.
std::string rendered(const json& post, std::string_view name) {
  const json& field = member(post, name);
  const std::string raw = text_member(field, "rendered");
  return raw.empty() ? text_of(field) : raw;
}

void take_terms(const json& embedded, records::Item& item) {
  for (const json& group : member(embedded, "wp:term")) {
    if (!group.is_array()) continue;
    for (const json& term : group) {
      const std::string taxonomy = text_member(term, "taxonomy");
      const std::string name = text_member(term, "name");
      const std::string link = text_member(term, "link");
      if (taxonomy == "category")
        add_term(item.categories, name, link);
      else if (taxonomy == "post_tag")
        add_term(item.tags, name, link);
      else if (taxonomy == "author")
        add_term(item.authors, name, link);
      else
        add_field(item, taxonomy, name);
    }
  }
}

// Authors that a plug-in keeps as terms go before the one that WordPress knows.
void take_authors(const json& embedded, records::Item& item) {
  if (!item.authors.empty()) return;
  for (const json& author : member(embedded, "author"))
    add_term(item.authors, text_member(author, "name"), text_member(author, "link"));
}

void take_picture(const json& post, const json& embedded, records::Item& item) {
  for (const json& media : member(embedded, "wp:featuredmedia")) {
    add_image(item, {text_member(media, "source_url"),
                     line_of_markup(text_member(media, "alt_text")),
                     line_of_markup(rendered(media, "caption")),
                     {}});
  }
  add_image(item, {text_member(post, "jetpack_featured_media_url"), {}, {}, {}});
}

records::Item read_post(const json& post, const std::string& document_url) {
  records::Item item;
  item.source_id = text_member(post, "id");
  item.url = html::resolve_url(document_url, text_member(post, "link"));
  if (item.url.empty()) item.url = rendered(post, "guid");
  if (item.url.empty()) item.url = html::resolve_url(document_url, text_member(post, "slug"));
  item.title = line_of_markup(rendered(post, "title"));
  for (const char* name : {"date", "date_gmt"}) {
    if (!item.date.date) item.date = read_stated_date(text_member(post, name));
  }
  const json& embedded = member(post, "_embedded");
  take_terms(embedded, item);
  take_authors(embedded, item);
  take_picture(post, embedded, item);
  set_body(item, body_of_markup(rendered(post, "content"), item.url));
  const std::string excerpt = line_of_markup(rendered(post, "excerpt"));
  if (item.blocks.empty()) {
    set_body(item, body_of_plain_text(excerpt));
    item.truncated = !item.blocks.empty();
  } else if (item.text().find(excerpt) == std::string::npos) {
    add_field(item, "excerpt", excerpt);
  }
  if (const std::string type = text_member(post, "type"); !type.empty() && type != "post")
    add_field(item, "type", type);
  const records::PrintedDate modified = read_stated_date(text_member(post, "modified"));
  if (modified.date && *modified.date != item.date.date) add_field(item, "modified", modified.date->iso());
  return item;
}

bool is_post(const json& value) {
  return value.is_object() && member(value, "title").is_object() && !member(value, "content").is_null();
}

}  // namespace

int recognises(const Document& document) {
  const Head opening(document);
  if (opening.first() != '{' && opening.first() != '[') return 0;
  const std::string_view head = opening.text();
  return contains_any(head, {"\"rendered\""}) && contains_any(head, {"\"content\"", "\"title\""}) ? 92 : 0;
}

Extraction read(const Document& document, const Limits& limits) {
  Extraction extraction;
  extraction.reader = "wordpress-rest";
  JsonText text = read_json(decode_document(document, {}, extraction.faults));
  if (text.fault) extraction.faults.push_back(*text.fault);
  if (text.value.is_object()) {
    const json& posts = member(text.value, "posts");
    text.value = posts.is_array() ? json(posts) : json::array({text.value});
  }
  PassedOver passed_over;
  for (const json& post : text.value) {
    if (!is_post(post)) continue;
    const std::string status = text_member(post, "status");
    const bool is_protected = text_member(member(post, "content"), "protected") == "true";
    if (!status.empty() && status != "publish")
      passed_over.add(status);
    else if (is_protected)
      passed_over.add("with a password");
    else
      add_exported(read_post(post, document.url), "wordpress-rest", {}, limits, extraction);
  }
  passed_over.tell(extraction.faults);
  return extraction;
}

}  // namespace strongroom::ingest::wordpress_rest
