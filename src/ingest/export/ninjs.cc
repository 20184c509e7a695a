// SPDX-License-Identifier: Apache-2.0
#include "ingest/decoding.h"
#include "ingest/export/exports.h"
#include "ingest/export/passed_over.h"
#include "ingest/head.h"
#include "ingest/html/url.h"
#include "ingest/json/json_text.h"
#include "ingest/markup.h"
#include "ingest/stated_date.h"

namespace strongroom::ingest::ninjs {
namespace {

using nlohmann::json;

std::string first_told(const json& item, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (std::string value = text_member(item, name); !value.empty()) return value;
  }
  return {};
}

// Version 1 has "headline" and "body_html"; versions 2 and 3 have "headlines" and "bodies" with roles and types.
std::string main_value(const json& list) {
  for (const json& entry : list) {
    const std::string role = text_member(entry, "role");
    if (role.empty() || role == "main") return text_member(entry, "value");
  }
  return list.is_array() && !list.empty() ? text_member(list.front(), "value") : std::string();
}

std::string headline_of(const json& item) {
  const std::string headline = text_member(item, "headline");
  return headline.empty() ? main_value(member(item, "headlines")) : headline;
}

html::Body body_of(const json& item, const std::string& base_url) {
  const std::string markup = first_told(item, {"body_html", "body_xhtml", "bodyHtml"});
  if (!markup.empty()) return body_of_markup(markup, base_url);
  if (const std::string text = text_member(item, "body_text"); !text.empty()) return body_of_plain_text(text);
  html::Body body;
  for (const json& entry : member(item, "bodies")) {
    const std::string value = text_member(entry, "value");
    const std::string type = first_told(entry, {"contenttype", "contentType"});
    if (body.blocks.empty()) body = type == "text/plain" ? body_of_plain_text(value) : body_of_markup(value, base_url);
  }
  return body;
}

void take_names(const json& list, std::vector<records::Term>& terms) {
  for (const json& entry : list) {
    const std::string name = entry.is_object() ? first_told(entry, {"name", "literal", "code"}) : text_of(entry);
    add_term(terms, name);
  }
}

void take_people(const json& item, records::Item& found) {
  for (const json& author : member(item, "authors")) {
    if (text_member(author, "role") != "subject") add_term(found.authors, text_member(author, "name"));
  }
  std::string byline = text_member(item, "byline");
  if (byline.empty()) byline = main_value(member(item, "bylines"));
  if (!found.authors.empty()) return;
  for (const std::string_view opening : {"By ", "BY ", "by "}) {
    if (byline.starts_with(opening)) byline.erase(0, opening.size());
  }
  add_term(found.authors, byline);
}

// Pictures are associations with renditions; the largest is the picture.
void take_association(const std::string& name, const json& association, records::Item& found) {
  if (!association.is_object()) return;
  const json& renditions = member(association, "renditions");
  std::string best;
  int64_t best_width = -1;
  for (const json& rendition : renditions) {
    const json& width = member(rendition, "width");
    const int64_t pixels = width.is_number_integer() ? width.get<int64_t>() : 0;
    const std::string href = text_member(rendition, "href");
    if (!href.empty() && pixels > best_width) best = href, best_width = pixels;
  }
  if (best.empty()) best = text_member(association, "href");
  if (text_member(association, "type") == "picture" || text_member(association, "mimetype").starts_with("image/")) {
    add_image(found, {best, headline_of(association),
                      line_of_markup(first_told(association, {"description_text", "description_html", "body_text"})),
                      line_of_markup(first_told(association, {"byline", "copyrightholder"}))});
  } else {
    const std::string title = headline_of(association);
    add_attachment(found, best, title.empty() ? name : title);
  }
}

void take_associations(const json& item, records::Item& found) {
  const json& associations = member(item, "associations");
  if (associations.is_object()) {
    for (const auto& [name, association] : associations.items()) take_association(name, association, found);
  } else {
    for (const json& association : associations) take_association(text_member(association, "name"), association, found);
  }
  for (const json& attachment : member(item, "attachments"))
    add_attachment(found, first_told(attachment, {"href", "media"}), first_told(attachment, {"title", "name"}));
}

void take_fields(const json& item, records::Item& found) {
  std::string description = first_told(item, {"description_text", "description_html"});
  if (description.empty()) description = main_value(member(item, "descriptions"));
  if (found.text().find(line_of_markup(description)) == std::string::npos) add_field(found, "description", description);
  for (const char* name : {"slugline", "located", "ednote", "usageterms", "copyrightholder", "copyrightnotice",
                           "urgency", "versioncreated", "version"}) {
    add_field(found, name, text_member(item, name));
  }
  for (const char* name : {"place", "places", "genre", "genres", "organisation", "organisations", "person", "people"}) {
    std::vector<records::Term> names;
    take_names(member(item, name), names);
    for (const records::Term& term : names) add_field(found, name, term.name);
  }
}

records::Item read_item(const json& item, const std::string& document_url) {
  records::Item found;
  found.source_id = first_told(item, {"uri", "guid", "altids"});
  std::string address = first_told(item, {"url", "canonical", "link"});
  if (address.empty() && html::is_absolute_url(found.source_id) && found.source_id.starts_with("http"))
    address = found.source_id;
  found.url = html::resolve_url(document_url, address);
  found.title = line_of_markup(headline_of(item));
  for (const char* name : {"firstpublished", "contentcreated", "firstcreated", "versioncreated", "firstCreated",
                           "contentCreated", "versionCreated"}) {
    if (!found.date.date) found.date = read_stated_date(text_member(item, name));
  }
  take_names(member(item, "subject"), found.categories);
  take_names(member(item, "subjects"), found.categories);
  take_names(member(item, "service"), found.categories);
  take_names(member(item, "keywords"), found.tags);
  take_people(item, found);
  found.source_credit = line_of_markup(text_member(item, "source"));
  set_body(found, body_of(item, found.url));
  take_associations(item, found);
  take_fields(item, found);
  return found;
}

}  // namespace

int recognises(const Document& document) {
  const Head opening(document);
  if (opening.first() != '{' && opening.first() != '[') return 0;
  const std::string_view head = opening.text();
  const bool has_name = contains_any(head, {"\"uri\"", "\"guid\""});
  const bool has_headline = contains_any(head, {"\"headline\"", "\"headlines\"", "\"slugline\""});
  const bool has_body = contains_any(head, {"\"body_html\"", "\"body_xhtml\"", "\"body_text\"", "\"bodies\"",
                                            "\"versioncreated\"", "\"versionCreated\"", "\"pubstatus\""});
  return has_name && has_headline && has_body ? 90 : 0;
}

Extraction read(const Document& document, const Limits& limits) {
  Extraction extraction;
  extraction.reader = "ninjs";
  JsonText text = read_json(decode_document(document, {}, extraction.faults));
  if (text.fault) extraction.faults.push_back(*text.fault);
  for (const char* list : {"items", "_items"}) {
    if (member(text.value, list).is_array()) text.value = json(member(text.value, list));
  }
  if (text.value.is_object()) text.value = json::array({text.value});
  PassedOver passed_over;
  for (const json& item : text.value) {
    if (!item.is_object()) continue;
    const std::string status = first_told(item, {"pubstatus", "pubStatus"});
    if (!status.empty() && status != "usable")
      passed_over.add(status);
    else
      add_exported(read_item(item, document.url), "ninjs", text_member(item, "language"), limits, extraction);
  }
  passed_over.tell(extraction.faults);
  return extraction;
}

}  // namespace strongroom::ingest::ninjs
