// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "ingest/decoding.h"
#include "ingest/export/exports.h"
#include "ingest/export/nitf_body.h"
#include "ingest/export/passed_over.h"
#include "ingest/head.h"
#include "ingest/html/url.h"
#include "ingest/markup.h"
#include "ingest/stated_date.h"
#include "text/normalise.h"

namespace strongroom::ingest::newsml {
namespace {

using xml::Element;
using xml::Vocabulary;

constexpr auto any = Vocabulary::Any;
constexpr std::array<std::string_view, 1> never_nested = {"newsItem"};

std::string line(Element element) { return line_of_markup(element.markup()); }

// The name of a concept in the item's own language if there is one, else what its code says.
std::string name_of(Element concept_) {
  const std::string name = line(concept_.child(any, "name"));
  if (!name.empty()) return name;
  const std::string literal = concept_.attribute("literal");
  if (!literal.empty()) return literal;
  const std::string code = concept_.attribute("qcode");
  return code.substr(code.find(':') == std::string::npos ? 0 : code.find(':') + 1);
}

// "usable", "canceled", "withheld" of "stat:usable".
std::string status_of(Element item_meta) {
  const std::string code = item_meta.child(any, "pubStatus").attribute("qcode");
  return code.substr(code.find(':') == std::string::npos ? 0 : code.find(':') + 1);
}

class ItemReader {
 public:
  ItemReader(Element news_item, std::string base_url) : root_(news_item), base_url_(std::move(base_url)) {}

  records::Item run() {
    item_.source_id = root_.attribute("guid");
    take_item_meta(root_.child(any, "itemMeta"));
    take_content_meta(root_.child(any, "contentMeta"));
    for (const Element& rights : root_.children(any, "rightsInfo")) take_rights(rights);
    const Element content = root_.child(any, "contentSet");
    for (Element child = content.first_child(); child; child = child.next_sibling()) take_content(child);
    item_.truncated = !root_.closed();
    if (item_.url.empty() && item_.source_id.starts_with("http")) item_.url = item_.source_id;
    return std::move(item_);
  }

 private:
  void take_item_meta(Element meta) {
    item_.source_credit = name_of(meta.child(any, "provider"));
    for (const char* name : {"firstCreated", "versionCreated"}) {
      if (!item_.date.date) item_.date = read_stated_date(meta.child(any, name).text());
    }
    if (const Element title = meta.child(any, "title")) item_.title = line(title);
    for (const Element& note : meta.children(any, "edNote")) add_field(item_, "ednote", note.text());
    for (const Element& signal : meta.children(any, "signal")) add_field(item_, "signal", name_of(signal));
    for (const Element& link : meta.children(any, "link")) {
      if (link.attribute("rel").ends_with("permalink")) item_.url = link.attribute("href");
    }
  }

  void take_content_meta(Element meta) {
    std::string first_headline;
    for (Element child = meta.first_child(); child; child = child.next_sibling()) {
      if (child.is(any, "headline")) {
        if (first_headline.empty() || child.attribute("role").ends_with("main")) first_headline = line(child);
      } else if (child.is(any, "contentCreated")) {
        if (auto date = read_stated_date(child.text()); date.date) item_.date = std::move(date);
      } else if (child.is(any, "creator") || child.is(any, "contributor")) {
        if (child.is(any, "creator")) add_term(item_.authors, name_of(child));
      } else if (child.is(any, "by")) {
        byline_ = line(child);
      } else if (child.is(any, "subject")) {
        add_term(item_.categories, name_of(child));
      } else if (child.is(any, "keyword")) {
        add_term(item_.tags, child.text());
      } else if (child.is(any, "language")) {
        item_.lang = child.attribute("tag");
      } else {
        take_field(child);
      }
    }
    if (!first_headline.empty()) item_.title = first_headline;
    if (item_.authors.empty()) add_term(item_.authors, byline_.starts_with("By ") ? byline_.substr(3) : byline_);
  }

  void take_field(Element child) {
    for (const char* name : {"slugline", "located", "dateline", "creditline", "urgency", "genre", "description"}) {
      if (!child.is(any, name)) continue;
      const std::string value = name_of(child);
      add_field(item_, name, value.empty() ? child.text() : value);
    }
  }

  void take_rights(Element rights) {
    for (const char* name : {"copyrightHolder", "copyrightNotice", "usageTerms"}) {
      const Element child = rights.child(any, name);
      const std::string value = name_of(child);
      add_field(item_, name, value.empty() ? child.text() : value);
    }
  }

  void take_content(Element content) {
    if (content.is(any, "inlineXML")) {
      const Element nitf = content.first_below(any, "nitf");
      if (nitf) return read_nitf(nitf, base_url_, item_);
      const Element body = content.first_below(any, "body");
      set_body(item_, body_of_markup((body ? body : content).markup(), base_url_));
    } else if (content.is(any, "inlineData")) {
      if (!item_.blocks.empty()) return;
      const bool is_markup = content.attribute("contenttype").find("html") != std::string::npos;
      set_body(item_, is_markup ? body_of_markup(content.markup(), base_url_) : body_of_plain_text(content.text()));
    } else if (content.is(any, "remoteContent")) {
      const std::string href = content.attribute("href");
      if (href.empty()) return;
      const std::string url = html::resolve_url(base_url_, href);
      if (content.attribute("contenttype").starts_with("image/"))
        add_image(item_, {url, item_.title, {}, {}});
      else
        add_attachment(item_, url, line(content.child(any, "altText")));
    }
  }

  Element root_;
  std::string base_url_;
  std::string byline_;
  records::Item item_;
};

}  // namespace

int recognises(const Document& document) {
  const Head opening(document);
  if (opening.is_page()) return 0;
  const std::string_view head = opening.text();
  std::string_view root = xml::root_name(head);
  if (const size_t colon = root.find(':'); colon != std::string_view::npos) root.remove_prefix(colon + 1);
  return root == "newsMessage" || root == "newsItem" ? 98 : 0;
}

Extraction read(const Document& document, const Limits& limits) {
  Extraction extraction;
  extraction.reader = "newsml-g2";
  std::string utf8 = decode_document(document, declared_charset_of(document.bytes), extraction.faults);
  const xml::Tree tree = xml::Tree::parse(std::move(utf8), {limits.depth_max, never_nested});
  const Element root = tree.root();
  PassedOver passed_over;
  for (Element element = root; element; element = element.next_below(root)) {
    if (!element.is(any, "newsItem")) continue;
    const std::string status = status_of(element.child(any, "itemMeta"));
    if (!status.empty() && status != "usable") {
      passed_over.add(status);
      continue;
    }
    records::Item item = ItemReader(element, document.url).run();
    const std::string lang = item.lang.empty() ? element.inherited_attribute("xml:lang") : item.lang;
    add_exported(std::move(item), "newsml", lang, limits, extraction);
  }
  passed_over.tell(extraction.faults);
  extraction.faults.insert(extraction.faults.end(), tree.faults().begin(), tree.faults().end());
  return extraction;
}

}  // namespace strongroom::ingest::newsml
