// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text_writer.h"

#include "base/assert.h"

namespace strongroom::store::embedded {

namespace {

constexpr size_t held_bytes_max = size_t{64} << 20;
// Pages of the index that a merge may write for each 1,000 items.
constexpr int64_t merge_pages_per_thousand = 2000;

size_t size_of(const IndexedText& text) { return text.title.size() + text.body.size() + text.filters.size(); }

}  // namespace

void FullTextWriter::add(Position position, IndexedText text) {
  bytes_ += size_of(text);
  Change& change = changes_[position];
  STRONGROOM_ASSERT(!change.added);
  change.added = std::move(text);
}

void FullTextWriter::remove(Position position, IndexedText text) {
  Change& change = changes_[position];
  if (change.added) {  // of this transaction: the index has not seen it
    change.added.reset();
    if (!change.removed) changes_.erase(position);
    return;
  }
  STRONGROOM_ASSERT(!change.removed);
  bytes_ += size_of(text);
  change.removed = std::move(text);
}

void FullTextWriter::write_some(WriteStatements& statements) {
  if (bytes_ > held_bytes_max) write(statements);
}

void FullTextWriter::write(WriteStatements& statements) {
  for (const auto& [position, change] : changes_) {
    if (const auto& text = change.removed)
      statements.remove_text.execute(position.value, text->title, text->body, text->filters);
    if (const auto& text = change.added)
      statements.add_text.execute(position.value, text->title, text->body, text->filters);
  }
  written_ += changes_.size();
  changes_.clear();
  bytes_ = 0;
}

void FullTextWriter::finish(WriteStatements& statements) {
  write(statements);
  if (written_ == 0) return;
  statements.merge_text.execute(static_cast<int64_t>(written_) * merge_pages_per_thousand / 1000 + 1);
  written_ = 0;
}

}  // namespace strongroom::store::embedded
