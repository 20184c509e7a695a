// SPDX-License-Identifier: Apache-2.0
#include <unordered_map>
#include <vector>

#include "ingest/decoding.h"
#include "ingest/export/exports.h"
#include "ingest/export/passed_over.h"
#include "ingest/head.h"
#include "ingest/html/url.h"
#include "ingest/json/json_text.h"
#include "ingest/markup.h"
#include "ingest/stated_date.h"

namespace strongroom::ingest::drupal {
namespace {

using nlohmann::json;

// A text field is {"value": …, "format": …, "processed": …}; a line is a string.
std::string markup_of(const json& field) {
  std::string processed = text_member(field, "processed");
  return processed.empty() ? text_member(field, "value") : processed;
}

// "field_press_contact" is "press contact".
std::string label_of(std::string name) {
  constexpr std::string_view prefix = "field_";
  if (name.starts_with(prefix)) name.erase(0, prefix.size());
  for (char& c : name) c = c == '_' ? ' ' : c;
  return name;
}

// An address in a link object or as a string. https://jsonapi.org/format/#document-links
std::string address_of_link(const json& link) { return link.is_object() ? text_member(link, "href") : text_of(link); }

class Reader {
 public:
  Reader(const json& root, const Document& document, const Limits& limits, Extraction& extraction)
      : root_(root), document_(document), limits_(limits), extraction_(extraction) {
    const json& included = member(root, "included");
    if (!included.is_array()) return;
    for (const json& one : included) included_[key_of(one)] = &one;
  }

  void run() {
    const json& data = member(root_, "data");
    if (data.is_array()) {
      for (const json& node : data) take_node(node);
      take_listing();
    } else {
      take_node(data);
    }
    passed_over_.tell(extraction_.faults);
  }

 private:
  static std::string key_of(const json& resource) {
    return text_member(resource, "type") + " " + text_member(resource, "id");
  }

  void take_node(const json& node) {
    const std::string type = text_member(node, "type");
    if (!type.starts_with("node--")) return passed_over_.add(type.empty() ? "without a type" : type);
    const json& attributes = member(node, "attributes");
    if (text_member(attributes, "status") == "false") return passed_over_.add("unpublished");
    records::Item item;
    item.source_id = text_member(attributes, "drupal_internal__nid");
    if (item.source_id.empty()) item.source_id = text_member(node, "id");
    item.title = line_of_markup(text_member(attributes, "title"));
    item.url = address_of(attributes);
    item.date = date_of(attributes);
    if (type != "node--article") add_field(item, "type", type.substr(6));
    std::string markup = markup_of(member(attributes, "body"));
    take_relations(member(node, "relationships"), markup, item);
    set_body(item, body_of_markup(markup, item.url));
    take_fields(attributes, item);
    add_exported(std::move(item), "drupal", text_member(attributes, "langcode"), limits_, extraction_);
  }

  // The alias readers know, else the number, which Drupal answers too.
  std::string address_of(const json& attributes) const {
    std::string path = text_member(member(attributes, "path"), "alias");
    const std::string number = text_member(attributes, "drupal_internal__nid");
    if (path.empty() && !number.empty()) path = "/node/" + number;
    return path.empty() ? std::string() : html::resolve_url(site(), path);
  }

  std::string site() const {
    if (!document_.url.empty()) return document_.url;
    return address_of_link(member(member(root_, "links"), "self"));
  }

  static records::PrintedDate date_of(const json& attributes) {
    for (const char* name :
         {"published_at", "field_date", "field_publication_date", "field_published_date", "created"}) {
      if (auto date = read_stated_date(text_member(attributes, name)); date.date) return date;
    }
    return {};
  }

  void take_relations(const json& relations, std::string& markup, records::Item& item) {
    if (!relations.is_object()) return;
    for (const auto& [name, relation] : relations.items()) {
      const json& data = member(relation, "data");
      if (data.is_array()) {
        for (const json& one : data) take_relation(name, one, markup, item);
      } else {
        take_relation(name, data, markup, item);
      }
    }
  }

  // A name that many nodes have must not be long.
  static void add_named(std::vector<records::Term>& terms, const std::string& name) {
    constexpr size_t name_bytes_max = 500;
    if (name.size() <= name_bytes_max) add_term(terms, name);
  }

