// SPDX-License-Identifier: Apache-2.0
#include "ingest/warc/record_reader.h"

#include <algorithm>

#include "base/ascii.h"
#include "ingest/warc/arc_line.h"

namespace strongroom::ingest::warc {

namespace {

constexpr size_t kHeaderBytesMax = 1 << 20;
constexpr std::string_view kMark = "WARC/";

bool is_warc_head(std::string_view bytes) {
  return bytes.size() >= 8 && bytes.starts_with(kMark) && bytes[5] >= '0' && bytes[5] <= '9' && bytes[6] == '.';
}

// The next place at or after `from` where a line begins with "WARC/n.".
size_t find_warc_head(std::string_view file, size_t from) {
  for (size_t at = file.find(kMark, from); at != std::string_view::npos; at = file.find(kMark, at + 1)) {
    if ((at == 0 || file[at - 1] == '\n') && is_warc_head(file.substr(at, 8))) return at;
  }
  return std::string_view::npos;
}

std::optional<ArcLine> arc_line_at(std::string_view bytes) {
  const size_t end = bytes.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  return parse_arc_line(bytes.substr(0, end));
}

size_t find_arc_head(std::string_view file, size_t from) {
  for (size_t at = from; at < file.size();) {
    const std::string_view line = file.substr(at, 65536);
    if (arc_line_at(line)) return at;
    const size_t end = file.find('\n', at);
    if (end == std::string_view::npos) break;
    at = end + 1;
  }
  return std::string_view::npos;
}

std::string_view without_brackets(std::string_view url) {
  if (url.size() >= 2 && url.front() == '<' && url.back() == '>') return url.substr(1, url.size() - 2);
  return url;
}

// The fields that ISO 28500 section 5 makes mandatory and that the record lacks, by name.
std::string missing_fields(const Fields& fields) {
  std::string missing;
  for (const char* name : {"WARC-Record-ID", "WARC-Date", "WARC-Type"}) {
    if (fields.get(ascii_lower(name)).empty()) missing += (missing.empty() ? "" : ", ") + std::string(name);
  }
  return missing;
}

}  // namespace

RecordReader::RecordReader(std::string_view file, uint64_t from, const Limits& limits, const FaultSink& fault)
    : file_(file), limits_(limits), fault_(fault), source_(open_byte_source(file, from)) {}

std::optional<Record> RecordReader::next() {
  pass_block();
  for (;;) {
    skip_blank_lines();
    if (source_->at_member_end()) {
      tell_source_fault();
      if (!source_->next_member()) {
        tell_source_fault();
        return std::nullopt;
      }
      tell_source_fault();
      continue;
    }
    if (auto record = read_record()) return record;
  }
}

// One record, or nullopt after telling why not and moving on.
std::optional<Record> RecordReader::read_record() {
  if (source_->is_compressed() && !source_->at_member_start() && !told_not_by_record_) {
    told_not_by_record_ = true;
    tell(ErrorCode::Malformed, "the records are not compressed one by one; offsets count decompressed bytes",
         source_->offset());
  }
  const std::string_view head = source_->peek(65536);
  if (is_warc_head(head)) return read_warc(head);
  if (arc_line_at(head)) return read_arc(head);
  fault_record_ = source_->offset();
  tell(ErrorCode::Malformed, "no record begins here", fault_record_);
  find_next_record();
  return std::nullopt;
}

std::optional<Record> RecordReader::read_warc(std::string_view head) {
  Record record;
  record.offset = source_->offset();
  record.can_reopen = source_->at_member_start();
  auto header = parse_header_block(head);
  if (!header && head.size() == 65536) header = parse_header_block(source_->peek(kHeaderBytesMax));
  if (!header) {
    tell(ErrorCode::Malformed, "the record's header does not end", record.offset);
    fault_record_ = record.offset;
    source_->consume(kMark.size());
    find_next_record();
    return std::nullopt;
  }
  if (header->bad_lines > 0) {
    tell(ErrorCode::Malformed, std::to_string(header->bad_lines) + " lines of the record's header are not fields",
         record.offset);
  }
  record.fields = std::move(header->fields);
  const auto length = parse_length(record.fields.get("content-length"));
  if (!length) {
    tell(ErrorCode::Malformed, "the record has no valid Content-Length", record.offset);
    source_->consume(header->size);
    find_next_record();
    return std::nullopt;
  }
  if (const std::string missing = missing_fields(record.fields); !missing.empty()) {
    tell(ErrorCode::Malformed, "the record lacks " + missing, record.offset);
  }
  record.type = ascii_lower(record.fields.get("warc-type"));
  record.id = record.fields.get("warc-record-id");
  record.url = without_brackets(record.fields.get("warc-target-uri"));
  record.date = record.fields.get("warc-date");
  record.length = *length;
  source_->consume(header->size);
  read_block(record);
  return record;
}

std::optional<Record> RecordReader::read_arc(std::string_view head) {
  Record record;
  record.format = Format::Arc;
  record.offset = source_->offset();
  record.can_reopen = source_->at_member_start();
  const auto line = arc_line_at(head);
  record.type = line->url.starts_with("filedesc:") ? "filedesc"
                : line->url.starts_with("dns:")    ? "resource"
                                                   : "response";
  record.url = line->url;
  record.date = line->date;
  record.fields.all.emplace_back("content-type", line->media_type);
  record.length = line->length;
  source_->consume(head.find('\n') + 1);
  read_block(record);
  return record;
}

void RecordReader::read_block(Record& record) {
  last_offset_ = record.offset;
  last_format_ = record.format;
  has_last_ = true;
  to_pass_ = record.length;
  if (record.length > limits_.document_bytes_max) {
    record.skipped = true;
    tell(ErrorCode::LimitExceeded,
         "the record's " + std::to_string(record.length) + " bytes are over the limit of " +
             std::to_string(limits_.document_bytes_max),
         record.offset);
    return;
  }
  record.block = source_->peek(record.length);
  if (record.block.size() < record.length && source_->is_compressed()) join_members(record);
  if (!source_->is_compressed() && record.format == Format::Warc) {
    // A record whose length is wrong would swallow its successor: look for one inside it when none follows it.
    const size_t begin = source_->offset();
    const size_t end = begin + record.block.size();
    const std::string_view after = file_.substr(std::min(end, file_.size()), 16);
    const bool fits = record.block.size() == record.length && (after.empty() || after.starts_with("\r\n\r\n"));
    const size_t inside = fits ? std::string_view::npos : find_warc_head(file_, begin);
    if (inside < end) {
      const size_t trailer = inside >= begin + 4 && file_.substr(inside - 4, 4) == "\r\n\r\n" ? 4 : 0;
      record.block = file_.substr(begin, inside - trailer - begin);
    }
  }
  to_pass_ = record.block.size();
  if (record.block.size() < record.length) {
    fault_record_ = record.offset;
    tell(ErrorCode::Malformed,
         "the record is cut off: " + std::to_string(record.block.size()) + " of " + std::to_string(record.length) +
             " bytes are there",
         record.offset);
  }
}

// A record cut into several members is put together as long as the next member does not begin a record itself.
void RecordReader::join_members(Record& record) {
  const auto goes_on = [](std::string_view head) { return !is_warc_head(head) && !arc_line_at(head); };
  bool joined = false;
  while (record.block.size() < record.length && source_->join_next_member(goes_on)) {
    joined = true;
    record.block = source_->peek(record.length);
  }
  if (!joined) return;
  record.is_damaged = told_not_by_record_ = true;
  fault_record_ = record.offset;
  tell(ErrorCode::Malformed, "the record is spread over several compressed members", record.offset);
}

void RecordReader::pass_block() {
  while (to_pass_ > 0) {
    const size_t piece = source_->peek(std::min<uint64_t>(to_pass_, 1 << 20)).size();
    if (piece == 0) {
      if (fault_record_ != last_offset_) tell(ErrorCode::Malformed, "the record is cut off", last_offset_);
      fault_record_ = last_offset_;
      to_pass_ = 0;
      return;
    }
    source_->consume(piece);
    to_pass_ -= piece;
  }
}

// A WARC record ends with two CRLF (ISO 28500 section 4), an ARC record with one LF.
void RecordReader::skip_blank_lines() {
  const bool is_ended = !has_last_ || last_format_ == Format::Arc || source_->peek(4) == "\r\n\r\n";
  for (;;) {
    const std::string_view bytes = source_->peek(64);
    const size_t blank = std::min(bytes.find_first_not_of("\r\n"), bytes.size());
    source_->consume(blank);
    if (blank < bytes.size() || bytes.empty()) break;
  }
  // Where garbage follows, that is told instead, with its own place.
  const std::string_view next = source_->peek(8);
  if (!is_ended && fault_record_ != last_offset_ && (next.empty() || is_warc_head(next))) {
    tell(ErrorCode::Malformed, "the record is not followed by two line ends", last_offset_);
  }
  has_last_ = false;
}

// After a place where no record begins: the next member, or the next line that begins one.
bool RecordReader::find_next_record() {
  if (source_->is_compressed()) {
    // Within a member that holds many records, the next one may still be found in what is buffered.
    for (;;) {
      const std::string_view bytes = source_->peek(kHeaderBytesMax);
      const size_t at = find_warc_head(bytes, 1);
      if (at != std::string_view::npos) {
        source_->consume(at);
        return true;
      }
      if (bytes.size() < kHeaderBytesMax) {
        source_->consume(bytes.size());
        return false;
      }
      source_->consume(bytes.size() - 16);
    }
  }
  const size_t from = static_cast<size_t>(source_->offset());
  size_t found = std::min(find_warc_head(file_, from + 1), file_.size());
  const size_t line_end = file_.find('\n', from);
  if (!file_.starts_with(kMark) && line_end != std::string_view::npos) {
    found = std::min(found, find_arc_head(file_.substr(0, found), line_end + 1));
  }
  source_->consume(found - from);
  return found < file_.size();
}

void RecordReader::tell(ErrorCode code, std::string message, uint64_t offset) {
  fault_(Error{code, std::move(message), {}, offset});
}

void RecordReader::tell_source_fault() {
  if (auto fault = source_->take_fault()) {
    // The record that the broken member held was told as cut off already.
    const bool told = fault->offset && *fault->offset == fault_record_;
    if (!told) fault_(*std::move(fault));
  }
}

}  // namespace strongroom::ingest::warc
