// SPDX-License-Identifier: Apache-2.0
#include "text/snippet.h"

#include <gtest/gtest.h>

#include <string>

namespace strongroom::text {
namespace {

std::string shown(const std::vector<MarkedRun>& runs) {
  std::string text;
  for (const MarkedRun& run : runs) text += run.marked ? "[" + run.text + "]" : run.text;
  return text;
}

Matches word(const char* wanted) {
  return {[wanted](std::string_view folded) { return folded == wanted; }, {}};
}

TEST(Highlight, MarksOnTheOriginalText) {
  EXPECT_EQ(shown(highlight("The Council’s, the council.", word("council"))), "The [Council’s], the [council].");
  EXPECT_EQ(shown(highlight("قال المَجلس", word("المجلس"))), "قال [المَجلس]");
  EXPECT_EQ(shown(highlight("nothing", word("other"))), "nothing");
  EXPECT_TRUE(highlight("", word("other")).empty());
}

TEST(Highlight, MarksThePartsOfAPhraseOnlySideBySide) {
  Matches matches = word("fire");
  matches.phrases = {{"land", "registri"}, {"registri", "fire"}};
  EXPECT_EQ(shown(highlight("Land, a registry, the land registries fire", matches)),
            "Land, a registry, the [land] [registries] [fire]");
  EXPECT_EQ(shown(highlight("land", matches)), "land");
}

TEST(Snippet, IsTheTextWhenItFits) { EXPECT_EQ(shown(snippet("“All of it.”", word("all"), 40)), "“[All] of it.”"); }

TEST(Snippet, ShowsThePassageWithTheMostMatches) {
  const std::string text = "key a b c d e f g h i j k l key m key n o p q r s t u";
  EXPECT_EQ(shown(snippet(text, word("key"), 5)), "…l [key] m [key] n…");
}

TEST(Snippet, IsTheStartWithoutAMatch) {
  EXPECT_EQ(shown(snippet("one two, three. four", word("none"), 3)), "one two, three.…");
}

TEST(Snippet, ReachesTheEnd) {
  EXPECT_EQ(shown(snippet("a b c d e last.", word("last"), 3)), "…d e [last].");
  EXPECT_EQ(shown(snippet("a b c d e last.", word("last"), 1)), "…[last].");
}

TEST(Snippet, OfNothingIsNothing) {
  EXPECT_TRUE(snippet("", word("a")).empty());
  EXPECT_TRUE(snippet("a b", word("a"), 0).empty());
}

}  // namespace
}  // namespace strongroom::text