  void take_relation(const std::string& name, const json& link, std::string& markup, records::Item& item) {
    const auto found = included_.find(key_of(link));
    if (found == included_.end()) return;
    const json& attributes = member(*found->second, "attributes");
    const std::string type = text_member(link, "type");
    if (type.starts_with("taxonomy_term--")) {
      const bool is_tag = type.ends_with("tags") || name.ends_with("tags");
      add_named(is_tag ? item.tags : item.categories, text_member(attributes, "name"));
    } else if (type.starts_with("user--") && name == "uid") {
      const std::string shown = text_member(attributes, "display_name");
      add_named(item.authors, shown.empty() ? text_member(attributes, "name") : shown);
    } else if (type == "file--file") {
      take_file(attributes, member(link, "meta"), item);
    } else if (type.starts_with("media--")) {
      take_media(*found->second, item);
    } else if (type.starts_with("paragraph--")) {
      for (const json& field : attributes) markup += "\n" + markup_of(field);
      included_.erase(found);  // it belongs to one node; and markup cannot grow beyond the answer
    }
  }

  // The file of a medium is named by a relationship of its own.
  void take_media(const json& media, records::Item& item) {
    for (const json& relation : member(media, "relationships")) {
      const json& link = member(relation, "data");
      const auto found = included_.find(key_of(link));
      const bool is_thumbnail = &relation == &member(member(media, "relationships"), "thumbnail");
      if (found == included_.end() || is_thumbnail || text_member(link, "type") != "file--file") continue;
      take_file(member(*found->second, "attributes"), member(link, "meta"), item);
    }
  }

  void take_file(const json& file, const json& meta, records::Item& item) const {
    const std::string address = text_member(member(file, "uri"), "url");
    if (address.empty()) return;
    const std::string url = html::resolve_url(site(), address);
    if (text_member(file, "filemime").starts_with("image/") || meta.contains("alt")) {
      add_image(item, {url, line_of_markup(text_member(meta, "alt")), line_of_markup(text_member(meta, "title")), {}});
    } else {
      add_attachment(item, url, text_member(file, "filename"));
    }
  }

  // What the site's people added of their own.
  static void take_fields(const json& attributes, records::Item& item) {
    if (!attributes.is_object()) return;
    add_field(item, "summary", line_of_markup(text_member(member(attributes, "body"), "summary")));
    for (const auto& [name, value] : attributes.items()) {
      if (!name.starts_with("field_")) continue;
      add_field(item, label_of(name), line_of_markup(value.is_object() ? markup_of(value) : text_of(value)));
    }
    const records::PrintedDate changed = read_stated_date(text_member(attributes, "changed"));
    if (changed.date && *changed.date != item.date.date) add_field(item, "modified", changed.date->iso());
  }

  // An answer may be one page of several.
  void take_listing() {
    const json& links = member(root_, "links");
    records::Listing listing;
    listing.url = document_.url.empty() ? address_of_link(member(links, "self")) : document_.url;
    listing.next = address_of_link(member(links, "next"));
    listing.previous = address_of_link(member(links, "prev"));
    listing.items = static_cast<uint32_t>(extraction_.items.size());
    if (!listing.next.empty() || !listing.previous.empty()) extraction_.listings.push_back(std::move(listing));
  }

  const json& root_;
  const Document& document_;
  const Limits& limits_;
  Extraction& extraction_;
  std::unordered_map<std::string, const json*> included_;
  PassedOver passed_over_;
};

}  // namespace

int recognises(const Document& document) {
  const Head opening(document);
  if (opening.first() != '{') return 0;
  const std::string_view head = opening.text();
  return contains_any(head, {"\"jsonapi\"", "\"relationships\""}) && contains_any(head, {"\"node--"}) ? 93 : 0;
}

Extraction read(const Document& document, const Limits& limits) {
  Extraction extraction;
  extraction.reader = "drupal";
  const JsonText text = read_json(decode_document(document, {}, extraction.faults));
  if (text.fault) extraction.faults.push_back(*text.fault);
  Reader(text.value, document, limits, extraction).run();
  return extraction;
}

}  // namespace strongroom::ingest::drupal
