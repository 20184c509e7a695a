// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/readers.h"
#include "ingest/warc/byte_source.h"
#include "ingest/warc/header_block.h"

namespace strongroom::ingest::warc {

enum class Format { Warc, Arc };

// One record of a WARC file (ISO 28500) or an ARC file (Internet Archive, versions 1 and 2).
struct Record {
  Format format = Format::Warc;
  uint64_t offset = 0;      // see ByteSource::offset
  bool can_reopen = false;  // a reader may begin at `offset`
  std::string type;         // WARC-Type in lower case; "response" and "filedesc" for ARC
  std::string id;           // WARC-Record-ID as written
  std::string url;          // WARC-Target-URI without its angle brackets
  std::string date;         // WARC-Date, or the ARC date made RFC 3339
  Fields fields;            // of the WARC header
  uint64_t length = 0;      // of the block, as declared
  std::string_view block;  // its bytes: fewer than `length` when cut off, none when it was over the limit. Until next()
  bool skipped = false;    // over the limit
  bool is_damaged = false;  // a fault of its wrapping has been told; its digests may not hold
};

// Reads the records of a file one after another; whatever is wrong is told once to `fault`, with its offset, and the
// reading goes on at the next record. `file` and `fault` must outlive the reader. Not thread-safe.
class RecordReader {
 public:
  RecordReader(std::string_view file, uint64_t from, const Limits& limits, const FaultSink& fault);

  // nullopt at the end of the file.
  std::optional<Record> next();

 private:
  std::optional<Record> read_record();
  std::optional<Record> read_warc(std::string_view head);
  std::optional<Record> read_arc(std::string_view head);
  void read_block(Record& record);
  void join_members(Record& record);
  void pass_block();
  void skip_blank_lines();
  bool find_next_record();
  void tell(ErrorCode code, std::string message, uint64_t offset);
  void tell_source_fault();

  std::string_view file_;
  Limits limits_;
  const FaultSink& fault_;
  std::unique_ptr<ByteSource> source_;
  uint64_t to_pass_ = 0;      // bytes of the last record's block not consumed yet
  uint64_t last_offset_ = 0;  // of that record
  Format last_format_ = Format::Warc;
  bool has_last_ = false;
  bool told_not_by_record_ = false;
  uint64_t fault_record_ = UINT64_MAX;  // the record whose wrong end has been told
};

}  // namespace strongroom::ingest::warc
