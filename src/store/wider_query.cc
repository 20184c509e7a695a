// SPDX-License-Identifier: Apache-2.0
#include "store/wider_query.h"

#include <algorithm>
#include <optional>

#include "store/query_syntax.h"
#include "store/query_tokens.h"
#include "text/words.h"

namespace strongroom::store {

namespace {

// The tokens as written, with one put in another's place, or left out.
std::string written_with(const std::vector<QueryToken>& tokens, size_t at, std::string_view instead) {
  std::string text;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const std::string_view written = i == at ? instead : tokens[i].written;
    if (written.empty()) continue;
    if (!text.empty()) text += ' ';
    text += written;
  }
  return text;
}

bool asks_for_something(std::string_view text) {
  const auto query = read_query(text);
  return query && (!query->all.empty() || query->from || query->to);
}

}  // namespace

std::vector<WiderQuery> wider_queries(std::string_view text) {
  std::vector<WiderQuery> wider;
  const std::vector<QueryToken> tokens = split_query(text);
  if (std::ranges::any_of(tokens, is_operator)) return wider;
  const auto add = [&](WiderQuery::Change change, size_t at, std::string_view instead) {
    const std::string other = written_with(tokens, at, instead);
    if (wider.size() < wider_queries_max && asks_for_something(other)) {
      wider.push_back({change, tokens[at].written, other});
    }
  };
  for (size_t at = 0; at < tokens.size(); ++at) {
    const QueryToken& token = tokens[at];
    const bool is_phrase = token.quoted && !token.minus && text::words(token.value).size() > 1;
    if (is_phrase) add(WiderQuery::Change::Loosens, at, token.value);
    add(WiderQuery::Change::LeavesOut, at, {});
  }
  return wider;
}

}  // namespace strongroom::store
