// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

#include "archive/archive.h"
#include "base/result.h"
#include "exchange/selection.h"

namespace strongroom::exchange {

struct OcflExportOptions {
  std::string software = "Strongroom";
  std::function<void(const ExportProgress& progress)> on_progress;
};

struct OcflSummary {
  uint64_t objects = 0;
  uint64_t versions = 0;
  uint64_t files = 0;
  uint64_t bytes = 0;
  std::string to_json() const;
};

// Writes an OCFL 1.1 storage root: an object for each item, a version for each of its revisions, with the record, its
// proof, and the captures and originals known by then. The archive can be rebuilt from it by anyone who can read JSON.
// Whole or not there at all. Errors are those of export_bag.
Result<OcflSummary> export_ocfl(const archive::Archive& archive, const Selection& selection, const Path& target,
                                const OcflExportOptions& options = {});

}  // namespace strongroom::exchange
