// SPDX-License-Identifier: Apache-2.0
#include "ingest/html/plugin_tags.h"

#include <algorithm>
#include <map>
#include <string>

#include "base/ascii.h"

namespace strongroom::ingest::html {
namespace {

constexpr size_t tag_bytes_max = 500;

// Plugins whose tags stand alone.
constexpr std::string_view lone_plugins[] = {
    "attachments", "jcomments",    "k2splitter", "loadmodule",   "loadmoduleid", "loadposition",  "modulepos",
    "mosimage",    "mospagebreak", "mosmap",     "phocagallery", "rsform",       "socialsharing", "simplepopup",
};

struct Tag {
  size_t start = 0;
  size_t end = 0;
  std::string name;  // lower case
  bool closing = false;
  bool sure = false;  // a plugin's even without a partner
};

bool is_name(char c) { return is_ascii_alphanumeric(c) || c == '_'; }

// The tag that the brace at `start` opens; an empty name when it opens none.
Tag tag_at(std::string_view text, size_t start) {
  Tag tag;
  tag.start = start;
  const size_t end = text.substr(0, start + tag_bytes_max).find_first_of("{}", start + 1);
  if (end == std::string_view::npos || text[end] == '{') return tag;
  std::string_view inside = text.substr(start + 1, end - start - 1);
  tag.end = end + 1;
  tag.closing = inside.starts_with('/');
  if (tag.closing) inside.remove_prefix(1);
  const auto name_end = std::find_if_not(inside.begin(), inside.end(), is_name);
  const std::string_view rest(name_end, inside.end());
  if (name_end == inside.begin() || !(rest.empty() || rest[0] == ' ' || rest[0] == '=' || rest[0] == '|')) return tag;
  for (auto c = inside.begin(); c != name_end; ++c) tag.name += ascii_lower(*c);
  const bool known = std::find(std::begin(lone_plugins), std::end(lone_plugins), tag.name) != std::end(lone_plugins);
  tag.sure = known || rest.find_first_of("=|") != std::string_view::npos;
  return tag;
}

// What a plugin's pair of tags holds is its argument (a video's number, a folder) unless it reads like prose.
bool is_argument(std::string_view held) { return held.size() < 300 && std::count(held.begin(), held.end(), ' ') < 8; }

}  // namespace

std::vector<ByteRange> find_plugin_tags(std::string_view text) {
  std::vector<ByteRange> found;
  std::map<std::string, Tag> open;
  for (size_t brace = text.find('{'); brace != std::string_view::npos; brace = text.find('{', brace + 1)) {
    Tag tag = tag_at(text, brace);
    if (tag.name.empty()) continue;
    const auto partner = open.find(tag.name);
    if (tag.closing && partner != open.end()) {
      const Tag& opening = partner->second;
      const std::string_view held = text.substr(opening.end, tag.start - opening.end);
      if (is_argument(held)) {
        found.push_back({opening.start, tag.end});
      } else {
        found.push_back({opening.start, opening.end});
        found.push_back({tag.start, tag.end});
      }
      open.erase(partner);
    } else if (tag.sure) {
      found.push_back({tag.start, tag.end});
    }
    if (!tag.closing) open[tag.name] = tag;
  }
  std::sort(found.begin(), found.end(), [](const ByteRange& a, const ByteRange& b) { return a.start < b.start; });
  std::vector<ByteRange> merged;
  for (const ByteRange& range : found) {
    if (!merged.empty() && range.start < merged.back().end) {
      merged.back().end = std::max(merged.back().end, range.end);
    } else {
      merged.push_back(range);
    }
  }
  return merged;
}

}  // namespace strongroom::ingest::html
