// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "archive/audit.h"
#include "archive/folder_copy.h"
#include "base/files.h"
#include "base/result.h"

// From a backup, a mirror or a copy of an archive back to an archive: docs/operators.md, "Restoring".
namespace strongroom::archive {

struct RestoreOptions {
  // The newest checkpoint of the log that is known anywhere: a signed note. Needed to add records again, because a
  // log that goes on from an older state than it published would contradict itself.
  std::optional<std::string> newest_checkpoint;
  // The file that holds the log's private key; without one that of the backup is used, if it has it. Used with
  // `newest_checkpoint` only.
  std::optional<Path> key_file;
  // Begins a new log of this name over the same records, and keeps the old log's key and checkpoint beside it.
  std::optional<std::string> new_origin;
  unsigned threads = 0;
  std::function<void(const CopyProgress& progress)> on_copy;
  std::function<void(const AuditProgress& progress)> on_verify;
};

struct RestoreReport {
  bool can_add = false;  // the key is in place
  std::string origin;
  std::vector<Error> not_copied;
  AuditReport audit;

  bool clean() const { return not_copied.empty() && audit.clean(); }
  std::string to_json() const;
};

// Makes the archive `folder` from what is in `backup`, and verifies it. Refused, with the ways forward, when the newest
// checkpoint is not one that the backup's records lead to; then nothing is written. Exists when `folder` is not empty;
// what a run that was cut off left there is marked as such, and is removed.
Result<RestoreReport> restore(Files& files, const Path& backup, const Path& folder, const RestoreOptions& options = {});

}  // namespace strongroom::archive
