// SPDX-License-Identifier: Apache-2.0
#include "ingest/export/k2_tables.h"

#include <algorithm>

#include "base/encoding.h"
#include "ingest/html/url.h"
#include "ingest/json/json_text.h"
#include "ingest/markup.h"
#include "ingest/stated_date.h"
#include "text/normalise.h"

namespace strongroom::ingest {
namespace {

using nlohmann::json;

// What K2 calls an item wherever search-engine friendly addresses are off, and what Joomla answers in either case.
std::string address_of(const Row& row) {
  if (const std::string url = column(row, "url"); html::is_absolute_url(url)) return url;
  const std::string id = column(row, "id");
  if (id.empty()) return {};
  const std::string alias = column(row, "alias");
  return "/index.php?option=com_k2&view=item&id=" + id + (alias.empty() ? "" : ":" + alias);
}

bool is_no(const std::string& flag) { return flag == "0" || flag == "no" || flag == "false"; }

// Why an item is not public; empty when it is.
std::string reason_to_pass_over(const Row& row) {
  if (const std::string trash = column(row, "trash"); !trash.empty() && !is_no(trash)) return "in the trash";
  if (is_no(column(row, "published"))) return "unpublished";
  // Joomla's view levels: 1 is the public; before 1.6 it was 0.
  if (const std::string access = column(row, "access"); !access.empty() && access != "1" && access != "0")
    return "for members";
  return {};
}

std::string file_name_of(std::string_view path) { return std::string(path.substr(path.find_last_of('/') + 1)); }

}  // namespace

bool K2Tables::is_wanted(std::string_view table) {
  for (const std::string_view name :
       {"k2_items", "k2_categories", "k2_tags", "k2_tags_xref", "k2_attachments", "k2_extra_fields", "_users"}) {
    if (table.ends_with(name) && !table.ends_with("k2_users")) return true;
  }
  return false;
}

void K2Tables::add(std::string_view table, Row row) {
  if (table.ends_with("k2_items")) {
    items_.push_back(std::move(row));
  } else if (table.ends_with("k2_categories")) {
    categories_[column(row, "id")] = column(row, "name");
  } else if (table.ends_with("k2_tags")) {
    tags_[column(row, "id")] = column(row, "name");
  } else if (table.ends_with("k2_tags_xref")) {
    tags_of_item_[column(row, "itemID")].push_back(column(row, "tagID"));
  } else if (table.ends_with("k2_attachments")) {
    attachments_of_item_[column(row, "itemID")].push_back(std::move(row));
  } else if (table.ends_with("k2_extra_fields")) {
    extra_fields_[column(row, "id")] = column(row, "name");
  } else {
    users_[column(row, "id")] = column(row, "name");
  }
}

void K2Tables::read_items(const Limits& limits, Extraction& extraction) {
  for (const Row& row : items_) take_item(row, limits, extraction);
  passed_over_.tell(extraction.faults);
}

void K2Tables::take_item(const Row& row, const Limits& limits, Extraction& extraction) {
  if (const std::string reason = reason_to_pass_over(row); !reason.empty()) return passed_over_.add(reason);
  records::Item item;
  item.source_id = column(row, "id");
  item.title = line_of_markup(column(row, "title"));
  item.url = address_of(row);
  item.date = read_stated_date(column(row, "created"));
  if (!item.date.date) item.date = read_stated_date(column(row, "publish_up"));
  const auto category = categories_.find(column(row, "catid"));
  add_term(item.categories, category == categories_.end() ? column(row, "category") : category->second);
  for (const std::string& tag : tags_of_item_[item.source_id]) {
    if (const auto name = tags_.find(tag); name != tags_.end()) add_term(item.tags, name->second);
  }
  take_author(row, item);
  set_body(item, body_of_markup(column(row, "introtext") + "\n" + column(row, "fulltext"), {}));
  take_attachments(item);
  take_fields(row, item);
  take_extra_fields(row, item);
  const std::string lang = column(row, "language");
  add_exported(std::move(item), "created", lang == "*" ? "" : lang, limits, extraction);
}

void K2Tables::take_author(const Row& row, records::Item& item) const {
  add_term(item.authors, column(row, "created_by_alias"));
  if (!item.authors.empty()) return;
  const auto user = users_.find(column(row, "created_by"));
  add_term(item.authors, user == users_.end() ? column(row, "author") : user->second);
}

void K2Tables::take_attachments(records::Item& item) const {
  const auto found = attachments_of_item_.find(item.source_id);
  if (found == attachments_of_item_.end()) return;
  for (const Row& row : found->second) {
    const std::string file = file_name_of(column(row, "filename"));
    if (file.empty()) continue;
    const std::string title = column(row, "title");
    add_attachment(item, "/media/k2/attachments/" + percent_encode(file), title.empty() ? file : title);
  }
}

void K2Tables::take_fields(const Row& row, records::Item& item) const {
  for (const char* name : {"image_caption", "image_credits", "video", "video_caption", "video_credits", "gallery",
                           "metadesc", "metakey"}) {
    add_field(item, name, column(row, name));
  }
  const records::PrintedDate modified = read_stated_date(column(row, "modified"));
  if (modified.date && *modified.date != item.date.date) add_field(item, "modified", modified.date->iso());
}

// [{"id":"3","value":"…"}], the value also as a list; the name stands in a table of its own.
void K2Tables::take_extra_fields(const Row& row, records::Item& item) const {
  const std::string packed = column(row, "extra_fields");
  if (packed.find('{') == std::string::npos) return;
  for (const json& field : read_json(packed).value) {
    const auto named = extra_fields_.find(text_member(field, "id"));
    const std::string label = named == extra_fields_.end() ? "extra field " + text_member(field, "id") : named->second;
    const json& value = member(field, "value");
    std::string text = text_of(value);
    if (value.is_array()) {
      for (const json& part : value) text += (text.empty() ? "" : ", ") + text_of(part);
    }
    add_field(item, label, text);
  }
}

}  // namespace strongroom::ingest
