// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/audit.h"
#include "archive/folder_copy.h"
#include "base/result.h"

// A copy of an archive that can be read, verified and restored: docs/formats/backup.md.
namespace strongroom::archive {

struct BackupOptions {
  PrivateFiles private_files = PrivateFiles::LeaveOut;
  unsigned threads = 0;  // that verify; 0: one a core
  std::function<void(const CopyProgress& progress)> on_copy;
  std::function<void(const AuditProgress& progress)> on_verify;
};

struct BackupReport {
  uint64_t originals_copied = 0;
  uint64_t original_bytes_copied = 0;
  uint64_t originals_replaced = 0;  // found damaged in the backup, and copied again
  uint64_t originals_removed = 0;   // erased in the archive
  uint64_t tiles_copied = 0;
  bool with_private_keys = false;
  std::vector<Error> not_copied;  // damaged or missing in the archive itself
  AuditReport audit;              // of the backup, everything derived anew

  bool clean() const { return not_copied.empty() && audit.clean(); }
  std::string to_json() const;
};

// Brings the backup in `destination` up to the archive, or makes one there. The archive may be served and written
// meanwhile: the backup is one committed state of it. Interrupted at any point the backup is what it was, or the new
// one. Everything in it is verified at the end. Exists when `destination` holds something else.
Result<BackupReport> back_up(const Archive& archive, const Path& destination, const BackupOptions& options = {});

}  // namespace strongroom::archive
