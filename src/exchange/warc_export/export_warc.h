// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

#include "archive/archive.h"
#include "base/result.h"
#include "exchange/selection.h"

namespace strongroom::exchange {

struct WarcExportOptions {
  std::string software = "Strongroom";
  std::function<void(const ExportProgress& progress)> on_progress;
};

struct WarcSummary {
  uint64_t records = 0;
  uint64_t revisits = 0;  // of them
  uint64_t bytes = 0;     // of the file
  std::string to_json() const;
};

// Writes the captures of a selection as one WARC 1.1 file, a gzip member a record, in the order of their intake. A
// capture is a resource record: of the HTTP message around its bytes the archive kept nothing, and invents nothing. The
// same bytes a second time are a revisit record. Bytes that were never on the web have the address of a file
// ("file:///dump.txt"). docs/formats/warc.md. Whole or not there at all; NotFound when the selection has no capture,
// Mismatch when an original is damaged.
Result<WarcSummary> export_warc(const archive::Archive& archive, const Selection& selection, const Path& target,
                                const WarcExportOptions& options = {});

}  // namespace strongroom::exchange
