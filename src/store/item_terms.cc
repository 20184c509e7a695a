// SPDX-License-Identifier: Apache-2.0
#include "store/item_terms.h"

#include <algorithm>

#include "base/digest.h"
#include "text/normalise.h"

namespace strongroom::store {

namespace {

constexpr size_t lead_code_points = 400;
constexpr size_t slug_code_points = 60;

void add(std::vector<NamedTerm>& terms, TermKind kind, const std::string& name) {
  if (name.empty()) return;
  NamedTerm term{{kind, kind == TermKind::Language ? name : term_slug(name)}, name};
  const bool known = std::any_of(terms.begin(), terms.end(), [&](const NamedTerm& t) { return t.ref == term.ref; });
  if (!known) terms.push_back(std::move(term));
}

}  // namespace

const char* term_kind_name(TermKind kind) {
  switch (kind) {
    case TermKind::Category:
      return "category";
    case TermKind::Tag:
      return "tag";
    case TermKind::Author:
      return "author";
    case TermKind::Source:
      return "source";
    case TermKind::Language:
      return "language";
  }
  return "";
}

std::vector<NamedTerm> terms_of(const records::Item& item) {
  std::vector<NamedTerm> terms;
  for (const auto& category : item.categories) add(terms, TermKind::Category, category.name);
  for (const auto& tag : item.tags) add(terms, TermKind::Tag, tag.name);
  for (const auto& author : item.authors) add(terms, TermKind::Author, author.name);
  add(terms, TermKind::Source, item.source_credit);
  add(terms, TermKind::Language, item.lang);
  return terms;
}

std::string term_slug(std::string_view name) {
  std::string slug = text::slug(name);
  return slug.empty() ? "term-" + sha256(name).hex().substr(0, 8) : slug;
}

std::string item_lead(const records::Item& item) {
  const records::Block* first = nullptr;
  for (const auto& block : item.blocks) {
    if (block.text.empty() || block.kind == records::BlockKind::Image) continue;
    if (!first) first = &block;
    if (block.kind != records::BlockKind::Paragraph) continue;
    first = &block;
    break;
  }
  return first ? text::shorten(first->text, lead_code_points) : std::string();
}

std::string item_slug(const records::Item& item) {
  return text::slug(item.title.empty() ? text::shorten(item_lead(item), slug_code_points) : item.title);
}

}  // namespace strongroom::store
