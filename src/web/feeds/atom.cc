// SPDX-License-Identifier: Apache-2.0
#include "text/xml_writer.h"
#include "web/feeds/feed.h"

namespace strongroom::web {

namespace {

void print_link(text::XmlWriter& xml, std::string_view relation, std::string_view type, const std::string& url) {
  if (!url.empty()) xml.empty("link", {{"rel", relation}, {"type", type}, {"href", url}});
}

void print_people(text::XmlWriter& xml, const std::vector<std::string>& names) {
  for (const std::string& name : names) xml.open("author").element("name", name).close();
}

void print_entry(text::XmlWriter& xml, const FeedEntry& entry) {
  const std::string& lang = entry.lang;
  xml.open("entry", {{"xml:lang", lang}});
  xml.element("id", entry.id).element("title", entry.title);
  print_link(xml, "alternate", "text/html", entry.url);
  xml.element("updated", entry.updated.rfc3339());
  if (entry.published) xml.element("published", entry.published->rfc3339());
  print_people(xml, entry.authors);
  for (const std::string& category : entry.categories) xml.empty("category", {{"term", category}});
  // A length is only a hint here (section 4.2.7.6), and is not known.
  for (const FeedEnclosure& file : entry.enclosures) {
    const std::string& title = file.title.empty() ? file.url : file.title;
    xml.empty("link", {{"rel", "enclosure"}, {"type", file.type}, {"title", title}, {"href", file.url}});
  }
  if (!entry.summary.empty()) xml.element("summary", entry.summary);
  xml.element("content", entry.html, {{"type", "html"}});
  xml.close();
}

}  // namespace

std::string print_atom(const Feed& feed) {
  constexpr std::string_view kType = "application/atom+xml";
  text::XmlWriter xml;
  xml.open("feed", {{"xmlns", "http://www.w3.org/2005/Atom"},
                    {"xmlns:fh", "http://purl.org/syndication/history/1.0"},
                    {"xml:lang", feed.lang}});
  xml.element("id", feed.id).element("title", feed.title).element("updated", feed.updated.rfc3339());
  if (!feed.description.empty()) xml.element("subtitle", feed.description);
  // Section 4.1.1: a feed names an author unless each of its entries does.
  xml.open("author").element("name", feed.title).close();
  print_link(xml, "alternate", "text/html", feed.page_url);
  print_link(xml, "self", kType, feed.self_url);
  if (feed.is_archive) xml.empty("fh:archive");
  if (feed.is_archive) print_link(xml, "current", kType, feed.current_url);
  print_link(xml, "prev-archive", kType, feed.older_url);
  print_link(xml, "next-archive", kType, feed.newer_url);
  for (const FeedEntry& entry : feed.entries) print_entry(xml, entry);
  return xml.finish();
}

}  // namespace strongroom::web
