// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "log/merkle.h"
#include "log/tile_reader.h"

namespace strongroom::log {

// The tiles of somebody else's log, each given on only when it leads up to a signed head.
//
// Problem: a tile from a stranger must not be believed, and verifying the whole log before keeping its first byte would
// start anew after each interruption. Picture: a full tile is one hash of the tile above it, up to the few tiles on the
// right edge, and those together are the root. Trick: read the edge first; from then on each tile is checked against
// the one above, which was checked before, so a piece can be kept as soon as it has come.
//
// Thread-safe when `tiles` is, which must outlive it. Remembers the upper tiles it met: 8 KB for each 65,536 entries of
// those used last.
class VerifiedTiles final : public TileReader {
 public:
  // Reads one tile a level. Mismatch when they do not lead to the head.
  static Result<VerifiedTiles> open(const TileReader& tiles, const TreeHead& head);
  VerifiedTiles(VerifiedTiles&& other) noexcept;

  // As TileReader says; Mismatch, naming the file, for what does not lead to the head. Tiles and bundles of this head
  // only, as wide as it implies or narrower.
  Result<std::string> read(const HashTile& tile) const override;
  Result<std::string> read(const EntryBundle& bundle) const override;

  const TreeHead& head() const { return head_; }

 private:
  using Place = std::pair<uint32_t, uint64_t>;  // level, index

  VerifiedTiles(const TileReader& tiles, const TreeHead& head) : tiles_(&tiles), head_(head) {}
  uint32_t width_at(uint32_t level, uint64_t index) const;
  Result<std::vector<Digest>> hashes(uint32_t level, uint64_t index) const;
  Result<std::vector<Digest>> check_full_tile(uint32_t level, uint64_t index) const;

  const TileReader* tiles_;
  TreeHead head_;
  std::map<Place, std::vector<Digest>> edge_;  // the partial tiles, which are the root together
  mutable std::mutex mutex_;
  mutable std::map<Place, std::vector<Digest>> upper_;  // full tiles above the leaves
};

// Whether the tree of `tiles` is `older` with entries appended. The answer is certain: every hash it rests on was led
// up to the head. An error only for tiles that cannot be had or are not those of the head.
Result<bool> continues(const VerifiedTiles& tiles, const TreeHead& older);

}  // namespace strongroom::log
