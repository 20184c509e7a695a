// SPDX-License-Identifier: Apache-2.0
#include "web/feeds/content_html.h"

#include <algorithm>

#include "text/normalise.h"
#include "web/pages/body.h"
#include "web/pages/view.h"

namespace strongroom::web {

namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == text.npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string element(std::string_view name, const std::string& content) {
  return "<" + std::string(name) + ">" + content + "</" + std::string(name) + ">";
}

std::string linked(const records::Block& block) {
  std::string html;
  size_t at = 0;
  for (const records::Link& link : block.links) {
    const size_t start = text::byte_offset(block.text, link.start);
    const size_t end = text::byte_offset(block.text, link.end);
    if (start < at || start >= end || !is_safe_address(link.url)) continue;
    html += escape_html(std::string_view(block.text).substr(at, start - at));
    html += "<a href=\"" + escape_html(link.url) + "\">" +
            escape_html(std::string_view(block.text).substr(start, end - start)) + "</a>";
    at = end;
  }
  return html + escape_html(std::string_view(block.text).substr(at));
}

std::string list(const records::Block& block) {
  std::string entries;
  for (const auto entry : split(block.text, '\n')) entries += element("li", escape_html(entry));
  return element(block.ordered ? "ol" : "ul", entries);
}

std::string table(const records::Block& block) {
  std::string rows;
  for (const auto row : split(block.text, '\n')) {
    std::string cells;
    for (const auto cell : split(row, '\t')) cells += element("td", escape_html(cell));
    rows += element("tr", cells);
  }
  return element("table", rows);
}

std::string image(const records::Block& block) {
  const std::string caption = escape_html(block.text.empty() ? block.url : block.text);
  if (!is_safe_address(block.url)) return element("p", caption);
  return element("p", "<a href=\"" + escape_html(block.url) + "\">" + caption + "</a>");
}

std::string html_of(const records::Block& block) {
  switch (block.kind) {
    case records::BlockKind::Paragraph:
      return element("p", linked(block));
    case records::BlockKind::Heading:
      return element("h" + std::to_string(std::clamp<int>(block.level, 2, 6)), linked(block));
    case records::BlockKind::Quotation:
      return element("blockquote", element("p", linked(block)));
    case records::BlockKind::List:
      return list(block);
    case records::BlockKind::Table:
      return table(block);
    case records::BlockKind::Image:
      return image(block);
  }
  return {};
}

}  // namespace

std::string content_html(const std::vector<records::Block>& blocks) {
  std::string html;
  for (const auto& block : blocks) html += html_of(block);
  return html;
}

}  // namespace strongroom::web
