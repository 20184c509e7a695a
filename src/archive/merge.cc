// SPDX-License-Identifier: Apache-2.0
#include "archive/merge.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "text/normalise.h"

namespace strongroom::archive {

namespace {

using records::Item;
using records::Term;

bool titles_differ(const Item& a, const Item& b) {
  return !a.title.empty() && !b.title.empty() && a.title != b.title && text::fold(a.title) != text::fold(b.title);
}

// More is better, compared from the left. Damaged characters weigh first.
auto structure_of(const Item& item) {
  size_t links = 0;
  size_t shaped_blocks = 0;
  size_t damaged = 0;
  for (const records::Block& block : item.blocks) {
    links += block.links.size();
    shaped_blocks += block.kind != records::BlockKind::Paragraph;
    for (size_t at = 0; (at = block.text.find("\xEF\xBF\xBD", at)) != std::string::npos; at += 3) ++damaged;
  }
  return std::tuple(-static_cast<long>(damaged), !item.truncated, links, shaped_blocks, item.blocks.size(),
                    item.images.size(), item.attachments.size(), item.fields.size());
}

// A fixed order between two told values: the longer tells more; else the smaller bytes.
void prefer_longer(std::string& kept, const std::string& found) {
  if (std::tuple(found.size(), kept) > std::tuple(kept.size(), found)) kept = found;
}

bool is_absolute(const std::string& url) { return url.find("://") != std::string::npos; }

// An absolute address before a relative one; then the shorter one, which has no "?print=1".
void prefer_address(std::string& kept, const std::string& found) {
  if (found.empty()) return;
  const auto rank = [](const std::string& url) { return std::tuple(!is_absolute(url), url.size(), url); };
  if (kept.empty() || rank(found) < rank(kept)) kept = found;
}

void prefer_smaller(std::string& kept, const std::string& found) {
  if (!found.empty() && (kept.empty() || found < kept)) kept = found;
}

void merge_terms(std::vector<Term>& kept, const std::vector<Term>& found) {
  if (found.empty() || kept == found) return;
  if (kept.empty()) {
    kept = found;
    return;
  }
  std::map<std::string, Term> by_name;
  for (const std::vector<Term>* list : {&std::as_const(kept), &found}) {
    for (const Term& term : *list) {
      auto [place, added] = by_name.try_emplace(text::fold(term.name), term);
      if (added) continue;
      place->second.name = std::min(place->second.name, term.name);
      prefer_address(place->second.url, term.url);
    }
  }
  const auto same_names = [](const Term& a, const Term& b) { return text::fold(a.name) == text::fold(b.name); };
  if (std::equal(kept.begin(), kept.end(), found.begin(), found.end(), same_names)) {
    for (Term& term : kept) term = by_name.at(text::fold(term.name));
    return;
  }
  kept.clear();
  for (auto& [name, term] : by_name) kept.push_back(std::move(term));
}

// Printed a day after what data alone state, as feeds, databases and APIs do in UTC: readers were told the printed day.
bool is_printed_day_of(const records::PrintedDate& printed, const records::PrintedDate& stated) {
  const bool are_days = printed.precision == records::DatePrecision::Day && printed.date &&
                        stated.precision == records::DatePrecision::Day && stated.date;
  return are_days && !printed.verbatim.empty() && stated.verbatim.empty() &&
         printed.date->days_since_1970() == stated.date->days_since_1970() + 1;
}

// The finer precision, then the earlier day, since an address or a list sometimes shows when an item was modified.
void merge_date(records::PrintedDate& kept, const records::PrintedDate& found) {
  if (is_printed_day_of(kept, found)) return;
  if (is_printed_day_of(found, kept)) {
    kept = found;
    return;
  }
  const auto rank = [](const records::PrintedDate& date) {
    return std::tuple(!date.date.has_value(), date.precision, date.date.value_or(CivilDate{}));
  };
  if (rank(found) < rank(kept)) kept = found;
  if (rank(found) != rank(kept)) return;
  prefer_longer(kept.verbatim, found.verbatim);
  prefer_smaller(kept.time, found.time);
}

template <typename T>
void fill(std::vector<T>& kept, const std::vector<T>& found) {
  if (kept.empty()) kept = found;
}

// Everything but title, body and whether it is whole.
void enrich(Item& kept, const Item& found) {
  prefer_address(kept.url, found.url);
  prefer_smaller(kept.source_id, found.source_id);
  merge_date(kept.date, found.date);
  merge_terms(kept.categories, found.categories);
  merge_terms(kept.tags, found.tags);
  merge_terms(kept.authors, found.authors);
  prefer_longer(kept.source_credit, found.source_credit);
  if (kept.lang.empty() || kept.lang == "und") kept.lang = found.lang.empty() ? kept.lang : found.lang;
  fill(kept.images, found.images);
  fill(kept.attachments, found.attachments);
  fill(kept.fields, found.fields);
  if (kept.title.empty()) kept.title = found.title;
}

TextRelation relation_of(const ShapedItem& kept, const ShapedItem& found) {
  const TextRelation text = relation(kept.shape, kept.item.truncated, found.shape, found.item.truncated);
  // What a truncated capture shows never stands against a whole text; a whole one always replaces a truncated one.
  if (text == TextRelation::Different && found.item.truncated && !kept.item.truncated) return TextRelation::Part;
  if (text == TextRelation::Same && !titles_differ(kept.item, found.item)) return TextRelation::Same;
  if (text == TextRelation::Same) return TextRelation::Different;
  return text;
}

}  // namespace

ShapedItem shaped(records::Item item) {
  TextShape shape(item.text());
  return {std::move(item), std::move(shape)};
}

bool same_statement(const ShapedItem& a, const ShapedItem& b) {
  return a.shape.same_words(b.shape) && !titles_differ(a.item, b.item);
}

Merged merge(const ShapedItem& kept, const ShapedItem& found) {
  Merged merged;
  const TextRelation text = relation_of(kept, found);
  merged.body_found = text == TextRelation::Fuller || text == TextRelation::Different ||
                      (text == TextRelation::Same && structure_of(found.item) > structure_of(kept.item));
  merged.item = merged.body_found ? found.item : kept.item;
  enrich(merged.item, merged.body_found ? kept.item : found.item);
  if (text == TextRelation::Same) merged.item.truncated = kept.item.truncated && found.item.truncated;
  if (text == TextRelation::Different) {
    merged.outcome = MergeOutcome::Changed;
  } else if (merged.item != kept.item) {
    merged.outcome = titles_differ(kept.item, merged.item) ? MergeOutcome::Changed : MergeOutcome::Fuller;
  }
  return merged;
}

}  // namespace strongroom::archive
