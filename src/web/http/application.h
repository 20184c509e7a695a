// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "web/request.h"
#include "web/response.h"

namespace strongroom::web::http {

// What a server serves, as the sockets see it. Called by all of the server's threads at once.
class Application {
 public:
  virtual ~Application() = default;

  // Answers that may be kept are kept for as long as this stays the same. Cheap: asked several times a second.
  virtual uint64_t version() const = 0;

  // Whether what is at `target` is the program's own, such as a style sheet, and never changes: it needs no version,
  // and is there in an outage too, for the page that tells of it.
  virtual bool stands_alone(std::string_view /*target*/) const { return false; }

  // The request that a request line's target makes; nullopt for one that must be refused (400, or 414 past
  // `target_bytes_max`).
  virtual std::optional<Request> request(std::string_view target) const = 0;

  // Takes what no route reads out of the request's query and returns the name under which its answer may be kept, so
  // that an invented parameter can neither fill the memory nor reach a page. Empty: never kept (searches).
  virtual std::string cache_key(Request& request) const = 0;

  virtual Response answer(const Request& request) const = 0;

  // Why nothing can be answered at the moment, in a sentence for the operator; empty when that is not so. Asked after a
  // fault. A fault of its own is such a reason too.
  virtual std::string outage() const { return {}; }

  // What the server itself refuses: 400, 408, 411, 413, 414, 431, 500, 503. `target` as it was sent, whatever is wrong
  // with it; empty when the request could not be read so far. Never throws then.
  virtual Response refusal(unsigned status, std::string_view target) const = 0;
};

}  // namespace strongroom::web::http
