// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/files.h"
#include "base/result.h"
#include "log/tile.h"

namespace strongroom::log {

// Where tiles come from: a folder, another host. Nothing it gives is trusted before it was hashed up to a signed root.
// Errors name the file by its path below the log's prefix ("tile/0/000"). Implementations are thread-safe.
class TileReader {
 public:
  virtual ~TileReader() = default;
  // Exactly 32 * width bytes; a partial tile may come from the full one. NotFound, or Malformed for another length.
  virtual Result<std::string> read(const HashTile& tile) const = 0;
  // Exactly `width` entries.
  virtual Result<std::string> read(const EntryBundle& bundle) const = 0;
};

// A log's folder on disk. `files` must outlive it.
class FolderTiles final : public TileReader {
 public:
  FolderTiles(const Files& files, Path folder);
  Result<std::string> read(const HashTile& tile) const override;
  Result<std::string> read(const EntryBundle& bundle) const override;

 private:
  const Files& files_;
  Path folder_;
};

}  // namespace strongroom::log
