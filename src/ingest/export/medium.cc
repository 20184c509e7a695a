// SPDX-License-Identifier: Apache-2.0
#include "ingest/export/exports.h"
#include "ingest/export/passed_over.h"
#include "ingest/head.h"
#include "ingest/html/open_page.h"
#include "ingest/markup.h"
#include "ingest/stated_date.h"
#include "text/normalise.h"

namespace strongroom::ingest::medium {
namespace {

using html::Node;

// The number at the end of a post's address: "…/title-of-it-efefef121212", "…/p/efefef121212".
std::string number_of(std::string_view url) {
  const std::string_view last = url.substr(url.find_last_of('/') + 1);
  const std::string_view number = last.substr(last.find_last_of('-') + 1);
  const bool is_hex = number.size() >= 8 && number.find_first_not_of("0123456789abcdef") == std::string_view::npos;
  return is_hex ? std::string(number) : std::string();
}

// What the body repeats of title and subtitle, as Medium's editor keeps them.
bool is_repeated(const Node& node, const records::Item& item) {
  return (node.has_class("graf--title") && node.text() == item.title) || node.has_class("section-divider");
}

records::Item read_post(const Node& article) {
  records::Item item;
  item.title = article.first_with_class("p-name").text();
  item.url = std::string(article.first_with_class("p-canonical").attribute("href"));
  const Node published = article.first_with_class("dt-published");
  if (item.url.empty()) item.url = std::string(published.parent().attribute("href"));
  item.source_id = number_of(item.url);
  // The printed day is the author's own; the attribute is in UTC.
  item.date = read_stated_date(published.text());
  if (!item.date.date) item.date = read_stated_date(published.attribute("datetime"));
  item.date.verbatim = published.text();
  for (Node node = article; node; node = node.next_below(article)) {
    if (node.has_class("p-author")) add_term(item.authors, node.text(), std::string(node.attribute("href")));
    if (node.tag() == "a" && node.has_class("p-tag"))
      add_term(item.tags, node.text(), std::string(node.attribute("href")));
  }
  const auto skip = [&](const Node& node) { return is_repeated(node, item); };
  set_body(item, html::blocks_of(article.first_with_class("e-content"), item.url, skip));
  const std::string summary = article.first_with_class("p-summary").text();
  if (item.text().find(summary) == std::string::npos) add_field(item, "subtitle", summary);
  return item;
}

}  // namespace

int recognises(const Document& document) {
  constexpr size_t style_bytes_max = 16 << 10;  // what stands before the text
  const Head opening(document);
  const std::string_view head = opening.text().substr(0, style_bytes_max);
  return head.find("h-entry") != std::string::npos && head.find("data-field=\"body\"") != std::string::npos &&
                 head.find("e-content") != std::string::npos
             ? 95
             : 0;
}

Extraction read(const Document& document, const Limits& limits) {
  Extraction extraction;
  extraction.reader = "medium";
  const html::Page page = html::open_page(document, extraction.faults);
  const Node article = page.root().first_with_class("h-entry");
  // Drafts have neither a date nor an address of their own.
  if (!article.first_with_class("dt-published") && !article.first_with_class("p-canonical")) {
    PassedOver passed_over;
    passed_over.add("draft");
    passed_over.tell(extraction.faults);
    return extraction;
  }
  add_exported(read_post(article), "dt-published", {}, limits, extraction);
  return extraction;
}

}  // namespace strongroom::ingest::medium
