// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/options.h"
#include "exchange/mirror/site_source.h"

namespace strongroom::cli {

// What commands that ask other people's sites have in common: whom they may ask, and how a run is ended.
class SiteAccess {
 public:
  void describe(Options options);
  // Usage when --allow-host names no host.
  Result<exchange::FetcherFactory> fetchers() const;

 private:
  std::vector<std::string> allowed_hosts_;
};

// Ctrl-C and SIGTERM end the run after the piece under way, from here on.
void stop_on_signals();
bool stop_was_asked_for();

bool is_web_address(const std::string& text);

}  // namespace strongroom::cli
