// SPDX-License-Identifier: Apache-2.0
#include "log/verified_tiles.h"

#include <algorithm>
#include <utility>

#include "base/assert.h"
#include "log/log_reader.h"
#include "log/tree_edge.h"

namespace strongroom::log {

namespace {

constexpr size_t kUpperTilesMax = 64;

tl::unexpected<Error> damaged(std::string path, std::string message) {
  return fail(Error{ErrorCode::Mismatch, std::move(message), std::move(path), {}});
}

}  // namespace

Result<VerifiedTiles> VerifiedTiles::open(const TileReader& tiles, const TreeHead& head) {
  const Result<TreeEdge> edge = TreeEdge::read(tiles, head);
  if (!edge) return fail(edge.error());
  VerifiedTiles verified(tiles, head);
  edge->each_partial([&](const HashTile& tile, std::string_view bytes) {
    verified.edge_[{tile.level, tile.index}] = hashes_of(bytes);
  });
  return verified;
}

VerifiedTiles::VerifiedTiles(VerifiedTiles&& other) noexcept
    : tiles_(other.tiles_), head_(other.head_), edge_(std::move(other.edge_)), upper_(std::move(other.upper_)) {}

// 0 when the head implies no such tile.
uint32_t VerifiedTiles::width_at(uint32_t level, uint64_t index) const {
  const uint64_t hashes = level < 8 ? head_.size.value >> (kTileHeight * level) : 0;
  if (index > hashes / kTileWidth) return 0;
  return static_cast<uint32_t>(std::min<uint64_t>(kTileWidth, hashes - index * kTileWidth));
}

Result<std::vector<Digest>> VerifiedTiles::hashes(uint32_t level, uint64_t index) const {
  if (const auto partial = edge_.find({level, index}); partial != edge_.end()) return partial->second;
  if (level > 0) {
    const std::scoped_lock lock(mutex_);
    if (const auto known = upper_.find({level, index}); known != upper_.end()) return known->second;
  }
  auto checked = check_full_tile(level, index);
  if (checked && level > 0) {
    const std::scoped_lock lock(mutex_);
    if (upper_.size() == kUpperTilesMax) upper_.erase(upper_.begin());
    upper_[{level, index}] = *checked;
  }
  return checked;
}

// A full tile always has one above it, which holds its root.
Result<std::vector<Digest>> VerifiedTiles::check_full_tile(uint32_t level, uint64_t index) const {
  const HashTile tile{level, index};
  const auto above = hashes(level + 1, index / kTileWidth);
  if (!above) return above;
  const auto bytes = tiles_->read(tile);
  if (!bytes) return fail(bytes.error());
  std::vector<Digest> found = hashes_of(*bytes);
  if (merkle_root(found) != (*above)[index % kTileWidth]) {
    return damaged(path_of(tile), "the tile does not lead to the signed root");
  }
  return found;
}

Result<std::string> VerifiedTiles::read(const HashTile& tile) const {
  STRONGROOM_ASSERT(tile.width >= 1 && tile.width <= width_at(tile.level, tile.index));
  const auto found = hashes(tile.level, tile.index);
  if (!found) return fail(found.error());
  std::string bytes;
  for (const Digest& hash : std::span(*found).first(tile.width)) bytes += hash.view();
  return bytes;
}

Result<std::string> VerifiedTiles::read(const EntryBundle& bundle) const {
  STRONGROOM_ASSERT(bundle.width >= 1 && bundle.width <= width_at(0, bundle.index));
  const auto leaves = hashes(0, bundle.index);
  if (!leaves) return fail(leaves.error());
  auto bytes = tiles_->read(bundle);
  if (!bytes) return bytes;
  const auto entries = parse_bundle(*bytes, bundle.width);
  if (!entries) return fail(entries.error());
  for (size_t i = 0; i < entries->size(); ++i) {
    if (leaf_hash((*entries)[i]) == (*leaves)[i]) continue;
    return damaged(path_of(bundle),
                   "entry " + std::to_string(bundle.index * kTileWidth + i) + " does not lead to the signed root");
  }
  return bytes;
}

Result<bool> continues(const VerifiedTiles& tiles, const TreeHead& older) {
  if (older.size > tiles.head().size) return false;
  LogReader reader(tiles, tiles.head().size);
  const auto root = root_at(reader, older.size);
  if (!root) return fail(root.error());
  return *root == older.root;
}

}  // namespace strongroom::log
