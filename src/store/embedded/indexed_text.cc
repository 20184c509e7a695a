// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/indexed_text.h"

#include <algorithm>

#include "text/words.h"

namespace strongroom::store::embedded {

namespace {

bool is_kept(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

void append_token(std::string& tokens, std::string_view word) {
  const size_t start = tokens.size();
  if (start > 0) tokens += ' ';
  const size_t token = tokens.size();
  std::copy_if(word.begin(), word.end(), std::back_inserter(tokens), is_kept);
  if (tokens.size() == token) tokens.resize(start);
}

void append_stems(std::string& tokens, std::string_view utf8) {
  text::each_word(utf8, [&](uint32_t, uint32_t, std::string_view folded) { append_token(tokens, text::stem(folded)); });
}

}  // namespace

IndexedText indexed_text(const records::Item& item, const std::vector<TermNumber>& terms, int64_t day) {
  IndexedText indexed;
  append_stems(indexed.title, item.title);
  for (const records::Block& block : item.blocks) append_stems(indexed.body, block.text);
  for (const TermNumber& term : terms) indexed.filters += term_mark(term) + ' ';
  if (const auto date = date_of_day(day)) indexed.filters += year_mark(date->year);
  return indexed;
}

std::vector<std::string> stems_of(std::string_view utf8) {
  std::vector<std::string> stems;
  for (const text::Word& word : text::words(utf8))
    if (std::string token = stem_token(word.folded); !token.empty()) stems.push_back(std::move(token));
  return stems;
}

std::string stem_token(std::string_view folded) { return plain_token(text::stem(folded)); }

std::string plain_token(std::string_view folded) {
  std::string token;
  append_token(token, folded);
  return token;
}

std::string term_mark(TermNumber term) { return "§t" + std::to_string(term.value); }

std::string year_mark(int year) { return "§y" + std::to_string(year); }

}  // namespace strongroom::store::embedded
