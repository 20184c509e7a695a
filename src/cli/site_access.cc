// SPDX-License-Identifier: Apache-2.0
#include "cli/site_access.h"

#include <csignal>

#include "fetch/curl_fetcher.h"

namespace strongroom::cli {

namespace {

volatile std::sig_atomic_t stop_signal = 0;

void take_signal(int signal) { stop_signal = signal; }

}  // namespace

void SiteAccess::describe(Options options) {
  options.add("--allow-host", allowed_hosts_,
              "A host of this machine or network that may be asked, such as 127.0.0.1:8080; once for each");
}

Result<exchange::FetcherFactory> SiteAccess::fetchers() const {
  fetch::FetcherOptions options;
  Result<fetch::AddressPolicy> addresses = fetch::AddressPolicy::create(allowed_hosts_);
  if (!addresses) return fail(addresses.error());
  options.addresses = std::move(*addresses);
  options.should_stop = stop_was_asked_for;
  return exchange::FetcherFactory([options] { return std::make_unique<fetch::CurlFetcher>(options); });
}

void stop_on_signals() {
  std::signal(SIGINT, take_signal);
  std::signal(SIGTERM, take_signal);
}

bool stop_was_asked_for() { return stop_signal != 0; }

bool is_web_address(const std::string& text) { return text.starts_with("http://") || text.starts_with("https://"); }

}  // namespace strongroom::cli
