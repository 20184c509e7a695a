// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/posting.h"

#include <gtest/gtest.h>

#include <numeric>

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
  const std::vector<Place> of_first = {{0, neighbours_max}, {7, 0}, {300, 0x12}};
  for (const Place place : of_first) list.add(3, place);
  list.add(4, {9, 1});
  list.add(70'000, {1, 2});
  EXPECT_EQ(read(list.part()), (Frequencies{{3, 3}, {4, 1}, {70'000, 1}}));
  PlacesReader reader(list.positions());
  std::vector<Place> places;
  const auto note = [&](Place place) { places.push_back(place); };
  reader.each(3, note);
  EXPECT_EQ(places, of_first);
  reader.skip(1);
  places.clear();
  reader.each(1, note);
  EXPECT_EQ(places, (std::vector<Place>{{1, 2}}));
  EXPECT_TRUE(reader.at_end());
}

TEST(Posting, JoinsParts) {
  PostingBuilder first;
  first.add(1, {5});
  PostingBuilder second;
  second.add(8, {2});
  second.add(9, {2});
  first.append(second.part(), second.positions());
  EXPECT_EQ(read(first.part()), (Frequencies{{1, 1}, {8, 1}, {9, 1}}));
}

TEST(Posting, AFilterHasNoPlaces) {
  PostingBuilder list;
  for (const DocumentNumber document : {2u, 5u}) list.add(document);
  EXPECT_EQ(read(list.part()), (Frequencies{{2, 1}, {5, 1}}));
  EXPECT_TRUE(list.positions().empty());
}

// One document in `step`, from an odd number on, some with more places than fit into a byte.
PostingBuilder list_with_steps(uint32_t step, uint32_t documents, uint32_t frequency_max) {
  PostingBuilder list;
  for (uint32_t i = 0; i < documents; ++i)
    for (uint32_t place = 0; place <= i * 7 % frequency_max; ++place) list.add(1001 + i * step, {place});
  return list;
}

class DenseOrNot : public testing::TestWithParam<std::tuple<uint32_t, uint32_t>> {};

TEST_P(DenseOrNot, ReadsTheSameInEveryWay) {
  const auto [step, frequency_max] = GetParam();
  PostingBuilder list = list_with_steps(step, 600, frequency_max);
  const PostingPart part = list.part();
  EXPECT_EQ(part.has_bits(), step < 8);
  const Frequencies all = read(part);
  ASSERT_EQ(all.size(), 600u);
  for (uint32_t i = 0; i < all.size(); ++i)
    ASSERT_EQ(all[i], (std::pair{1001 + i * step, i * 7 % frequency_max + 1})) << i;

  DocumentReader reader(part);
  for (size_t i = 0; i < all.size(); ++i) {
    reader.seek(i == 0 ? 0 : all[i - 1].first + 1);
    ASSERT_EQ(reader.document(), all[i].first);
    ASSERT_EQ(reader.index(), i);
  }
  EXPECT_THROW(reader.seek(part.last + 1), Fault);
  for (const size_t far : {7u, 64u, 599u}) {
    DocumentReader from_start(part);
    from_start.seek(all[far].first);
    EXPECT_EQ(from_start.document(), all[far].first);
    EXPECT_EQ(from_start.index(), far);
  }

  NumberSet wanted(part.last + 1);
  Frequencies expected;
  for (size_t i = 0; i < all.size(); i += 1 + i % 5) {
    wanted.add(all[i].first);
    expected.push_back(all[i]);
  }
  Frequencies found;
  each_frequency_in(part, wanted, [&](DocumentNumber d, uint32_t frequency) { found.emplace_back(d, frequency); });
  EXPECT_EQ(found, expected);

  PostingBuilder joined;
  joined.add(3, {0});
  joined.append(part, list.positions());
  Frequencies longer = read(joined.part());
  ASSERT_EQ(longer.size(), 601u);
  longer.erase(longer.begin());
  EXPECT_EQ(longer, all);
}

INSTANTIATE_TEST_SUITE_P(Posting, DenseOrNot,
                         testing::Combine(testing::Values(1, 2, 7, 9, 100), testing::Values(3, 200)));

// Every document's frequency and first place, found from the landmark before it.
void expect_landmarks(PostingBuilder& list) {
  const PostingPart part = list.part();
  LandmarkReader landmarks(part);
  NumberReader frequencies(part.frequencies);
  PlacesReader places(list.positions());
  size_t met = 0;
  for (uint32_t before = 0; before < part.documents; ++before) {
    if (landmarks.seek(before)) {
      ++met;
      ASSERT_EQ(landmarks.here().documents, before);
      ASSERT_EQ(landmarks.here().frequencies_bytes, part.frequencies.size() - frequencies.left());
      ASSERT_EQ(landmarks.here().positions_bytes, list.positions().size() - places.left());
    }
    places.skip(frequencies.read32());
  }
  EXPECT_EQ(landmarks.next().positions_bytes, list.positions().size());
  const size_t bytes_of_document_max = 600;
  EXPECT_GE(met, list.positions().size() / (landmark_bytes + bytes_of_document_max));
  EXPECT_LE(met, list.positions().size() / landmark_bytes);
}

TEST(Posting, LandmarksTellWhereDocumentsBegin) {
  PostingBuilder few = list_with_steps(1, 20, 3);
  EXPECT_TRUE(few.part().landmarks.empty());
  PostingBuilder many = list_with_steps(3, 600, 200);
  expect_landmarks(many);
  PostingBuilder joined;
  for (uint32_t place = 0; place < 700; ++place) joined.add(3, {place});
  joined.append(many.part(), many.positions());
  expect_landmarks(joined);
  PostingBuilder of_small;
  for (uint32_t document = 1; document < 2000; ++document) {
    PostingBuilder one;
    one.add(document, {document});
    of_small.append(one.part(), one.positions());
  }
  expect_landmarks(of_small);
}

TEST(Posting, DamagedLandmarksAreAFault) {
  PostingBuilder list = list_with_steps(3, 600, 200);
  PostingPart part = list.part();
  const auto walk = [&](std::string_view landmarks) {
    part.landmarks = landmarks;
    LandmarkReader(part).seek(part.documents - 1);
  };
  EXPECT_THROW(walk(std::string_view("\x00\x01\x01", 3)), Fault);
  EXPECT_THROW(walk("\x01"), Fault);
  EXPECT_THROW(walk("\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f"), Fault);
}

TEST(Posting, DamagedBitsAreAFault) {
  PostingBuilder list = list_with_steps(1, 100, 2);
  const PostingPart part = list.part();
  const auto with = [&](size_t byte, char change) {
    std::string bits(part.members);
    bits[byte] = static_cast<char>(bits[byte] ^ change);
    PostingPart changed = part;
    changed.members = bits;
    check_bits(changed);
  };
  EXPECT_THROW(with(0, 1), Fault);
  EXPECT_THROW(with(7, 4), Fault);
  EXPECT_THROW(with(part.members.size() - 1, '\x40'), Fault);
  PostingPart cut = part;
  cut.members.remove_suffix(8);
  EXPECT_THROW(check_bits(cut), Fault);
  EXPECT_NO_THROW(check_bits(part));
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
    EXPECT_EQ(NumberReader(bytes).sum(skipped),
              std::accumulate(numbers.begin(), numbers.begin() + static_cast<ptrdiff_t>(skipped), uint64_t{0}));
  }
}

TEST(Posting, SmallNumbersAreAddedUpEightAtATime) {
  std::string bytes(100, '\x7f');
  append_number(bytes, 300);
  bytes += std::string(9, '\x01');
  EXPECT_EQ(NumberReader(bytes).sum(100), 12'700u);
  EXPECT_EQ(NumberReader(bytes).sum(110), 13'009u);
  EXPECT_THROW(NumberReader(bytes).sum(111), Fault);
}

TEST(Posting, DamageIsAFault) {
  EXPECT_THROW(NumberReader("").read(), Fault);
  EXPECT_THROW(NumberReader("\x80").read(), Fault);
  EXPECT_THROW(NumberReader(std::string(10, '\x80')).read(), Fault);
  EXPECT_THROW(NumberReader("ab").bytes(3), Fault);
  EXPECT_THROW(NumberReader("ab").skip(3), Fault);
  const std::string two("\x01\x01", 2);
  EXPECT_THROW(read({.documents = 3, .first = 1, .last = 9, .members = two}), Fault);
  EXPECT_THROW(read({.documents = 2, .first = 1, .last = 2, .members = two}), Fault);
  EXPECT_THROW(read({.documents = 3, .first = 1, .last = 2, .members = two}), Fault);
  EXPECT_NO_THROW(read({.documents = 3, .first = 1, .last = 3, .members = two}));
}

TEST(Posting, NeighboursAreBelow16384) {
  const auto read_place = [](std::string_view bytes) { PlacesReader(bytes).each(1, [](Place) {}); };
  EXPECT_NO_THROW(read_place("\x05\xff\x7f"));
  EXPECT_THROW(read_place("\x05\x80\x80\x01"), Fault);
  EXPECT_THROW(read_place("\x05"), Fault);
}

TEST(PostingPage, GivesBackItsParts) {
  PageBuilder page;
  PostingBuilder list;
  list.add(7, {3});
  list.add(9, {1});
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
