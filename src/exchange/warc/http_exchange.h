// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/civil_time.h"
#include "exchange/warc/warc_writer.h"

namespace strongroom::exchange::warc {

// One request and its answer as they went over the wire.
struct HttpExchange {
  std::string url;
  Timestamp date;
  std::string remote_address;  // an IP address; empty if unknown
  std::string_view request;    // header and body; empty if unknown
  std::string_view header;     // of the answer: status line, fields, the empty line
  std::string_view payload;    // after it, as sent
  NamedFields about;           // the fields of a metadata record beside it ("via"); none is written when empty
};

// The record that an answer says again: what the server called unchanged, or what came a second time.
struct Earlier {
  std::string record_id;
  std::string url;
  Timestamp date;
  std::string payload_digest;
};

enum class RevisitReason {
  NotModified,       // the server answered 304
  IdenticalPayload,  // it sent the same bytes again; they are not written a second time
};

// The answer's record, with request and metadata records after it that name it.
Written write_exchange(WarcWriter& writer, const HttpExchange& exchange);
// The same with a revisit record, which holds the answer's header only.
Written write_revisit(WarcWriter& writer, const HttpExchange& exchange, const Earlier& earlier, RevisitReason reason);

}  // namespace strongroom::exchange::warc
