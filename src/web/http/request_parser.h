// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/request.h"

namespace strongroom::web::http {

// One HTTP/1.x request as it was sent.
struct RawRequest {
  Method method = Method::Other;
  std::string target;
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
  std::string body;
  bool keep_alive = false;
  bool expects_continue = false;  // sends its body only once it is told that it may

  std::string_view header(std::string_view lower_case_name) const;  // the first; empty if absent
};

// Reads requests from a connection's bytes with Boost.Beast's parser (RFC 9112). Refuses what two readers could
// understand in two ways: Content-Length with Transfer-Encoding, unequal lengths, no Host or more than one; and bodies
// without a length, which nothing here needs. Not thread-safe.
class RequestParser {
 public:
  enum class State { Nothing, Head, Body, Complete, Refused };

  RequestParser(size_t head_bytes_max, size_t body_bytes_max);
  ~RequestParser();
  RequestParser(const RequestParser&) = delete;
  RequestParser& operator=(const RequestParser&) = delete;

  // Reads on and returns how many bytes were used; the rest must be given again, with more after it. Bytes after a
  // complete request are left for the next one.
  size_t take(std::string_view bytes);

  State state() const;
  // The status to refuse with: 400, 411, 413, 414 or 431.
  unsigned refusal() const;
  const RawRequest& request() const;  // without its body in the state Body
  // Forgets the request and waits for the next.
  void next();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace strongroom::web::http
