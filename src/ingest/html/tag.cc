// SPDX-License-Identifier: Apache-2.0
#include "ingest/html/tag.h"

#include <array>
#include <cstddef>
#include <iterator>

namespace strongroom::ingest::html {
namespace {

// The first is the kind of all unknown names.
constexpr Tag tags[] = {
    {"", ElementRole::Inline, {}},
    {"a", ElementRole::Inline, {.is_formatting = true}},
    {"address", ElementRole::Block, {.ends_paragraph = true, .is_special = true}},
    {"applet", ElementRole::Inline, {.is_special = true, .is_scope = true}},
    {"area", ElementRole::Inline, {.is_void = true, .is_special = true}},
    {"article", ElementRole::Block, {.ends_paragraph = true, .is_special = true}},
    {"aside", ElementRole::Block, {.ends_paragraph = true, .is_special = true}},
    {"audio", ElementRole::Unseen, {}},
    {"b", ElementRole::Inline, {.is_formatting = true}},
    {"base", ElementRole::Inline, {.is_void = true, .is_special = true, .is_head = true}},
    {"basefont", ElementRole::Inline, {.is_void = true, .is_special = true}},
    {"bgsound", ElementRole::Inline, {.is_void = true}},
    {"big", ElementRole::Inline, {.is_formatting = true}},
    {"blockquote", ElementRole::Quotation, {.ends_paragraph = true, .is_special = true}},
    {"body", ElementRole::Block, {.is_special = true}},
    {"br", ElementRole::LineBreak, {.is_void = true, .is_special = true}},
    {"button", ElementRole::Unseen, {.is_special = true}},
    {"canvas", ElementRole::Unseen, {}},
    {"caption", ElementRole::Block, {.is_special = true, .is_scope = true}},
    {"center", ElementRole::Block, {.ends_paragraph = true, .is_special = true}},
    {"code", ElementRole::Inline, {.is_formatting = true}},
    {"col", ElementRole::Inline, {.is_void = true, .is_special = true}},
    {"colgroup", ElementRole::Inline, {.is_special = true}},
    {"dd", ElementRole::ListEntry, {.ends_paragraph = true, .is_special = true}},
    {"details", ElementRole::Block, {.ends_paragraph = true, .is_special = true}},
    {"dialog", ElementRole::Inline, {.ends_paragraph = true, .is_special = true}},
    {"dir", ElementRole::List, {.ends_paragraph = true, .is_special = true}},
    {"div", ElementRole::Block, {.ends_paragraph = true, .is_special = true}},
    {"dl", ElementRole::List, {.ends_paragraph = true, .is_special = true}},
    {"dt", ElementRole::ListEntry, {.ends_paragraph = true, .is_special = true}},
    {"em", ElementRole::Inline, {.is_formatting = true}},
    {"embed", ElementRole::Unseen, {.is_void = true, .is_special = true}},
    {"fieldset", ElementRole::Block, {.ends_paragraph = true, .is_special = true}},
    {"figcaption", ElementRole::Block, {.ends_paragraph = true, .is_special = true}},
    {"figure", ElementRole::Block, {.ends_paragraph = true, .is_special = true}},
    {"font", ElementRole::Inline, {.is_formatting = true}},
    {"footer", ElementRole::Block, {.ends_paragraph = true, .is_special = true}},
    {"foreignobject", ElementRole::Inline, {}},
    {"form", ElementRole::Block, {.ends_paragraph = true, .is_special = true}},
    {"frame", ElementRole::Inline, {.is_void = true, .is_special = true}},
    {"frameset", ElementRole::Inline, {.is_special = true}},
    {"h1", ElementRole::Heading, {.ends_paragraph = true, .is_special = true}},
    {"h2", ElementRole::Heading, {.ends_paragraph = true, .is_special = true}},
    {"h3", ElementRole::Heading, {.ends_paragraph = true, .is_special = true}},
    {"h4", ElementRole::Heading, {.ends_paragraph = true, .is_special = true}},
    {"h5", ElementRole::Heading, {.ends_paragraph = true, .is_special = true}},
    {"h6", ElementRole::Heading, {.ends_paragraph = true, .is_special = true}},
    {"head", ElementRole::Unseen, {.is_special = true}},
    {"header", ElementRole::Block, {.ends_paragraph = true, .is_special = true}},
    {"hgroup", ElementRole::Inline, {.ends_paragraph = true, .is_special = true}},
    {"hr", ElementRole::Block, {.is_void = true, .ends_paragraph = true, .is_special = true}},
    {"html", ElementRole::Block, {.is_special = true, .is_scope = true}},
    {"i", ElementRole::Inline, {.is_formatting = true}},
    {"iframe", ElementRole::Unseen, {.holds_raw_text = true, .is_special = true}},
    {"img", ElementRole::Image, {.is_void = true, .is_special = true}},
    {"input", ElementRole::Unseen, {.is_void = true, .is_special = true}},
    {"joomla-hidden-mail", ElementRole::Unseen, {}},
    {"keygen", ElementRole::Inline, {.is_void = true, .is_special = true}},
    {"label", ElementRole::Unseen, {}},
    {"legend", ElementRole::Unseen, {}},
    {"li", ElementRole::ListEntry, {.ends_paragraph = true, .is_special = true}},
    {"link", ElementRole::Inline, {.is_void = true, .is_special = true, .is_head = true}},
    {"listing", ElementRole::Inline, {.ends_paragraph = true, .is_special = true}},
    {"main", ElementRole::Block, {.ends_paragraph = true, .is_special = true}},
    {"marquee", ElementRole::Inline, {.is_special = true, .is_scope = true}},
    {"math", ElementRole::Inline, {}},
    {"menu", ElementRole::List, {.ends_paragraph = true, .is_special = true}},
    {"meta", ElementRole::Inline, {.is_void = true, .is_special = true, .is_head = true}},
    {"nav", ElementRole::Block, {.ends_paragraph = true, .is_special = true}},
    {"nobr", ElementRole::Inline, {.is_formatting = true}},
    {"noembed", ElementRole::Inline, {.holds_raw_text = true, .is_special = true}},
    {"noframes", ElementRole::Inline, {.holds_raw_text = true, .is_special = true}},
    {"noscript", ElementRole::Unseen, {.is_special = true, .is_head = true}},
    {"object", ElementRole::Unseen, {.is_special = true, .is_scope = true}},
    {"ol", ElementRole::List, {.ends_paragraph = true, .is_special = true}},
    {"optgroup", ElementRole::Inline, {}},
    {"option", ElementRole::Inline, {}},
    {"p", ElementRole::Block, {.ends_paragraph = true, .is_special = true}},
    {"param", ElementRole::Inline, {.is_void = true, .is_special = true}},
    {"plaintext", ElementRole::Inline, {.is_special = true}},
    {"pre", ElementRole::Block, {.ends_paragraph = true, .is_special = true}},
    {"s", ElementRole::Inline, {.is_formatting = true}},
    {"script", ElementRole::Unseen, {.holds_raw_text = true, .is_special = true, .is_head = true}},
    {"search", ElementRole::Inline, {.ends_paragraph = true, .is_special = true}},
    {"section", ElementRole::Block, {.ends_paragraph = true, .is_special = true}},
    {"select", ElementRole::Unseen, {.is_special = true}},
    {"small", ElementRole::Inline, {.is_formatting = true}},
    {"source", ElementRole::Inline, {.is_void = true, .is_special = true}},
    {"span", ElementRole::Inline, {}},
    {"strike", ElementRole::Inline, {.is_formatting = true}},
    {"strong", ElementRole::Inline, {.is_formatting = true}},
    {"style", ElementRole::Unseen, {.holds_raw_text = true, .is_special = true, .is_head = true}},
    {"summary", ElementRole::Block, {.ends_paragraph = true, .is_special = true}},
    {"svg", ElementRole::Unseen, {}},
    {"table", ElementRole::Table, {.ends_paragraph = true, .is_special = true, .is_scope = true}},
    {"tbody", ElementRole::Block, {.is_special = true}},
    {"td", ElementRole::TableCell, {.is_special = true, .is_scope = true}},
    {"template", ElementRole::Unseen, {.is_special = true, .is_scope = true, .is_head = true}},
    {"textarea", ElementRole::Unseen, {.holds_references = true, .is_special = true}},
    {"tfoot", ElementRole::Block, {.is_special = true}},
    {"th", ElementRole::TableCell, {.is_special = true, .is_scope = true}},
    {"thead", ElementRole::Block, {.is_special = true}},
    {"title", ElementRole::Unseen, {.holds_references = true, .is_special = true, .is_head = true}},
    {"tr", ElementRole::TableRow, {.is_special = true}},
    {"track", ElementRole::Inline, {.is_void = true, .is_special = true}},
    {"tt", ElementRole::Inline, {.is_formatting = true}},
    {"u", ElementRole::Inline, {.is_formatting = true}},
    {"ul", ElementRole::List, {.ends_paragraph = true, .is_special = true}},
    {"video", ElementRole::Unseen, {}},
    {"wbr", ElementRole::Inline, {.is_void = true, .is_special = true}},
    {"xmp", ElementRole::Inline, {.holds_raw_text = true, .is_special = true}},
};

constexpr size_t slots = 512;  // a power of two, some four times the names
static_assert(std::size(tags) < tag_kinds_max && std::size(tags) < slots / 3);

constexpr size_t slot_of(std::string_view name) {
  uint32_t hash = static_cast<uint32_t>(name.size());
  for (const char c : name) hash = hash * 31 + static_cast<unsigned char>(c);
  return (hash ^ hash >> 9) % slots;
}

constexpr std::array<uint8_t, slots> make_index() {
  std::array<uint8_t, slots> index{};
  for (size_t i = 1; i < std::size(tags); ++i) {
    size_t slot = slot_of(tags[i].name);
    while (index[slot] != 0) slot = (slot + 1) % slots;
    index[slot] = static_cast<uint8_t>(i);
  }
  return index;
}

constexpr std::array<uint8_t, slots> index_of_slot = make_index();

}  // namespace

const Tag& tag_of(std::string_view name) {
  constexpr size_t name_bytes_max = 24;  // no longer name is known, and names are not hashed at any length
  if (name.size() > name_bytes_max) return tags[0];
  for (size_t slot = slot_of(name); index_of_slot[slot] != 0; slot = (slot + 1) % slots) {
    const Tag& tag = tags[index_of_slot[slot]];
    if (tag.name == name) return tag;
  }
  return tags[0];
}

size_t number_of(const Tag& tag) { return static_cast<size_t>(&tag - tags); }

}  // namespace strongroom::ingest::html
