// SPDX-License-Identifier: Apache-2.0
// The page the project starts from. It lies beside the repository and is not part of it.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "ingest/readers.h"

namespace strongroom::ingest {
namespace {

class Seed : public testing::Test {
 protected:
  void SetUp() override {
    const std::filesystem::path folder = STRONGROOM_SOURCE_DIR "/../shared/seeds";
    if (!std::filesystem::is_directory(folder)) GTEST_SKIP() << "no seeds beside this repository";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      std::stringstream text;
      text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
      bytes_ = text.str();
    }
    Document document;
    document.bytes = bytes_;
    extraction_ = read_document(document);
  }

  std::string bytes_;
  Extraction extraction_;
};

TEST_F(Seed, IsOneListing) {
  EXPECT_TRUE(extraction_.faults.empty());
  ASSERT_EQ(extraction_.listings.size(), 1u);
  const records::Listing& listing = extraction_.listings[0];
  EXPECT_EQ(listing.filter, (records::ListingFilter{records::FilterKind::Date, 2017, 10, 0, "", ""}));
  EXPECT_EQ(listing.page, 3u);
  EXPECT_EQ(listing.pages, 3u);
  EXPECT_EQ(listing.items, 8u);
  ASSERT_EQ(listing.breadcrumbs.size(), 3u);
  EXPECT_EQ(listing.breadcrumbs[0], "Home");
  EXPECT_EQ(listing.breadcrumbs[1], "Media Center");
}

TEST_F(Seed, HasEightItems) {
  const uint8_t days[] = {11, 10, 7, 7, 6, 5, 4, 2};
  ASSERT_EQ(extraction_.items.size(), std::size(days));
  const std::string category = extraction_.listings.at(0).breadcrumbs.back();
  for (size_t i = 0; i < std::size(days); ++i) {
    const records::Item& item = extraction_.items[i].item;
    EXPECT_EQ(item.date.date, (CivilDate{2017, 10, days[i]}));
    ASSERT_EQ(item.categories.size(), 1u);
    EXPECT_EQ(item.categories[0].name, category);
    EXPECT_EQ(item.title, "");
    EXPECT_EQ(item.lang, "en");
    EXPECT_TRUE(item.source_credit.ends_with("’s Media Department")) << item.source_credit;
  }
}

// Every paragraph stands in the input as it is, in order, and with the headers they are all of it.
TEST_F(Seed, IsTakenByteForByte) {
  size_t position = 0;
  for (const FoundItem& found : extraction_.items) {
    for (const records::Block& block : found.item.blocks) {
      const size_t at = bytes_.find(block.text, position);
      ASSERT_NE(at, std::string::npos) << block.text;
      EXPECT_LT(at - position, 64u) << "text was lost before: " << block.text;
      position = at + block.text.size();
    }
  }
  EXPECT_LT(bytes_.size() - position, 100u);
}

}  // namespace
}  // namespace strongroom::ingest
