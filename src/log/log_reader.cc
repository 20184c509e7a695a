// SPDX-License-Identifier: Apache-2.0
#include "log/log_reader.h"

#include <algorithm>

#include "base/assert.h"
#include "log/tree_edge.h"

namespace strongroom::log {

namespace {

constexpr size_t kRecentTiles = 16;  // a proof needs at most two a level

// The tree that a log was before: its hashes are hashes of the tree that it is now.
class OlderTree final : public HashReader {
 public:
  OlderTree(LogReader& now, TreeSize size) : now_(now), size_(size) {}
  TreeSize size() const override { return size_; }
  Result<Digest> hash(unsigned level, uint64_t index) override { return now_.hash(level, index); }

 private:
  LogReader& now_;
  TreeSize size_;
};

}  // namespace

LogReader::LogReader(const TileReader& tiles, TreeSize size) : tiles_(tiles), size_(size) {}

Result<const std::vector<Digest>*> LogReader::load(const HashTile& tile) {
  const auto known = std::find_if(recent_.begin(), recent_.end(), [&](const Loaded& l) { return l.tile == tile; });
  if (known != recent_.end()) return &known->hashes;
  const auto bytes = tiles_.read(tile);
  if (!bytes) return fail(bytes.error());
  if (recent_.size() == kRecentTiles) recent_.pop_back();
  recent_.push_front({tile, hashes_of(*bytes)});
  return &recent_.front().hashes;
}

// A tile holds every eighth level; the levels between are hashed from it.
Result<Digest> LogReader::hash(unsigned level, uint64_t index) {
  const unsigned tile_level = level / kTileHeight;
  const unsigned above = level % kTileHeight;
  const uint64_t hashes = size_.value >> (kTileHeight * tile_level);
  const uint64_t count = uint64_t{1} << above;
  STRONGROOM_ASSERT(count <= hashes && index <= (hashes - count) >> above);
  const uint64_t first = index << above;
  const uint64_t tile_index = first / kTileWidth;
  const uint64_t width = std::min<uint64_t>(kTileWidth, hashes - tile_index * kTileWidth);
  const auto tile = load(HashTile{tile_level, tile_index, static_cast<uint32_t>(width)});
  if (!tile) return fail(tile.error());
  return merkle_root(std::span(**tile).subspan(first % kTileWidth, count));
}

Result<std::string> LogReader::entry(LeafIndex index) {
  if (index.value >= size_.value) {
    return fail(ErrorCode::NotFound, "the log has no entry " + std::to_string(index.value));
  }
  const EntryBundle place = bundle_of(index, size_);
  const auto bytes = tiles_.read(place);
  if (!bytes) return fail(bytes.error());
  const auto entries = parse_bundle(*bytes, place.width);
  if (!entries) return fail(entries.error());
  const std::string_view entry = (*entries)[index.value % kTileWidth];
  const auto expected = hash(0, index.value);
  if (!expected) return fail(expected.error());
  if (leaf_hash(entry) != *expected) {
    return fail({ErrorCode::Mismatch,
                 "entry " + std::to_string(index.value) + " differs from its hash in the tiles",
                 path_of(place),
                 {}});
  }
  return std::string(entry);
}

Result<Proof> prove_inclusion(const TileReader& tiles, const TreeHead& head, LeafIndex index) {
  return prove_inclusion(tiles, head, head.size, index);
}

Result<Proof> prove_inclusion(const TileReader& tiles, const TreeHead& older, TreeSize size, LeafIndex index) {
  if (older.size > size) return fail(ErrorCode::Refused, "the older tree is larger than the log");
  LogReader now(tiles, size);
  OlderTree tree(now, older.size);
  auto proof = inclusion_proof(tree, index);
  if (!proof) return proof;
  const auto leaf = tree.hash(0, index.value);
  if (!leaf) return fail(leaf.error());
  if (const auto held = verify_inclusion(*leaf, index, older, *proof); !held) return fail(held.error());
  return proof;
}

Result<Proof> prove_consistency(const TileReader& tiles, const TreeHead& older, const TreeHead& newer) {
  LogReader tree(tiles, newer.size);
  auto proof = consistency_proof(tree, older.size);
  if (!proof) return proof;
  if (const auto held = verify_consistency(older, newer, *proof); !held) return fail(held.error());
  return proof;
}

}  // namespace strongroom::log
