// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/encoding.h"
#include "records/address.h"
#include "records/record.h"
#include "text/normalise.h"

namespace strongroom::records {
namespace {

constexpr size_t words_in_key = 12;

std::string first_words(std::string_view text, size_t count) {
  size_t end = 0;
  for (; count > 0 && end != std::string_view::npos; --count) end = text.find(' ', end == 0 ? 0 : end + 1);
  return std::string(text.substr(0, end));
}

// Folding is linear, but bodies can be long and only their start is wanted.
std::string folded_start(const std::vector<Block>& blocks) {
  constexpr size_t code_points_enough = 600;
  std::string start;
  for (const Block& block : blocks) {
    if (block.kind == BlockKind::Image) continue;
    if (!start.empty()) start += ' ';
    start += block.text.substr(0, text::byte_offset(block.text, code_points_enough));
    if (start.size() > code_points_enough) break;
  }
  return first_words(text::fold(start), words_in_key);
}

// Parameters that choose how a page is shown, not which item it shows.
bool is_presentation_parameter(std::string_view name) {
  constexpr std::array<std::string_view, 9> names = {"start",  "limitstart", "tmpl",   "print", "itemid",
                                                     "fbclid", "format",     "layout", "page"};
  const std::string lowered = ascii_lower(name);
  return lowered.starts_with("utm_") || std::find(names.begin(), names.end(), lowered) != names.end();
}

std::string identifying_query(std::string_view query) {
  std::vector<std::string> kept;
  while (!query.empty()) {
    std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), pair.size() + 1));
    if (pair.starts_with("amp;")) pair.remove_prefix(4);
    if (pair.empty() || is_presentation_parameter(pair.substr(0, pair.find('=')))) continue;
    kept.push_back(percent_encode(percent_decode(pair), "=:,"));
  }
  std::sort(kept.begin(), kept.end());
  std::string joined;
  for (const std::string& pair : kept) joined += (joined.empty() ? "?" : "&") + pair;
  return joined;
}

std::string url_key(const Address& address, const std::string& host) {
  const std::string query = identifying_query(address.query);
  if (address.path.empty() && query.empty()) return {};  // a home page identifies no item
  const bool rooted = address.path.starts_with('/') || address.path.empty();
  return "url:" + host + (rooted ? "" : "/") + address.path + query;
}

std::string text_key(const Item& item) {
  const std::string day = item.date.date ? item.date.date->iso() : "0000-00-00";
  std::string words = text::fold(item.title);
  if (words.empty()) words = folded_start(item.blocks);
  if (words.empty() && !item.date.date && item.blocks.empty()) return {};
  return "text:" + day + ":" + words;
}

}  // namespace

std::vector<std::string> identity_keys(const Item& item, std::string_view site) {
  std::vector<std::string> keys;
  const Address address = normalise_address(item.url);
  const std::string host = address.host.empty() ? normalise_host(site) : address.host;

  const std::string number = item.source_id.empty() ? k2_item_number(item.url) : item.source_id;
  if (!number.empty()) keys.push_back("id:" + host + ":" + number);
  if (!item.url.empty()) {
    if (std::string key = url_key(address, host); !key.empty()) keys.push_back(std::move(key));
  }
  if (keys.empty()) {
    if (std::string key = text_key(item); !key.empty()) keys.push_back(std::move(key));
  }
  return keys;
}

}  // namespace strongroom::records
