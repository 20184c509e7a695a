// SPDX-License-Identifier: Apache-2.0
#include "ingest/feed/k2_description.h"

#include <algorithm>
#include <iterator>

#include "ingest/html/dom.h"
#include "ingest/html/url.h"
#include "ingest/markup.h"
#include "text/normalise.h"

namespace strongroom::ingest::feed {
namespace {

using html::Node;

constexpr std::string_view parts_beside_text[] = {"K2FeedImage",       "K2FeedGallery", "K2FeedTags",
                                                  "K2FeedAttachments", "K2FeedVideo",   "K2FeedMedia"};

// The part that the node is and that is no text of the item; empty for any other node.
std::string_view part_beside_text(const Node& node) {
  const auto* part = std::find_if(std::begin(parts_beside_text), std::end(parts_beside_text),
                                  [&](std::string_view name) { return node.has_class(name); });
  return part == std::end(parts_beside_text) ? std::string_view() : *part;
}

void take_part(std::string_view part, const Node& root, const std::string& base_url, records::Item& item) {
  for (Node node = root.next_below(root); node; node = node.next_below(root)) {
    if (part == "K2FeedTags") {
      if (node.tag() == "li") add_term(item.tags, node.text());
    } else if (part == "K2FeedAttachments") {
      if (node.tag() == "a" && !html::is_dead_link(node.attribute("href")))
        add_attachment(item, html::resolve_url(base_url, node.attribute("href")), node.text());
    } else if (node.tag() == "img" && part != "K2FeedVideo" && part != "K2FeedMedia") {
      add_image(item, {html::image_address(node, base_url), text::clean_line(node.attribute("alt")), {}, {}});
    }
  }
}

}  // namespace

bool is_k2_description(const RunningText& description) {
  return !description.plain && description.value.find("K2Feed") != std::string::npos;
}

html::Body read_k2_description(const RunningText& description, records::Item& item) {
  const auto page = html::Page::parse("<html><body>" + description.value);
  for (Node node = page.root(); node; node = node.next_below(page.root())) {
    if (const std::string_view part = part_beside_text(node); !part.empty())
      take_part(part, node, description.base_url, item);
  }
  return html::blocks_of(page.root(), description.base_url,
                         [](const Node& node) { return !part_beside_text(node).empty(); });
}

}  // namespace strongroom::ingest::feed
