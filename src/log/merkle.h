// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/result.h"
#include "base/strong.h"

namespace strongroom::log {

// The number of entries of a log, and the place of one among them, from 0.
using TreeSize = Strong<struct TreeSizeTag, uint64_t>;
using LeafIndex = Strong<struct LeafIndexTag, uint64_t>;

// What a checkpoint commits to.
struct TreeHead {
  TreeSize size;
  Digest root;
  friend bool operator==(const TreeHead&, const TreeHead&) = default;
};

// Hashes as RFC 6962 sections 2.1.1 and 2.1.2 order them: for inclusion from the leaf's sibling up.
using Proof = std::vector<Digest>;

// https://www.rfc-editor.org/rfc/rfc6962#section-2.1
Digest leaf_hash(std::string_view entry);                   // SHA-256(0x00 || entry)
Digest node_hash(const Digest& left, const Digest& right);  // SHA-256(0x01 || left || right)
Digest merkle_root(std::span<const Digest> leaves);         // MTH; of no leaves: SHA-256("")
inline TreeHead empty_head() { return {TreeSize{0}, sha256({})}; }

// Mismatch when the proof does not lead from `leaf` to the root; its length must be exact.
Result<void> verify_inclusion(const Digest& leaf, LeafIndex index, const TreeHead& head, const Proof& proof);
// Mismatch when `newer` is not `older` with entries appended. A size of 0 proves nothing and is refused; equal sizes
// need equal roots and an empty proof.
Result<void> verify_consistency(const TreeHead& older, const TreeHead& newer, const Proof& proof);

// Access to the hashes of one tree. `level` counts in binary steps from the leaves: the answer is the root of the
// leaves [index * 2^level, (index + 1) * 2^level), all of which lie inside the tree.
class HashReader {
 public:
  virtual ~HashReader() = default;
  virtual TreeSize size() const = 0;
  virtual Result<Digest> hash(unsigned level, uint64_t index) = 0;
};

// Refused when the index or the older size is beyond the tree (or 0 for consistency).
Result<Proof> inclusion_proof(HashReader& tree, LeafIndex index);
Result<Proof> consistency_proof(HashReader& tree, TreeSize older);
// The root of the tree's first `size` entries.
Result<Digest> root_at(HashReader& tree, TreeSize size);

}  // namespace strongroom::log
