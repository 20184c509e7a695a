// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/segment.h"

#include <algorithm>

#include "base/assert.h"

namespace strongroom::store::embedded {

namespace {

// With its key one page of the database (connection.cc): a rare word costs one of them in each segment.
constexpr size_t page_bytes = 8000;
constexpr uint64_t block_bytes = uint64_t{32} << 10;

}  // namespace

std::vector<Segment> read_segments(ReadStatements& statements, SegmentState state) {
  std::vector<Segment> segments;
  Rows rows = statements.segments.rows(static_cast<int>(state));
  while (rows.next())
    segments.push_back({rows.integer(0), static_cast<DocumentNumber>(rows.integer(1)),
                        static_cast<DocumentNumber>(rows.integer(2)), static_cast<int>(rows.integer(3)), state,
                        rows.integer(4), rows.integer(5), static_cast<uint64_t>(rows.integer(6)),
                        std::string(rows.text(7))});
  return segments;
}

std::string_view PositionsReader::read_in_block(int64_t number, uint64_t offset, uint64_t size) {
  const int64_t row = page_row(segment_, number);
  if (order_ == Order::Scattered) {
    if (!blocks_.read(row, offset, size, block_)) full_text_is_damaged();
    return block_;
  }
  if (number != number_ && !blocks_.read_all(row, block_)) full_text_is_damaged();
  number_ = number;
  if (offset + size > block_.size()) full_text_is_damaged();
  return std::string_view(block_).substr(offset, size);
}

std::string_view PositionsReader::read(uint64_t start, uint64_t size) {
  if (size == 0) return {};
  const uint64_t offset = start % block_bytes;
  auto number = static_cast<int64_t>(start / block_bytes);
  if (offset + size <= block_bytes) return read_in_block(number, offset, size);
  range_.clear();
  for (uint64_t skip = offset; range_.size() < size; skip = 0)
    range_ += read_in_block(number++, skip, std::min(block_bytes - skip, size - range_.size()));
  return range_;
}

SegmentCursor::SegmentCursor(ReadStatements& statements, const Segment& segment, std::string_view from)
    : statements_(statements),
      segment_(segment.number),
      pages_(segment.pages),
      page_(-1),
      from_(from),
      positions_(statements, segment.number) {
  // A stem's parts may begin in the middle of the last page that begins with a lesser stem.
  Rows row = statements_.page_before.rows(segment_, from);
  if (row.next()) page_ = (row.integer(0) & ((int64_t{1} << page_number_bits) - 1)) - 1;
}

bool SegmentCursor::load(int64_t page) {
  if (page >= pages_) return false;
  Rows row = statements_.posting_page.rows(page_row(segment_, page));
  if (!row.next()) full_text_is_damaged();
  bytes_ = row.blob(1);
  reader_ = PageReader(bytes_, static_cast<uint64_t>(row.integer(0)));
  page_ = page;
  return true;
}

bool SegmentCursor::next() {
  for (;;) {
    while (!reader_.next())
      if (!load(page_ + 1)) return false;
    if (from_.empty() || reader_.stem() >= from_) break;
  }
  from_.clear();
  return true;
}

SegmentWriter::SegmentWriter(ReadStatements& read, WriteStatements& write, Segment& segment)
    : write_(write), segment_(segment), page_positions_start_(segment.positions_bytes) {
  const uint64_t in_last_block = segment.positions_bytes % block_bytes;
  if (in_last_block > 0)
    block_ = PositionsReader(read, segment.number).read(segment.positions_bytes - in_last_block, in_last_block);
}

void SegmentWriter::add(std::string_view stem, const PostingPart& part, std::string_view positions) {
  if (!part_.empty() && (stem != stem_ || part_.documents() + part.documents > part_documents_max)) end_part();
  STRONGROOM_ASSERT(stem >= stem_);
  stem_ = stem;
  part_.append(part, positions);
}

void SegmentWriter::end_part() {
  if (part_.empty()) return;
  const PostingPart part = part_.part();
  if (page_.bytes().size() + PageBuilder::bytes_max(stem_, part) > page_bytes) end_page();
  if (page_.empty()) page_positions_start_ = segment_.positions_bytes;
  page_.add(stem_, part);
  add_positions(part_.positions());
  part_.clear();
  segment_.last_stem = stem_;
}

void SegmentWriter::end_page() {
  if (page_.empty()) return;
  STRONGROOM_ASSERT(segment_.pages < (int64_t{1} << page_number_bits));
  write_.add_posting_page.execute(page_row(segment_.number, segment_.pages++), segment_.number, page_.first_stem(),
                                  page_positions_start_, Blob{page_.bytes()});
  page_.clear();
}

void SegmentWriter::add_positions(std::string_view bytes) {
  while (!bytes.empty()) {
    const size_t room = std::min<size_t>(bytes.size(), block_bytes - block_.size());
    block_ += bytes.substr(0, room);
    segment_.positions_bytes += room;
    bytes.remove_prefix(room);
    if (block_.size() == block_bytes) {
      put_block();
      block_.clear();
    }
  }
}

void SegmentWriter::put_block() {
  const auto number = static_cast<int64_t>((segment_.positions_bytes - 1) / block_bytes);
  write_.put_position_block.execute(page_row(segment_.number, number), Blob{block_});
}

void SegmentWriter::finish() {
  end_part();
  end_page();
  if (!block_.empty()) put_block();
  write_.update_segment.execute(segment_.number, segment_.first, segment_.last, segment_.level,
                                static_cast<int>(segment_.state), segment_.merged_into, segment_.pages,
                                segment_.positions_bytes, segment_.last_stem);
}

}  // namespace strongroom::store::embedded
