// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "log/merkle.h"
#include "log/tile.h"

namespace strongroom::test {

// The definitions of RFC 6962 section 2.1 and of tlog-tiles, word for word and slow: what the log is measured against.

inline size_t largest_power_below(size_t n) {
  size_t k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

inline Digest naive_root(std::span<const Digest> leaves) {
  if (leaves.empty()) return sha256({});
  if (leaves.size() == 1) return leaves[0];
  const size_t k = largest_power_below(leaves.size());
  return sha256(std::string_view("\x01", 1), naive_root(leaves.first(k)).view(), naive_root(leaves.subspan(k)).view());
}

inline log::Proof naive_inclusion(size_t m, std::span<const Digest> leaves) {
  if (leaves.size() == 1) return {};
  const size_t k = largest_power_below(leaves.size());
  const bool left = m < k;
  log::Proof proof = left ? naive_inclusion(m, leaves.first(k)) : naive_inclusion(m - k, leaves.subspan(k));
  proof.push_back(naive_root(left ? leaves.subspan(k) : leaves.first(k)));
  return proof;
}

inline log::Proof naive_subproof(size_t m, std::span<const Digest> leaves, bool known) {
  if (m == leaves.size()) return known ? log::Proof{} : log::Proof{naive_root(leaves)};
  const size_t k = largest_power_below(leaves.size());
  const bool left = m <= k;
  log::Proof proof = left ? naive_subproof(m, leaves.first(k), known) : naive_subproof(m - k, leaves.subspan(k), false);
  proof.push_back(naive_root(left ? leaves.subspan(k) : leaves.first(k)));
  return proof;
}

inline std::string naive_tile(const log::HashTile& tile, std::span<const Digest> leaves) {
  size_t span = 1;
  for (uint32_t level = 0; level < tile.level; ++level) span *= log::kTileWidth;
  std::string bytes;
  for (size_t i = 0; i < tile.width; ++i) {
    bytes += naive_root(leaves.subspan((tile.index * log::kTileWidth + i) * span, span)).view();
  }
  return bytes;
}

}  // namespace strongroom::test
