// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/segment_merge.h"

#include <algorithm>
#include <memory>
#include <vector>

#include "store/embedded/full_text/merge_policy.h"
#include "store/embedded/full_text/segment.h"

namespace strongroom::store::embedded {

namespace {

constexpr uint64_t bytes_of_row = uint64_t{8} << 10;

std::vector<DocumentNumber> withdrawn_between(ReadStatements& read, DocumentNumber first, DocumentNumber last) {
  std::vector<DocumentNumber> withdrawn;
  Rows rows = read.withdrawn_between.rows(first, last);
  while (rows.next()) withdrawn.push_back(static_cast<DocumentNumber>(rows.integer(0)));
  return withdrawn;
}

// Copies parts without the documents that were withdrawn.
class Sieve {
 public:
  explicit Sieve(std::vector<DocumentNumber> withdrawn) : withdrawn_(std::move(withdrawn)) {}

  void add(SegmentWriter& writer, SegmentCursor& source) {
    const PostingPart& part = source.part();
    const auto first = std::lower_bound(withdrawn_.begin(), withdrawn_.end(), part.first);
    if (first == withdrawn_.end() || *first > part.last) return writer.add(source.stem(), part, source.positions());
    PostingBuilder kept;
    if (part.frequencies.empty()) {
      each_document(part, [&](DocumentNumber document) {
        if (stays(document)) kept.add(document);
      });
    } else {
      copy_places(part, source.positions(), kept);
    }
    if (!kept.empty()) writer.add(source.stem(), kept.part(), kept.positions());
  }

 private:
  bool stays(DocumentNumber document) const {
    return !std::binary_search(withdrawn_.begin(), withdrawn_.end(), document);
  }

  void copy_places(const PostingPart& part, std::string_view positions, PostingBuilder& kept) const {
    PlacesReader places(positions);
    each_frequency(part, [&](DocumentNumber document, uint32_t frequency) {
      if (!stays(document)) return places.skip(frequency);
      places.each(frequency, [&](Place place) { kept.add(document, place); });
    });
  }

  std::vector<DocumentNumber> withdrawn_;
};

class Merge {
 public:
  Merge(ReadStatements& read, WriteStatements& write, Segment target, std::vector<Segment> sources)
      : read_(read),
        write_(write),
        target_(std::move(target)),
        sources_(std::move(sources)),
        sieve_(withdrawn_between(read, target_.first, target_.last)) {}

  // Copies stems until about `bytes` are written; true when all is copied.
  bool carry_on(uint64_t bytes) {
    open_cursors();
    SegmentWriter writer(read_, write_, target_);
    const uint64_t enough = written() + bytes;
    while (!cursors_.empty() && written() < enough) copy_next_stem(writer);
    const bool whole = cursors_.empty();
    if (whole) target_.state = SegmentState::Live;
    writer.finish();
    if (whole)
      for (const Segment& source : sources_)
        write_.set_segment_state.execute(source.number, static_cast<int>(SegmentState::Spent));
    return whole;
  }

 private:
  uint64_t written() const { return static_cast<uint64_t>(target_.pages) * bytes_of_row + target_.positions_bytes; }

  void open_cursors() {
    // The least string that is greater than the last stem.
    const std::string from = target_.pages == 0 ? "" : target_.last_stem + '\0';
    for (const Segment& source : sources_) {
      auto cursor = std::make_unique<SegmentCursor>(read_, source, from);
      if (cursor->next()) cursors_.push_back(std::move(cursor));
    }
  }

  void copy_next_stem(SegmentWriter& writer) {
    const std::string stem = (*std::min_element(cursors_.begin(), cursors_.end(), [](const auto& a, const auto& b) {
                               return a->stem() < b->stem();
                             }))->stem();
    for (auto& cursor : cursors_) {
      bool more = true;
      while (more && cursor->stem() == stem) {
        sieve_.add(writer, *cursor);
        more = cursor->next();
      }
      if (!more) cursor.reset();
    }
    std::erase(cursors_, nullptr);
  }

  ReadStatements& read_;
  WriteStatements& write_;
  Segment target_;
  std::vector<Segment> sources_;  // in the order of documents
  Sieve sieve_;
  std::vector<std::unique_ptr<SegmentCursor>> cursors_;  // in the same order
};

void begin_merge(ReadStatements& read, WriteStatements& write, const std::vector<Segment>& live, const MergeRun& run) {
  write.add_segment.execute(live[run.begin].first, live[run.end - 1].last, run.level,
                            static_cast<int>(SegmentState::Growing));
  Rows last = read.last_segment.rows();
  if (!last.next()) full_text_is_damaged();
  for (size_t i = run.begin; i < run.end; ++i) write.set_merged_into.execute(live[i].number, last.integer(0));
}

void begin_due_merges(ReadStatements& read, WriteStatements& write) {
  for (;;) {
    const std::vector<Segment> live = read_segments(read, SegmentState::Live);
    const auto run = next_merge(live);
    if (!run) return;
    begin_merge(read, write, live, *run);
  }
}

// Merges that are under way, of documents from `first` on.
void carry_growing_on(ReadStatements& read, WriteStatements& write, DocumentNumber first, uint64_t bytes) {
  for (const Segment& target : read_segments(read, SegmentState::Growing)) {
    if (target.first < first) continue;
    std::vector<Segment> sources = read_segments(read, SegmentState::Live);
    std::erase_if(sources, [&](const Segment& segment) { return segment.merged_into != target.number; });
    Merge(read, write, target, std::move(sources)).carry_on(bytes);
  }
}

void remove_spent(ReadStatements& read, WriteStatements& write, uint64_t bytes) {
  const auto rows_max = static_cast<int64_t>(bytes / bytes_of_row + 1);
  for (const Segment& spent : read_segments(read, SegmentState::Spent)) {
    const int64_t first = page_row(spent.number, 0);
    const int64_t last = page_row(spent.number + 1, 0) - 1;
    write.remove_posting_pages.execute(first, last, rows_max);
    const int64_t pages = write.connection.changes();
    write.remove_position_blocks.execute(first, last, rows_max);
    if (pages < rows_max && write.connection.changes() < rows_max) write.remove_segment.execute(spent.number);
  }
}

}  // namespace

void carry_merges_on(ReadStatements& read, WriteStatements& write, uint64_t bytes) {
  remove_spent(read, write, bytes);
  begin_due_merges(read, write);
  carry_growing_on(read, write, 0, bytes);
}

bool settle_segments(ReadStatements& read, WriteStatements& write, uint64_t documents_max) {
  constexpr uint64_t step_bytes = uint64_t{16} << 20;
  const std::vector<Segment> live = read_segments(read, SegmentState::Live);
  const auto run = settling_run(live, documents_max);
  if (!run) {
    remove_spent(read, write, step_bytes);
    return !read_segments(read, SegmentState::Spent).empty();
  }
  const bool is_merging = std::any_of(live.begin() + static_cast<ptrdiff_t>(run->begin), live.end(),
                                      [](const Segment& segment) { return segment.merged_into != 0; });
  if (!is_merging) begin_merge(read, write, live, *run);
  carry_growing_on(read, write, live[run->begin].first, step_bytes);
  return true;
}

}  // namespace strongroom::store::embedded
