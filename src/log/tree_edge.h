// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "log/merkle.h"
#include "log/tile_reader.h"

namespace strongroom::log {

// A tile's hashes; the size is a multiple of 32.
std::vector<Digest> hashes_of(std::string_view tile);

// Problem: appending to a tree of a billion leaves must not read a billion hashes.
// Picture: every tile but the last of its level is full, and only its root matters further up.
//
//   level 1   [ r r r r r r r . . . ]            open: 7 hashes
//   level 0   [full] × 7   [ h h h . . . . . ]   open: 3 hashes
//
// Trick: keep the open tile of each level and nothing else. A full one is handed out, and its root moves up.
class TreeEdge {
 public:
  using Sink = std::function<void(const HashTile& tile, std::string_view hashes)>;

  TreeEdge() = default;
  // The edge of the tree with this head, from its tiles (one a level). Mismatch when they do not lead to its root.
  static Result<TreeEdge> read(const TileReader& tiles, const TreeHead& head);

  // `full` gets each tile that this leaf completes, lowest level first.
  void add(const Digest& leaf, const Sink& full);
  // The partial tiles the present size implies, lowest level first.
  void each_partial(const Sink& partial) const;

  TreeSize size() const { return size_; }
  Digest root() const;
  TreeHead head() const { return {size_, root()}; }

 private:
  void push(size_t level, const Digest& hash, const Sink& full);

  TreeSize size_{0};
  std::vector<std::vector<Digest>> open_;  // by level: the hashes of the tile that is not full yet
};

}  // namespace strongroom::log
