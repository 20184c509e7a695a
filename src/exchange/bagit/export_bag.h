// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

#include "archive/archive.h"
#include "base/result.h"
#include "exchange/selection.h"

namespace strongroom::exchange {

struct BagExportOptions {
  std::string software = "Strongroom";  // with its version, for bag-info.txt and PREMIS
  std::function<void(const ExportProgress& progress)> on_progress;
};

struct BagSummary {
  uint64_t items = 0;
  uint64_t revisions = 0;
  uint64_t captures = 0;
  uint64_t originals = 0;
  uint64_t custody_events = 0;
  uint64_t files = 0;  // of the payload
  uint64_t bytes = 0;
  std::string to_json() const;
};

// Writes a bag of what may be shown of the selection: canonical records with their proofs, the captures and originals
// that they rest on, checkpoint and key of the log, PREMIS, and a page for whoever finds it. Each proof and each
// original is checked before it goes in. The bag is there whole or not at all. NotFound for an empty selection;
// Mismatch or NotFound when a record or an original is damaged (then `verify` says more); Refused while an intake goes
// on.
Result<BagSummary> export_bag(const archive::Archive& archive, const Selection& selection, const Path& target,
                              const BagExportOptions& options = {});

}  // namespace strongroom::exchange
