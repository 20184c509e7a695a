// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/preamble.h"

#include <algorithm>
#include <iterator>

#include "ingest/html/url.h"
#include "text/normalise.h"

namespace strongroom::ingest::dump {
namespace {

// "https://example.org/page" of a line that is nothing else, but for a label.
std::string_view address_in(std::string_view line) {
  constexpr std::string_view labels[] = {
      "",     "url",  "url source", "source url",      "page url", "source",
      "link", "from", "address",    "warc target uri", "location", "the wayback machine"};  // folded
  constexpr size_t label_bytes_max = 24;
  constexpr size_t address_bytes_max = 2000;
  const size_t start = std::min(line.find("http://"), line.find("https://"));
  if (start > label_bytes_max) return {};  // npos too
  std::string_view address = line.substr(start);
  if (line.substr(0, start).ends_with('<') && address.ends_with('>')) address.remove_suffix(1);
  if (address.size() > address_bytes_max || address.find_first_of(" \t<>\"") != std::string_view::npos) return {};
  const std::string label = text::fold(line.substr(0, start));
  return std::find(std::begin(labels), std::end(labels), label) == std::end(labels) ? std::string_view() : address;
}

}  // namespace

std::string_view without_title_label(std::string_view line) {
  constexpr std::string_view label = "Title: ";
  return line.starts_with(label) ? line.substr(label.size()) : line;
}

std::string take_address(std::vector<DumpLine>& lines) {
  size_t told = 0;
  for (DumpLine& line : lines) {
    if (line.kind == LineKind::Header || told == preamble_lines_max) break;
    if (line.kind != LineKind::Blank) ++told;
    const std::string address(address_in(line.text));
    if (address.empty()) continue;
    line.kind = LineKind::Furniture;
    return html::without_replay(address);
  }
  return {};
}

}  // namespace strongroom::ingest::dump
