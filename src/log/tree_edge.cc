// SPDX-License-Identifier: Apache-2.0
#include "log/tree_edge.h"

#include <cstring>
#include <optional>

#include "base/assert.h"

namespace strongroom::log {

namespace {

static_assert(sizeof(Digest) == Digest::size_bytes, "a tile's file is its hashes as they lie in memory");

std::string_view bytes_of(const std::vector<Digest>& hashes) {
  return {reinterpret_cast<const char*>(hashes.data()), hashes.size() * Digest::size_bytes};
}

}  // namespace

std::vector<Digest> hashes_of(std::string_view tile) {
  STRONGROOM_ASSERT(tile.size() % Digest::size_bytes == 0);
  std::vector<Digest> hashes(tile.size() / Digest::size_bytes);
  if (!tile.empty()) std::memcpy(hashes.data(), tile.data(), tile.size());
  return hashes;
}

Result<TreeEdge> TreeEdge::read(const TileReader& tiles, const TreeHead& head) {
  TreeEdge edge;
  edge.size_ = head.size;
  uint64_t hashes = head.size.value;
  for (uint32_t level = 0; hashes > 0; ++level, hashes /= kTileWidth) {
    edge.open_.emplace_back().reserve(kTileWidth);
    if (hashes % kTileWidth == 0) continue;
    const auto bytes = tiles.read(HashTile{level, hashes / kTileWidth, static_cast<uint32_t>(hashes % kTileWidth)});
    if (!bytes) return fail(bytes.error());
    edge.open_.back() = hashes_of(*bytes);
  }
  if (edge.root() != head.root) {
    return fail(ErrorCode::Mismatch, "the tiles on the right edge of the log's first " +
                                         std::to_string(head.size.value) + " entries do not lead to its signed root");
  }
  return edge;
}

void TreeEdge::add(const Digest& leaf, const Sink& full) {
  STRONGROOM_ASSERT(size_.value < UINT64_MAX);
  ++size_.value;
  push(0, leaf, full);
}

void TreeEdge::push(size_t level, const Digest& hash, const Sink& full) {
  if (level == open_.size()) open_.emplace_back().reserve(kTileWidth);
  open_[level].push_back(hash);
  if (open_[level].size() < kTileWidth) return;
  const uint64_t full_tiles = size_.value >> (kTileHeight * (level + 1));
  full(HashTile{static_cast<uint32_t>(level), full_tiles - 1}, bytes_of(open_[level]));
  const Digest root = merkle_root(open_[level]);
  open_[level].clear();
  push(level + 1, root, full);
}

void TreeEdge::each_partial(const Sink& partial) const {
  for (size_t level = 0; level < open_.size(); ++level) {
    if (open_[level].empty()) continue;
    const uint64_t full_tiles = size_.value >> (kTileHeight * (level + 1));
    const auto width = static_cast<uint32_t>(open_[level].size());
    partial(HashTile{static_cast<uint32_t>(level), full_tiles, width}, bytes_of(open_[level]));
  }
}

// What the levels below make, all of it smaller than one hash of this level, is the last element of this level's list.
Digest TreeEdge::root() const {
  std::optional<Digest> below;
  for (const std::vector<Digest>& hashes : open_) {
    if (hashes.empty()) continue;
    std::vector<Digest> list = hashes;
    if (below) list.push_back(*below);
    below = merkle_root(list);
  }
  return below ? *below : merkle_root({});
}

}  // namespace strongroom::log
