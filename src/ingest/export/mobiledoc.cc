// SPDX-License-Identifier: Apache-2.0
#include "ingest/export/mobiledoc.h"

#include <nlohmann/json.hpp>
#include <vector>

#include "base/json.h"
#include "ingest/export/lexical.h"
#include "ingest/export/markdown.h"
#include "ingest/json/json_text.h"

namespace strongroom::ingest {
namespace {

using nlohmann::json;

// The entry, or null where there is none.
const json& entry(const json& array, size_t index) {
  static const json nothing;
  return array.is_array() && index < array.size() ? array[index] : nothing;
}

const json& entry_at(const json& array, const json& index) {
  static const json nothing;
  return index.is_number_unsigned() ? entry(array, index.get<size_t>()) : nothing;
}

int64_t number_of(const json& value) { return value.is_number_integer() ? value.get<int64_t>() : -1; }

// Makes of the sections the nodes that Lexical would have for them, which are written in one place.
class Converter {
 public:
  explicit Converter(const json& document)
      : atoms_(member(document, "atoms")), cards_(member(document, "cards")), markups_(member(document, "markups")) {}

  json convert(const json& sections) {
    json nodes = json::array();
    if (!sections.is_array()) return nodes;
    for (const json& section : sections) {
      if (json node = node_of(section); !node.is_null()) nodes.push_back(std::move(node));
    }
    return nodes;
  }

 private:
  enum Section : int64_t { Markup = 1, Picture = 2, List = 3, Card = 10 };

  json node_of(const json& section) {
    switch (number_of(entry(section, 0))) {
      case Section::Markup:
        return markup_node(text_of(entry(section, 1)), entry(section, 2));
      case Section::Picture:
        return {{"type", "image"}, {"src", text_of(entry(section, 1))}};
      case Section::List:
        return list_node(text_of(entry(section, 1)), entry(section, 2));
      case Section::Card:
        return card_node(entry_at(cards_, entry(section, 1)));
      default:
        return nullptr;
    }
  }

  json markup_node(const std::string& tag, const json& markers) {
    const bool is_heading = tag.size() == 2 && tag[0] == 'h';
    const char* type = is_heading ? "heading" : tag == "blockquote" || tag == "aside" ? "quote" : "paragraph";
    return {{"type", type}, {"tag", tag}, {"children", texts_of(markers)}};
  }

  json list_node(const std::string& tag, const json& entries) {
    json items = json::array();
    if (entries.is_array()) {
      for (const json& markers : entries) items.push_back({{"type", "listitem"}, {"children", texts_of(markers)}});
    }
    return {{"type", "list"}, {"tag", tag}, {"children", std::move(items)}};
  }

  // A card is [name, payload]; Lexical kept the names and the payload's members.
  static json card_node(const json& card) {
    const std::string name = text_of(entry(card, 0));
    const json& payload = entry(card, 1);
    if (name == "markdown" || name == "card-markdown") {
      return {{"type", "html"}, {"html", html_of_markdown(text_member(payload, "markdown"))}};
    }
    json node = payload.is_object() ? payload : json::object();
    node.erase("children");
    node["type"] = name == "code" ? "codeblock" : name;
    return node;
  }

  // A marker is [0 text or 1 atom, opened markups, number of closed ones, text or atom]. Links hold what stands between
  // their opening and closing; other markups are left out.
  json texts_of(const json& markers) {
    json texts = json::array();
    if (!markers.is_array()) return texts;
    std::vector<bool> open;          // whether the markup is a link
    std::vector<std::string> links;  // addresses of those that are
    for (const json& marker : markers) {
      for (const json& markup : entry(marker, 1)) {
        std::string address = address_of(entry_at(markups_, markup));
        open.push_back(!address.empty());
        if (open.back()) links.push_back(std::move(address));
      }
      json text = text_node(marker);
      if (!links.empty()) {
        text = {{"type", "link"}, {"url", links.back()}, {"children", json::array({std::move(text)})}};
      }
      texts.push_back(std::move(text));
      for (int64_t closed = number_of(entry(marker, 2)); closed > 0 && !open.empty(); --closed) {
        if (open.back()) links.pop_back();
        open.pop_back();
      }
    }
    return texts;
  }

  json text_node(const json& marker) const {
    const json& value = entry(marker, 3);
    if (number_of(entry(marker, 0)) != 1) return {{"type", "text"}, {"text", text_of(value)}};
    const json& atom = entry_at(atoms_, value);
    if (text_of(entry(atom, 0)) == "soft-return") return {{"type", "linebreak"}};
    return {{"type", "text"}, {"text", text_of(entry(atom, 1))}};
  }

  // Of ["a", ["href", "…", "rel", "…"]].
  static std::string address_of(const json& markup) {
    const json& attributes = entry(markup, 1);
    for (size_t i = 0; attributes.is_array() && i + 1 < attributes.size(); i += 2) {
      if (text_of(attributes[i]) == "href") return text_of(attributes[i + 1]);
    }
    return {};
  }

  const json& atoms_;
  const json& cards_;
  const json& markups_;
};

}  // namespace

std::string markup_of_mobiledoc(std::string_view json_text) {
  if (json_text.find("\"sections\"") == std::string_view::npos) return {};
  const JsonText text = read_json(json_text);
  json nodes = Converter(text.value).convert(member(text.value, "sections"));
  const json document = {{"root", {{"children", std::move(nodes)}}}};
  return markup_of_lexical(print_json(document));
}

}  // namespace strongroom::ingest
