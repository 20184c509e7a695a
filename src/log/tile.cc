// SPDX-License-Identifier: Apache-2.0
#include "log/tile.h"

#include <algorithm>
#include <array>

#include "base/assert.h"
#include "base/encoding.h"

namespace strongroom::log {

namespace {

constexpr size_t kGroupDigits = 3;
constexpr uint64_t kGroupBase = 1000;
constexpr size_t kGroupsMax = 7;  // 2^64 has 20 digits
constexpr size_t kLengthBytes = 2;
constexpr std::string_view kPartial = ".p/";

std::string three_digits(uint64_t n) {
  return {static_cast<char>('0' + n / 100), static_cast<char>('0' + n / 10 % 10), static_cast<char>('0' + n % 10)};
}

// 1234067 is "x001/x234/067".
std::string grouped(uint64_t index) {
  std::string path = three_digits(index % kGroupBase);
  for (index /= kGroupBase; index > 0; index /= kGroupBase) path = "x" + three_digits(index % kGroupBase) + "/" + path;
  return path;
}

std::string path_of(std::string_view kind, uint64_t index, uint32_t width) {
  STRONGROOM_ASSERT(width >= 1 && width <= kTileWidth);
  std::string path = "tile/" + std::string(kind) + "/" + grouped(index);
  if (width < kTileWidth) path += std::string(kPartial) + std::to_string(width);
  return path;
}

std::optional<uint64_t> parse_group(std::string_view digits) {
  if (digits.size() != kGroupDigits) return std::nullopt;
  uint64_t value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<uint64_t>(c - '0');
  }
  return value;
}

std::optional<uint64_t> parse_index(std::string_view path) {
  uint64_t index = 0;
  for (size_t groups = 0; groups < kGroupsMax; ++groups) {
    const bool last = path.empty() || path[0] != 'x';
    if (!last) path.remove_prefix(1);
    const auto group = parse_group(path.substr(0, kGroupDigits));
    if (!group || index > (UINT64_MAX - *group) / kGroupBase) return std::nullopt;
    index = index * kGroupBase + *group;
    path.remove_prefix(kGroupDigits);
    if (last) return path.empty() ? std::optional(index) : std::nullopt;
    if (index == 0 || path.empty() || path[0] != '/') return std::nullopt;  // the first group is not x000
    path.remove_prefix(1);
  }
  return std::nullopt;
}

struct Place {
  uint64_t index;
  uint32_t width;
};

std::optional<Place> parse_place(std::string_view path) {
  uint32_t width = kTileWidth;
  if (const size_t dot = path.find('.'); dot != std::string_view::npos) {
    if (path.substr(dot, kPartial.size()) != kPartial) return std::nullopt;
    const auto number = parse_decimal(path.substr(dot + kPartial.size()));
    if (!number || *number == 0 || *number >= kTileWidth) return std::nullopt;
    width = static_cast<uint32_t>(*number);
    path = path.substr(0, dot);
  }
  const auto index = parse_index(path);
  if (!index) return std::nullopt;
  return Place{*index, width};
}

bool take_prefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

// Tiles of one level over `older` hashes that `newer` hashes add.
template <typename Tile>
void add_level(std::vector<Tile>& tiles, Tile tile, uint64_t older, uint64_t newer) {
  if (newer == older) return;
  for (uint64_t index = older / kTileWidth; index < newer / kTileWidth; ++index) {
    tile.index = index;
    tile.width = kTileWidth;
    tiles.push_back(tile);
  }
  if (newer % kTileWidth != 0) {
    tile.index = newer / kTileWidth;
    tile.width = static_cast<uint32_t>(newer % kTileWidth);
    tiles.push_back(tile);
  }
}

}  // namespace

std::string path_of(const HashTile& tile) {
  STRONGROOM_ASSERT(tile.level <= kTileLevelMax);
  return path_of(std::to_string(tile.level), tile.index, tile.width);
}

std::string path_of(const EntryBundle& bundle) { return path_of("entries", bundle.index, bundle.width); }

// https://c2sp.org/tlog-tiles, "Merkle Tree" and "Log Entries".
std::optional<TilePath> parse_tile_path(std::string_view path) {
  if (!take_prefix(path, "tile/")) return std::nullopt;
  if (take_prefix(path, "entries/")) {
    const auto place = parse_place(path);
    if (!place) return std::nullopt;
    return EntryBundle{place->index, place->width};
  }
  const size_t slash = path.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto level = parse_decimal(path.substr(0, slash));
  const auto place = parse_place(path.substr(slash + 1));
  if (!level || *level > kTileLevelMax || !place) return std::nullopt;
  return HashTile{static_cast<uint32_t>(*level), place->index, place->width};
}

std::vector<HashTile> tiles_added(TreeSize older, TreeSize newer) {
  STRONGROOM_ASSERT(older <= newer);
  std::vector<HashTile> tiles;
  uint64_t before = older.value;
  uint64_t after = newer.value;
  for (uint32_t level = 0; after > 0; ++level, before /= kTileWidth, after /= kTileWidth) {
    add_level(tiles, HashTile{level}, before, after);
  }
  return tiles;
}

std::vector<EntryBundle> bundles_added(TreeSize older, TreeSize newer) {
  STRONGROOM_ASSERT(older <= newer);
  std::vector<EntryBundle> bundles;
  add_level(bundles, EntryBundle{}, older.value, newer.value);
  return bundles;
}

EntryBundle bundle_of(LeafIndex index, TreeSize size) {
  STRONGROOM_ASSERT(index.value < size.value);
  const uint64_t bundle = index.value / kTileWidth;
  const uint64_t width = std::min<uint64_t>(kTileWidth, size.value - bundle * kTileWidth);
  return {bundle, static_cast<uint32_t>(width)};
}

void append_to_bundle(std::string& bundle, std::string_view entry) {
  STRONGROOM_ASSERT(entry.size() <= kEntryBytesMax);
  bundle.push_back(static_cast<char>(entry.size() >> 8));
  bundle.push_back(static_cast<char>(entry.size() & 0xff));
  bundle.append(entry);
}

Result<std::vector<std::string_view>> parse_bundle(std::string_view bytes, uint32_t width) {
  std::vector<std::string_view> entries;
  entries.reserve(width);
  size_t at = 0;
  while (entries.size() < width) {
    if (bytes.size() - at < kLengthBytes) return fail(ErrorCode::Malformed, "the bundle ends early", at);
    const size_t size = size_t{static_cast<uint8_t>(bytes[at])} << 8 | static_cast<uint8_t>(bytes[at + 1]);
    if (bytes.size() - at - kLengthBytes < size) return fail(ErrorCode::Malformed, "an entry is cut off", at);
    entries.push_back(bytes.substr(at + kLengthBytes, size));
    at += kLengthBytes + size;
  }
  if (at != bytes.size()) return fail(ErrorCode::Malformed, "the bundle goes on after its last entry", at);
  return entries;
}

}  // namespace strongroom::log
