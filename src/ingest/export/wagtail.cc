// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "ingest/decoding.h"
#include "ingest/export/exports.h"
#include "ingest/export/passed_over.h"
#include "ingest/head.h"
#include "ingest/html/url.h"
#include "ingest/json/json_text.h"
#include "ingest/markup.h"
#include "ingest/stated_date.h"

namespace strongroom::ingest::wagtail {
namespace {

using nlohmann::json;

constexpr std::string_view lead_names[] = {"introduction", "intro", "lead", "standfirst", "summary", "excerpt"};
constexpr std::string_view text_names[] = {"body", "content", "text", "story", "stream"};
constexpr std::string_view date_names[] = {"date", "publication_date", "published_date", "date_published", "post_date"};

template <size_t N>
bool is_one_of(std::string_view name, const std::string_view (&names)[N]) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

std::string escaped(std::string_view text) {
  std::string html;
  for (const char c : text) {
    if (c == '<')
      html += "&lt;";
    else if (c == '&')
      html += "&amp;";
    else
      html += c;
  }
  return html;
}

std::string element(const std::string& tag, const std::string& text) {
  return "<" + tag + ">" + (looks_like_markup(text) ? text : escaped(text)) + "</" + tag + ">";
}

// https://docs.wagtail.org/en/stable/topics/streamfield.html: a list of {"type", "value", "id"}, whose values are
// text, rich text, or again blocks. read_json bounds how deep they are.
class StreamText {
 public:
  void write(const std::string& type, const json& value) {
    if (value.is_string()) {
      write_text(type, value.get<std::string>());
    } else if (value.is_array()) {
      for (const json& one : value) write_block(type, one);
    } else if (value.is_object()) {
      for (const bool closing : {false, true}) write_members(type, value, closing);
    }
  }

  std::string take() { return std::move(html_); }

 private:
  // What closes a block stands behind its text, whatever the order of the members.
  void write_members(const std::string& type, const json& block, bool closing) {
    for (const auto& [name, inner] : block.items()) {
      const bool closes = name == "attribution" || name == "caption";
      if (closes == closing && (inner.is_structured() || is_text(name))) write(type_of(type, name), inner);
    }
  }

  static bool is_text(std::string_view name) {
    constexpr std::string_view names[] = {"attribution", "caption", "content", "heading", "html",
                                          "paragraph",   "quote",   "text",    "title",   "value"};
    return is_one_of(name, names);
  }

  // A member is of its block's type, but for what its own name tells.
  static std::string type_of(const std::string& type, const std::string& name) {
    return name == "heading" || name == "title" || name == "quote" ? name : type;
  }

  void write_block(const std::string& type, const json& block) {
    const bool is_block = block.is_object() && block.contains("value") && block.contains("type");
    if (is_block) {
      write(text_member(block, "type"), member(block, "value"));
    } else {
      write(type, block);
    }
  }

  void write_text(const std::string& type, const std::string& text) {
    const bool is_heading = type.find("heading") != std::string::npos || type == "title";
    const bool is_quote = type.find("quote") != std::string::npos;
    html_ += element(is_heading ? "h2" : is_quote ? "blockquote" : "div", text) + "\n";
  }

  std::string html_;
};

std::string markup_of(const json& field) {
  StreamText text;
  text.write({}, field);
  return text.take();
}

void add_names(const json& field, std::vector<records::Term>& terms) {
  if (field.is_array()) {
    for (const json& one : field) {
      if (!one.is_array()) add_names(one, terms);
    }
    return;
  }
  std::string name = text_of(field);
  for (const char* inner : {"name", "title", "author"}) {
    if (name.empty() && field.is_object()) name = text_member(field, inner);
  }
  add_term(terms, name);
}

// A picture or document chosen for the page: {"meta": {"type": "wagtailimages.Image", "download_url": …}}.
bool take_file(const json& field, const std::string& base_url, records::Item& item) {
  const json& meta = member(field, "meta");
  const std::string type = text_member(meta, "type");
  const std::string address = text_member(meta, "download_url");
  if (!type.starts_with("wagtailimages") && !type.starts_with("wagtaildocs") && address.empty()) return false;
  if (address.empty()) return true;
  const std::string url = html::resolve_url(base_url, address);
  if (type.starts_with("wagtaildocs"))
    add_attachment(item, url, text_member(field, "title"));
  else
    add_image(item, {url, text_member(field, "title"), {}, {}});
  return true;
}

void take_field(const std::string& name, const json& field, records::Item& item) {
  if (name == "tags") {
    add_names(field, item.tags);
  } else if (name == "categories" || name == "category") {
    add_names(field, item.categories);
  } else if (name == "authors" || name == "author") {
    add_names(field, item.authors);
  } else if (!take_file(field, item.url, item)) {
    add_field(item, name, line_of_markup(field.is_structured() ? markup_of(field) : text_of(field)));
  }
}

records::Item read_page(const json& page, const std::string& document_url) {
  const json& meta = member(page, "meta");
  records::Item item;
  item.source_id = text_member(page, "id");
  item.title = line_of_markup(text_member(page, "title"));
  std::string address = text_member(meta, "html_url");
  if (address.empty() && !text_member(meta, "slug").empty()) address = "/" + text_member(meta, "slug") + "/";
  item.url = html::resolve_url(document_url, address);
  for (const std::string_view name : date_names) {
    if (!item.date.date) item.date = read_stated_date(text_member(page, name));
  }
  if (!item.date.date) item.date = read_stated_date(text_member(meta, "first_published_at"));
  std::string markup;
  for (const std::string_view name : lead_names) markup += markup_of(member(page, name));
  for (const std::string_view name : text_names) markup += markup_of(member(page, name));
  set_body(item, body_of_markup(markup, item.url));
  for (const auto& [name, field] : page.items()) {
    const bool is_taken = name == "id" || name == "meta" || name == "title" || is_one_of(name, lead_names) ||
                          is_one_of(name, text_names) || is_one_of(name, date_names);
    if (!is_taken) take_field(name, field, item);
  }
  add_field(item, "type", text_member(meta, "type"));
  return item;
}

}  // namespace

int recognises(const Document& document) {
  const Head opening(document);
  if (opening.first() != '{') return 0;
  const std::string_view head = opening.text();
  return contains_any(head, {"\"meta\""}) && contains_any(head, {"\"detail_url\"", "\"html_url\""}) &&
                 contains_any(head, {"\"first_published_at\"", "\"total_count\""})
             ? 91
             : 0;
}

Extraction read(const Document& document, const Limits& limits) {
  Extraction extraction;
  extraction.reader = "wagtail";
  const JsonText text = read_json(decode_document(document, {}, extraction.faults));
  if (text.fault) extraction.faults.push_back(*text.fault);
  const json& items = member(text.value, "items");
  const json pages = items.is_array() ? items : json::array({text.value});
  PassedOver passed_over;
  for (const json& page : pages) {
    if (!page.is_object() || !member(page, "meta").is_object()) {
      passed_over.add("no page");
    } else if (text_member(member(page, "meta"), "live") == "false") {
      passed_over.add("unpublished");
    } else {
      add_exported(read_page(page, document.url), "wagtail", text_member(member(page, "meta"), "locale"), limits,
                   extraction);
    }
  }
  const json& total = member(member(text.value, "meta"), "total_count");
  if (items.is_array() && total.is_number_unsigned() && total.get<size_t>() > items.size())
    passed_over.add("on other pages of the answer", total.get<size_t>() - items.size());
  passed_over.tell(extraction.faults);
  return extraction;
}

}  // namespace strongroom::ingest::wagtail
