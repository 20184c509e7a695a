// SPDX-License-Identifier: Apache-2.0
#include "ingest/export/wordpress_markup.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace strongroom::ingest {
namespace {

constexpr std::array<std::string_view, 9> shortcodes = {"caption", "wp_caption", "gallery",  "embed", "audio",
                                                        "video",   "playlist",   "wp_embed", "more"};
constexpr std::array<std::string_view, 4> page_builders = {"vc_", "et_pb_", "fusion_", "av_"};

bool is_name(char c) { return (c >= 'a' && c <= 'z') || is_ascii_digit(c) || c == '_' || c == '-'; }

// A shortcode that stands at '[' of the text, "[caption id=…]" or "[/caption]".
struct Shortcode {
  std::string_view name;
  bool closing = false;
  size_t length = 0;  // 0: none stands there
};

Shortcode shortcode_at(std::string_view text) {
  constexpr size_t length_max = 2000;
  Shortcode found;
  size_t at = 1;
  if (at < text.size() && text[at] == '/') found.closing = true, ++at;
  const size_t start = at;
  while (at < text.size() && is_name(text[at])) ++at;
  found.name = text.substr(start, at - start);
  const bool known = std::find(shortcodes.begin(), shortcodes.end(), found.name) != shortcodes.end() ||
                     std::any_of(page_builders.begin(), page_builders.end(),
                                 [&](std::string_view prefix) { return found.name.starts_with(prefix); });
  const size_t end = known ? text.substr(0, length_max).find(']', at) : std::string_view::npos;
  if (end != std::string_view::npos) found.length = end + 1;
  return found;
}

// Where the picture of a caption ends: behind its tag, and behind the link around it.
size_t end_of_picture(std::string_view text) {
  constexpr size_t picture_bytes_max = 8000;
  const std::string_view near = text.substr(0, picture_bytes_max);
  const size_t image = near.find("<img");
  if (image == std::string_view::npos) return std::string_view::npos;
  const size_t tag_end = near.find('>', image);
  if (tag_end == std::string_view::npos) return std::string_view::npos;
  return near.substr(tag_end + 1).starts_with("</a>") ? tag_end + 5 : tag_end + 1;
}

// The length of a line end followed by at least one blank line; 0 when there is none.
size_t blank_line_at(std::string_view text) {
  const size_t end = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  const std::string_view space = text.substr(0, end);
  return std::count(space.begin(), space.end(), '\n') >= 2 ? end : 0;
}

}  // namespace

std::string wordpress_html(std::string_view content) {
  std::string html;
  html.reserve(content.size() + content.size() / 8);
  while (!content.empty()) {
    const size_t plain = std::min(content.find_first_of("[\n"), content.size());
    html += content.substr(0, plain);
    content.remove_prefix(plain);
    if (content.empty()) break;
    if (content[0] == '\n') {
      const size_t space = std::min(content.find_first_not_of(" \t\r\n"), content.size());
      html += blank_line_at(content) > 0 ? "<br><br>" : "\n";
      content.remove_prefix(space);
      continue;
    }
    const Shortcode code = shortcode_at(content);
    if (code.length == 0) {
      html += '[';
      content.remove_prefix(1);
      continue;
    }
    content.remove_prefix(code.length);
    if (!code.name.ends_with("caption")) continue;
    if (code.closing) {
      html += "</figcaption></figure>";
    } else if (const size_t picture = end_of_picture(content); picture != std::string_view::npos) {
      ((html += "<figure>") += content.substr(0, picture)) += "<figcaption>";
      content.remove_prefix(picture);
    }
  }
  return html;
}

}  // namespace strongroom::ingest
