// SPDX-License-Identifier: Apache-2.0
#include "web/pages/difference.h"

#include <gtest/gtest.h>

namespace strongroom::web {
namespace {

const ChangeLabels labels{"[inserted:]", "[deleted:]"};

TEST(Difference, CountsWordsAndNamesTheParagraph) {
  const Difference difference = make_difference("First one.\n\nThe hall was closed.\n\nLast one.",
                                                "First one.\n\nThe hall was open.\n\nLast one.", labels);
  EXPECT_EQ(difference.words_inserted, 1U);
  EXPECT_EQ(difference.words_deleted, 1U);
  ASSERT_EQ(difference.paragraphs.size(), 1U);
  EXPECT_EQ(difference.paragraphs[0].number, 2U);
  EXPECT_EQ(difference.paragraphs[0].unchanged_before, 1U);
  EXPECT_EQ(difference.unchanged_after, 1U);
  const std::string& html = difference.paragraphs[0].html.markup;
  EXPECT_NE(html.find("<ins><span class=\"hidden\">[inserted:] </span>open.</ins>"), std::string::npos) << html;
  EXPECT_NE(html.find("<del><span class=\"hidden\">[deleted:] </span>closed.</del>"), std::string::npos) << html;
}

TEST(Difference, EqualTextsHaveNone) {
  const Difference difference = make_difference("One.\n\nTwo.", "One.\n\nTwo.", labels);
  EXPECT_TRUE(difference.paragraphs.empty());
  EXPECT_EQ(difference.unchanged_after, 2U);
}

TEST(Difference, ATextThatGoesOnKeepsItsLastWord) {
  const Difference longer = make_difference("One.\n\nTwo.", "One.\n\nTwo.\n\nThree.", labels);
  EXPECT_EQ(longer.words_deleted, 0U);
  EXPECT_EQ(longer.words_inserted, 1U);
  ASSERT_EQ(longer.paragraphs.size(), 1U);
  EXPECT_EQ(longer.paragraphs[0].number, 3U);
  EXPECT_EQ(longer.paragraphs[0].unchanged_before, 2U);

  const Difference shorter = make_difference("One.\n\nTwo.\n\nThree.", "One.\n\nTwo.", labels);
  EXPECT_EQ(shorter.words_deleted, 1U);
  EXPECT_EQ(shorter.words_inserted, 0U);
  ASSERT_EQ(shorter.paragraphs.size(), 1U);
  EXPECT_EQ(shorter.paragraphs[0].number, 0U);
  EXPECT_EQ(shorter.paragraphs[0].html.markup, "<del><span class=\"hidden\">[deleted:] </span>Three.</del>");

  const Difference joined = make_difference("One.\n\nTwo.", "One. Two.", labels);
  EXPECT_EQ(joined.words_deleted + joined.words_inserted, 0U);
}

TEST(Difference, EscapesBothSides) {
  const Difference difference = make_difference("a <b>", "a <i>", labels);
  ASSERT_EQ(difference.paragraphs.size(), 1U);
  EXPECT_EQ(difference.paragraphs[0].html.markup.find("<b>"), std::string::npos);
  EXPECT_EQ(difference.paragraphs[0].html.markup.find("<i>"), std::string::npos);
}

}  // namespace
}  // namespace strongroom::web
