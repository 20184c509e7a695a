// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/files.h"
#include "fetch/address_policy.h"
#include "fetch/fetch.h"

namespace strongroom::fetch {

struct FetcherOptions {
  std::string user_agent = "strongroom";
  AddressPolicy addresses;
  Path certificates;  // PEM of further trusted authorities in place of the system's; empty: the system's
  bool use_proxy_of_environment = false;  // http_proxy and the like; the proxy then decides whom it reaches
  std::function<bool()> should_stop;      // asked about once a second and more while bytes come; may be null
};

// Fetches by libcurl over HTTP/1.1. Redirects are followed here, one by one, each checked like the first address. No
// cookies, no credentials, no files of the user are read. Connections are kept and used again. Not thread-safe.
class CurlFetcher final : public Fetcher {
 public:
  explicit CurlFetcher(FetcherOptions options);
  ~CurlFetcher() override;
  CurlFetcher(CurlFetcher&&) noexcept;
  CurlFetcher& operator=(CurlFetcher&&) noexcept;

  Result<Response> fetch(const Request& request) override;

 private:
  struct Connection;
  FetcherOptions options_;
  std::unique_ptr<Connection> connection_;
};

}  // namespace strongroom::fetch
