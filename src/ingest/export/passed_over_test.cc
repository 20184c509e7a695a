// SPDX-License-Identifier: Apache-2.0
#include "ingest/export/passed_over.h"

#include <gtest/gtest.h>

#include "ingest/readers.h"

namespace strongroom::ingest {
namespace {

TEST(PassedOver, IsToldOnceAsANote) {
  PassedOver passed_over;
  passed_over.add("draft");
  passed_over.add("comment", 3);
  passed_over.add("member", 0);
  std::vector<Error> faults;
  passed_over.tell(faults);
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].message, "not taken in: 4 (comment 3, draft 1)");
  EXPECT_TRUE(is_note(faults[0]));
}

TEST(PassedOver, SaysNothingWhereEverythingWasTaken) {
  std::vector<Error> faults;
  PassedOver().tell(faults);
  EXPECT_TRUE(faults.empty());
}

TEST(Note, IsNoFaultOfTheInput) {
  Document document;
  document.bytes = "<html><body></body></html>";
  const Extraction extraction = read_document(document);
  ASSERT_EQ(extraction.faults.size(), 1u);
  EXPECT_FALSE(is_note(extraction.faults[0]));
  EXPECT_FALSE(is_note({ErrorCode::Refused, "it holds what was erased", {}, {}}));
}

}  // namespace
}  // namespace strongroom::ingest
