// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "archive/archive.h"
#include "exchange/mirror/mirror_source.h"

namespace strongroom::exchange {

// Another copy of an archive, in a folder: a mirror, a backup, a disk that was brought. `archive` must outlive it.
class FolderSource final : public MirrorSource {
 public:
  explicit FolderSource(const archive::Archive& archive);

  std::string name() const override { return archive_.folder().string(); }
  Result<std::string> checkpoint() const override;
  Result<std::string> read(const log::HashTile& tile) const override { return tiles_.read(tile); }
  Result<std::string> read(const log::EntryBundle& bundle) const override { return tiles_.read(bundle); }
  Result<std::vector<RecordLine>> records(uint64_t first, size_t count) const override;
  Result<std::string> original(const Digest& digest, uint64_t bytes_max) const override;
  Result<std::string> settings() const override;

 private:
  const archive::Archive& archive_;
  log::FolderTiles tiles_;
};

}  // namespace strongroom::exchange
