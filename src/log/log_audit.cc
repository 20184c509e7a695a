// SPDX-License-Identifier: Apache-2.0
#include "log/log_audit.h"

#include <optional>

#include "log/log_reader.h"
#include "log/tree_edge.h"

namespace strongroom::log {

namespace {

class Audit {
 public:
  Audit(const TileReader& tiles, const TreeHead& head, const EntryVisitor& visit)
      : tiles_(tiles), head_(head), visit_(visit), stored_(tiles, head.size) {}

  std::vector<Error> run() {
    for (uint64_t first = 0; first < head_.size.value; first += kTileWidth) {
      if (!take(bundle_of(LeafIndex{first}, head_.size))) return std::move(faults_);
    }
    edge_.each_partial([this](const HashTile& tile, std::string_view hashes) {
      if (tile.level > 0) compare(tile, hashes);  // level 0 was compared with the entries
    });
    if (edge_.root() != head_.root) {
      fault("checkpoint",
            "the entries lead to the root " + edge_.root().hex() + ", the checkpoint states " + head_.root.hex());
    }
    return std::move(faults_);
  }

 private:
  void fault(std::string file, std::string message) {
    faults_.push_back({ErrorCode::Mismatch, std::move(message), std::move(file), {}});
  }

  // Checks a bundle against its level-0 tile and goes on with the one that is right. False when neither can be read.
  bool take(const EntryBundle& bundle) {
    const HashTile tile{0, bundle.index, bundle.width};
    const auto derived = leaves_of(bundle);
    const auto stored = hashes_of_tile(tile);
    if (!derived && !stored) return false;
    bool trust_entries = derived.has_value();
    if (derived && stored && *derived != *stored) {
      trust_entries = !leads_up(tile, *stored);
      if (trust_entries) {
        fault(path_of(tile), "the tile differs from the entries" + first_difference(bundle, *derived, *stored));
      } else {
        fault(path_of(bundle), "the entries differ from their tile" + first_difference(bundle, *derived, *stored));
      }
    }
    const TreeEdge::Sink full = [this](const HashTile& above, std::string_view hashes) {
      if (above.level > 0) compare(above, hashes);
    };
    for (const Digest& leaf : trust_entries ? *derived : *stored) edge_.add(leaf, full);
    return true;
  }

  std::optional<std::vector<Digest>> leaves_of(const EntryBundle& bundle) {
    const auto bytes = tiles_.read(bundle);
    if (!bytes) return keep(bytes.error(), path_of(bundle));
    const auto entries = parse_bundle(*bytes, bundle.width);
    if (!entries) return keep(entries.error(), path_of(bundle));
    std::vector<Digest> leaves;
    leaves.reserve(entries->size());
    for (const std::string_view entry : *entries) {
      if (visit_) visit_(LeafIndex{bundle.index * kTileWidth + leaves.size()}, entry);
      leaves.push_back(leaf_hash(entry));
    }
    return leaves;
  }

  std::optional<std::vector<Digest>> hashes_of_tile(const HashTile& tile) {
    const auto bytes = tiles_.read(tile);
    if (!bytes) return keep(bytes.error(), path_of(tile));
    return hashes_of(*bytes);
  }

  std::nullopt_t keep(Error error, const std::string& path) {
    if (error.file.empty()) error.file = path;
    faults_.push_back(std::move(error));
    return std::nullopt;
  }

  // Whether what the tiles above say of this tile of leaves is what it is.
  bool leads_up(const HashTile& tile, const std::vector<Digest>& hashes) {
    if (tile.width == kTileWidth) {
      const auto above = stored_.hash(kTileHeight, tile.index);
      return above && *above == merkle_root(hashes);
    }
    TreeEdge with_tile = edge_;
    for (const Digest& hash : hashes) with_tile.add(hash, [](const HashTile&, std::string_view) {});
    return with_tile.head() == head_;
  }

  static std::string first_difference(const EntryBundle& bundle, const std::vector<Digest>& a,
                                      const std::vector<Digest>& b) {
    size_t at = 0;
    while (at < a.size() && at < b.size() && a[at] == b[at]) ++at;
    return ", first at entry " + std::to_string(bundle.index * kTileWidth + at);
  }

  void compare(const HashTile& tile, std::string_view derived) {
    const auto stored = tiles_.read(tile);
    if (!stored) {
      keep(stored.error(), path_of(tile));
    } else if (*stored != derived) {
      fault(path_of(tile), "the tile differs from the hashes of the tiles below it");
    }
  }

  const TileReader& tiles_;
  const TreeHead& head_;
  const EntryVisitor& visit_;
  LogReader stored_;
  TreeEdge edge_;
  std::vector<Error> faults_;
};

}  // namespace

std::vector<Error> audit_log(const TileReader& tiles, const TreeHead& head, const EntryVisitor& visit) {
  return Audit(tiles, head, visit).run();
}

}  // namespace strongroom::log
