// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "log/merkle.h"

// The layout of c2sp.org/tlog-tiles: which hashes lie in which file. Pure; docs/formats/log.md.
namespace strongroom::log {

inline constexpr unsigned kTileHeight = 8;        // binary levels a tile
inline constexpr uint32_t kTileWidth = 256;       // hashes a full tile, entries a full bundle
inline constexpr uint32_t kTileLevelMax = 63;     // in a path; a tree of 2^64 leaves needs 8
inline constexpr size_t kEntryBytesMax = 65'535;  // an entry's length is 16 bits

// Hashes of one level: at level 0 of leaves, above of the full tiles of the level below.
struct HashTile {
  uint32_t level = 0;
  uint64_t index = 0;
  uint32_t width = kTileWidth;  // 1 to 256; less than 256 is a partial tile
  friend bool operator==(const HashTile&, const HashTile&) = default;
};

// The entries of one level-0 tile.
struct EntryBundle {
  uint64_t index = 0;
  uint32_t width = kTileWidth;
  friend bool operator==(const EntryBundle&, const EntryBundle&) = default;
};

// Below the log's prefix: "tile/0/x001/x234/067.p/5", "tile/entries/000".
std::string path_of(const HashTile& tile);
std::string path_of(const EntryBundle& bundle);

// The inverse, and nothing but it: nullopt for any other spelling (leading zeroes, missing x, ".p/0", ".p/256").
using TilePath = std::variant<HashTile, EntryBundle>;
std::optional<TilePath> parse_tile_path(std::string_view path);

// The tiles a log must serve at `newer` beyond those of `older`, level by level, left to right. From 0: all.
std::vector<HashTile> tiles_added(TreeSize older, TreeSize newer);
std::vector<EntryBundle> bundles_added(TreeSize older, TreeSize newer);
// The bundle (and level-0 tile) that holds an entry in a log of `size`, as wide as it then is.
EntryBundle bundle_of(LeafIndex index, TreeSize size);

// An entry bundle is a series of big-endian 16-bit lengths and entries. The entry must not pass kEntryBytesMax.
void append_to_bundle(std::string& bundle, std::string_view entry);
// The entries, as views of `bytes`; Malformed, with the offset, unless they are exactly `width`.
Result<std::vector<std::string_view>> parse_bundle(std::string_view bytes, uint32_t width);

}  // namespace strongroom::log
