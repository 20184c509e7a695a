// SPDX-License-Identifier: Apache-2.0
#include "ingest/feed/entry_draft.h"
#include "ingest/feed/formats.h"
#include "ingest/html/url.h"
#include "ingest/markup.h"

namespace strongroom::ingest::feed {

void take_feed_link(xml::Element link, const std::string& base_url, records::Listing& listing) {
  const std::string address = link.attribute("href");
  if (address.empty()) return;
  const std::string url = html::resolve_url(base_url, address);
  const std::string rel = link.attribute("rel");
  if (rel == "self") listing.url = url;
  // Of an archived feed the previous document is the one with the older entries: what a reader of pages calls the next.
  if (rel == "next" || rel == "prev-archive") listing.next = url;
  if (rel == "previous" || rel == "prev" || rel == "next-archive") listing.previous = url;
}

void take_entry_link(xml::Element link, const std::string& base_url, EntryDraft& draft) {
  const std::string address = link.attribute("href");
  if (address.empty()) return;
  const std::string rel = link.attribute("rel");
  const std::string type = link.attribute("type");
  std::string url = html::resolve_url(base_url, address);
  if (rel.empty() || rel == "alternate") {
    // Of several, the one that is a page.
    const bool better = type.empty() || type.find("html") != std::string::npos;
    if (draft.alternate_url.empty() || (better && draft.link.empty())) draft.alternate_url = url;
    if (better) draft.link = url;
  } else if (rel == "enclosure") {
    if (type.starts_with("image/"))
      add_image(draft.item, {std::move(url), link.attribute("title"), {}, {}});
    else
      add_attachment(draft.item, std::move(url), link.attribute("title"));
  } else if (rel == "replies") {
    add_field(draft.item, "comments", url);
  }
}

}  // namespace strongroom::ingest::feed
