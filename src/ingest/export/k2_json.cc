// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "ingest/decoding.h"
#include "ingest/export/exports.h"
#include "ingest/export/passed_over.h"
#include "ingest/head.h"
#include "ingest/html/url.h"
#include "ingest/json/json_text.h"
#include "ingest/listing_heading.h"
#include "ingest/markup.h"
#include "ingest/stated_date.h"
#include "records/address.h"

namespace strongroom::ingest::k2_json {
namespace {

using nlohmann::json;

// Where `list` is none, nothing is walked over.
const json& list_of(const json& object, std::string_view name) {
  static const json nothing = json::array();
  const json& list = member(object, name);
  return list.is_array() ? list : nothing;
}

class ResponseReader {
 public:
  ResponseReader(const json& response, const Document& document)
      : response_(response), base_url_(document.url), document_url_(document.url) {
    if (base_url_.empty()) base_url_ = text_member(member(response, "site"), "url");
  }

  void read(const Limits& limits, Extraction& extraction) const {
    // An answer holds up to a hundred items: its first page stands for the list's first, and the others are pages that
    // the site's own list does not have.
    const std::string page = records::query_parameter(records::normalise_address(document_url_).query, "page");
    const bool is_list = member(response_, "items").is_array() && (page.empty() || page == "0" || page == "1");
    for (const json& item : list_of(response_, "items")) add(item, limits, extraction);
    add(member(response_, "item"), limits, extraction);
    if (is_list) extraction.listings.push_back(read_listing(static_cast<uint32_t>(extraction.items.size())));
  }

 private:
  void add(const json& entry, const Limits& limits, Extraction& extraction) const {
    if (!entry.is_object()) return;
    add_exported(read_item(entry), "created", {}, limits, extraction);
  }

  std::string address(const json& object, std::string_view name) const {
    const std::string reference = text_member(object, name);
    return reference.empty() ? reference : html::resolve_url(base_url_, reference);
  }

  records::Item read_item(const json& entry) const {
    records::Item item;
    item.source_id = text_member(entry, "id");
    item.url = address(entry, "link");
    item.title = line_of_markup(text_member(entry, "title"));
    item.date = read_stated_date(text_member(entry, "created"));
    item.date.time.clear();  // in UTC, which no page prints
    const json& category = member(entry, "category");
    add_term(item.categories, text_member(category, "name"), address(category, "link"));
    for (const json& tag : list_of(entry, "tags")) add_term(item.tags, text_member(tag, "name"), address(tag, "link"));
    add_term(item.authors, text_member(entry, "created_by_alias"));
    const json& author = member(entry, "author");
    if (item.authors.empty()) add_term(item.authors, text_member(author, "name"), address(author, "link"));
    take_image(entry, item);
    set_body(item, body_of_markup(text_member(entry, "introtext") + "\n" + text_member(entry, "fulltext"), base_url_));
    for (const json& attachment : list_of(entry, "attachments")) {
      const std::string title = text_member(attachment, "title");
      add_attachment(item, address(attachment, "link"), title.empty() ? text_member(attachment, "filename") : title);
    }
    for (const json& field : list_of(entry, "extra_fields"))
      add_field(item, text_member(field, "name"), text_member(field, "value"));
    for (const char* name : {"video_caption", "video_credits"}) add_field(item, name, text_member(entry, name));
    const records::PrintedDate modified = read_stated_date(text_member(entry, "modified"));
    if (modified.date && *modified.date != item.date.date) add_field(item, "modified", modified.date->iso());
    return item;
  }

  // The largest of the sizes in which K2 keeps an item's picture.
  void take_image(const json& entry, records::Item& item) const {
    for (const char* size : {"imageXLarge", "imageLarge", "imageMedium", "imageSmall", "imageXSmall", "image"}) {
      if (!item.images.empty()) return;
      add_image(item, {address(entry, size),
                       {},
                       line_of_markup(text_member(entry, "image_caption")),
                       line_of_markup(text_member(entry, "image_credits"))});
    }
  }

  records::Listing read_listing(uint32_t items) const {
    using records::FilterKind;
    records::Listing listing;
    listing.url = document_url_;
    listing.items = items;
    records::ListingFilter& filter = listing.filter;
    const auto take = [&](FilterKind kind, std::string value) {
      if (filter.kind != FilterKind::Unknown || value.empty()) return;
      filter.kind = kind;
      filter.value = std::move(value);
    };
    const json& category = member(response_, "category");
    take(FilterKind::Category, line_of_markup(text_member(category, "name")));
    if (filter.kind == FilterKind::Category) filter.id = text_member(category, "id");
    take(FilterKind::Author, line_of_markup(text_member(member(response_, "user"), "name")));
    take(FilterKind::Tag, line_of_markup(text_member(response_, "tag")));
    take(FilterKind::Search, line_of_markup(text_member(response_, "search")));
    listing.heading = filter.value;
    // "October 2017", which K2 prints behind the words that the month's list is headed by.
    if (const std::string date = line_of_markup(text_member(response_, "date")); !date.empty()) {
      listing.heading = "Items filtered by date: " + date;
      if (const auto heading = parse_listing_heading(listing.heading)) filter = heading->filter;
    }
    return listing;
  }

  const json& response_;
  std::string base_url_;
  std::string document_url_;
};

// The value of "callback({…})", as K2 answers scripts of other sites, or of all of it.
std::string_view without_callback(std::string_view utf8) {
  const size_t open = utf8.find('{');
  const size_t close = utf8.rfind('}');
  const bool is_called = open != std::string_view::npos && open > 0 && utf8[open - 1] == '(';
  return is_called && close != std::string_view::npos && close > open ? utf8.substr(open, close + 1 - open) : utf8;
}

}  // namespace

int recognises(const Document& document) {
  constexpr size_t callback_bytes_max = 100;
  const Head opening(document);
  const std::string_view head = opening.text();
  const bool is_called = head.substr(0, callback_bytes_max).find("({") != std::string_view::npos;
  if (opening.first() != '{' && (!is_called || opening.first() == '<')) return 0;
  return contains_any(head, {"\"site\""}) && contains_any(head, {"\"introtext\""}) &&
                 contains_any(head, {"\"catid\"", "\"created_by_alias\"", "\"image_credits\""})
             ? 92
             : 0;
}

Extraction read(const Document& document, const Limits& limits) {
  Extraction extraction;
  extraction.reader = "k2-json";
  const std::string utf8 = decode_document(document, {}, extraction.faults);
  const JsonText text = read_json(without_callback(utf8));
  if (text.fault) extraction.faults.push_back(*text.fault);
  ResponseReader(text.value, document).read(limits, extraction);
  return extraction;
}

}  // namespace strongroom::ingest::k2_json
