// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/embedded/full_text/posting_page.h"
#include "store/embedded/statements.h"

namespace strongroom::store::embedded {

enum class SegmentState {
  Live,     // searched
  Growing,  // being merged together from live ones, which are searched until it is whole
  Spent,    // its lists are in another one; its rows are being removed
};

// A run of documents whose lists lie together. Every commit adds one; merging keeps them few. Live ones follow each
// other in the order of documents, without overlap.
struct Segment {
  int64_t number = 0;
  DocumentNumber first = 0;
  DocumentNumber last = 0;
  int level = 0;
  SegmentState state = SegmentState::Live;
  int64_t merged_into = 0;  // a growing segment's number; 0: none
  int64_t pages = 0;
  uint64_t positions_bytes = 0;
  std::string last_stem;  // the last one it holds
};

// In the order of documents.
std::vector<Segment> read_segments(ReadStatements& statements, SegmentState state);

// Row numbers of pages and of blocks of positions.
inline constexpr int page_number_bits = 24;
inline int64_t page_row(int64_t segment, int64_t page) { return (segment << page_number_bits) | page; }

// Reads ranges of a segment's positions: bytes kept in blocks of one size.
class PositionsReader {
 public:
  enum class Order {
    Onward,     // each range begins where the one before it ended: whole blocks are read
    Scattered,  // only the ranges are read
  };
  PositionsReader(ReadStatements& statements, int64_t segment, Order order = Order::Onward)
      : blocks_(statements.connection, "position_block", "bytes"), segment_(segment), order_(order) {}

  // Good until the next call.
  std::string_view read(uint64_t start, uint64_t size);

 private:
  std::string_view read_in_block(int64_t number, uint64_t offset, uint64_t size);

  BlobReader blocks_;
  int64_t segment_;
  Order order_;
  int64_t number_ = -1;  // of the block that is kept
  std::string block_;
  std::string range_;
};

// Walks a segment's parts from a stem on, in their order, without holding a statement open between pages.
class SegmentCursor {
 public:
  // Stands before the first part whose stem is not less than `from`.
  SegmentCursor(ReadStatements& statements, const Segment& segment, std::string_view from);

  // False at the end.
  bool next();
  const std::string& stem() const { return reader_.stem(); }
  // Good until the next call.
  const PostingPart& part() const { return reader_.part(); }
  std::string_view positions() { return positions_.read(reader_.positions_start(), reader_.part().positions_bytes); }
  uint64_t positions_start() const { return reader_.positions_start(); }
  int64_t segment() const { return segment_; }

 private:
  bool load(int64_t page);

  ReadStatements& statements_;
  int64_t segment_;
  int64_t pages_;
  int64_t page_;
  std::string from_;
  std::string bytes_;
  PageReader reader_{{}, 0};
  PositionsReader positions_;
};

// Writes parts behind those a segment has, joining small ones of the same stem.
class SegmentWriter {
 public:
  // `segment` is kept up to date in memory and by finish() in its row.
  SegmentWriter(ReadStatements& read, WriteStatements& write, Segment& segment);

  // Stems ascend, and so do the documents of a stem.
  void add(std::string_view stem, const PostingPart& part, std::string_view positions);
  // Writes what is held back. Nothing can be added afterwards.
  void finish();

 private:
  void end_part();
  void end_page();
  void add_positions(std::string_view bytes);
  void put_block();

  WriteStatements& write_;
  Segment& segment_;
  std::string stem_;
  PostingBuilder part_;
  PageBuilder page_;
  uint64_t page_positions_start_;
  std::string block_;  // the last one, not yet full
};

}  // namespace strongroom::store::embedded
