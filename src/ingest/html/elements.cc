// SPDX-License-Identifier: Apache-2.0
#include "ingest/html/elements.h"

#include <algorithm>
#include <array>
#include <utility>

namespace strongroom::ingest::html {
namespace {

using Entry = std::pair<std::string_view, ElementRole>;

// Sorted by tag.
constexpr Entry roles[] = {
    {"address", ElementRole::Block},
    {"article", ElementRole::Block},
    {"aside", ElementRole::Block},
    {"audio", ElementRole::Unseen},
    {"blockquote", ElementRole::Quotation},
    {"body", ElementRole::Block},
    {"br", ElementRole::LineBreak},
    {"button", ElementRole::Unseen},
    {"canvas", ElementRole::Unseen},
    {"caption", ElementRole::Block},
    {"center", ElementRole::Block},
    {"dd", ElementRole::ListEntry},
    {"details", ElementRole::Block},
    {"dir", ElementRole::List},
    {"div", ElementRole::Block},
    {"dl", ElementRole::List},
    {"dt", ElementRole::ListEntry},
    {"embed", ElementRole::Unseen},
    {"fieldset", ElementRole::Block},
    {"figcaption", ElementRole::Block},
    {"figure", ElementRole::Block},
    {"footer", ElementRole::Block},
    {"form", ElementRole::Block},
    {"h1", ElementRole::Heading},
    {"h2", ElementRole::Heading},
    {"h3", ElementRole::Heading},
    {"h4", ElementRole::Heading},
    {"h5", ElementRole::Heading},
    {"h6", ElementRole::Heading},
    {"head", ElementRole::Unseen},
    {"header", ElementRole::Block},
    {"hr", ElementRole::Block},
    {"html", ElementRole::Block},
    {"iframe", ElementRole::Unseen},
    {"img", ElementRole::Image},
    {"input", ElementRole::Unseen},
    {"joomla-hidden-mail", ElementRole::Unseen},
    {"label", ElementRole::Unseen},
    {"legend", ElementRole::Unseen},
    {"li", ElementRole::ListEntry},
    {"main", ElementRole::Block},
    {"menu", ElementRole::List},
    {"nav", ElementRole::Block},
    {"noscript", ElementRole::Unseen},
    {"object", ElementRole::Unseen},
    {"ol", ElementRole::List},
    {"p", ElementRole::Block},
    {"pre", ElementRole::Block},
    {"script", ElementRole::Unseen},
    {"section", ElementRole::Block},
    {"select", ElementRole::Unseen},
    {"style", ElementRole::Unseen},
    {"summary", ElementRole::Block},
    {"svg", ElementRole::Unseen},
    {"table", ElementRole::Table},
    {"tbody", ElementRole::Block},
    {"td", ElementRole::TableCell},
    {"template", ElementRole::Unseen},
    {"textarea", ElementRole::Unseen},
    {"tfoot", ElementRole::Block},
    {"th", ElementRole::TableCell},
    {"thead", ElementRole::Block},
    {"title", ElementRole::Unseen},
    {"tr", ElementRole::TableRow},
    {"ul", ElementRole::List},
    {"video", ElementRole::Unseen},
};

static_assert(std::is_sorted(std::begin(roles), std::end(roles),
                             [](const Entry& a, const Entry& b) { return a.first < b.first; }));

bool hides(std::string_view style) {
  const size_t display = style.find("display");
  if (display == std::string_view::npos) return false;
  std::string_view value = style.substr(display + 7);
  value.remove_prefix(std::min(value.find_first_not_of(" :\t"), value.size()));
  return value.starts_with("none");
}

}  // namespace

ElementRole role_of(std::string_view tag) {
  const auto* found = std::lower_bound(std::begin(roles), std::end(roles), tag,
                                       [](const Entry& entry, std::string_view key) { return entry.first < key; });
  return found != std::end(roles) && found->first == tag ? found->second : ElementRole::Inline;
}

bool separates_words(std::string_view tag) {
  return !tag.empty() && role_of(tag) != ElementRole::Inline && role_of(tag) != ElementRole::Unseen;
}

bool is_unseen(const Node& node) {
  if (node.is_text()) return false;
  if (!node.is_element() || role_of(node.tag()) == ElementRole::Unseen) return true;
  if (node.has_attribute("hidden") || node.attribute("id").starts_with("cloak")) return true;
  return hides(node.attribute("style"));
}

}  // namespace strongroom::ingest::html
