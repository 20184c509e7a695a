// SPDX-License-Identifier: Apache-2.0
#include "log/verified_tiles.h"

#include <gtest/gtest.h>

#include "log/log_reader.h"
#include "log/log_writer.h"
#include "tests/support/memory_files.h"

namespace strongroom::log {
namespace {

TreeHead write_log(test::MemoryFiles& files, const std::string& entries, uint64_t size) {
  LogWriter writer = LogWriter::open(files, "log", empty_head()).value();
  for (uint64_t i = 0; i < size; ++i) EXPECT_TRUE(writer.append(entries + std::to_string(i)));
  return writer.flush();
}

// The first problem met when everything of the head is read.
std::optional<Error> read_all(const TileReader& tiles, const TreeHead& head) {
  const auto verified = VerifiedTiles::open(tiles, head);
  if (!verified) return verified.error();
  for (const HashTile& tile : tiles_added(TreeSize{0}, head.size)) {
    if (const auto bytes = verified->read(tile); !bytes) return bytes.error();
  }
  for (const EntryBundle& bundle : bundles_added(TreeSize{0}, head.size)) {
    if (const auto bytes = verified->read(bundle); !bytes) return bytes.error();
  }
  return std::nullopt;
}

TEST(VerifiedTiles, GivesEveryTileOfATrueLogAsItIs) {
  for (const uint64_t size : {0u, 1u, 255u, 256u, 257u, 600u, 65'536u, 66'000u}) {
    test::MemoryFiles files;
    const TreeHead head = write_log(files, "entry ", size);
    const FolderTiles tiles(files, "log");
    const auto verified = VerifiedTiles::open(tiles, head);
    ASSERT_TRUE(verified) << size;
    for (const HashTile& tile : tiles_added(TreeSize{0}, head.size)) {
      ASSERT_EQ(verified->read(tile).value(), tiles.read(tile).value()) << path_of(tile);
    }
    for (const EntryBundle& bundle : bundles_added(TreeSize{0}, head.size)) {
      ASSERT_EQ(verified->read(bundle).value(), tiles.read(bundle).value()) << path_of(bundle);
    }
  }
}

TEST(VerifiedTiles, RefusesEachFileWithAByteChanged) {
  test::MemoryFiles files;
  const TreeHead head = write_log(files, "entry ", 600);
  const FolderTiles tiles(files, "log");
  ASSERT_FALSE(read_all(tiles, head));
  const auto whole = files.contents;
  for (const auto& [path, bytes] : whole) {
    files.contents[path][bytes.size() / 2] ^= 1;
    EXPECT_TRUE(read_all(tiles, head)) << path;
    files.contents[path] = bytes.substr(0, bytes.size() - 1);
    EXPECT_TRUE(read_all(tiles, head)) << path;
    files.contents[path] = bytes;
  }
}

TEST(VerifiedTiles, TilesOfAnotherLogAreNotTakenForThisOne) {
  test::MemoryFiles files;
  const TreeHead head = write_log(files, "entry ", 600);
  test::MemoryFiles others;
  write_log(others, "another ", 600);
  EXPECT_EQ(VerifiedTiles::open(FolderTiles(others, "log"), head).error().code, ErrorCode::Mismatch);
  // Its inner files in the place of ours lead nowhere, whole as they are.
  for (const char* file : {"log/tile/0/000", "log/tile/0/001", "log/tile/entries/000"}) {
    test::MemoryFiles mixed = files;
    mixed.contents[file] = others.contents.at(file);
    EXPECT_EQ(read_all(FolderTiles(mixed, "log"), head)->code, ErrorCode::Mismatch) << file;
  }
}

TEST(VerifiedTiles, KnowsAForkFromGrowth) {
  test::MemoryFiles files;
  const TreeHead head = write_log(files, "entry ", 600);
  const FolderTiles tiles(files, "log");
  LogReader reader(tiles, head.size);
  const VerifiedTiles verified = VerifiedTiles::open(tiles, head).value();
  for (const uint64_t size : {0u, 1u, 256u, 300u, 599u, 600u}) {
    TreeHead older{TreeSize{size}, root_at(reader, TreeSize{size}).value()};
    EXPECT_TRUE(continues(verified, older).value()) << size;
    older.root.bytes[0] ^= 1;
    EXPECT_FALSE(continues(verified, older).value()) << size;
  }
  EXPECT_FALSE(continues(verified, {TreeSize{601}, head.root}).value());
}

TEST(VerifiedTiles, DamageIsNotTakenForAFork) {
  test::MemoryFiles files;
  const TreeHead head = write_log(files, "entry ", 600);
  const FolderTiles tiles(files, "log");
  LogReader reader(tiles, head.size);
  const TreeHead older{TreeSize{300}, root_at(reader, TreeSize{300}).value()};
  files.contents["log/tile/0/001"][0] ^= 1;
  EXPECT_EQ(continues(VerifiedTiles::open(tiles, head).value(), older).error().code, ErrorCode::Mismatch);
}

}  // namespace
}  // namespace strongroom::log
