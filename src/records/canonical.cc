// SPDX-License-Identifier: Apache-2.0
#include "records/canonical.h"

#include "base/assert.h"
#include "records/canonical_json.h"

namespace strongroom::records {
namespace {

using namespace canonical_json;

// Blocks.

json write_link(const Link& link) {
  json object = json::object();
  set(object, "end", link.end);
  set(object, "start", link.start);
  set(object, "url", link.url);
  return object;
}

Link read_link(const json& object) {
  return {small_number_of<uint32_t>(object, "start"), small_number_of<uint32_t>(object, "end"), text_of(object, "url")};
}

json write_block(const Block& block) {
  json object = {{"kind", block_kind_name(block.kind)}};
  set(object, "level", block.level);
  set_all(object, "links", block.links, write_link);
  set(object, "ordered", uint64_t{block.ordered});
  set(object, "text", block.text);
  set(object, "url", block.url);
  return object;
}

Block read_block(const json& object) {
  Block block;
  block.kind = block_kind_from_name(text_of(object, "kind")).value_or(BlockKind::Paragraph);
  block.level = small_number_of<uint8_t>(object, "level");
  block.links = all_of<Link>(object, "links", read_link);
  block.ordered = number_of(object, "ordered") == 1;
  block.text = text_of(object, "text");
  block.url = text_of(object, "url");
  return block;
}

// Items.

constexpr DatePrecision precisions[] = {DatePrecision::Unknown, DatePrecision::Day, DatePrecision::Month,
                                        DatePrecision::Year};

const char* precision_name(DatePrecision precision) {
  switch (precision) {
    case DatePrecision::Day:
      return "day";
    case DatePrecision::Month:
      return "month";
    case DatePrecision::Year:
      return "year";
    case DatePrecision::Unknown:
      break;
  }
  return "";
}

json write_date(const PrintedDate& date) {
  json object = json::object();
  set(object, "date", date.date ? date.date->iso() : std::string());
  set(object, "precision", std::string(precision_name(date.precision)));
  set(object, "time", date.time);
  set(object, "verbatim", date.verbatim);
  return object;
}

PrintedDate read_date(const json& object) {
  PrintedDate date;
  date.date = CivilDate::parse(text_of(object, "date"));
  date.precision = enum_of(object, "precision", precisions, precision_name);
  date.time = text_of(object, "time");
  date.verbatim = text_of(object, "verbatim");
  return date;
}

json write_term(const Term& term) {
  json object = json::object();
  set(object, "name", term.name);
  set(object, "url", term.url);
  return object;
}

Term read_term(const json& object) { return {text_of(object, "name"), text_of(object, "url")}; }

json write_image(const Image& image) {
  json object = json::object();
  set(object, "alt", image.alt);
  set(object, "caption", image.caption);
  set(object, "credit", image.credit);
  set(object, "url", image.url);
  return object;
}

Image read_image(const json& object) {
  return {text_of(object, "url"), text_of(object, "alt"), text_of(object, "caption"), text_of(object, "credit")};
}

json write_attachment(const Attachment& attachment) {
  json object = json::object();
  set(object, "title", attachment.title);
  set(object, "url", attachment.url);
  return object;
}

Attachment read_attachment(const json& object) { return {text_of(object, "url"), text_of(object, "title")}; }

json write_field(const Field& field) {
  json object = json::object();
  set(object, "label", field.label);
  set(object, "value", field.value);
  return object;
}

Field read_field(const json& object) { return {text_of(object, "label"), text_of(object, "value")}; }

json write_item(const Item& item) {
  json object = json::object();
  set_all(object, "attachments", item.attachments, write_attachment);
  set_all(object, "authors", item.authors, write_term);
  set_all(object, "blocks", item.blocks, write_block);
  set_all(object, "categories", item.categories, write_term);
  if (json date = write_date(item.date); !date.empty()) object["date"] = std::move(date);
  set_all(object, "fields", item.fields, write_field);
  set_all(object, "images", item.images, write_image);
  set(object, "lang", item.lang);
  set(object, "source_credit", item.source_credit);
  set(object, "source_id", item.source_id);
  set_all(object, "tags", item.tags, write_term);
  set(object, "title", item.title);
  set(object, "truncated", uint64_t{item.truncated});
  set(object, "url", item.url);
  return object;
}

Item read_item(const json& object) {
  Item item;
  item.attachments = all_of<Attachment>(object, "attachments", read_attachment);
  item.authors = all_of<Term>(object, "authors", read_term);
  item.blocks = all_of<Block>(object, "blocks", read_block);
  item.categories = all_of<Term>(object, "categories", read_term);
  if (const json* date = member(object, "date")) item.date = read_date(*date);
  item.fields = all_of<Field>(object, "fields", read_field);
  item.images = all_of<Image>(object, "images", read_image);
  item.lang = text_of(object, "lang");
  item.source_credit = text_of(object, "source_credit");
  item.source_id = text_of(object, "source_id");
  item.tags = all_of<Term>(object, "tags", read_term);
  item.title = text_of(object, "title");
  item.truncated = number_of(object, "truncated") == 1;
  item.url = text_of(object, "url");
  return item;
}

// Listings.

constexpr FilterKind filter_kinds[] = {FilterKind::Unknown, FilterKind::Date,   FilterKind::Category, FilterKind::Tag,
                                       FilterKind::Author,  FilterKind::Search, FilterKind::Latest};

json write_filter(const ListingFilter& filter) {
  STRONGROOM_ASSERT(filter.year >= 0 && filter.month >= 0 && filter.day >= 0);
  json object = {{"kind", filter_kind_name(filter.kind)}};
  set(object, "day", static_cast<uint64_t>(filter.day));
  set(object, "id", filter.id);
  set(object, "month", static_cast<uint64_t>(filter.month));
  set(object, "value", filter.value);
  set(object, "year", static_cast<uint64_t>(filter.year));
  return object;
}

ListingFilter read_filter(const json& object) {
  ListingFilter filter;
  filter.kind = enum_of(object, "kind", filter_kinds, filter_kind_name);
  filter.day = small_number_of<int>(object, "day");
  filter.id = text_of(object, "id");
  filter.month = small_number_of<int>(object, "month");
  filter.value = text_of(object, "value");
  filter.year = small_number_of<int>(object, "year");
  return filter;
}

json write_page_link(const PageLink& link) {
  json object = json::object();
  set(object, "page", link.page);
  set(object, "url", link.url);
  return object;
}

PageLink read_page_link(const json& object) {
  return {small_number_of<uint32_t>(object, "page"), text_of(object, "url")};
}

json write_text(const std::string& text) { return text; }

std::string read_text(const json& value) { return value.is_string() ? value.get<std::string>() : std::string(); }

json write_listing(const Listing& listing) {
  json object = json::object();
  set_all(object, "breadcrumbs", listing.breadcrumbs, write_text);
  object["filter"] = write_filter(listing.filter);
  set(object, "heading", listing.heading);
  set(object, "items", listing.items);
  set(object, "next", listing.next);
  set(object, "page", listing.page);
  set_all(object, "page_links", listing.page_links, write_page_link);
  set(object, "pages", listing.pages);
  set(object, "previous", listing.previous);
  set(object, "url", listing.url);
  return object;
}

Listing read_listing(const json& object) {
  Listing listing;
  listing.breadcrumbs = all_of<std::string>(object, "breadcrumbs", read_text);
  if (const json* filter = member(object, "filter")) listing.filter = read_filter(*filter);
  listing.heading = text_of(object, "heading");
  listing.items = small_number_of<uint32_t>(object, "items");
  listing.next = text_of(object, "next");
  listing.page = small_number_of<uint32_t>(object, "page");
  listing.page_links = all_of<PageLink>(object, "page_links", read_page_link);
  listing.pages = small_number_of<uint32_t>(object, "pages");
  listing.previous = text_of(object, "previous");
  listing.url = text_of(object, "url");
  return listing;
}

// Captures.

json write_sighting(const Sighting& sighting) {
  json object = json::object();
  set(object, "id", sighting.id.value);
  set(object, "revision", sighting.revision.value);
  set(object, "truncated", uint64_t{sighting.truncated});
  return object;
}

Sighting read_sighting(const json& object) {
  return {ItemId(text_of(object, "id")), Revision(small_number_of<uint32_t>(object, "revision")),
          number_of(object, "truncated") == 1};
}

json write_item_link(const ItemLink& link) {
  json object = json::object();
  set(object, "source_id", link.source_id);
  set(object, "title", link.title);
  set(object, "url", link.url);
  return object;
}

ItemLink read_item_link(const json& object) {
  return {text_of(object, "url"), text_of(object, "source_id"), text_of(object, "title")};
}

json write_capture(const Capture& capture) {
  json object = {{"kind", record_kind_name(RecordKind::Capture)}};
  if (capture.captured_at) object["captured_at"] = capture.captured_at->rfc3339();
  set_all(object, "linked", capture.linked, write_item_link);
  set_all(object, "listings", capture.listings, write_listing);
  set(object, "media_type", capture.media_type);
  set(object, "offset", capture.offset);
  object["original"] = capture.original.hex();
  set(object, "reader", capture.reader);
  object["received_at"] = capture.received_at.rfc3339();
  set(object, "record", capture.record);
  set_all(object, "sightings", capture.sightings, write_sighting);
  set(object, "size_bytes", capture.size_bytes);
  set(object, "source", capture.source);
  set(object, "url", capture.url);
  set_visibility(object, capture.visibility);
  return object;
}

Capture read_capture(const json& object) {
  Capture capture;
  capture.captured_at = Timestamp::parse_rfc3339(text_of(object, "captured_at"));
  capture.linked = all_of<ItemLink>(object, "linked", read_item_link);
  capture.listings = all_of<Listing>(object, "listings", read_listing);
  capture.media_type = text_of(object, "media_type");
  capture.offset = number_of(object, "offset");
  capture.original = digest_of(object, "original");
  capture.reader = text_of(object, "reader");
  capture.received_at = Timestamp::parse_rfc3339(text_of(object, "received_at")).value_or(Timestamp{});
  capture.record = text_of(object, "record");
  capture.sightings = all_of<Sighting>(object, "sightings", read_sighting);
  capture.size_bytes = number_of(object, "size_bytes");
  capture.source = text_of(object, "source");
  capture.url = text_of(object, "url");
  capture.visibility = visibility_of(object);
  return capture;
}

// Revisions.

constexpr RevisionReason reasons[] = {RevisionReason::First, RevisionReason::FullerBody,
                                      RevisionReason::ChangedAtSource, RevisionReason::KeptBySource};

json write_revision(const ItemRevision& revision) {
  json object = {{"kind", record_kind_name(RecordKind::Item)}};
  object["capture"] = revision.capture.hex();
  set(object, "id", revision.id.value);
  object["item"] = write_item(revision.item);
  object["reason"] = revision_reason_name(revision.reason);
  set(object, "revision", revision.revision.value);
  if (json saved = write_date(revision.saved); !saved.empty()) object["saved"] = std::move(saved);
  set_visibility(object, revision.visibility);
  return object;
}

ItemRevision read_revision(const json& object) {
  ItemRevision revision;
  revision.capture = digest_of(object, "capture");
  revision.id = ItemId(text_of(object, "id"));
  if (const json* item = member(object, "item")) revision.item = read_item(*item);
  revision.reason = enum_of(object, "reason", reasons, revision_reason_name);
  revision.revision = Revision(small_number_of<uint32_t>(object, "revision"));
  if (const json* saved = member(object, "saved")) revision.saved = read_date(*saved);
  revision.visibility = visibility_of(object);
  return revision;
}

}  // namespace

std::string canonical(const ItemRevision& revision) { return bytes_of(write_revision(revision)); }
std::string canonical(const Capture& capture) { return bytes_of(write_capture(capture)); }

Result<ItemRevision> parse_item_revision(std::string_view bytes) {
  return parse<ItemRevision>(bytes, read_revision, "an item's revision");
}
Result<ItemRevision> read_kept_item_revision(std::string_view bytes) {
  return parse_any_form<ItemRevision>(bytes, read_revision, "an item's revision");
}
Result<Capture> parse_capture(std::string_view bytes) { return parse<Capture>(bytes, read_capture, "a capture"); }

std::string Capture::id() const {
  json object = json::object();
  set(object, "offset", offset);
  object["original"] = original.hex();
  set(object, "record", record);
  set(object, "source", source);
  set(object, "url", url);
  return sha256(bytes_of(object)).hex();
}

}  // namespace strongroom::records
