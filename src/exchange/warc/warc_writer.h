// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/civil_time.h"

namespace strongroom::exchange::warc {

enum class RecordType { Warcinfo, Request, Response, Resource, Revisit, Metadata };
const char* record_type_name(RecordType type);  // "warcinfo", …: the value of WARC-Type

using NamedFields = std::vector<std::pair<std::string, std::string>>;

// One record to write (ISO 28500:2017). Views are borrowed for the call.
struct Record {
  RecordType type = RecordType::Resource;
  Timestamp date;          // when it was captured
  std::string id;          // "<urn:uuid:…>"; made from the rest when empty
  std::string target_uri;  // empty for warcinfo
  std::string content_type;
  NamedFields fields;     // further ones, in this order: "WARC-Concurrent-To", "WARC-IP-Address", …
  std::string_view head;  // the block is head and payload, one after the other: of an HTTP message its header
  std::string_view payload;
  // The digest of the payload to tell; made from `payload` when empty, except where a type has no payload of its own.
  std::string payload_digest;
};

// Where a record was put.
struct Written {
  std::string id;
  uint64_t offset = 0;  // of its first byte in the file
  uint64_t length = 0;  // as written, compressed where it is
  std::string payload_digest;
};

enum class Compression { None, GzipByRecord };

struct WriterOptions {
  Compression compression = Compression::GzipByRecord;
  uint64_t offset = 0;  // where the next record begins, for going on with a file
  // Part of every id that the writer makes. Files written from the same records with one seed are the same byte by
  // byte; give what is your own where two files may hold the same record and must not share its id.
  std::string id_seed;
};

// Writes WARC 1.1, one gzip member a record. Digests are SHA-256 in hexadecimal, over the block, and over the payload
// as it stands there (with the chunks of a chunked message, as most readers check it). Line breaks and other control
// characters in values become spaces, so that no value of a stranger becomes a field. Not thread-safe.
class WarcWriter {
 public:
  using Sink = std::function<void(std::string_view bytes)>;

  explicit WarcWriter(Sink sink, WriterOptions options = {}) : sink_(std::move(sink)), options_(std::move(options)) {}

  Written write(const Record& record);
  uint64_t offset() const { return options_.offset; }

 private:
  std::string id_of(const Record& record, const std::string& block_digest) const;

  Sink sink_;
  WriterOptions options_;
};

// The record that a file begins with: what wrote it and why, as fields of "application/warc-fields".
Written write_warcinfo(WarcWriter& writer, const std::string& file_name, Timestamp date, const NamedFields& about);

// "name: value" lines, the block of warcinfo and metadata records.
std::string warc_fields(const NamedFields& fields);

// The label of a digest as the writer tells it: "sha256:…".
std::string digest_label(std::string_view bytes);

}  // namespace strongroom::exchange::warc
