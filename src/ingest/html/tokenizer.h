// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/html/character_references.h"
#include "ingest/html/dom.h"

namespace strongroom::ingest::html {

enum class TokenKind : uint8_t { Text, StartTag, EndTag, Comment, End };

struct Token {
  TokenKind kind = TokenKind::End;
  std::string_view text;              // a tag's name in lower case; else the content, references resolved
  bool self_closing = false;          // "<br/>"
  std::vector<Attribute> attributes;  // of a start tag
};

// Divides a page into tags, texts and comments by https://html.spec.whatwg.org/#tokenization, in one pass that searches
// for the next mark rather than look at each character. What it gives are views into the page's own bytes, in which it
// makes the names of tags and attributes lower case and resolves character references (none is shorter than what it
// stands for); they must outlive the tokens. Deviations: document types and processing instructions are no tokens, and
// the states for scripts within scripts are left out.
class Tokenizer {
 public:
  explicit Tokenizer(std::string& page) : page_(page) {}

  // Fills `token` with the next one; End when there is none.
  void next(Token& token);
  // The content of the raw element whose start tag was the last token. The next token begins behind its end tag.
  std::string_view raw_text(std::string_view name, const Nesting& nesting);

  // How far the page is read, in bytes.
  size_t position() const { return at_; }

 private:
  bool begins_markup(size_t position) const;
  bool read_markup(Token& token);
  bool read_tag(Token& token, size_t name_start);
  Attribute read_attribute();
  std::string_view read_value();
  std::string_view read_comment();
  std::string_view read_text();
  void skip_beyond(char mark);
  void skip_space();
  std::string_view lower_case(size_t start, size_t end);
  std::string_view resolve(size_t start, size_t end, ReferencePlace place);
  std::string_view part(size_t start, size_t end) const { return std::string_view(page_).substr(start, end - start); }

  std::string& page_;
  size_t at_ = 0;
};

}  // namespace strongroom::ingest::html
