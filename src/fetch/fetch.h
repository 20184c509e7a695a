// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace strongroom::fetch {

enum class Method { Get, Post };

// How the bytes of a body are handed over.
enum class BodyForm {
  Decoded,  // what a reader of the page gets: transfer and content codings undone
  AsSent,   // what went over the wire, chunks and codings kept: for records of the exchange (WARC)
};

using HeaderFields = std::vector<std::pair<std::string, std::string>>;

// Going past one is a LimitExceeded error.
struct FetchLimits {
  uint64_t body_bytes_max = 64ull << 20;          // after decoding, where the body is decoded
  uint64_t header_bytes_max = 256ull << 10;       // of one answer
  std::chrono::milliseconds total_time{120'000};  // of each hop, connecting included
  std::chrono::milliseconds connect_time{20'000};
  std::chrono::milliseconds idle_time{30'000};  // without a byte; rounded up to seconds
  unsigned redirects_max = 5;                   // 0: a redirect is an answer like any other
};

struct Request {
  std::string url;  // absolute; http or https, without user and password
  Method method = Method::Get;
  HeaderFields fields;  // beyond those that the fetcher sends of itself
  std::string body;     // of a POST; its type is the caller's field Content-Type
  // The validators of an earlier answer; empty ones are not sent.
  std::string if_none_match;
  std::string if_modified_since;
  BodyForm form = BodyForm::Decoded;
  FetchLimits limits;
  // When set, the body of a 2xx answer goes here piece by piece and Response::body stays empty. Returning false ends
  // the fetch with Refused.
  std::function<bool(std::string_view piece)> on_body;
};

// An answer of any status: 404 is an answer, not an error.
struct Response {
  unsigned status = 0;
  std::string url;             // the one that answered, after redirects
  std::string remote_address;  // "192.0.2.7": whom we were connected to
  std::string request_header;  // as sent, with the empty line at its end
  std::string header;          // as received: status line, fields, the empty line
  HeaderFields fields;         // the same, names in lower case, values trimmed
  std::string body;

  // The first field of that (lower-case) name; empty if absent.
  std::string_view field(std::string_view name) const;
};

// The door to the web. Not thread-safe: one a thread.
class Fetcher {
 public:
  virtual ~Fetcher() = default;

  // One exchange, or as many as redirects ask for. Errors name the URL in `file` and end with a remedy where there is
  // one: Malformed (no URL of ours, an answer that is not HTTP), Refused (an address we may not reach, a stop that was
  // asked for), LimitExceeded (size, time, redirects), NotFound (nobody answers there).
  virtual Result<Response> fetch(const Request& request) = 0;
};

// Where a 301, 302, 303, 307 or 308 leads: absolute, without fragment. NotFound for any other answer and for one
// without a Location; Malformed for a Location that is no http or https address.
Result<std::string> redirect_target(const Response& response);

}  // namespace strongroom::fetch
