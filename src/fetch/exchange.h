// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "fetch/curl_fetcher.h"
#include "fetch/fetch.h"
#include "fetch/url.h"

namespace strongroom::fetch {

// What one request and its answer gather while they go over the wire, and the limits they are held to. The functions
// that return false end the exchange; `stopped` then says why. All references must outlive it.
class Exchange {
 public:
  Exchange(const Request& request, const Url& url, const FetcherOptions& options);

  // Asked before a socket to this address is opened.
  bool may_connect(const IpAddress& address);
  void sent_header(std::string_view bytes);
  // A whole line of the answer's header, or of a trailer.
  bool take_header_line(std::string_view line);
  bool take_body(std::string_view piece, unsigned status);
  bool goes_on();

  const std::optional<Error>& stopped() const { return stopped_; }
  // The answer; `status` and `remote_address` are the caller's to fill. The exchange is empty afterwards.
  Response take_response();

 private:
  bool stop(ErrorCode code, std::string sentence);

  const Request& request_;
  const Url& url_;
  const FetcherOptions& options_;
  Response response_;
  uint64_t body_bytes_ = 0;
  bool header_complete_ = false;
  std::optional<Error> stopped_;
};

}  // namespace strongroom::fetch
