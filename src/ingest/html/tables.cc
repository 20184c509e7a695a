// SPDX-License-Identifier: Apache-2.0
#include "ingest/html/tables.h"

#include "ingest/html/elements.h"
#include "ingest/html/inline_text.h"
#include "ingest/html/url.h"
#include "text/normalise.h"

namespace strongroom::ingest::html {
namespace {

// A cell with more than this is a page's column, not a datum.
constexpr size_t data_cell_bytes_max = 2000;

LinkedText cell_text(Node cell, const std::string& base_url) {
  InlineText text;
  for (Node node = cell; node;) {
    if (is_unseen(node)) {
      node = node.after_below(cell);
      continue;
    }
    if (node.is_text()) text.append(node.content());
    if (separates_words(node)) text.append(" ");
    if (node.tag() == "a" && !is_dead_link(node.attribute("href"))) {
      text.begin_link(resolve_url(base_url, node.attribute("href")));
    }
    const Node next = node.next_below(cell);
    for (Node left = node; left && left != cell && left != next.parent(); left = left.parent()) {
      if (left.tag() == "a") text.end_link();
      if (separates_words(left)) text.append(" ");
    }
    node = next;
  }
  text.end_link();
  return text.take();
}

}  // namespace

bool is_data_table(Node table) {
  size_t rows_of_several = 0;
  size_t cells = 0;
  size_t cell_bytes = 0;
  bool has_header = false;
  for (Node node = table.next_below(table); node; node = node.next_below(table)) {
    const ElementRole role = node.role();
    if (role == ElementRole::Table || role == ElementRole::Heading) return false;
    if (role == ElementRole::TableRow) cells = 0;
    if (role == ElementRole::TableCell) {
      cell_bytes = 0;
      has_header = has_header || node.tag() == "th";
      if (++cells == 2) ++rows_of_several;
    }
    if (node.is_text() && (cell_bytes += node.content().size()) > data_cell_bytes_max) return false;
  }
  return rows_of_several >= 2 || (has_header && rows_of_several >= 1);
}

records::Block table_block(Node table, const std::string& base_url) {
  records::Block block;
  block.kind = records::BlockKind::Table;
  size_t code_points = 0;
  bool said = false;
  bool row_begun = false;
  const auto append = [&](std::string_view text) {
    block.text += text;
    code_points += text::code_points(text);
  };
  for (Node node = table.next_below(table); node;) {
    const ElementRole role = node.role();
    if (role == ElementRole::TableRow) row_begun = false;
    if (role != ElementRole::TableCell) {
      node = node.next_below(table);
      continue;
    }
    LinkedText cell = cell_text(node, base_url);
    if (row_begun) append("\t");
    if (!row_begun && !block.text.empty()) append("\n");
    row_begun = true;
    for (records::Link& link : cell.links) {
      const auto shift = static_cast<uint32_t>(code_points);
      block.links.push_back({link.start + shift, link.end + shift, std::move(link.url)});
    }
    said = said || !cell.text.empty();
    append(cell.text);
    node = node.after_below(table);
  }
  if (!said) return {};
  return block;
}

}  // namespace strongroom::ingest::html
