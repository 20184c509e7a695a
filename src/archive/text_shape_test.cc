// SPDX-License-Identifier: Apache-2.0
#include "archive/text_shape.h"

#include <gtest/gtest.h>

namespace strongroom::archive {
namespace {

struct Case {
  const char* kept;
  bool kept_truncated;
  const char* found;
  bool found_truncated;
  TextRelation expected;
};

TEST(TextShape, RelatesTwoTexts) {
  const Case cases[] = {
      {"The port opens.", false, "The port opens.", false, TextRelation::Same},
      {"The “port” opens.", false, "the \"Port\"  opens", false, TextRelation::Same},
      {"The port opens.", false, "The port opens. Ships came.", false, TextRelation::Fuller},
      {"The port opens. Ships came.", false, "The port opens.", false, TextRelation::Part},
      {"The port opens on Mon…", true, "The port opens on Monday at dawn.", false, TextRelation::Fuller},
      {"The port opens on Mon", false, "The port opens on Monday at dawn.", false, TextRelation::Different},
      {"The port opens.", false, "The harbour opens.", false, TextRelation::Different},
      {"", false, "The port opens.", false, TextRelation::Fuller},
      {"The port opens.", false, "", true, TextRelation::Part},
      {"one two three four five six seven eight nine ten eleven twelve more", true,
       "Lead. one two three four five six seven eight nine ten eleven twelve thirteen fourteen", false,
       TextRelation::Fuller},
      {"افتُتح الميناء اليوم", false, "افتتح الميناء اليوم", false, TextRelation::Same},
      {"港口今天开放", false, "港口今天开放，船来了", false, TextRelation::Fuller},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(relation(TextShape(c.kept), c.kept_truncated, TextShape(c.found), c.found_truncated), c.expected)
        << c.kept << " / " << c.found;
  }
}

TEST(TextShape, SharesAreOfThreeWordShingles) {
  const TextShape kept("a b c d e");
  const TextShape found("a b c d x");
  EXPECT_DOUBLE_EQ(kept.overlap(found), 0.5);
  EXPECT_DOUBLE_EQ(kept.contained_in(found), 2.0 / 3);
  EXPECT_DOUBLE_EQ(kept.overlap(kept), 1);
  EXPECT_DOUBLE_EQ(TextShape("").overlap(kept), 0);
}

}  // namespace
}  // namespace strongroom::archive
