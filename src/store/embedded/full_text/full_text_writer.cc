// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/full_text_writer.h"

#include <algorithm>

#include "base/fault.h"
#include "store/embedded/full_text/frequent_stems.h"
#include "store/embedded/full_text/indexed_text.h"
#include "store/embedded/full_text/merge_policy.h"
#include "store/embedded/full_text/segment_merge.h"
#include "store/embedded/item_row.h"

namespace strongroom::store::embedded {

namespace {

constexpr size_t held_bytes_max = size_t{64} << 20;
constexpr size_t bytes_of_list = 250;  // what a list costs in memory, however short
constexpr size_t bytes_of_place = 4;   // and a word in it
constexpr uint64_t merge_factor = 2;   // twice what is needed to be done before the next merge of a level is due
constexpr uint64_t merge_bytes_min = 64 << 10;

// The first bytes as a number that sorts like them: most names differ in these, and comparing them touches no string.
uint64_t start_of(std::string_view name) {
  uint64_t start = 0;
  for (size_t i = 0; i < sizeof(start); ++i)
    start = (start << 8) | (i < name.size() ? static_cast<uint8_t>(name[i]) : 0u);
  return start;
}

}  // namespace

void FullTextWriter::begin() {
  Rows last = read_.last_document.rows();
  if (!last.next() || last.integer(0) >= UINT32_MAX - 1) throw Fault("the full text is full; run `strongroom rebuild`");
  next_ = static_cast<DocumentNumber>(last.integer(0)) + 1;
  signs_.emplace(read_);
}

// What is held back is written first, to be counted too.
void FullTextWriter::choose_signs() {
  write_segment();
  int64_t rank = 0;
  write_.add_frequent_stem.execute(next_, rank, "");
  for (const std::string& stem : most_frequent_stems(read_)) write_.add_frequent_stem.execute(next_, ++rank, stem);
  signs_.emplace(read_);
}

DocumentNumber FullTextWriter::add(Position position, const records::Item& item,
                                   const std::vector<IndexedTerm>& terms) {
  if (!signs_) begin();
  if (is_choice_due(*signs_, next_)) choose_signs();
  const DocumentNumber document = next_++;
  if (lists_.empty()) first_ = document;
  std::string title;
  const uint32_t words = each_indexed_word(item, signs_->of(document), [&](const IndexedWord& word) {
    list(word.stem, document).add(document, word.place);
    if (!word.in_title) return;
    title.assign(1, title_sign) += word.stem;
    list(title, document).add(document, word.place);
  });
  std::vector<TermNumber> facets;
  for (const IndexedTerm& term : terms) {
    list(term_name(term.number), document).add(document);
    if (term.is_facet) facets.push_back(term.number);
  }
  write_.add_document.execute(document, position.value, words, Blob{pack_terms(facets)});
  held_bytes_ += words * bytes_of_place;
  if (held_bytes_ > held_bytes_max) write_segment();
  return document;
}

void FullTextWriter::withdraw(DocumentNumber document) {
  write_.remove_document.execute(document);
  write_.add_withdrawn_document.execute(document);
}

PostingBuilder& FullTextWriter::list(std::string_view name, DocumentNumber document) {
  auto found = lists_.find(name);
  if (found == lists_.end()) {
    found = lists_.try_emplace(std::string(name)).first;
    held_bytes_ += bytes_of_list;
  }
  List& list = found->second;
  if (list.last.documents() == part_documents_max && list.last.last() != document) {
    list.full.push_back(std::move(list.last));
    list.last.clear();
  }
  return list.last;
}

void FullTextWriter::write_segment() {
  if (lists_.empty()) return;
  struct Sorted {
    uint64_t start;
    decltype(lists_)::value_type* list;
  };
  std::vector<Sorted> sorted;
  sorted.reserve(lists_.size());
  for (auto& list : lists_) sorted.push_back({start_of(list.first), &list});
  std::sort(sorted.begin(), sorted.end(), [](const Sorted& a, const Sorted& b) {
    return a.start != b.start ? a.start < b.start : a.list->first < b.list->first;
  });

  Segment segment;
  segment.first = first_;
  segment.last = next_ - 1;
  segment.level = level_of(segment.last - segment.first + 1);
  write_.add_segment.execute(segment.first, segment.last, segment.level, static_cast<int>(SegmentState::Live));
  if (Rows last = read_.last_segment.rows(); last.next()) segment.number = last.integer(0);
  SegmentWriter writer(read_, write_, segment);
  for (const Sorted& entry : sorted) {
    auto& [name, list] = *entry.list;
    for (PostingBuilder& full : list.full) writer.add(name, full.part(), full.positions());
    writer.add(name, list.last.part(), list.last.positions());
  }
  writer.finish();
  written_bytes_ += segment.positions_bytes * 2;
  lists_.clear();
  held_bytes_ = 0;
}

void FullTextWriter::finish() {
  write_segment();
  if (written_bytes_ > 0) carry_merges_on(read_, write_, written_bytes_ * merge_factor + merge_bytes_min);
  written_bytes_ = 0;
}

}  // namespace strongroom::store::embedded
