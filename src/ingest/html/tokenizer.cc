// SPDX-License-Identifier: Apache-2.0
#include "ingest/html/tokenizer.h"

#include <algorithm>

#include "base/ascii.h"
#include "text/utf8.h"

namespace strongroom::ingest::html {
namespace {

constexpr size_t attributes_max = 256;  // of one tag; further ones are left out

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool ends_name(char c) { return is_space(c) || c == '/' || c == '>'; }

// `text` begins with "</".
bool is_end_tag_of(std::string_view text, std::string_view name) {
  if (text.size() < name.size() + 3 || !ends_name(text[name.size() + 2])) return false;
  return std::equal(name.begin(), name.end(), text.begin() + 2, [](char a, char b) { return a == ascii_lower(b); });
}

}  // namespace

void Tokenizer::next(Token& token) {
  while (at_ < page_.size()) {
    if (!begins_markup(at_)) {
      token.text = read_text();
      token.kind = TokenKind::Text;
      return;
    }
    if (read_markup(token)) return;
  }
  token.kind = TokenKind::End;
}

std::string_view Tokenizer::raw_text(std::string_view name, const Nesting& nesting) {
  const size_t start = at_;
  size_t end = page_.find("</", start);
  while (end != std::string::npos && !is_end_tag_of(part(end, page_.size()), name)) end = page_.find("</", end + 2);
  const bool is_closed = end != std::string::npos;
  // A title that never ends would take the page with it, as it does in browsers.
  if (!is_closed) end = nesting.holds_references ? std::min(page_.find('<', start), page_.size()) : page_.size();
  at_ = end;
  if (is_closed) skip_beyond('>');
  return nesting.holds_references ? resolve(start, end, ReferencePlace::Text) : part(start, end);
}

// https://html.spec.whatwg.org/#tag-open-state
bool Tokenizer::begins_markup(size_t position) const {
  if (page_[position] != '<' || position + 1 >= page_.size()) return false;
  const char c = page_[position + 1];
  return is_ascii_letter(c) || c == '/' || c == '!' || c == '?';
}

// A '<' that begins no markup is part of the text around it.
std::string_view Tokenizer::read_text() {
  const size_t start = at_;
  do {
    at_ = std::min(page_.find('<', at_ + 1), page_.size());
  } while (at_ < page_.size() && !begins_markup(at_));
  return resolve(start, at_, ReferencePlace::Text);
}

// Whether it is a token.
bool Tokenizer::read_markup(Token& token) {
  if (is_ascii_letter(page_[at_ + 1])) {
    token.kind = TokenKind::StartTag;
    return read_tag(token, at_ + 1);
  }
  if (page_[at_ + 1] == '/' && at_ + 2 < page_.size() && is_ascii_letter(page_[at_ + 2])) {
    token.kind = TokenKind::EndTag;
    return read_tag(token, at_ + 2);
  }
  if (part(at_, at_ + 4) == "<!--") {
    token.kind = TokenKind::Comment;
    token.text = read_comment();
    return true;
  }
  skip_beyond('>');
  return false;
}

// Whether the tag ends; one that the page's end cuts is dropped.
bool Tokenizer::read_tag(Token& token, size_t name_start) {
  at_ = name_start;
  while (at_ < page_.size() && !ends_name(page_[at_])) ++at_;
  token.text = lower_case(name_start, at_);
  token.attributes.clear();
  token.self_closing = false;
  while (true) {
    while (at_ < page_.size() && (is_space(page_[at_]) || page_[at_] == '/')) {
      token.self_closing = page_[at_] == '/';
      ++at_;
    }
    if (at_ >= page_.size()) return false;
    if (page_[at_] == '>') break;
    token.self_closing = false;
    const Attribute attribute = read_attribute();
    if (token.attributes.size() < attributes_max) token.attributes.push_back(attribute);
  }
  ++at_;
  return true;
}

// https://html.spec.whatwg.org/#before-attribute-name-state
Attribute Tokenizer::read_attribute() {
  const size_t start = at_++;
  while (at_ < page_.size() && !ends_name(page_[at_]) && page_[at_] != '=') ++at_;
  Attribute attribute{lower_case(start, at_), {}};
  const size_t behind_name = at_;
  skip_space();
  if (at_ < page_.size() && page_[at_] == '=') {
    ++at_;
    skip_space();
    attribute.value = read_value();
  } else {
    at_ = behind_name;
  }
  return attribute;
}

std::string_view Tokenizer::read_value() {
  if (at_ >= page_.size() || page_[at_] == '>') return {};
  const char quote = page_[at_];
  if (quote == '"' || quote == '\'') {
    const size_t start = at_ + 1;
    const size_t end = std::min(page_.find(quote, start), page_.size());
    at_ = std::min(end + 1, page_.size());
    return resolve(start, end, ReferencePlace::AttributeValue);
  }
  const size_t start = at_;
  while (at_ < page_.size() && !is_space(page_[at_]) && page_[at_] != '>') ++at_;
  return resolve(start, at_, ReferencePlace::AttributeValue);
}

// https://html.spec.whatwg.org/#comment-start-state: "<!-->" and "<!--->" are whole; "--!>" ends one too.
std::string_view Tokenizer::read_comment() {
  const size_t start = at_ + 4;
  for (const std::string_view whole : {">", "->"}) {
    if (part(start, start + whole.size()) != whole) continue;
    at_ = start + whole.size();
    return {};
  }
  for (size_t dashes = page_.find("--", start); dashes != std::string::npos; dashes = page_.find("--", dashes + 1)) {
    const std::string_view behind = part(dashes + 2, dashes + 4);
    if (!behind.starts_with('>') && behind != "!>") continue;
    at_ = dashes + 2 + (behind[0] == '>' ? 1 : 2);
    return part(start, dashes);
  }
  at_ = page_.size();
  return part(std::min(start, at_), at_);
}

void Tokenizer::skip_beyond(char mark) { at_ = std::min(page_.find(mark, at_), page_.size() - 1) + 1; }

void Tokenizer::skip_space() {
  while (at_ < page_.size() && is_space(page_[at_])) ++at_;
}

std::string_view Tokenizer::lower_case(size_t start, size_t end) {
  for (size_t i = start; i < end; ++i) page_[i] = ascii_lower(page_[i]);
  return part(start, end);
}

// Writes the characters over their references; what is shorter leaves the rest of its place unused.
std::string_view Tokenizer::resolve(size_t start, size_t end, ReferencePlace place) {
  const std::string_view text = part(start, end);
  size_t ampersand = text.find('&');
  if (ampersand == std::string_view::npos) return text;
  size_t written = start + ampersand;
  std::string character;
  while (ampersand < text.size()) {
    const CharacterReference reference = read_character_reference(text.substr(ampersand), place);
    character.clear();
    if (reference.length > 0) {
      text::append_code_point(character, reference.code_point);
    } else {
      character = "&";
    }
    std::copy(character.begin(), character.end(), page_.begin() + static_cast<ptrdiff_t>(written));
    written += character.size();
    const size_t rest = ampersand + std::max<size_t>(reference.length, 1);
    const size_t next = std::min(text.find('&', rest), text.size());
    std::copy(text.begin() + static_cast<ptrdiff_t>(rest), text.begin() + static_cast<ptrdiff_t>(next),
              page_.begin() + static_cast<ptrdiff_t>(written));
    written += next - rest;
    ampersand = next;
  }
  return part(start, written);
}

}  // namespace strongroom::ingest::html
