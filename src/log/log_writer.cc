// SPDX-License-Identifier: Apache-2.0
#include "log/log_writer.h"

#include "base/assert.h"
#include "log/tile_reader.h"

namespace strongroom::log {

namespace {

constexpr size_t kQueuedBytesMax = 8 << 20;

// The bundle that grows on from here, checked against the hashes of its entries.
Result<std::string> open_bundle(const TileReader& tiles, const TreeHead& head) {
  const auto width = static_cast<uint32_t>(head.size.value % kTileWidth);
  if (width == 0) return std::string();
  const EntryBundle place{head.size.value / kTileWidth, width};
  auto bytes = tiles.read(place);
  if (!bytes) return bytes;
  const auto leaves = tiles.read(HashTile{0, place.index, width});
  if (!leaves) return leaves;
  const auto entries = parse_bundle(*bytes, width);
  if (!entries) return fail(entries.error());
  for (size_t i = 0; i < entries->size(); ++i) {
    if (leaf_hash((*entries)[i]).view() !=
        std::string_view(*leaves).substr(i * Digest::size_bytes, Digest::size_bytes)) {
      return fail({ErrorCode::Mismatch,
                   "the bundle's entry " + std::to_string(i) + " differs from its hash in the tiles",
                   path_of(place),
                   {}});
    }
  }
  return bytes;
}

}  // namespace

Result<LogWriter> LogWriter::open(Files& files, Path folder, const TreeHead& head) {
  const FolderTiles tiles(files, folder);
  auto edge = TreeEdge::read(tiles, head);
  if (!edge) return fail(edge.error());
  auto bundle = open_bundle(tiles, head);
  if (!bundle) return fail(bundle.error());
  LogWriter writer(files, std::move(folder));
  writer.edge_ = std::move(*edge);
  writer.bundle_ = std::move(*bundle);
  writer.flushed_ = head.size;
  return writer;
}

Result<void> LogWriter::append(std::string_view entry) {
  if (entry.size() > kEntryBytesMax) {
    return fail(ErrorCode::LimitExceeded, "an entry of " + std::to_string(entry.size()) +
                                              " bytes does not fit the log, which takes " +
                                              std::to_string(kEntryBytesMax));
  }
  append_to_bundle(bundle_, entry);
  edge_.add(leaf_hash(entry), [this](const HashTile& tile, std::string_view hashes) {
    if (tile.level == 0) queue(path_of(EntryBundle{tile.index}), std::exchange(bundle_, {}));
    queue(path_of(tile), std::string(hashes));
  });
  if (queued_bytes_ > kQueuedBytesMax) write_queued();
  return {};
}

TreeHead LogWriter::flush() {
  const TreeSize size = edge_.size();
  if (size != flushed_) {
    edge_.each_partial([this](const HashTile& tile, std::string_view hashes) {
      const unsigned shift = kTileHeight * tile.level;
      const bool unchanged = flushed_.value >> shift == edge_.size().value >> shift;
      if (!unchanged) queue(path_of(tile), std::string(hashes));
    });
    if (!bundle_.empty()) queue(path_of(bundle_of(LeafIndex{size.value - 1}, size)), bundle_);
    write_queued();
    flushed_ = size;
  }
  return edge_.head();
}

void LogWriter::queue(const std::string& path, std::string bytes) {
  queued_bytes_ += bytes.size();
  queued_.emplace_back(folder_ / path, std::move(bytes));
}

void LogWriter::write_queued() {
  files_->write_durably(queued_);
  queued_.clear();
  queued_bytes_ = 0;
}

void drop_superseded_partials(Files& files, const Path& folder, TreeSize older, TreeSize newer) {
  const auto drop = [&](const std::string& full_path) {
    const Path partials = folder / (full_path + ".p");
    for (const std::string& name : files.list(partials)) files.remove(partials / name);
    files.remove(partials);
  };
  for (const HashTile& tile : tiles_added(older, newer)) {
    if (tile.width == kTileWidth) drop(path_of(tile));
  }
  for (const EntryBundle& bundle : bundles_added(older, newer)) {
    if (bundle.width == kTileWidth) drop(path_of(bundle));
  }
}

}  // namespace strongroom::log
