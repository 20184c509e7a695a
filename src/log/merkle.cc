// SPDX-License-Identifier: Apache-2.0
#include "log/merkle.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "base/assert.h"

namespace strongroom::log {

namespace {

constexpr std::string_view kLeafPrefix("\x00", 1);
constexpr std::string_view kNodePrefix("\x01", 1);

using Hashes = std::span<const Digest>;

// The way from a leaf to the root has two parts: `inner` levels where the right sibling may be missing, and above them
// the `border` of whole left siblings along the tree's right edge.
struct Path {
  unsigned inner;
  unsigned border;
};

Path path_of(uint64_t index, uint64_t size) {
  const auto inner = static_cast<unsigned>(std::bit_width(index ^ (size - 1)));
  return {inner, inner < 64 ? static_cast<unsigned>(std::popcount(index >> inner)) : 0};
}

enum class Siblings { Both, LeftOnly };

// Climbs the inner levels; a set bit of `index` means that the sibling is on the left.
Digest climb(Digest hash, uint64_t index, Hashes siblings, Siblings use) {
  for (size_t level = 0; level < siblings.size(); ++level) {
    if (((index >> level) & 1) != 0) {
      hash = node_hash(siblings[level], hash);
    } else if (use == Siblings::Both) {
      hash = node_hash(hash, siblings[level]);
    }
  }
  return hash;
}

Digest climb_border(Digest hash, Hashes siblings) {
  for (const Digest& left : siblings) hash = node_hash(left, hash);
  return hash;
}

tl::unexpected<Error> mismatch(std::string message) { return fail(ErrorCode::Mismatch, std::move(message)); }

struct Range {
  uint64_t begin, end;
  uint64_t size() const { return end - begin; }
  // RFC 6962 section 2.1: the largest power of two smaller than the size.
  uint64_t middle() const { return begin + std::bit_floor(size() - 1); }
};

// MTH of leaves that begin at a multiple of a power of two no smaller than their number: perfect trees of falling
// heights, joined from the right.
Result<Digest> root_of(HashReader& tree, Range range) {
  std::vector<Digest> perfect;
  while (range.size() > 0) {
    const auto level = static_cast<unsigned>(std::bit_width(range.size()) - 1);
    auto hash = tree.hash(level, range.begin >> level);
    if (!hash) return hash;
    perfect.push_back(*hash);
    range.begin += uint64_t{1} << level;
  }
  Digest root = perfect.back();
  for (size_t i = perfect.size() - 1; i-- > 0;) root = node_hash(perfect[i], root);
  return root;
}

// Walks down to the range that `arrived` accepts and collects the roots it leaves aside, from there up to the root.
template <typename Arrived>
Result<Proof> roots_beside(HashReader& tree, uint64_t leaf, Range& range, Arrived arrived) {
  Proof proof;
  while (!arrived(range)) {
    const uint64_t middle = range.middle();
    const bool left = leaf < middle;
    const auto sibling = root_of(tree, left ? Range{middle, range.end} : Range{range.begin, middle});
    if (!sibling) return fail(sibling.error());
    proof.push_back(*sibling);
    range = left ? Range{range.begin, middle} : Range{middle, range.end};
  }
  std::reverse(proof.begin(), proof.end());
  return proof;
}

}  // namespace

Digest leaf_hash(std::string_view entry) { return sha256(kLeafPrefix, entry); }

// In one piece: each further one costs more than copying these 64 bytes.
Digest node_hash(const Digest& left, const Digest& right) {
  std::array<char, 1 + 2 * Digest::size_bytes> message;
  message[0] = kNodePrefix[0];
  std::memcpy(&message[1], left.bytes.data(), Digest::size_bytes);
  std::memcpy(&message[1 + Digest::size_bytes], right.bytes.data(), Digest::size_bytes);
  return sha256(std::string_view(message.data(), message.size()));
}

// Pairs level by level. A last hash without a partner moves up as it is, which is what splitting at the largest power
// of two amounts to.
Digest merkle_root(std::span<const Digest> leaves) {
  if (leaves.empty()) return sha256({});
  std::vector<Digest> level(leaves.begin(), leaves.end());
  for (size_t size = level.size(); size > 1; size = (size + 1) / 2) {
    const size_t pairs = size / 2;
    for (size_t i = 0; i < pairs; ++i) level[i] = node_hash(level[2 * i], level[2 * i + 1]);
    if (size % 2 == 1) level[pairs] = level[size - 1];
  }
  return level[0];
}

// https://www.rfc-editor.org/rfc/rfc6962#section-2.1.1
Result<void> verify_inclusion(const Digest& leaf, LeafIndex index, const TreeHead& head, const Proof& proof) {
  if (index.value >= head.size.value) {
    return mismatch("entry " + std::to_string(index.value) + " is beyond a tree of " + std::to_string(head.size.value));
  }
  const Path path = path_of(index.value, head.size.value);
  if (proof.size() != path.inner + path.border) {
    return mismatch("the inclusion proof has " + std::to_string(proof.size()) + " hashes instead of " +
                    std::to_string(path.inner + path.border));
  }
  const Hashes hashes(proof);
  const Digest top = climb(leaf, index.value, hashes.first(path.inner), Siblings::Both);
  if (climb_border(top, hashes.subspan(path.inner)) != head.root) {
    return mismatch("the inclusion proof does not lead to the root");
  }
  return {};
}

// https://www.rfc-editor.org/rfc/rfc6962#section-2.1.2
// The proof begins at the largest perfect tree on the right edge of the older one; if that is all of it, its root is
// known and left out. From there the same hashes lead to both roots: to the older one without the right siblings.
Result<void> verify_consistency(const TreeHead& older, const TreeHead& newer, const Proof& proof) {
  const uint64_t size = older.size.value;
  if (size > newer.size.value) return mismatch("the older tree is larger than the newer one");
  if (size == newer.size.value) {
    if (!proof.empty()) return mismatch("a proof between equal sizes must be empty");
    if (older.root != newer.root) return mismatch("two roots of one size differ");
    return {};
  }
  if (size == 0) return mismatch("a proof from the empty tree proves nothing");
  const auto height = static_cast<unsigned>(std::countr_zero(size));
  const Path path = path_of(size - 1, newer.size.value);
  const unsigned inner = path.inner - height;
  const size_t first = std::has_single_bit(size) ? 0 : 1;
  if (proof.size() != first + inner + path.border) {
    return mismatch("the consistency proof has " + std::to_string(proof.size()) + " hashes instead of " +
                    std::to_string(first + inner + path.border));
  }
  const Digest& seed = first == 0 ? older.root : proof[0];
  const Hashes hashes = Hashes(proof).subspan(first);
  const uint64_t index = (size - 1) >> height;
  const Digest older_top = climb(seed, index, hashes.first(inner), Siblings::LeftOnly);
  if (climb_border(older_top, hashes.subspan(inner)) != older.root) {
    return mismatch("the consistency proof does not lead to the older root");
  }
  const Digest newer_top = climb(seed, index, hashes.first(inner), Siblings::Both);
  if (climb_border(newer_top, hashes.subspan(inner)) != newer.root) {
    return mismatch("the consistency proof does not lead to the newer root");
  }
  return {};
}

// RFC 6962 section 2.1.1, PATH(m, D[n]).
Result<Proof> inclusion_proof(HashReader& tree, LeafIndex index) {
  const uint64_t size = tree.size().value;
  if (index.value >= size) {
    return fail(ErrorCode::Refused,
                "entry " + std::to_string(index.value) + " is beyond the log's " + std::to_string(size) + " entries");
  }
  Range range{0, size};
  return roots_beside(tree, index.value, range, [](const Range& r) { return r.size() == 1; });
}

// RFC 6962 section 2.1.2, SUBPROOF(m, D[n], true).
Result<Proof> consistency_proof(HashReader& tree, TreeSize older) {
  const uint64_t size = tree.size().value;
  if (older.value == 0 || older.value > size) {
    return fail(ErrorCode::Refused,
                "no proof leads from " + std::to_string(older.value) + " to " + std::to_string(size) + " entries");
  }
  Range range{0, size};
  auto proof = roots_beside(tree, older.value - 1, range, [&](const Range& r) { return r.end == older.value; });
  if (!proof || range.begin == 0) return proof;
  const auto seed = root_of(tree, range);
  if (!seed) return fail(seed.error());
  proof->insert(proof->begin(), *seed);
  return proof;
}

Result<Digest> root_at(HashReader& tree, TreeSize size) {
  if (size.value > tree.size().value) return fail(ErrorCode::Refused, "the log has fewer entries than that");
  if (size.value == 0) return sha256({});
  return root_of(tree, {0, size.value});
}

}  // namespace strongroom::log
