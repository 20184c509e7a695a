// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/frequent_stems.h"

#include <gtest/gtest.h>

#include <string>

#include "store/embedded/full_text/full_text_writer.h"
#include "store/embedded/full_text/indexed_text.h"
#include "store/embedded/schema.h"
#include "tests/support/temporary_folder.h"

namespace strongroom::store::embedded {
namespace {

class FrequentStems : public testing::Test {
 protected:
  void add(const std::string& title, const std::string& body) {
    records::Item item;
    item.title = title;
    item.blocks.push_back({records::BlockKind::Paragraph, body, 0, false, "", {}});
    writer_.add(position_of(1, ++documents_), item, {});
  }

  std::vector<std::string> own_of(DocumentNumber document, const std::vector<std::string>& stems) {
    const SignHistory history(read_);
    std::vector<std::string> own;
    for (const std::string& stem : stems)
      if (history.of(document).is_own(stem)) own.push_back(stem);
    return own;
  }

  test::TemporaryFolder folder_;
  Connection connection_ = open_current();
  ReadStatements read_{connection_};
  WriteStatements write_{connection_};
  FullTextWriter writer_{read_, write_};
  uint32_t documents_ = 0;

 private:
  Connection open_current() const {
    auto connection = Connection::open(folder_.path() / "records.db", Access::Create);
    EXPECT_TRUE(migrate(*connection));
    drop_derived(*connection);
    EXPECT_TRUE(connection->begin_writing());
    return *std::move(connection);
  }
};

TEST_F(FrequentStems, AreChosenAtAThousandDocuments) {
  for (int i = 1; i <= 1100; ++i) add("", "the flood of word" + std::to_string(i) + (i % 40 == 0 ? " rare" : ""));
  writer_.finish();
  const std::vector<std::string> stems = {"the", "flood", "of", "rare", "word7"};
  EXPECT_EQ(SignHistory(read_).runs().size(), 2u);
  EXPECT_EQ(own_of(999, stems), std::vector<std::string>());
  EXPECT_EQ(own_of(1000, stems), (std::vector<std::string>{"the", "flood", "of"}));
  EXPECT_EQ(own_of(1101, stems), (std::vector<std::string>{"the", "flood", "of"}));
}

TEST_F(FrequentStems, AreThoseWithMostPlaces) {
  std::string body;
  for (size_t word = 0; word < Signs::own_max + 10; ++word)
    for (size_t times = 0; times <= word; ++times) body += "word" + std::to_string(word) + " ";
  for (int i = 1; i < 1000; ++i) add("words of titles count once", body);
  writer_.finish();
  const std::vector<std::string> stems = most_frequent_stems(read_);
  ASSERT_EQ(stems.size(), Signs::own_max);
  EXPECT_EQ(stems.front(), "word41");
  EXPECT_EQ(stems.back(), "word10");
}

TEST_F(FrequentStems, AreChosenOnceEvenWhereNoWordIsFrequent) {
  for (int i = 1; i <= 1200; ++i) add("", "word" + std::to_string(i));
  writer_.finish();
  EXPECT_EQ(SignHistory(read_).runs().size(), 2u);
  EXPECT_EQ(read_segments(read_, SegmentState::Live).size(), 2u);
}

TEST_F(FrequentStems, AreChosenAgainWhenTheArchiveHasGrownSixteenfold) {
  for (int i = 1; i < 1000; ++i) add("", "english");
  for (int i = 1000; i <= 16'001; ++i) add("", "عربي");
  writer_.finish();
  const std::vector<std::string> stems = stems_of("english عربي");
  ASSERT_EQ(stems.size(), 2u);
  EXPECT_EQ(SignHistory(read_).runs().size(), 3u);
  EXPECT_EQ(own_of(15'999, stems), std::vector<std::string>{stems[0]});
  EXPECT_EQ(own_of(16'000, stems), std::vector<std::string>{stems[1]});
}

}  // namespace
}  // namespace strongroom::store::embedded
