// SPDX-License-Identifier: Apache-2.0
#include "log/tile.h"

#include <gtest/gtest.h>

namespace strongroom::log {
namespace {

struct Spelling {
  TilePath tile;
  const char* path;
};

const Spelling kSpellings[] = {
    {HashTile{0, 0}, "tile/0/000"},
    {HashTile{0, 999}, "tile/0/999"},
    {HashTile{1, 1000}, "tile/1/x001/000"},
    {HashTile{0, 1'234'067}, "tile/0/x001/x234/067"},
    {HashTile{63, 123'456'789, 1}, "tile/63/x123/x456/789.p/1"},
    {HashTile{0, 273, 112}, "tile/0/273.p/112"},
    {HashTile{7, 0, 255}, "tile/7/000.p/255"},
    {HashTile{0, UINT64_MAX}, "tile/0/x018/x446/x744/x073/x709/x551/615"},
    {EntryBundle{0}, "tile/entries/000"},
    {EntryBundle{1'234'067, 17}, "tile/entries/x001/x234/067.p/17"},
};

TEST(TilePath, IsSpelledAsTheSpecification) {
  for (const auto& [tile, path] : kSpellings) {
    EXPECT_EQ(std::visit([](const auto& t) { return path_of(t); }, tile), path);
    const auto parsed = parse_tile_path(path);
    ASSERT_TRUE(parsed.has_value()) << path;
    EXPECT_TRUE(*parsed == tile) << path;
  }
}

TEST(TilePath, HasNoOtherSpelling) {
  for (const char* path : {"",
                           "tile",
                           "tile/",
                           "tile/0",
                           "tile/0/",
                           "tile/0/0",
                           "tile/0/00",
                           "tile/0/0000",
                           "tile/00/000",
                           "tile/01/000",
                           "tile/64/000",
                           "tile/-1/000",
                           "tile/+1/000",
                           "tile/a/000",
                           "tile//000",
                           "/tile/0/000",
                           "tile/0/000/",
                           "tile/0/x000",
                           "tile/0/x000/000",
                           "tile/0/x000/001",
                           "tile/0/001/000",
                           "tile/0/x001/x000",
                           "tile/0/x001/x000/",
                           "tile/0/x1/000",
                           "tile/0/X001/000",
                           "tile/0/xx01/000",
                           "tile/0/000.p",
                           "tile/0/000.p/",
                           "tile/0/000.p/0",
                           "tile/0/000.p/01",
                           "tile/0/000.p/256",
                           "tile/0/000.p/-1",
                           "tile/0/000.p/1/",
                           "tile/0/000.p/1.p/1",
                           "tile/0/.p/1",
                           "tile/0/000.q/1",
                           "tile/0/x018/x446/x744/x073/x709/x551/616",
                           "tile/0/x999/x999/x999/x999/x999/x999/x999/999",
                           "tile/entries/",
                           "tile/entries/0",
                           "tile/entries/../checkpoint",
                           "tile/data/000",
                           "tile/8/0/000",
                           "checkpoint"}) {
    EXPECT_FALSE(parse_tile_path(path).has_value()) << path;
  }
  EXPECT_FALSE(parse_tile_path(std::string_view("tile/0/000\0", 11)).has_value());
}

std::vector<std::string> paths(uint64_t older, uint64_t newer) {
  std::vector<std::string> out;
  for (const HashTile& tile : tiles_added(TreeSize{older}, TreeSize{newer})) out.push_back(path_of(tile));
  return out;
}

TEST(TilesAdded, AreThoseTheSizeImplies) {
  using Paths = std::vector<std::string>;
  EXPECT_EQ(paths(0, 0), Paths{});
  EXPECT_EQ(paths(0, 1), Paths({"tile/0/000.p/1"}));
  EXPECT_EQ(paths(0, 256), Paths({"tile/0/000", "tile/1/000.p/1"}));
  EXPECT_EQ(paths(0, 300), Paths({"tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1"}));
  EXPECT_EQ(paths(300, 301), Paths({"tile/0/001.p/45"}));
  EXPECT_EQ(paths(300, 300), Paths{});
  EXPECT_EQ(paths(255, 513), Paths({"tile/0/000", "tile/0/001", "tile/0/002.p/1", "tile/1/000.p/2"}));
  const Paths seventy_thousand = paths(0, 70'000);
  EXPECT_EQ(seventy_thousand.size(), 273u + 1 + 1 + 1 + 1);
  EXPECT_EQ(Paths(seventy_thousand.end() - 4, seventy_thousand.end()),
            Paths({"tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1"}));
}

TEST(TilesAdded, CountOfBundlesIsThatOfLeafTiles) {
  EXPECT_EQ(bundles_added(TreeSize{0}, TreeSize{70'000}).size(), 274u);
  EXPECT_EQ(bundles_added(TreeSize{256}, TreeSize{300}), std::vector<EntryBundle>({{1, 44}}));
  EXPECT_EQ(bundle_of(LeafIndex{255}, TreeSize{300}), (EntryBundle{0, 256}));
  EXPECT_EQ(bundle_of(LeafIndex{256}, TreeSize{300}), (EntryBundle{1, 44}));
}

TEST(Bundle, GivesBackItsEntries) {
  const std::vector<std::string> entries = {"", "a", std::string(kEntryBytesMax, 'x'), std::string("\0\1", 2)};
  std::string bundle;
  for (const std::string& entry : entries) append_to_bundle(bundle, entry);
  const auto parsed = parse_bundle(bundle, 4).value();
  EXPECT_EQ(std::vector<std::string>(parsed.begin(), parsed.end()), entries);
}

TEST(Bundle, RefusesWhatIsNotExactlyItsEntries) {
  const std::string two("\0\1a\0\2bc", 7);
  EXPECT_TRUE(parse_bundle(two, 2).has_value());
  EXPECT_EQ(parse_bundle(two, 1).error().offset, 3u);
  EXPECT_EQ(parse_bundle(two, 3).error().offset, 7u);
  EXPECT_EQ(parse_bundle(two.substr(0, 6), 2).error().offset, 3u);
  EXPECT_EQ(parse_bundle(two.substr(0, 4), 2).error().offset, 3u);
  EXPECT_FALSE(parse_bundle("", 1).has_value());
}

}  // namespace
}  // namespace strongroom::log
