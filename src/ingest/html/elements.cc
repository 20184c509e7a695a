// SPDX-License-Identifier: Apache-2.0
#include "ingest/html/elements.h"

#include <algorithm>

namespace strongroom::ingest::html {
namespace {

bool hides(std::string_view style) {
  const size_t display = style.find("display");
  if (display == std::string_view::npos) return false;
  std::string_view value = style.substr(display + 7);
  value.remove_prefix(std::min(value.find_first_not_of(" :\t"), value.size()));
  return value.starts_with("none");
}

}  // namespace

bool separates_words(const Node& node) {
  return node.is_element() && node.role() != ElementRole::Inline && node.role() != ElementRole::Unseen;
}

bool is_unseen(const Node& node) {
  if (node.is_text()) return false;
  if (!node.is_element() || node.role() == ElementRole::Unseen) return true;
  for (const Attribute& attribute : node.attributes()) {
    if (attribute.name == "hidden") return true;
    if (attribute.name == "id" && attribute.value.starts_with("cloak")) return true;
    if (attribute.name == "style" && hides(attribute.value)) return true;
  }
  return false;
}

}  // namespace strongroom::ingest::html
