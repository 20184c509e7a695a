// SPDX-License-Identifier: Apache-2.0
#include "log/merkle.h"

#include <gtest/gtest.h>

#include "base/encoding.h"
#include "tests/support/naive_tree.h"

namespace strongroom::log {
namespace {

using test::naive_inclusion;
using test::naive_root;
using test::naive_subproof;

std::vector<Digest> some_leaves(size_t count) {
  std::vector<Digest> leaves;
  for (size_t i = 0; i < count; ++i) leaves.push_back(leaf_hash("entry " + std::to_string(i)));
  return leaves;
}

// A tree in memory, for the proofs to be made from.
class MemoryTree final : public HashReader {
 public:
  explicit MemoryTree(std::vector<Digest> leaves) : leaves_(std::move(leaves)) {}
  TreeSize size() const override { return TreeSize{leaves_.size()}; }
  Result<Digest> hash(unsigned level, uint64_t index) override {
    return naive_root(std::span(leaves_).subspan(index << level, size_t{1} << level));
  }

 private:
  std::vector<Digest> leaves_;
};

TEST(Merkle, HashesAsTheRfcSays) {
  EXPECT_EQ(empty_head().root.hex(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(leaf_hash("").hex(), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  EXPECT_EQ(leaf_hash("L123456").hex(), "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");
  EXPECT_EQ(to_base64(leaf_hash("hello world").view()), "TszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=");
  EXPECT_EQ(sha256(std::string_view("\x01", 1), "N123", "N456").hex(),
            "aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb");
}

TEST(Merkle, BuildsTheClassicTreeOfEightLeaves) {
  std::vector<Digest> leaves;
  for (const char* hex :
       {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"}) {
    leaves.push_back(leaf_hash(from_hex(hex).value()));
  }
  const char* roots[] = {"6e340b9c", "fac54203", "aeb6bcfe", "d37ee418",
                         "4e3bbb1f", "76e67dad", "ddb89be4", "5dc9da79"};
  for (size_t n = 1; n <= 8; ++n) {
    EXPECT_EQ(merkle_root(std::span(leaves).first(n)).hex().substr(0, 8), roots[n - 1]) << n << " leaves";
  }
  EXPECT_EQ(merkle_root(leaves).hex(), "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
}

TEST(Merkle, RootIsTheDefinitionAtEverySize) {
  const auto leaves = some_leaves(70);
  for (size_t n = 0; n <= leaves.size(); ++n) {
    EXPECT_EQ(merkle_root(std::span(leaves).first(n)), naive_root(std::span(leaves).first(n))) << n;
    MemoryTree tree(leaves);
    EXPECT_EQ(root_at(tree, TreeSize{n}).value(), naive_root(std::span(leaves).first(n))) << n;
  }
}

TEST(Merkle, InclusionProofsAreTheDefinitionAndHold) {
  const auto leaves = some_leaves(70);
  for (size_t n = 1; n <= leaves.size(); ++n) {
    const auto part = std::span(leaves).first(n);
    const TreeHead head{TreeSize{n}, naive_root(part)};
    MemoryTree tree({part.begin(), part.end()});
    for (size_t m = 0; m < n; ++m) {
      const Proof proof = inclusion_proof(tree, LeafIndex{m}).value();
      ASSERT_EQ(proof, naive_inclusion(m, part)) << m << " of " << n;
      ASSERT_TRUE(verify_inclusion(leaves[m], LeafIndex{m}, head, proof)) << m << " of " << n;
    }
  }
}

TEST(Merkle, ConsistencyProofsAreTheDefinitionAndHold) {
  const auto leaves = some_leaves(70);
  for (size_t n = 1; n <= leaves.size(); ++n) {
    const auto part = std::span(leaves).first(n);
    const TreeHead newer{TreeSize{n}, naive_root(part)};
    MemoryTree tree({part.begin(), part.end()});
    for (size_t m = 1; m <= n; ++m) {
      const TreeHead older{TreeSize{m}, naive_root(part.first(m))};
      const Proof proof = consistency_proof(tree, older.size).value();
      ASSERT_EQ(proof, naive_subproof(m, part, true)) << m << " to " << n;
      ASSERT_TRUE(verify_consistency(older, newer, proof)) << m << " to " << n;
    }
  }
}

TEST(Merkle, RefusesInclusionProofsThatAreChanged) {
  const auto leaves = some_leaves(11);
  const TreeHead head{TreeSize{11}, naive_root(leaves)};
  const Proof proof = naive_inclusion(6, leaves);
  const auto refused = [&](const Digest& leaf, uint64_t index, const TreeHead& at, const Proof& hashes) {
    const auto result = verify_inclusion(leaf, LeafIndex{index}, at, hashes);
    return !result && result.error().code == ErrorCode::Mismatch;
  };
  EXPECT_FALSE(refused(leaves[6], 6, head, proof));
  EXPECT_TRUE(refused(leaves[5], 6, head, proof));
  EXPECT_TRUE(refused(leaves[6], 7, head, proof));
  EXPECT_TRUE(refused(leaves[6], 11, head, proof));
  EXPECT_TRUE(refused(leaves[6], UINT64_MAX, head, proof));
  EXPECT_TRUE(refused(leaves[6], 6, {TreeSize{27}, head.root}, proof));
  EXPECT_TRUE(refused(leaves[6], 6, {TreeSize{UINT64_MAX}, head.root}, proof));
  EXPECT_TRUE(refused(leaves[6], 6, head, Proof(proof.begin(), proof.end() - 1)));
  Proof longer = proof;
  longer.push_back(head.root);
  EXPECT_TRUE(refused(leaves[6], 6, head, longer));
  for (size_t i = 0; i < proof.size(); ++i) {
    Proof changed = proof;
    changed[i].bytes[31] ^= 1;
    EXPECT_TRUE(refused(leaves[6], 6, head, changed)) << "hash " << i;
  }
}

TEST(Merkle, RefusesConsistencyThatProvesNothing) {
  const auto leaves = some_leaves(9);
  const TreeHead newer{TreeSize{9}, naive_root(leaves)};
  const TreeHead older{TreeSize{4}, naive_root(std::span(leaves).first(4))};
  const Proof proof = naive_subproof(4, leaves, true);
  EXPECT_TRUE(verify_consistency(older, newer, proof));
  EXPECT_FALSE(verify_consistency(newer, older, proof));
  EXPECT_FALSE(verify_consistency({TreeSize{4}, newer.root}, newer, proof));
  EXPECT_FALSE(verify_consistency(older, {TreeSize{9}, older.root}, proof));
  EXPECT_FALSE(verify_consistency(empty_head(), newer, {}));
  EXPECT_FALSE(verify_consistency(newer, newer, proof));
  EXPECT_FALSE(verify_consistency(newer, {TreeSize{9}, older.root}, {}));
  EXPECT_TRUE(verify_consistency(newer, newer, {}));
}

TEST(Merkle, RefusesProofsBeyondTheTree) {
  MemoryTree tree(some_leaves(3));
  EXPECT_EQ(inclusion_proof(tree, LeafIndex{3}).error().code, ErrorCode::Refused);
  EXPECT_EQ(consistency_proof(tree, TreeSize{0}).error().code, ErrorCode::Refused);
  EXPECT_EQ(consistency_proof(tree, TreeSize{4}).error().code, ErrorCode::Refused);
  EXPECT_EQ(root_at(tree, TreeSize{4}).error().code, ErrorCode::Refused);
}

}  // namespace
}  // namespace strongroom::log
