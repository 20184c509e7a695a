// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <vector>

#include "base/ascii.h"
#include "ingest/decoding.h"
#include "ingest/export/exports.h"
#include "ingest/export/markdown.h"
#include "ingest/export/passed_over.h"
#include "ingest/head.h"
#include "ingest/html/url.h"
#include "ingest/markup.h"
#include "ingest/stated_date.h"
#include "text/normalise.h"

namespace strongroom::ingest::front_matter {
namespace {

std::string unquoted(std::string_view value) {
  value = trim(value);
  if (value.size() > 1 && (value[0] == '"' || value[0] == '\'') && value.back() == value[0])
    value = value.substr(1, value.size() - 2);
  return std::string(value);
}

using Fields = std::map<std::string, std::vector<std::string>, std::less<>>;

// The part of YAML that front matter is written in: "key: value", "key: [a, b]", and a key with "- value" lines.
Fields read_fields(std::string_view yaml) {
  Fields fields;
  std::string key;
  while (!yaml.empty()) {
    const size_t end = std::min(yaml.find('\n'), yaml.size());
    const std::string_view line = yaml.substr(0, end);
    yaml.remove_prefix(std::min(end + 1, yaml.size()));
    const std::string_view content = trim(line);
    if (content.starts_with("- ") && !key.empty()) {
      fields[key].push_back(unquoted(content.substr(2)));
      continue;
    }
    const size_t colon = content.find(':');
    if (colon == std::string_view::npos || content.empty() || content[0] == '#') continue;
    key = std::string(content.substr(0, colon));
    std::string_view value = trim(content.substr(colon + 1));
    if (value.empty()) continue;
    if (value.front() != '[' || value.back() != ']') {
      fields[key].push_back(unquoted(value));
      continue;
    }
    value = value.substr(1, value.size() - 2);
    while (!value.empty()) {
      const size_t comma = std::min(value.find(','), value.size());
      fields[key].push_back(unquoted(value.substr(0, comma)));
      value.remove_prefix(std::min(comma + 1, value.size()));
    }
  }
  return fields;
}

std::string first(const Fields& fields, std::string_view name) {
  const auto found = fields.find(name);
  return found == fields.end() || found->second.empty() ? std::string() : found->second.front();
}

// "2022-06-05-basic.html": the day and the end of the address that Jekyll gives a post.
struct FileName {
  std::string day;
  std::string slug;
};

FileName split_file_name(const Document& document) {
  const std::string& path = document.record.empty() ? document.source : document.record;
  std::string_view name = std::string_view(path).substr(path.find_last_of('/') + 1);
  FileName file;
  name = name.substr(0, name.find_last_of('.'));
  if (name.size() > 11 && CivilDate::parse(name.substr(0, 10)) && name[10] == '-') {
    file.day = std::string(name.substr(0, 10));
    file.slug = std::string(name.substr(11));
  }
  return file;
}

void add_all(const Fields& fields, std::string_view name, std::vector<records::Term>& terms) {
  const auto found = fields.find(name);
  if (found == fields.end()) return;
  for (const std::string& value : found->second) add_term(terms, value);
}

// https://jekyllrb.com/docs/permalinks/#built-in-formats: "/categories/2022/06/05/basic.html".
std::string default_address(const FileName& file, const Fields& fields) {
  std::string address;
  const auto categories = fields.find("categories");
  if (categories != fields.end()) {
    for (const std::string& category : categories->second) address += "/" + text::slug(category);
  }
  std::string day = file.day;
  std::replace(day.begin(), day.end(), '-', '/');
  return address + "/" + day + "/" + file.slug + ".html";
}

records::Item read_post(const Fields& fields, std::string_view body, const Document& document) {
  const FileName file = split_file_name(document);
  records::Item item;
  item.title = line_of_markup(first(fields, "title"));
  for (const std::string& date : {first(fields, "date"), first(fields, "published_at"), file.day}) {
    if (!item.date.date) item.date = read_stated_date(date);
  }
  for (const char* name : {"permalink", "url", "canonical_url"}) {
    if (item.url.empty()) item.url = first(fields, name);
  }
  if (item.url.empty() && !file.slug.empty()) item.url = default_address(file, fields);
  item.url = html::resolve_url(document.url, item.url);
  for (const char* name : {"author", "authors"}) add_all(fields, name, item.authors);
  for (const char* name : {"category", "categories"}) add_all(fields, name, item.categories);
  for (const char* name : {"tag", "tags"}) add_all(fields, name, item.tags);
  for (const char* name : {"image", "cover", "feature_image"}) add_image(item, {first(fields, name), {}, {}, {}});
  for (const char* name : {"subtitle", "description", "excerpt"}) add_field(item, name, first(fields, name));
  set_body(item, body_of_markup(html_of_markdown(body), item.url));
  return item;
}

// The length of the front matter with both of its lines of dashes; 0 when there is none.
size_t front_matter_length(std::string_view text) {
  if (!text.starts_with("---\n") && !text.starts_with("---\r\n")) return 0;
  const size_t end = text.find("\n---", 3);
  if (end == std::string_view::npos) return 0;
  return std::min(text.find('\n', end + 1), text.size() - 1) + 1;
}

}  // namespace

int recognises(const Document& document) {
  const Head opening(document);
  const std::string_view head = opening.text();
  const size_t length = front_matter_length(head);
  return length > 0 && !read_fields(head.substr(4, length - 4)).empty() ? 92 : 0;
}

Extraction read(const Document& document, const Limits& limits) {
  Extraction extraction;
  extraction.reader = "front-matter";
  const std::string text = decode_document(document, {}, extraction.faults);
  const size_t length = front_matter_length(text);
  const std::string_view view = text;
  const Fields fields = read_fields(view.substr(std::min<size_t>(length, 4), length - std::min<size_t>(length, 4)));
  PassedOver passed_over;
  if (first(fields, "draft") == "true" || first(fields, "published") == "false")
    passed_over.add("draft");
  else
    add_exported(read_post(fields, view.substr(length), document), "front-matter", first(fields, "lang"), limits,
                 extraction);
  passed_over.tell(extraction.faults);
  return extraction;
}

}  // namespace strongroom::ingest::front_matter
