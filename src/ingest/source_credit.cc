// SPDX-License-Identifier: Apache-2.0
#include "ingest/source_credit.h"

#include <algorithm>
#include <string_view>

namespace strongroom::ingest {
namespace {

// A credit is a name; what is longer is a sentence.
constexpr size_t credit_bytes_max = 300;

// As written after the parenthesis; the colon follows, perhaps after a space.
constexpr std::string_view source_words[] = {"Source",  "source", "SOURCE", "Sources", "المصدر",  "مصدر",
                                             "المصادر", "Fuente", "Quelle", "Fonte",   "Источник"};

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// What follows "<word>:" at the start of `text`; empty when it does not start so.
std::string_view after_source_word(std::string_view text) {
  for (const std::string_view word : source_words) {
    if (!text.starts_with(word)) continue;
    const std::string_view rest = trim(text.substr(word.size()));
    if (rest.starts_with(':')) return trim(rest.substr(1));
    if (rest.starts_with("：")) return trim(rest.substr(std::string_view("：").size()));
  }
  return {};
}

// Up to the parenthesis that closes the one already open, or to the end.
std::string_view up_to_closing(std::string_view text) {
  int depth = 1;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')' && --depth == 0) return text.substr(0, i);
  }
  return text;
}

std::string_view without_full_stop(std::string_view text) {
  if (text.ends_with('.')) text.remove_suffix(1);
  return trim(text);
}

std::string_view credit_in(std::string_view text) {
  for (size_t open = text.rfind('('); open != std::string_view::npos;
       open = open == 0 ? open : text.rfind('(', open - 1)) {
    if (text.size() - open > credit_bytes_max) break;
    const std::string_view credit = after_source_word(trim(text.substr(open + 1)));
    if (!credit.empty()) return trim(up_to_closing(credit));
    if (open == 0) break;
  }
  if (text.size() > credit_bytes_max) return {};
  return without_full_stop(after_source_word(text));
}

}  // namespace

std::string find_source_credit(const std::vector<records::Block>& blocks) {
  int looked_at = 0;
  for (auto block = blocks.rbegin(); block != blocks.rend() && looked_at < 2; ++block) {
    if (block->kind == records::BlockKind::Image || block->text.empty()) continue;
    ++looked_at;
    if (const std::string_view credit = credit_in(block->text); !credit.empty()) return std::string(credit);
  }
  return {};
}

bool ends_in_ellipsis(const std::vector<records::Block>& blocks) {
  const auto last = std::find_if(blocks.rbegin(), blocks.rend(), [](const records::Block& block) {
    return block.kind != records::BlockKind::Image && !block.text.empty();
  });
  if (last == blocks.rend()) return false;
  std::string_view text = last->text;
  for (bool changed = true; changed;) {
    changed = false;
    for (const std::string_view closing : {"]", ")", "\"", "”", "»", " "}) {
      if (!text.ends_with(closing)) continue;
      text.remove_suffix(closing.size());
      changed = true;
    }
  }
  return text.ends_with("…") || text.ends_with("...");
}

}  // namespace strongroom::ingest
