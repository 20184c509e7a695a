// SPDX-License-Identifier: Apache-2.0
#include "store/query_tokens.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace strongroom::store {

namespace {

constexpr std::array<std::string_view, 6> quotes = {"\"", "“", "”", "„", "«", "»"};
// The ASCII ones and those that keyboards and pages put between words: NBSP, narrow NBSP, ideographic space.
constexpr std::array<std::string_view, 8> spaces = {" ", "\t", "\n", "\r", "\f", "\u00a0", "\u202f", "\u3000"};

template <size_t count>
size_t match(std::string_view text, size_t at, const std::array<std::string_view, count>& signs) {
  for (const std::string_view sign : signs)
    if (text.substr(at).starts_with(sign)) return sign.size();
  return 0;
}

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text), last_quote_(find_last_quote()) {}

  std::vector<QueryToken> split() {
    std::vector<QueryToken> tokens;
    while (skip_spaces()) tokens.push_back(token());
    return tokens;
  }

 private:
  bool at_end() const { return at_ >= text_.size(); }
  size_t quote_here() const { return match(text_, at_, quotes); }
  size_t space_here() const { return match(text_, at_, spaces); }

  // Where the last quote begins: beyond it no quote can be closed, which spares looking for its end again and again.
  size_t find_last_quote() const {
    for (size_t at = text_.size(); at-- > 0;)
      if (match(text_, at, quotes) > 0) return at;
    return 0;
  }

  bool skip_spaces() {
    while (!at_end()) {
      const size_t space = space_here();
      if (space == 0) return true;
      at_ += space;
    }
    return false;
  }

  QueryToken token() {
    QueryToken token;
    const size_t start = at_;
    if (text_[at_] == '-') {
      token.minus = true;
      ++at_;
    }
    if (!quoted(token)) word(token);
    token.written = text_.substr(start, at_ - start);
    return token;
  }

  // Reads a quoted value if one begins here.
  bool quoted(QueryToken& token) {
    if (at_end()) return false;
    const size_t opening = quote_here();
    if (opening == 0) return false;
    if (at_ >= last_quote_) {  // never closed
      at_ += opening;
      return false;
    }
    at_ += opening;
    const size_t start = at_;
    while (quote_here() == 0) ++at_;
    token.quoted = true;
    token.value = text_.substr(start, at_ - start);
    at_ += quote_here();
    return true;
  }

  void word(QueryToken& token) {
    const size_t start = at_;
    while (!at_end() && space_here() == 0 && quote_here() == 0) {
      if (text_[at_] == ':' && token.field.empty() && begins_value(start)) {
        token.field = text_.substr(start, at_ - start);
        ++at_;
        if (!quoted(token)) token.value = rest_of_word();
        return;
      }
      ++at_;
    }
    token.value = text_.substr(start, at_ - start);
  }

  // At a colon: letters before it, and something other than a space after it.
  bool begins_value(size_t start) {
    const std::string_view name = text_.substr(start, at_ - start);
    const bool letters = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
      return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
    });
    return letters && at_ + 1 < text_.size() && match(text_, at_ + 1, spaces) == 0;
  }

  std::string rest_of_word() {
    const size_t start = at_;
    while (!at_end() && space_here() == 0 && quote_here() == 0) ++at_;
    return std::string(text_.substr(start, at_ - start));
  }

  std::string_view text_;
  size_t at_ = 0;
  size_t last_quote_;
};

}  // namespace

std::vector<QueryToken> split_query(std::string_view text) { return Splitter(text).split(); }

bool is_operator(const QueryToken& token) {
  constexpr std::array<std::string_view, 5> kOperators = {"OR", "|", "AND", "&", "NOT"};
  if (token.quoted || token.minus || !token.field.empty()) return false;
  return std::ranges::find(kOperators, token.value) != kOperators.end();
}

}  // namespace strongroom::store
