// SPDX-License-Identifier: Apache-2.0
#include "records/block.h"

#include <array>
#include <utility>

namespace strongroom::records {
namespace {

constexpr std::array<std::pair<BlockKind, const char*>, 6> block_kind_names = {{
    {BlockKind::Paragraph, "paragraph"},
    {BlockKind::Heading, "heading"},
    {BlockKind::List, "list"},
    {BlockKind::Quotation, "quotation"},
    {BlockKind::Image, "image"},
    {BlockKind::Table, "table"},
}};

}  // namespace

const char* block_kind_name(BlockKind kind) { return block_kind_names[static_cast<size_t>(kind)].second; }

std::optional<BlockKind> block_kind_from_name(std::string_view name) {
  for (const auto& [kind, kind_name] : block_kind_names) {
    if (name == kind_name) return kind;
  }
  return std::nullopt;
}

std::string joined_text(const std::vector<Block>& blocks) {
  std::string joined;
  for (const Block& block : blocks) {
    if (block.kind == BlockKind::Image) continue;
    if (!joined.empty()) joined += "\n\n";
    joined += block.text;
  }
  return joined;
}

}  // namespace strongroom::records
