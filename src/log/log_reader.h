// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "base/result.h"
#include "log/merkle.h"
#include "log/tile_reader.h"

namespace strongroom::log {

// The hashes of the first `size` entries of a log, through its tiles. Keeps the last few tiles it read. What it answers
// is as good as its tiles: check a proof made from it, or a root, against a signed head. Not thread-safe; `tiles` must
// outlive it.
class LogReader final : public HashReader {
 public:
  LogReader(const TileReader& tiles, TreeSize size);
  TreeSize size() const override { return size_; }
  Result<Digest> hash(unsigned level, uint64_t index) override;
  // One entry's bytes, checked against its leaf hash.
  Result<std::string> entry(LeafIndex index);

 private:
  struct Loaded {
    HashTile tile;
    std::vector<Digest> hashes;
  };
  Result<const std::vector<Digest>*> load(const HashTile& tile);

  const TileReader& tiles_;
  TreeSize size_;
  std::deque<Loaded> recent_;
};

// Proof that the entry at `index` is under `head`, checked before it is returned: Mismatch when the tiles do not lead
// to the head's root.
Result<Proof> prove_inclusion(const TileReader& tiles, const TreeHead& head, LeafIndex index);
// As above under a head that the log had before it grew to `size`: the tiles of the present are enough.
Result<Proof> prove_inclusion(const TileReader& tiles, const TreeHead& older, TreeSize size, LeafIndex index);
// Proof that `newer` is `older` with entries appended, checked before it is returned.
Result<Proof> prove_consistency(const TileReader& tiles, const TreeHead& older, const TreeHead& newer);

}  // namespace strongroom::log
