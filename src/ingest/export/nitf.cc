// SPDX-License-Identifier: Apache-2.0

#include "ingest/decoding.h"
#include "ingest/export/exports.h"
#include "ingest/export/nitf_body.h"
#include "ingest/export/passed_over.h"
#include "ingest/head.h"
#include "ingest/html/url.h"
#include "ingest/markup.h"
#include "ingest/stated_date.h"
#include "text/normalise.h"

namespace strongroom::ingest {
namespace {

using html::Node;
using xml::Element;
using xml::Vocabulary;

constexpr auto any = Vocabulary::Any;

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

// body.content is HTML but for its headings, and for media, which are read by themselves.
html::Body body_of_content(Element content, const std::string& base_url) {
  std::string markup = content.markup();
  for (const auto& [from, to] :
       {std::pair{"<hl2", "<h2"}, {"</hl2>", "</h2>"}, {"<bq", "<blockquote"}, {"</bq>", "</blockquote>"}})
    markup = replaced(std::move(markup), from, to);
  const auto page = html::Page::parse("<html><body>" + markup);
  const auto is_media = [](const Node& node) { return node.tag() == "media" || node.tag() == "byline"; };
  return html::blocks_of(page.root(), base_url, is_media);
}

void take_media(Element media, const std::string& base_url, records::Item& item) {
  const Element reference = media.first_below(any, "media-reference");
  const std::string address = reference.attribute("source");
  if (address.empty()) return;
  const std::string url = html::resolve_url(base_url, address);
  const std::string caption = line_of_markup(media.first_below(any, "media-caption").markup());
  if (media.attribute("media-type") == "image" || reference.attribute("mime-type").starts_with("image/"))
    add_image(item, {url, text::clean_line(reference.attribute("alternate-text")), caption,
                     line_of_markup(media.first_below(any, "media-producer").markup())});
  else
    add_attachment(item, url, caption);
}

std::string without_by(std::string name) {
  for (const std::string_view opening : {"By ", "BY ", "by "}) {
    if (name.starts_with(opening)) return name.substr(opening.size());
  }
  return name;
}

void take_head(Element head, records::Item& item) {
  const Element data = head.child(any, "docdata");
  if (item.source_id.empty()) item.source_id = data.child(any, "doc-id").attribute("id-string");
  for (const char* name : {"date.issue", "date.release"}) {
    if (!item.date.date) item.date = read_stated_date(data.child(any, name).attribute("norm"));
  }
  for (Element element = head; element; element = element.next_below(head)) {
    if (element.is(any, "keyword")) add_term(item.tags, element.attribute("key"));
    if (element.is(any, "tobject.subject")) {
      const std::string type = element.attribute("tobject.subject.type");
      add_term(item.categories, type.empty() ? element.attribute("tobject.subject.code") : type);
    }
    if (element.is(any, "ed-msg")) add_field(item, "ednote", element.attribute("info"));
    if (element.is(any, "doc.copyright")) add_field(item, "copyrightholder", element.attribute("holder"));
    if (element.is(any, "meta") && element.attribute("name") == "url" && item.url.empty())
      item.url = element.attribute("content");
  }
  if (const std::string urgency = data.child(any, "urgency").attribute("ed-urg"); !urgency.empty())
    add_field(item, "urgency", urgency);
  if (item.title.empty()) item.title = line_of_markup(head.child(any, "title").markup());
}

void take_body_head(Element head, records::Item& item) {
  const std::string headline = line_of_markup(head.first_below(any, "hl1").markup());
  if (!headline.empty()) item.title = headline;
  if (const std::string second = line_of_markup(head.first_below(any, "hl2").markup()); !second.empty())
    add_field(item, "subtitle", second);
  for (Element element = head; element; element = element.next_below(head)) {
    if (!element.is(any, "byline")) continue;
    const Element person = element.first_below(any, "person");
    std::string name = line_of_markup((person ? person : element).markup());
    // "By Ann Example, Staff Writer": the title stands in an element of its own.
    const std::string title = text::clean_line(element.first_below(any, "byttl").text());
    if (!person && !title.empty()) name = name.substr(0, name.rfind(title));
    name.resize(name.find_last_not_of(" ,;") + 1);
    add_term(item.authors, without_by(std::move(name)));
  }
  const Element dateline = head.child(any, "dateline");
  add_field(item, "located", dateline.first_below(any, "location").text());
  if (!item.date.date) item.date = read_stated_date(dateline.first_below(any, "story.date").attribute("norm"));
  add_field(item, "abstract", head.child(any, "abstract").markup());
  if (item.source_credit.empty()) item.source_credit = line_of_markup(head.first_below(any, "distributor").markup());
}

}  // namespace

void read_nitf(Element nitf, const std::string& base_url, records::Item& item) {
  take_head(nitf.child(any, "head"), item);
  const Element body = nitf.child(any, "body");
  take_body_head(body.child(any, "body.head"), item);
  const Element content = body.child(any, "body.content");
  html::Body blocks = body_of_content(content, base_url);
  html::Body end = body_of_markup(body.child(any, "body.end").markup(), base_url);
  std::move(end.blocks.begin(), end.blocks.end(), std::back_inserter(blocks.blocks));
  set_body(item, std::move(blocks));
  for (Element element = content; element; element = element.next_below(content)) {
    if (element.is(any, "media")) take_media(element, base_url, item);
  }
}

namespace nitf {

int recognises(const Document& document) {
  const Head opening(document);
  if (opening.is_page()) return 0;
  const std::string_view head = opening.text();
  return xml::root_name(head) == "nitf" || xml::root_name(head) == "nitf:nitf" ? 98 : 0;
}

Extraction read(const Document& document, const Limits& limits) {
  Extraction extraction;
  extraction.reader = "nitf";
  std::string utf8 = decode_document(document, declared_charset_of(document.bytes), extraction.faults);
  const xml::Tree tree = xml::Tree::parse(std::move(utf8), {limits.depth_max, {}});
  records::Item item;
  read_nitf(tree.root(), document.url, item);
  item.url = html::resolve_url(document.url, item.url);
  item.truncated = !tree.root().closed();
  add_exported(std::move(item), "date.issue", tree.root().attribute("xml:lang"), limits, extraction);
  extraction.faults.insert(extraction.faults.end(), tree.faults().begin(), tree.faults().end());
  return extraction;
}

}  // namespace nitf
}  // namespace strongroom::ingest
