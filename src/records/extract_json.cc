// SPDX-License-Identifier: Apache-2.0
#include "records/extract_json.h"

#include <nlohmann/json.hpp>

#include "base/json.h"

namespace strongroom::records {
namespace {

// Ordered: the contract shows its members in the order in which people read them.
using json = nlohmann::ordered_json;

json text_or_null(const std::string& text) { return text.empty() ? json(nullptr) : json(text); }

void set_if_told(json& object, const char* name, const std::string& value) {
  if (!value.empty()) object[name] = value;
}

json names_of(const std::vector<Term>& terms) {
  json names = json::array();
  for (const Term& term : terms) names.push_back(term.name);
  return names;
}

// As much of the ISO date as was printed: "2017-10-11", "2017-10", "2017".
json date_of(const PrintedDate& date) {
  if (!date.date) return nullptr;
  const std::string iso = date.date->iso();
  if (date.precision == DatePrecision::Month) return iso.substr(0, 7);
  if (date.precision == DatePrecision::Year) return iso.substr(0, 4);
  return iso;
}

json filter_of(const ListingFilter& filter) {
  json object = {{"kind", filter_kind_name(filter.kind)}};
  if (filter.year != 0) object["year"] = filter.year;
  if (filter.month != 0) object["month"] = filter.month;
  if (filter.day != 0) object["day"] = filter.day;
  set_if_told(object, "value", filter.value);
  set_if_told(object, "id", filter.id);
  return object;
}

json blocks_of(const std::vector<Block>& blocks) {
  json array = json::array();
  for (const Block& block : blocks) {
    json object = {{"kind", block_kind_name(block.kind)}, {"text", block.text}};
    if (block.level != 0) object["level"] = block.level;
    if (block.ordered) object["ordered"] = true;
    set_if_told(object, "url", block.url);
    for (const Link& link : block.links) {
      object["links"].push_back({{"start", link.start}, {"end", link.end}, {"url", link.url}});
    }
    array.push_back(std::move(object));
  }
  return array;
}

json images_of(const std::vector<Image>& images) {
  json array = json::array();
  for (const Image& image : images) {
    json object = {{"url", image.url}};
    set_if_told(object, "alt", image.alt);
    set_if_told(object, "caption", image.caption);
    set_if_told(object, "credit", image.credit);
    array.push_back(std::move(object));
  }
  return array;
}

json attachments_of(const std::vector<Attachment>& attachments) {
  json array = json::array();
  for (const Attachment& attachment : attachments) {
    array.push_back({{"url", attachment.url}, {"title", attachment.title}});
  }
  return array;
}

json fields_of(const std::vector<Field>& fields) {
  json array = json::array();
  for (const Field& field : fields) array.push_back({{"label", field.label}, {"value", field.value}});
  return array;
}

json earlier_states_of(std::span<const ToldState> states) {
  json array = json::array();
  for (const ToldState& state : states) {
    json object;
    object["saved"] = date_of(state.saved);
    object["saved_text"] = text_or_null(state.saved.verbatim);
    object["title"] = text_or_null(state.item.title);
    object["text"] = state.item.text();
    object["blocks"] = blocks_of(state.item.blocks);
    if (!state.item.fields.empty()) object["fields"] = fields_of(state.item.fields);
    if (state.item.truncated) object["truncated"] = true;
    array.push_back(std::move(object));
  }
  return array;
}

json page_links_of(const std::vector<PageLink>& links) {
  json array = json::array();
  for (const PageLink& link : links) {
    array.push_back({{"page", link.page == 0 ? json(nullptr) : json(link.page)}, {"url", link.url}});
  }
  return array;
}

}  // namespace

std::string extract_line(const Listing& listing, std::string_view source) {
  json line;
  line["type"] = "listing";
  line["source"] = source;
  line["url"] = text_or_null(listing.url);
  line["heading"] = text_or_null(listing.heading);
  line["filter"] = filter_of(listing.filter);
  line["breadcrumbs"] = listing.breadcrumbs;
  line["page"] = listing.page;
  line["pages"] = listing.pages;
  line["items"] = listing.items;
  line["links"] = {{"next", text_or_null(listing.next)}, {"prev", text_or_null(listing.previous)}};
  if (!listing.page_links.empty()) line["page_links"] = page_links_of(listing.page_links);
  return print_json(line);
}

std::string extract_line(const Item& item, const FoundIn& found_in, const ToldBeside& beside) {
  json line;
  line["type"] = "item";
  line["source"] = found_in.source;
  line["record"] = text_or_null(std::string(found_in.record));
  if (!found_in.record.empty()) line["offset"] = found_in.offset;
  line["url"] = text_or_null(item.url);
  line["title"] = text_or_null(item.title);
  line["date"] = date_of(item.date);
  line["date_text"] = text_or_null(item.date.verbatim);
  line["categories"] = names_of(item.categories);
  line["authors"] = names_of(item.authors);
  line["source_credit"] = text_or_null(item.source_credit);
  line["lang"] = item.lang.empty() ? "und" : item.lang;
  line["text"] = item.text();
  line["blocks"] = blocks_of(item.blocks);
  line["images"] = images_of(item.images);
  line["attachments"] = attachments_of(item.attachments);
  line["truncated"] = item.truncated;
  set_if_told(line, "time", item.date.time);
  if (!item.tags.empty()) line["tags"] = names_of(item.tags);
  set_if_told(line, "source_id", item.source_id);
  if (!item.fields.empty()) line["fields"] = fields_of(item.fields);
  if (!beside.date_from.empty()) {
    line["date_from"] = beside.date_from;
    line["date_confidence"] = beside.date_confidence;
  }
  if (!beside.earlier.empty()) line["revisions"] = earlier_states_of(beside.earlier);
  return print_json(line);
}

std::string extract_line(const Error& error, std::string_view source) {
  json line;
  line["type"] = "error";
  line["source"] = source;
  line["message"] = error.message;
  line["offset"] = error.offset ? json(*error.offset) : json(nullptr);
  line["code"] = error_code_name(error.code);
  return print_json(line);
}

}  // namespace strongroom::records
