// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <functional>
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
    std::string bytes;
  };
  Result<const Loaded*> load(const HashTile& tile);

  const TileReader& tiles_;
  TreeSize size_;
  std::deque<Loaded> recent_;
};

// Proof that the entry at `index` is under `head`, checked before it is returned: Mismatch when the tiles do not lead
// to the head's root.
Result<Proof> prove_inclusion(const TileReader& tiles, const TreeHead& head, LeafIndex index);
// Proof that `newer` is `older` with entries appended, checked before it is returned.
Result<Proof> prove_consistency(const TileReader& tiles, const TreeHead& older, const TreeHead& newer);

// Reads the whole log and derives every hash anew from the entries: each bundle, each tile of each level that the size
// implies, and the root. The answer lists what is wrong, naming the file; nothing wrong is an empty list. `visit`, if
// given, sees every entry that could be read, in order. Takes memory for one bundle and one tile a level.
using EntryVisitor = std::function<void(LeafIndex index, std::string_view entry)>;
std::vector<Error> audit_log(const TileReader& tiles, const TreeHead& head, const EntryVisitor& visit = {});

}  // namespace strongroom::log
