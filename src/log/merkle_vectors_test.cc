// SPDX-License-Identifier: Apache-2.0
// The proof vectors of transparency-dev/merkle, where they are at hand: good and bad proofs, one a file.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "base/encoding.h"
#include "base/files.h"
#include "log/merkle.h"
#include "tests/support/temporary_folder.h"

namespace strongroom::log {
namespace {

// What the flat JSON of a vector says.
class Vector {
 public:
  explicit Vector(const Path& path) {
    std::ifstream in(path, std::ios::binary);
    text_.assign(std::istreambuf_iterator<char>(in), {});
  }
  uint64_t number(const std::string& name) const { return std::stoull(text_.substr(after(name))); }
  std::string bytes(const std::string& name) const {
    const size_t begin = text_.find('"', after(name)) + 1;
    return from_base64(text_.substr(begin, text_.find('"', begin) - begin)).value_or("not base64");
  }
  bool wants_error() const { return text_.compare(after("wantErr"), 5, " true") == 0; }
  // nullopt if one of them is not 32 bytes long, which our type cannot even hold.
  std::optional<Proof> proof() const {
    Proof proof;
    const size_t begin = after("proof");
    if (text_.compare(begin, 5, " null") == 0) return proof;
    const size_t end = text_.find(']', begin);
    for (size_t at = text_.find('"', begin); at < end;) {
      const size_t close = text_.find('"', at + 1);
      const auto hash = Digest::from_bytes(from_base64(text_.substr(at + 1, close - at - 1)).value_or(""));
      if (!hash) return std::nullopt;
      proof.push_back(*hash);
      at = text_.find('"', close + 1);
    }
    return proof;
  }

 private:
  size_t after(const std::string& name) const {
    const size_t at = text_.find('"' + name + "\":");
    EXPECT_NE(at, std::string::npos) << name;
    return at + name.size() + 3;
  }
  std::string text_;
};

bool inclusion_holds(const Vector& v) {
  const auto root = Digest::from_bytes(v.bytes("root"));
  const auto leaf = Digest::from_bytes(v.bytes("leafHash"));
  const auto proof = v.proof();
  if (!root || !leaf || !proof) return false;
  return verify_inclusion(*leaf, LeafIndex{v.number("leafIdx")}, {TreeSize{v.number("treeSize")}, *root}, *proof)
      .has_value();
}

bool consistency_holds(const Vector& v) {
  const auto older = Digest::from_bytes(v.bytes("root1"));
  const auto newer = Digest::from_bytes(v.bytes("root2"));
  const auto proof = v.proof();
  if (!older || !newer || !proof) return false;
  return verify_consistency({TreeSize{v.number("size1")}, *older}, {TreeSize{v.number("size2")}, *newer}, *proof)
      .has_value();
}

// Accepts two equal "roots" of twelve bytes. A root here is always 32 bytes, so this one is refused.
constexpr std::string_view kException = "sizes-are-equal-one-and-proof-is-empty.json";

TEST(MerkleVectors, HoldAsStated) {
  const char* shared = std::getenv("STRONGROOM_SHARED");
  const Path archive = Path(shared != nullptr ? shared : STRONGROOM_SOURCE_DIR "/../shared") / "data" / "merkle.tar.gz";
  if (!std::filesystem::exists(archive)) GTEST_SKIP() << "no merkle.tar.gz in STRONGROOM_SHARED/data";
  const test::TemporaryFolder folder;
  const std::string unpack = "tar -xzf '" + archive.string() + "' -C '" + folder.path().string() + "'";
  ASSERT_EQ(std::system(unpack.c_str()), 0);  // NOLINT(bugprone-command-processor,cert-env33-c): a fixed command
  size_t checked = 0;
  size_t exceptions = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder.path())) {
    if (file.path().extension() != ".json") continue;
    const Vector v(file.path());
    const bool inclusion = file.path().string().find("/inclusion/") != std::string::npos;
    const bool holds = inclusion ? inclusion_holds(v) : consistency_holds(v);
    const bool exception = file.path().filename() == kException;
    EXPECT_EQ(holds, !exception && !v.wants_error()) << file.path();
    exceptions += exception ? 1 : 0;
    ++checked;
  }
  EXPECT_GE(checked, 190u);
  EXPECT_EQ(exceptions, 1u);
}

}  // namespace
}  // namespace strongroom::log
