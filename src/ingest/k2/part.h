// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ingest/html/dom.h"

namespace strongroom::ingest::k2 {

// What an element of a K2 page is, told by its class alone: "genericItemTitle", "catItemTitle", "itemTitle" and a
// theme's "my-itemTitle" are all Title. Tag names, order and labels differ between themes and versions.
enum class Part {
  None,
  View,         // a whole item
  DateCreated,  //
  Title,
  TitleLine,  // of an item of which the list shows only the title
  Author,
  AuthorBlock,
  ImageBlock,
  ImageCaption,
  ImageCredits,
  Text,  // introduction and full text
  ExtraFields,
  ExtraFieldLabel,
  ExtraFieldValue,
  Category,
  Tags,
  Attachments,
  ReadMore,
  PrintLink,
  Gallery,
  LinkedItems,  // related items, the author's latest, neighbours
  Badge,        // within a title: "Featured", "Edit item"
  Ignored,      // comments, sharing, ratings, hits, players
};

Part part_of(const html::Node& node);

// Of an item in a module beside the page's own content.
bool is_module_title(const html::Node& node);

// Whether a node stands in the text of the view that it is in.
bool is_in_text(const html::Node& node);

}  // namespace strongroom::ingest::k2
