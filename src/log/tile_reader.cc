// SPDX-License-Identifier: Apache-2.0
#include "log/tile_reader.h"

#include <utility>

#include "base/assert.h"

namespace strongroom::log {

namespace {

constexpr uint64_t kBundleBytesMax = uint64_t{kTileWidth} * (2 + kEntryBytesMax);

tl::unexpected<Error> fail_in(std::string file, Error error) {
  error.file = std::move(file);
  return fail(std::move(error));
}

// Reads a file, or the full one if the partial one was dropped. `Tile` is a HashTile or an EntryBundle.
struct Found {
  std::string path;
  uint32_t width;
  std::string bytes;
};

template <typename Tile>
Result<Found> find(const Files& files, const Path& folder, Tile tile, uint64_t bytes_max) {
  STRONGROOM_ASSERT(tile.width >= 1 && tile.width <= kTileWidth);
  auto bytes = files.read(folder / path_of(tile), bytes_max);
  if (bytes) return Found{path_of(tile), tile.width, std::move(*bytes)};
  if (bytes.error().code == ErrorCode::NotFound && tile.width < kTileWidth) {
    Tile full = tile;
    full.width = kTileWidth;
    auto full_bytes = files.read(folder / path_of(full), bytes_max);
    if (full_bytes) return Found{path_of(full), kTileWidth, std::move(*full_bytes)};
  }
  return fail_in(path_of(tile), bytes.error());
}

}  // namespace

FolderTiles::FolderTiles(const Files& files, Path folder) : files_(files), folder_(std::move(folder)) {}

Result<std::string> FolderTiles::read(const HashTile& tile) const {
  auto found = find(files_, folder_, tile, kTileWidth * Digest::size_bytes);
  if (!found) return fail(found.error());
  if (found->bytes.size() != found->width * Digest::size_bytes) {
    return fail_in(found->path, {ErrorCode::Malformed,
                                 "a tile of " + std::to_string(found->width) + " hashes cannot be " +
                                     std::to_string(found->bytes.size()) + " bytes long",
                                 {},
                                 {}});
  }
  found->bytes.resize(tile.width * Digest::size_bytes);
  return std::move(found->bytes);
}

Result<std::string> FolderTiles::read(const EntryBundle& bundle) const {
  auto found = find(files_, folder_, bundle, kBundleBytesMax);
  if (!found) return fail(found.error());
  const auto entries = parse_bundle(found->bytes, found->width);
  if (!entries) return fail_in(found->path, entries.error());
  const std::string_view last = (*entries)[bundle.width - 1];
  found->bytes.resize(static_cast<size_t>(last.data() + last.size() - found->bytes.data()));
  return std::move(found->bytes);
}

}  // namespace strongroom::log
