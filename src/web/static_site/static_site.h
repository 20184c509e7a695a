// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/result.h"

namespace strongroom::web {

struct StaticSiteOptions {
  std::function<void(uint64_t written, uint64_t waiting)> on_progress;
};

struct StaticSiteSummary {
  uint64_t pages = 0;  // of HTML
  uint64_t redirects = 0;
  uint64_t files = 0;  // all of them
  uint64_t bytes = 0;
  std::vector<std::string> broken;  // "TARGET: status 404, linked from FILE"
  std::string to_json() const;
};

// Copies the whole public site into a folder that needs no server: whatever the routes answer, from the home pages and
// the sitemaps along every link; assets, feeds, originals, the log with all its tiles. Links are relative, so it reads
// from a disk as from any web server. It proves itself: manifest-sha256.txt lists every file, and the signed
// checkpoint, the tiles and the key are in it. Whole or not there at all. Refused when the archive changed meanwhile,
// Exists when there is something at `target`. Throws Fault.
//
// Here and not in exchange, because it is the site's own pages that are copied: who knows how a page is asked for and
// what stands in it is web, and exchange may not include web.
Result<StaticSiteSummary> export_site(const archive::Archive& archive, const Path& target,
                                      const StaticSiteOptions& options = {});

}  // namespace strongroom::web
