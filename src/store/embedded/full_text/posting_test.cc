// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/posting.h"

#include <gtest/gtest.h>

#include "base/fault.h"
#include "store/embedded/full_text/posting_page.h"

namespace strongroom::store::embedded {
namespace {

using Frequencies = std::vector<std::pair<DocumentNumber, uint32_t>>;

Frequencies read(const PostingPart& part) {
  Frequencies frequencies;
  each_frequency(part,
                 [&](DocumentNumber document, uint32_t frequency) { frequencies.emplace_back(document, frequency); });
  return frequencies;
}

TEST(Posting, KeepsDocumentsFrequenciesAndPlaces) {
  PostingBuilder list;
  for (const auto& [document, place] : {std::pair{3u, 0u}, {3u, 7u}, {3u, 300u}, {4u, 9u}, {70'000u, 1u}})
    list.add(document, place);
  EXPECT_EQ(read(list.part()), (Frequencies{{3, 3}, {4, 1}, {70'000, 1}}));
  NumberReader places(list.positions());
  for (const uint32_t distance : {0u, 7u, 293u, 9u, 1u}) EXPECT_EQ(places.read(), distance);
  EXPECT_TRUE(places.at_end());
}

TEST(Posting, JoinsParts) {
  PostingBuilder first;
  first.add(1, 5);
  PostingBuilder second;
  second.add(8, 2);
  second.add(9, 2);
  first.append(second.part(), second.positions());
  EXPECT_EQ(read(first.part()), (Frequencies{{1, 1}, {8, 1}, {9, 1}}));
}

TEST(Posting, AFilterHasNoPlaces) {
  PostingBuilder list;
  for (const DocumentNumber document : {2u, 5u}) list.add(document);
  EXPECT_EQ(read(list.part()), (Frequencies{{2, 1}, {5, 1}}));
  EXPECT_TRUE(list.positions().empty());
}

TEST(Posting, NumbersSurviveAtEverySize) {
  std::string bytes;
  std::vector<uint64_t> numbers;
  for (int bit = 0; bit < 63; ++bit) numbers.insert(numbers.end(), {(uint64_t{1} << bit) - 1, uint64_t{1} << bit});
  for (const uint64_t number : numbers) append_number(bytes, number);
  NumberReader reader(bytes);
  for (const uint64_t number : numbers) EXPECT_EQ(reader.read(), number);
  EXPECT_TRUE(reader.at_end());
  for (size_t skipped = 0; skipped < numbers.size(); ++skipped) {
    NumberReader again(bytes);
    again.skip(skipped);
    EXPECT_EQ(again.read(), numbers[skipped]);
  }
}

TEST(Posting, DamageIsAFault) {
  EXPECT_THROW(NumberReader("").read(), Fault);
  EXPECT_THROW(NumberReader("\x80").read(), Fault);
  EXPECT_THROW(NumberReader(std::string(10, '\x80')).read(), Fault);
  EXPECT_THROW(NumberReader("ab").bytes(3), Fault);
  EXPECT_THROW(NumberReader("ab").skip(3), Fault);
  const std::string two("\x01\x01", 2);
  EXPECT_THROW(read({.documents = 3, .first = 1, .last = 9, .gaps = two}), Fault);
  EXPECT_THROW(read({.documents = 2, .first = 1, .last = 2, .gaps = two}), Fault);
  EXPECT_THROW(read({.documents = 3, .first = 1, .last = 2, .gaps = two}), Fault);
  EXPECT_NO_THROW(read({.documents = 3, .first = 1, .last = 3, .gaps = two}));
}

TEST(PostingPage, GivesBackItsParts) {
  PageBuilder page;
  PostingBuilder list;
  list.add(7, 3);
  list.add(9, 1);
  for (const char* stem : {"flood", "flood", "floor", "water"}) page.add(stem, list.part());
  PageReader reader(page.bytes(), 100);
  uint64_t positions = 100;
  for (const char* stem : {"flood", "flood", "floor", "water"}) {
    ASSERT_TRUE(reader.next());
    EXPECT_EQ(reader.stem(), stem);
    EXPECT_EQ(read(reader.part()), (Frequencies{{7, 1}, {9, 1}}));
    EXPECT_EQ(reader.positions_start(), positions);
    positions += list.positions().size();
  }
  EXPECT_FALSE(reader.next());
}

}  // namespace
}  // namespace strongroom::store::embedded
