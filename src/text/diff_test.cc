// SPDX-License-Identifier: Apache-2.0
#include "text/diff.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <string>

#include "text/edit_script.h"

namespace strongroom::text {
namespace {

std::string shown(const std::vector<DiffPart>& parts) {
  std::string text;
  for (const DiffPart& part : parts) {
    text += part.change == Change::Same ? part.text : (part.change == Change::Inserted ? "{+" : "{-") + part.text + "}";
  }
  return text;
}

std::string side(const std::vector<DiffPart>& parts, Change wanted) {
  std::string text;
  for (const DiffPart& part : parts) {
    if (part.change == Change::Same || part.change == wanted) text += part.text;
  }
  return text;
}

TEST(Diff, ShowsTheWordsThatChanged) {
  struct {
    const char* before;
    const char* after;
    const char* diff;
  } const cases[] = {
      {"", "", ""},
      {"same text", "same text", "same text"},
      {"", "new", "{+new}"},
      {"old", "", "{-old}"},
      {"five people were hurt", "seven people were hurt", "{-five }{+seven }people were hurt"},
      {"the council met", "the council has met", "the council {+has }met"},
      {"a b c d", "a c d", "a {-b }c d"},
      {"عقد الاجتماع في المدينة", "عقد الاجتماع الأول في المدينة", "عقد الاجتماع {+الأول }في المدينة"},
  };
  for (const auto& c : cases) EXPECT_EQ(shown(diff_words(c.before, c.after)), c.diff);
}

// The length of a longest common subsequence by the textbook's table.
size_t longest_common(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) {
  std::vector<size_t> row(b.size() + 1, 0);
  for (const uint32_t item : a) {
    size_t diagonal = 0;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t above = row[j];
      row[j] = item == b[j - 1] ? diagonal + 1 : std::max(row[j], row[j - 1]);
      diagonal = above;
    }
  }
  return row.back();
}

TEST(EditScript, IsShortest) {
  std::mt19937 random(20171011);
  for (int round = 0; round < 2000; ++round) {
    std::vector<uint32_t> before(random() % 14);
    std::vector<uint32_t> after(random() % 14);
    for (uint32_t& item : before) item = static_cast<uint32_t>(random() % 4);
    for (uint32_t& item : after) item = static_cast<uint32_t>(random() % 4);
    const KeptItems kept = kept_items(before, after);
    std::vector<uint32_t> common_before;
    std::vector<uint32_t> common_after;
    for (size_t i = 0; i < before.size(); ++i) {
      if (kept.before[i]) common_before.push_back(before[i]);
    }
    for (size_t i = 0; i < after.size(); ++i) {
      if (kept.after[i]) common_after.push_back(after[i]);
    }
    ASSERT_EQ(common_before, common_after) << round;
    ASSERT_EQ(common_before.size(), longest_common(before, after)) << round;
  }
}

TEST(Diff, StaysBoundedAndRightOnHostileText) {
  std::mt19937 random(7);
  std::string before;
  std::string after;
  for (int i = 0; i < 19000; ++i) before += "w" + std::to_string(random() % 3000) + " ";
  for (int i = 0; i < 19000; ++i) after += "w" + std::to_string(random() % 3000) + " ";
  const auto start = std::chrono::steady_clock::now();
  const auto parts = diff_words(before, after);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
  EXPECT_EQ(side(parts, Change::Deleted), before);
  EXPECT_EQ(side(parts, Change::Inserted), after);
}

TEST(Diff, ComparesParagraphsOfVeryLongTexts) {
  std::string before;
  for (int i = 0; i < 3000; ++i) before += "one paragraph of eight words number " + std::to_string(i) + "\n\n";
  std::string after = before;
  after.replace(after.find("number 7\n"), 8, "number seven");
  EXPECT_EQ(side(diff_words(before, after), Change::Inserted), after);
  EXPECT_EQ(diff_words(before, after).size(), 4u);
}

TEST(Similarity, MeasuresSharedPassages) {
  const std::string text = "The council said that the records of the city must be kept in a safe place";
  EXPECT_DOUBLE_EQ(similarity(text, text).overlap, 1);
  EXPECT_DOUBLE_EQ(
      similarity(text, "THE COUNCIL said, that the records of the city must be kept in a safe place!").overlap, 1);
  EXPECT_DOUBLE_EQ(similarity(text, "an entirely different statement about other things").overlap, 0);
  const Similarity part = similarity(text, "The council said that the records");
  EXPECT_LT(part.overlap, 0.5);
  EXPECT_DOUBLE_EQ(part.contained, 1);
  EXPECT_DOUBLE_EQ(similarity("", "").overlap, 1);
  EXPECT_DOUBLE_EQ(similarity("", text).contained, 0);
  EXPECT_DOUBLE_EQ(similarity("one", "one").overlap, 1);
}

}  // namespace
}  // namespace strongroom::text
