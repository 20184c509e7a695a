// SPDX-License-Identifier: Apache-2.0
#include "ingest/html/inline_text.h"

#include <algorithm>

#include "ingest/html/plugin_tags.h"
#include "text/normalise.h"

namespace strongroom::ingest::html {
namespace {

// Marks of three bytes that show nothing and only say where a word or a line may break: U+200B, U+2060 and U+FEFF.
bool is_break_mark(std::string_view mark) { return mark == "\u200B" || mark == "\u2060" || mark == "\uFEFF"; }

// The length of the white space character, unprinted control or mark of a break at the start of `utf8`, 0 when there is
// a visible one. White space as in Unicode's White_Space property.
size_t blank_length(std::string_view utf8) {
  // Text may be cut within a character; what is missing is not blank.
  const auto byte = [&](size_t i) { return i < utf8.size() ? static_cast<unsigned char>(utf8[i]) : 0xFFu; };
  if (byte(0) <= 0x20 || byte(0) == 0x7F) return 1;
  if (byte(0) == 0xC2) return byte(1) <= 0xA0 || byte(1) == 0xAD ? 2 : 0;  // C1 controls, no-break space, soft hyphen
  if (is_break_mark(utf8.substr(0, 3))) return 3;
  if (byte(0) == 0xE1) return byte(1) == 0x9A && byte(2) == 0x80 ? 3 : 0;
  if (byte(0) == 0xE2 && byte(1) == 0x80) {
    const unsigned last = byte(2);
    return last <= 0x8A || last == 0xA8 || last == 0xA9 || last == 0xAF ? 3 : 0;
  }
  if (byte(0) == 0xE2) return byte(1) == 0x81 && byte(2) == 0x9F ? 3 : 0;
  if (byte(0) == 0xE3) return byte(1) == 0x80 && byte(2) == 0x80 ? 3 : 0;
  return 0;
}

bool may_be_blank(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte <= 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xEF || (byte >= 0xE1 && byte <= 0xE3);
}

bool is_control(std::string_view blank) {
  const auto first = static_cast<unsigned char>(blank[0]);
  if (is_break_mark(blank)) return true;
  if (first == 0xC2) {
    const auto second = static_cast<unsigned char>(blank[1]);
    return second == 0xAD || (second < 0xA0 && second != 0x85);
  }
  return first == 0x7F || (first < 0x20 && !(first >= 0x09 && first <= 0x0D));
}

}  // namespace

void InlineText::append(std::string_view utf8) {
  size_t start = 0;
  for (size_t position = 0; position < utf8.size();) {
    const size_t blank = may_be_blank(utf8[position]) ? blank_length(utf8.substr(position)) : 0;
    if (blank == 0) {
      ++position;
      continue;
    }
    append_visible(utf8.substr(start, position - start));
    // A control character is dropped where it stands; it parts no words.
    if (!is_control(utf8.substr(position, blank))) space_pending_ = true;
    position += blank;
    start = position;
  }
  append_visible(utf8.substr(start));
}

void InlineText::append_visible(std::string_view run) {
  if (run.empty()) return;
  if (space_pending_ && !text_.empty()) {
    // A link that has no letter yet begins behind the space.
    if (link_open_ && link_start_ == text_.size()) ++link_start_;
    text_ += ' ';
  }
  space_pending_ = false;
  text_ += run;
}

void InlineText::begin_link(std::string url) {
  end_link();
  link_open_ = true;
  link_start_ = text_.size();
  link_url_ = std::move(url);
}

void InlineText::end_link() {
  if (!link_open_) return;
  close_link_at_end();
  link_open_ = false;
}

void InlineText::close_link_at_end() {
  if (text_.size() > link_start_) links_.push_back({link_start_, text_.size(), link_url_});
}

LinkedText InlineText::take() {
  if (link_open_) close_link_at_end();
  remove_plugin_tags();
  normalise();
  LinkedText taken;
  size_t byte = 0;
  size_t code_point = 0;
  const auto code_point_of = [&](size_t wanted) {
    code_point += text::code_points(std::string_view(text_).substr(byte, wanted - byte));
    byte = wanted;
    return static_cast<uint32_t>(code_point);
  };
  for (ByteLink& link : links_) {
    const uint32_t start = code_point_of(link.start);
    taken.links.push_back({start, code_point_of(link.end), std::move(link.url)});
  }
  taken.text = std::move(text_);
  text_.clear();
  links_.clear();
  space_pending_ = false;
  link_start_ = 0;
  return taken;
}

void InlineText::remove_plugin_tags() {
  const std::vector<ByteRange> ranges = find_plugin_tags(text_);
  if (ranges.empty()) return;
  // The text is built anew from what lies between the tags; links move with it.
  InlineText kept;
  size_t next = 0;
  const auto append_kept = [&](size_t from, size_t to) {
    while (from < to) {
      while (next < ranges.size() && ranges[next].end <= from) ++next;
      const size_t tag_start = next < ranges.size() ? ranges[next].start : text_.size();
      if (tag_start <= from) {
        from = ranges[next].end;
        continue;
      }
      const size_t stop = std::min(to, tag_start);
      kept.append(std::string_view(text_).substr(from, stop - from));
      from = stop;
    }
  };
  size_t position = 0;
  for (ByteLink& link : links_) {
    append_kept(position, link.start);
    kept.begin_link(std::move(link.url));
    append_kept(link.start, link.end);
    kept.end_link();
    position = link.end;
  }
  append_kept(position, text_.size());
  text_ = std::move(kept.text_);
  links_ = std::move(kept.links_);
}

// Pieces can be NFC each and not when joined, and NFC can change how long the text before a link is.
void InlineText::normalise() {
  std::string normal = text::nfc(text_);
  if (normal == text_) return;
  size_t byte = 0;
  std::string before;
  const auto moved = [&](size_t wanted) {
    before += text_.substr(byte, wanted - byte);
    byte = wanted;
    before = text::nfc(before);
    return std::min(before.size(), normal.size());
  };
  if (links_.size() > 64) links_.clear();  // each link costs a pass; no honest text comes here
  for (ByteLink& link : links_) {
    link.start = moved(link.start);
    link.end = moved(link.end);
  }
  text_ = std::move(normal);
}

}  // namespace strongroom::ingest::html
