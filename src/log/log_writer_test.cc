// SPDX-License-Identifier: Apache-2.0
#include "log/log_writer.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "log/log_audit.h"
#include "log/log_reader.h"
#include "tests/support/memory_files.h"
#include "tests/support/naive_tree.h"

namespace strongroom::log {
namespace {

using test::MemoryFiles;
using test::naive_root;
using test::naive_tile;

std::string entry_at(uint64_t index) { return R"({"entry":)" + std::to_string(index) + "}"; }

// A log in memory that grows in batches, each by a writer of its own.
class Log {
 public:
  void grow_to(uint64_t size, uint64_t batch) {
    while (head_.size.value < size) {
      LogWriter writer = LogWriter::open(files, "log", head_).value();
      const uint64_t end = std::min(size, head_.size.value + batch);
      while (writer.size().value < end) EXPECT_TRUE(writer.append(entry_at(writer.size().value)));
      head_ = writer.flush();
    }
  }
  const TreeHead& head() const { return head_; }
  FolderTiles tiles() const { return {files, "log"}; }
  std::string& file(const std::string& path) { return files.contents.at(Path("log") / path); }

  MemoryFiles files;

 private:
  TreeHead head_ = empty_head();
};

std::vector<Digest> leaves_of(uint64_t size) {
  std::vector<Digest> leaves;
  for (uint64_t i = 0; i < size; ++i) leaves.push_back(leaf_hash(entry_at(i)));
  return leaves;
}

struct Growth {
  uint64_t size, batch;
};

class Growing : public testing::TestWithParam<Growth> {};

TEST_P(Growing, WritesTheTilesOfTheDefinition) {
  const auto [size, batch] = GetParam();
  Log log;
  log.grow_to(size, batch);
  const auto leaves = leaves_of(size);
  EXPECT_EQ(log.head(), (TreeHead{TreeSize{size}, naive_root(leaves)}));
  for (const HashTile& tile : tiles_added(TreeSize{0}, TreeSize{size})) {
    ASSERT_EQ(log.file(path_of(tile)), naive_tile(tile, leaves)) << path_of(tile);
  }
  for (const EntryBundle& bundle : bundles_added(TreeSize{0}, TreeSize{size})) {
    std::string expected;
    for (uint64_t i = 0; i < bundle.width; ++i) append_to_bundle(expected, entry_at(bundle.index * kTileWidth + i));
    ASSERT_EQ(log.file(path_of(bundle)), expected) << path_of(bundle);
  }
  EXPECT_TRUE(audit_log(log.tiles(), log.head()).empty());
}

INSTANTIATE_TEST_SUITE_P(SizesAndBatches, Growing,
                         testing::Values(Growth{0, 1}, Growth{1, 1}, Growth{255, 1}, Growth{256, 1}, Growth{257, 1},
                                         Growth{512, 1}, Growth{255, 255}, Growth{256, 256}, Growth{257, 100},
                                         Growth{512, 512}, Growth{65'536, 65'536}, Growth{65'536, 997},
                                         Growth{70'000, 70'000}, Growth{70'000, 300}, Growth{70'000, 4'096}),
                         [](const auto& tested) {
                           return std::to_string(tested.param.size) + "by" + std::to_string(tested.param.batch);
                         });

TEST(LogWriter, LeavesThePartialsOfEveryCheckpoint) {
  Log log;
  std::vector<TreeSize> published;
  for (const uint64_t size : {1u, 2u, 255u, 256u, 300u, 513u, 1000u}) {
    log.grow_to(size, size);
    published.push_back(log.head().size);
  }
  for (const TreeSize size : published) {
    for (const HashTile& tile : tiles_added(TreeSize{0}, size)) {
      EXPECT_TRUE(log.files.contents.contains(Path("log") / path_of(tile))) << size.value << ": " << path_of(tile);
    }
    for (const EntryBundle& bundle : bundles_added(TreeSize{0}, size)) {
      EXPECT_TRUE(log.files.contents.contains(Path("log") / path_of(bundle))) << size.value << ": " << path_of(bundle);
    }
  }
}

TEST(LogWriter, ReadsAndWritesLittleToAppendOneEntry) {
  Log log;
  log.grow_to(70'000, 70'000);
  log.files.reads = log.files.writes = 0;
  log.grow_to(70'001, 1);
  EXPECT_LE(log.files.reads, 5u);   // a tile a level, the bundle, and its leaves again
  EXPECT_LE(log.files.writes, 2u);  // the leaves and the bundle; the levels above did not change
}

TEST(LogWriter, OverwritesWhatACrashLeftBeyondTheHead) {
  Log crashed;
  crashed.grow_to(300, 300);
  const TreeHead published = crashed.head();
  crashed.grow_to(700, 400);
  LogWriter writer = LogWriter::open(crashed.files, "log", published).value();
  while (writer.size().value < 700) ASSERT_TRUE(writer.append(entry_at(writer.size().value)));
  EXPECT_EQ(writer.flush(), crashed.head());
}

TEST(LogWriter, GoesOnAfterAFlush) {
  Log log;
  LogWriter writer = LogWriter::open(log.files, "log", empty_head()).value();
  for (uint64_t size = 1; size <= 600; ++size) {
    ASSERT_TRUE(writer.append(entry_at(size - 1)));
    if (size % 7 == 0) writer.flush();
  }
  EXPECT_EQ(writer.flush().root, naive_root(leaves_of(600)));
  EXPECT_TRUE(audit_log(log.tiles(), writer.flush()).empty());
}

TEST(LogWriter, TakesTheLongestEntryAndNoLonger) {
  Log log;
  LogWriter writer = LogWriter::open(log.files, "log", empty_head()).value();
  EXPECT_EQ(writer.append(std::string(kEntryBytesMax + 1, 'x')).error().code, ErrorCode::LimitExceeded);
  EXPECT_TRUE(writer.append(std::string(kEntryBytesMax, 'x')));
  const TreeHead head = writer.flush();
  EXPECT_EQ(head.size, TreeSize{1});
  EXPECT_EQ(LogReader(log.tiles(), head.size).entry(LeafIndex{0}).value().size(), kEntryBytesMax);
}

TEST(LogWriter, RefusesTilesThatAreNotTheHeads) {
  Log log;
  log.grow_to(300, 300);
  EXPECT_EQ(LogWriter::open(log.files, "log", {TreeSize{300}, sha256("another")}).error().code, ErrorCode::Mismatch);
  EXPECT_EQ(LogWriter::open(log.files, "log", {TreeSize{301}, log.head().root}).error().code, ErrorCode::NotFound);
  EXPECT_EQ(LogWriter::open(log.files, "elsewhere", log.head()).error().code, ErrorCode::NotFound);
  log.file("tile/entries/001.p/44").back() = '!';
  EXPECT_EQ(LogWriter::open(log.files, "log", log.head()).error().code, ErrorCode::Mismatch);
}

TEST(LogWriter, DropsOnlyPartialsThatAreFullNow) {
  Log log;
  log.grow_to(600, 100);
  const TreeHead head = log.head();
  EXPECT_TRUE(log.files.contents.contains("log/tile/0/000.p/100"));
  drop_superseded_partials(log.files, "log", TreeSize{0}, head.size);
  EXPECT_FALSE(log.files.contents.contains("log/tile/0/000.p/100"));
  EXPECT_FALSE(log.files.contents.contains("log/tile/entries/001.p/44"));
  EXPECT_TRUE(log.files.contents.contains("log/tile/0/002.p/88"));
  EXPECT_TRUE(log.files.contents.contains("log/tile/1/000.p/2"));
  // A reader of the older checkpoint finds its partial tiles in the full ones.
  const auto leaves = leaves_of(300);
  EXPECT_TRUE(audit_log(log.tiles(), {TreeSize{300}, naive_root(leaves)}).size() == 0);
}

}  // namespace
}  // namespace strongroom::log
