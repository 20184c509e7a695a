// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/digest.h"
#include "base/files.h"

// Where everything lies in an archive's folder: docs/formats/archive.md.
namespace strongroom::archive {

inline constexpr const char* config_file = "strongroom.toml";
inline constexpr const char* database_file = "records.db";
inline constexpr const char* lock_file = "lock";
inline constexpr const char* originals_folder = "originals";
inline constexpr const char* log_folder = "log";
inline constexpr const char* keys_folder = "keys";

// In a folder that is a backup: docs/formats/backup.md.
inline constexpr const char* backup_file = "backup.json";
inline constexpr const char* restore_file = "restore.json";  // while an archive is being made of a backup

inline constexpr const char* mirror_folder = "mirror";  // of a mirror: docs/formats/mirror.md

// Of fixity checks: docs/formats/scrub.md.
inline constexpr const char* fixity_folder = "fixity";
inline constexpr const char* scrub_report_file = "report.json";      // in fixity/
inline constexpr const char* scrub_progress_file = "progress.json";  // in fixity/

inline constexpr const char* checkpoint_file = "checkpoint";    // in log/
inline constexpr const char* tile_folder = "tile";              // in log/
inline constexpr const char* timestamps_folder = "timestamps";  // in log/: docs/formats/timestamp.md
inline constexpr const char* private_key_file = "log.key";      // in keys/, mode 0600
inline constexpr const char* verifier_key_file = "log.vkey";    // in keys/
inline constexpr const char* last_signed_file = "last-signed";  // in keys/

// Below the archive's folder: "originals/ab/abcdef…".
inline Path original_path(const Digest& digest) {
  const std::string hex = digest.hex();
  return Path(originals_folder) / hex.substr(0, 2) / hex;
}

}  // namespace strongroom::archive
