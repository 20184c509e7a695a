// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/result.h"

// Fixity checks that run for as long as an archive exists: docs/formats/scrub.md.
namespace strongroom::archive {

struct ScrubFinding {
  std::string path;     // below the archive's folder, or what it is about ("entry 12 (item …)")
  std::string message;  // empty for an untracked file
  friend bool operator==(const ScrubFinding&, const ScrubFinding&) = default;
};

// One pass over the whole archive.
struct ScrubReport {
  Timestamp started_at;
  Timestamp finished_at;
  uint64_t entries = 0;
  uint64_t originals = 0;
  uint64_t original_bytes = 0;
  uint64_t checkpoint_size = 0;
  std::vector<ScrubFinding> changed;
  std::vector<ScrubFinding> missing;
  std::vector<ScrubFinding> untracked;  // files in originals/ that no record names: no damage

  bool success() const { return changed.empty() && missing.empty(); }
  std::string to_json() const;
  static Result<ScrubReport> parse(std::string_view json);
};

struct ScrubProgress {
  uint64_t originals_done = 0;
  uint64_t originals = 0;
  uint64_t bytes_done = 0;
};

enum class Unfinished { Resume, BeginAnew };

struct ScrubOptions {
  uint64_t bytes_per_second = 0;  // 0: as fast as the disk
  Unfinished unfinished = Unfinished::Resume;
  std::function<void(const ScrubProgress& progress)> on_progress;
  // How to let time pass; the real clock when not set.
  std::function<void(std::chrono::milliseconds)> wait;
};

// Checks everything once: the checkpoints, records, log and index as `audit` does, then each original, in the order of
// their digests and no faster than the given rate. Where it has come to is kept in fixity/progress.json, so that a pass
// that was stopped goes on; the finished report is kept in fixity/report.json. Writes nothing else, and runs beside
// serving and intake. Refused while another scrub of the archive is at work; NotFound when the archive is not in its
// place (any more). Throws Fault.
Result<ScrubReport> scrub(const Archive& archive, const ScrubOptions& options = {});

// The report of the last finished pass. NotFound when there was none.
Result<ScrubReport> last_scrub(const Files& files, const Path& archive);

}  // namespace strongroom::archive
