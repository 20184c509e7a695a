// SPDX-License-Identifier: Apache-2.0
#include "log/log_audit.h"

#include <gtest/gtest.h>

#include "log/log_reader.h"
#include "log/log_writer.h"
#include "tests/support/memory_files.h"

namespace strongroom::log {
namespace {

class Audited : public testing::Test {
 protected:
  // As small as a log can be that has full and partial tiles of two levels.
  Audited() {
    LogWriter writer = LogWriter::open(files, "log", empty_head()).value();
    for (int i = 0; i < 600; ++i) EXPECT_TRUE(writer.append("entry " + std::to_string(i)));
    head = writer.flush();
  }

  std::vector<Error> audit() const { return audit_log(FolderTiles(files, "log"), head); }
  std::string& file(const std::string& path) { return files.contents.at(Path("log") / path); }
  void flip(const std::string& path, size_t at) { file(path)[at] = static_cast<char>(file(path)[at] ^ 1); }
  std::vector<std::string> damaged() const {
    std::vector<std::string> paths;
    for (const Error& error : audit()) paths.push_back(error.file);
    return paths;
  }

  test::MemoryFiles files;
  TreeHead head;
};

using Paths = std::vector<std::string>;

TEST_F(Audited, NothingIsWrongWithAWholeLog) { EXPECT_EQ(damaged(), Paths{}); }

TEST_F(Audited, VisitsEveryEntryInOrder) {
  uint64_t next = 0;
  audit_log(FolderTiles(files, "log"), head, [&](LeafIndex index, std::string_view entry) {
    EXPECT_EQ(index.value, next);
    EXPECT_EQ(entry, "entry " + std::to_string(next++));
  });
  EXPECT_EQ(next, 600u);
}

// The file that was changed is named, and no other, whichever side of entry and hash it is on.
TEST_F(Audited, NamesTheDamagedFile) {
  const std::vector<std::pair<Path, std::string>> whole(files.contents.begin(), files.contents.end());
  for (const auto& [path, bytes] : whole) {
    const std::string name = path.lexically_relative("log").string();
    for (size_t at = 0; at < bytes.size(); at += 61) {
      flip(name, at);
      ASSERT_EQ(damaged(), Paths{name}) << "byte " << at;
      flip(name, at);
    }
    files.contents[path] = bytes.substr(0, bytes.size() - 1);
    ASSERT_EQ(damaged(), Paths{name}) << "cut short";
    files.contents[path] = bytes + "x";
    ASSERT_EQ(damaged(), Paths{name}) << "too long";
    files.contents.erase(path);
    ASSERT_EQ(damaged(), Paths{name}) << "missing";
    files.contents[path] = bytes;
  }
}

TEST_F(Audited, NamesSeveralDamagedFiles) {
  flip("tile/entries/000", 9);
  flip("tile/0/001", 0);
  EXPECT_EQ(damaged(), Paths({"tile/entries/000", "tile/0/001"}));
}

TEST_F(Audited, AnotherRootIsTheCheckpointsFault) {
  head.root.bytes[0] ^= 1;
  EXPECT_EQ(damaged(), Paths{"checkpoint"});
}

TEST_F(Audited, EndsWhereEntriesAndTileAreBothGone) {
  files.contents.erase("log/tile/entries/001");
  files.contents.erase("log/tile/0/001");
  EXPECT_EQ(damaged(), Paths({"tile/entries/001", "tile/0/001"}));
}

TEST_F(Audited, AReaderGivesEntriesAndProofsOnlyIfTheyHold) {
  const FolderTiles tiles(files, "log");
  EXPECT_EQ(LogReader(tiles, head.size).entry(LeafIndex{599}).value(), "entry 599");
  EXPECT_EQ(LogReader(tiles, head.size).entry(LeafIndex{600}).error().code, ErrorCode::NotFound);
  const Proof proof = prove_inclusion(tiles, head, LeafIndex{300}).value();
  EXPECT_TRUE(verify_inclusion(leaf_hash("entry 300"), LeafIndex{300}, head, proof));
  LogReader whole(tiles, head.size);
  const TreeHead older_head{TreeSize{300}, root_at(whole, TreeSize{300}).value()};
  EXPECT_TRUE(verify_consistency(older_head, head, prove_consistency(tiles, older_head, head).value()));
  flip("tile/0/001", 44 * 32);  // the leaf of entry 300
  EXPECT_EQ(LogReader(tiles, head.size).entry(LeafIndex{300}).error().code, ErrorCode::Mismatch);
  EXPECT_EQ(prove_inclusion(tiles, head, LeafIndex{300}).error().code, ErrorCode::Mismatch);
}

}  // namespace
}  // namespace strongroom::log
