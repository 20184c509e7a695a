// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <vector>

#include "base/digest.h"
#include "base/files.h"
#include "base/result.h"
#include "log/merkle.h"
#include "store/store.h"

namespace strongroom::archive {

enum class CopyPart { Database, Original, Tile, File };

const char* copy_part_name(CopyPart part);  // "database", "original", "tile", "file"

struct CopyProgress {
  CopyPart part = CopyPart::Original;
  uint64_t done = 0;
  uint64_t total = 0;
};

// Whether files that only their owner may read (the signing key) are copied too.
enum class PrivateFiles { LeaveOut, Include };

// Whether tiles that the target has already are copied again.
enum class PresentTiles { Keep, Replace };

// Copies an archive's folder part by part, while it is being written and read. The target is whole after each step:
// what is new there comes first, the database that names it and the checkpoint over it come last. What is there already
// is not copied again.
//
//   originals ─► tiles ─► the database takes its place ─► checkpoint and last-signed
//
// `files` must outlive it. Throws Fault when a disk fails.
class FolderCopy {
 public:
  FolderCopy(Files& files, Path from, Path to, std::function<void(const CopyProgress&)> on_progress = {})
      : files_(files), from_(std::move(from)), to_(std::move(to)), on_progress_(std::move(on_progress)) {}

  // A copy of one committed state, beside its place and not yet in it; the answer is its path.
  Result<Path> copy_database();
  // The originals that the captures of `store` name; those of `again` are replaced. An original whose bytes are not
  // those of its name is not copied and given in the answer.
  std::vector<Error> copy_originals(const store::Store& store, const std::set<Digest>& again = {});
  // The tiles and bundles of a tree of this size; those that cannot be read are given in the answer.
  std::vector<Error> copy_tiles(log::TreeSize size, PresentTiles present);
  // Settings, theme, time stamps and what else lies in the folder, but not strongroom.toml, which makes it an archive.
  // Other databases are copied as the first one.
  Result<void> copy_other_files(PrivateFiles private_files);
  // Puts the copied database into its place and signed checkpoints beside it. Durable when it returns.
  void switch_to(const Path& copied_database, const std::string& checkpoint);
  // Removes originals that neither the captures of `store` name nor the source has any more: what was erased there.
  void remove_erased(const store::Store& store);

  uint64_t originals() const { return originals_; }
  uint64_t originals_copied() const { return originals_copied_; }
  uint64_t original_bytes_copied() const { return original_bytes_copied_; }
  uint64_t originals_removed() const { return originals_removed_; }
  uint64_t tiles_copied() const { return tiles_copied_; }

 private:
  class Batch;
  void tell(CopyPart part, uint64_t done, uint64_t total);
  Result<void> copy_folder(const Path& relative, PrivateFiles private_files);
  Result<void> copy_file(const Path& relative, PrivateFiles private_files);

  Files& files_;
  Path from_;
  Path to_;
  std::function<void(const CopyProgress&)> on_progress_;
  uint64_t originals_ = 0;
  uint64_t originals_copied_ = 0;
  uint64_t original_bytes_copied_ = 0;
  uint64_t originals_removed_ = 0;
  uint64_t tiles_copied_ = 0;
};

}  // namespace strongroom::archive
