// SPDX-License-Identifier: Apache-2.0
#include "archive/changed_statement.h"

#include <algorithm>

#include "text/normalise.h"

namespace strongroom::archive {

namespace {

constexpr size_t statement_words_min = 40;
constexpr size_t beginning_words_min = 12;
constexpr size_t title_words_min = 4;
constexpr double contained_min = 0.4;

bool share_category(const records::Item& a, const records::Item& b) {
  return std::any_of(a.categories.begin(), a.categories.end(), [&](const records::Term& one) {
    const std::string name = text::fold(one.name);
    return std::any_of(b.categories.begin(), b.categories.end(),
                       [&](const records::Term& other) { return text::fold(other.name) == name; });
  });
}

bool titles_contradict(const records::Item& a, const records::Item& b) {
  return !a.title.empty() && !b.title.empty() && text::fold(a.title) != text::fold(b.title);
}

bool begins_with_title(const Statement& text, const Statement& titled) {
  const TextShape title(titled.item.title);
  return text.item.title.empty() && title.word_count() >= title_words_min && title.begins(text.shape, false);
}

bool begin_alike(const Statement& a, const Statement& b) {
  return a.shape.shared_beginning(b.shape) >= beginning_words_min || begins_with_title(a, b) || begins_with_title(b, a);
}

}  // namespace

bool is_changed_statement(const Statement& a, const Statement& b) {
  if (std::min(a.shape.word_count(), b.shape.word_count()) < statement_words_min) return false;
  if (titles_contradict(a.item, b.item) || !share_category(a.item, b.item) || !begin_alike(a, b)) return false;
  return a.shape.contained_in(b.shape) >= contained_min || b.shape.contained_in(a.shape) >= contained_min;
}

}  // namespace strongroom::archive
