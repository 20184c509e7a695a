// SPDX-License-Identifier: Apache-2.0
#include "records/block.h"

#include <gtest/gtest.h>

namespace strongroom::records {
namespace {

TEST(Block, NamesReadBack) {
  for (const BlockKind kind : {BlockKind::Paragraph, BlockKind::Heading, BlockKind::List, BlockKind::Quotation,
                               BlockKind::Image, BlockKind::Table}) {
    EXPECT_EQ(block_kind_from_name(block_kind_name(kind)), kind);
  }
  EXPECT_EQ(block_kind_from_name("poem"), std::nullopt);
}

TEST(Block, TextsAreJoinedWithoutImages) {
  EXPECT_EQ(joined_text({{BlockKind::Image, "caption", 0, false, "/a.jpg", {}},
                         {BlockKind::Paragraph, "one", 0, false, "", {}},
                         {BlockKind::List, "two\nthree", 0, false, "", {}}}),
            "one\n\ntwo\nthree");
  EXPECT_EQ(joined_text({}), "");
}

}  // namespace
}  // namespace strongroom::records
