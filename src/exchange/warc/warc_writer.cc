// SPDX-License-Identifier: Apache-2.0
#include "exchange/warc/warc_writer.h"

#include <algorithm>

#include "base/compression.h"
#include "base/digest.h"
#include "exchange/warc/record_id.h"

namespace strongroom::exchange::warc {

namespace {

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

std::string one_line(std::string_view value) {
  std::string line(value);
  std::replace_if(line.begin(), line.end(), is_control, ' ');
  return line;
}

// RFC 3986 has no spaces; a crawler's address may.
std::string without_spaces(std::string_view uri) {
  std::string out;
  for (const char c : one_line(uri)) {
    if (c == ' ') {
      out += "%20";
    } else {
      out += c;
    }
  }
  return out;
}

void add_field(std::string& header, std::string_view name, std::string_view value) {
  header.append(name).append(": ").append(value).append("\r\n");
}

// ISO 28500 section 6: a warcinfo or metadata record describes; only these hold somebody's payload.
bool has_payload(RecordType type) {
  return type == RecordType::Response || type == RecordType::Resource || type == RecordType::Request;
}

std::string payload_digest_of(const Record& record) {
  if (!record.payload_digest.empty()) return record.payload_digest;
  // Of an empty request body nobody asks the digest.
  const bool told = has_payload(record.type) && (record.type != RecordType::Request || !record.payload.empty());
  return told ? digest_label(record.payload) : std::string();
}

}  // namespace

const char* record_type_name(RecordType type) {
  switch (type) {
    case RecordType::Warcinfo:
      return "warcinfo";
    case RecordType::Request:
      return "request";
    case RecordType::Response:
      return "response";
    case RecordType::Resource:
      return "resource";
    case RecordType::Revisit:
      return "revisit";
    case RecordType::Metadata:
      return "metadata";
  }
  return "";
}

std::string digest_label(std::string_view bytes) { return "sha256:" + sha256(bytes).hex(); }

std::string WarcWriter::id_of(const Record& record, const std::string& block_digest) const {
  if (!record.id.empty()) return record.id;
  std::string name = options_.id_seed;
  for (const std::string& part : {std::string(record_type_name(record.type)), record.date.rfc3339(), record.target_uri,
                                  block_digest, std::to_string(options_.offset)}) {
    name += '\n' + part;
  }
  return record_id(name);
}

// https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/#file-and-record-model
Written WarcWriter::write(const Record& record) {
  const std::string block_digest = "sha256:" + sha256(record.head, record.payload).hex();
  Written written{id_of(record, block_digest), options_.offset, 0, payload_digest_of(record)};
  std::string bytes = "WARC/1.1\r\n";
  bytes.reserve(record.head.size() + record.payload.size() + 2048);
  add_field(bytes, "WARC-Type", record_type_name(record.type));
  add_field(bytes, "WARC-Record-ID", written.id);
  add_field(bytes, "WARC-Date", record.date.rfc3339());
  if (!record.target_uri.empty()) add_field(bytes, "WARC-Target-URI", without_spaces(record.target_uri));
  for (const auto& [name, value] : record.fields) add_field(bytes, one_line(name), one_line(value));
  add_field(bytes, "WARC-Block-Digest", block_digest);
  if (!written.payload_digest.empty()) add_field(bytes, "WARC-Payload-Digest", written.payload_digest);
  add_field(bytes, "Content-Type", one_line(record.content_type));
  add_field(bytes, "Content-Length", std::to_string(record.head.size() + record.payload.size()));
  bytes.append("\r\n").append(record.head).append(record.payload).append("\r\n\r\n");
  if (options_.compression == Compression::GzipByRecord) bytes = gzip(bytes);
  sink_(bytes);
  written.length = bytes.size();
  options_.offset += bytes.size();
  return written;
}

std::string warc_fields(const NamedFields& fields) {
  std::string text;
  for (const auto& [name, value] : fields) add_field(text, one_line(name), one_line(value));
  return text;
}

Written write_warcinfo(WarcWriter& writer, const std::string& file_name, Timestamp date, const NamedFields& about) {
  NamedFields all = {{"format", "WARC File Format 1.1"},
                     {"conformsTo", "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"}};
  all.insert(all.end(), about.begin(), about.end());
  const std::string block = warc_fields(all);
  Record record;
  record.type = RecordType::Warcinfo;
  record.date = date;
  record.content_type = "application/warc-fields";
  record.fields = {{"WARC-Filename", file_name}};
  record.head = block;
  return writer.write(record);
}

}  // namespace strongroom::exchange::warc
