// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strongroom::records {

enum class BlockKind { Paragraph, Heading, List, Quotation, Image, Table };

// The name in JSON: "paragraph", "heading", "list", "quotation", "image", "table".
const char* block_kind_name(BlockKind kind);
std::optional<BlockKind> block_kind_from_name(std::string_view name);

// A link on the code points [start, end) of its block's text. `url` is absolute where the page told its base.
struct Link {
  uint32_t start = 0;
  uint32_t end = 0;
  std::string url;
  friend bool operator==(const Link&, const Link&) = default;
};

// One block of an item's body. `text` is NFC, has no markup and no control characters but these two:
//   List   one entry a line (U+000A)
//   Table  one row a line, cells apart by U+0009
// Image: `text` is its caption or alternative text and `url` its address.
struct Block {
  BlockKind kind = BlockKind::Paragraph;
  std::string text;
  uint8_t level = 0;     // Heading: 1 to 6 as in the source, else 0
  bool ordered = false;  // List: numbered
  std::string url;       // Image: address, else empty
  std::vector<Link> links;
  friend bool operator==(const Block&, const Block&) = default;
};

// The texts of all blocks but images, joined by one blank line.
std::string joined_text(const std::vector<Block>& blocks);

}  // namespace strongroom::records
