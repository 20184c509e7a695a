// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/ascii.h"
#include "ingest/decoding.h"
#include "ingest/export/exports.h"
#include "ingest/export/passed_over.h"
#include "ingest/export/table_rows.h"
#include "ingest/head.h"
#include "ingest/html/url.h"
#include "ingest/markup.h"
#include "ingest/stated_date.h"

namespace strongroom::ingest::substack {
namespace {

// "123401.plain-text": the number of a post and the last part of its address.
struct PostName {
  std::string number;
  std::string slug;
};

PostName split_name(std::string_view name) {
  const size_t dot = name.find('.');
  const std::string_view number = name.substr(0, dot);
  if (dot == std::string_view::npos || number.empty() || !std::all_of(number.begin(), number.end(), is_ascii_digit))
    return {};
  return {std::string(number), std::string(name.substr(dot + 1))};
}

// The name of an export's HTML file without its ending; empty for any other.
PostName post_of_file(const Document& document) {
  const std::string& path = document.record.empty() ? document.source : document.record;
  std::string_view name = std::string_view(path).substr(path.find_last_of('/') + 1);
  if (!name.ends_with(".html")) return {};
  name.remove_suffix(5);
  return split_name(name);
}

bool is_list_of_posts(const std::vector<std::string>& names) {
  const auto has = [&](std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); };
  return has("post_id") && has("post_date") && has("is_published");
}

bool is_true(const std::string& flag) { return flag == "TRUE" || flag == "true" || flag == "1"; }

records::Item read_row(const Row& row, const std::string& base_url) {
  records::Item item;
  const PostName name = split_name(column(row, "post_id"));
  item.source_id = name.number.empty() ? column(row, "post_id") : name.number;
  if (!name.slug.empty()) item.url = html::resolve_url(base_url, "/p/" + name.slug);
  item.title = line_of_markup(column(row, "title"));
  item.date = read_stated_date(column(row, "post_date"));
  add_field(item, "subtitle", column(row, "subtitle"));
  const std::string type = column(row, "type");
  if (type != "newsletter") add_field(item, "type", type);
  add_attachment(item, column(row, "podcast_url"), {});
  item.truncated = true;  // the text is in a file of its own
  return item;
}

}  // namespace

int recognises(const Document& document) {
  const Head opening(document);
  if (opening.is_page()) return 0;
  const std::string_view head = opening.text();
  if (head.find("is_published") != std::string::npos && is_list_of_posts(csv_columns(head))) return 95;
  const bool is_page = contains_any(head, {"<html", "<HTML", "<!DOCTYPE", "<!doctype"});
  return !is_page && !post_of_file(document).number.empty() && head.find('<') != std::string::npos ? 90 : 0;
}

Extraction read(const Document& document, const Limits& limits) {
  Extraction extraction;
  extraction.reader = "substack";
  const std::string text = decode_document(document, {}, extraction.faults);
  if (const PostName name = post_of_file(document); !name.number.empty()) {
    records::Item item;
    item.source_id = name.number;
    item.url = html::resolve_url(document.url, "/p/" + name.slug);
    set_body(item, body_of_markup(text, item.url));
    add_exported(std::move(item), {}, {}, limits, extraction);
    return extraction;
  }
  PassedOver passed_over;
  for (const Row& row : read_csv_rows(text, limits.items_max)) {
    if (is_true(column(row, "is_published")))
      add_exported(read_row(row, document.url), "substack", {}, limits, extraction);
    else
      passed_over.add("draft");
  }
  passed_over.tell(extraction.faults);
  return extraction;
}

}  // namespace strongroom::ingest::substack
