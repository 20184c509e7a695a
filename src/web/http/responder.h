// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "web/http/application.h"
#include "web/http/outage.h"
#include "web/http/ready_response.h"
#include "web/http/request_parser.h"
#include "web/http/response_cache.h"

namespace strongroom::web::http {

// What goes to the socket for one request.
struct Reply {
  std::shared_ptr<const ReadyResponse> response;
  std::string_view head;                       // of `response`
  std::string_view body;                       // of `response`, or of `whole`; empty for HEAD and 304
  std::shared_ptr<const ReadyResponse> whole;  // what `response` is a part of, if it is one
};

struct ResponderOptions {
  std::chrono::milliseconds version_age_max{200};
  std::function<void(std::string_view what)> on_fault;
};

// From request to reply: the cache, conditional requests, ranges, codings, HEAD. One for each thread, over one shared
// cache and outage; no sockets, testable as a call. What it is given must outlive it. Not thread-safe.
class Responder {
 public:
  Responder(const Application& application, ResponseCache& cache, Outage& outage, ResponderOptions options);

  // Never throws: a fault is told to `on_fault` and becomes a 500, or a 503 while there is an outage.
  Reply respond(const RawRequest& raw);
  // `target` as it was sent; empty when the request could not be read so far.
  Reply refuse(unsigned status, std::string_view target = {});

 private:
  using Shared = ResponseCache::Shared;

  Reply refuse_after(std::string_view fault, std::string_view target);
  std::string reason_of_outage() const;
  Reply part(const Shared& whole, const ByteRange& range) const;
  Shared find_or_make(const RawRequest& raw, Coding coding);
  Shared make(const RawRequest& raw, Coding coding);
  uint64_t version_for(std::string_view target);
  uint64_t version();

  const Application& application_;
  ResponseCache& cache_;
  Outage& outage_;
  const ResponderOptions options_;
  uint64_t version_ = 0;
  std::chrono::steady_clock::time_point version_asked_{};
  std::string key_;  // kept for its memory
};

}  // namespace strongroom::web::http
