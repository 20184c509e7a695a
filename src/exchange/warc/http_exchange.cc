// SPDX-License-Identifier: Apache-2.0
#include "exchange/warc/http_exchange.h"

namespace strongroom::exchange::warc {

namespace {

Record described(const HttpExchange& exchange, RecordType type, std::string content_type) {
  Record record;
  record.type = type;
  record.date = exchange.date;
  record.target_uri = exchange.url;
  record.content_type = std::move(content_type);
  return record;
}

Record answer(const HttpExchange& exchange, RecordType type) {
  Record record = described(exchange, type, "application/http; msgtype=response");
  if (!exchange.remote_address.empty()) record.fields.emplace_back("WARC-IP-Address", exchange.remote_address);
  record.head = exchange.header;
  return record;
}

// ISO 28500 section 5.7: records of one event name each other.
void write_beside(WarcWriter& writer, const HttpExchange& exchange, const std::string& answer_id) {
  if (!exchange.request.empty()) {
    Record record = described(exchange, RecordType::Request, "application/http; msgtype=request");
    record.fields = {{"WARC-Concurrent-To", answer_id}};
    record.head = exchange.request;
    writer.write(record);
  }
  if (exchange.about.empty()) return;
  const std::string block = warc_fields(exchange.about);
  Record record = described(exchange, RecordType::Metadata, "application/warc-fields");
  record.fields = {{"WARC-Concurrent-To", answer_id}};
  record.head = block;
  writer.write(record);
}

// ISO 28500 section 6.7.
const char* profile(RevisitReason reason) {
  return reason == RevisitReason::NotModified ? "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
                                              : "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";
}

}  // namespace

Written write_exchange(WarcWriter& writer, const HttpExchange& exchange) {
  Record record = answer(exchange, RecordType::Response);
  record.payload = exchange.payload;
  const Written written = writer.write(record);
  write_beside(writer, exchange, written.id);
  return written;
}

Written write_revisit(WarcWriter& writer, const HttpExchange& exchange, const Earlier& earlier, RevisitReason reason) {
  Record record = answer(exchange, RecordType::Revisit);
  record.fields.emplace_back("WARC-Profile", profile(reason));
  record.fields.emplace_back("WARC-Refers-To", earlier.record_id);
  record.fields.emplace_back("WARC-Refers-To-Target-URI", earlier.url);
  record.fields.emplace_back("WARC-Refers-To-Date", earlier.date.rfc3339());
  // A 304 has no payload to speak of (section 6.7.3).
  if (reason == RevisitReason::IdenticalPayload) record.payload_digest = earlier.payload_digest;
  const Written written = writer.write(record);
  write_beside(writer, exchange, written.id);
  return written;
}

}  // namespace strongroom::exchange::warc
