// SPDX-License-Identifier: Apache-2.0
#include "archive/gap_tracker.h"

#include <gtest/gtest.h>

#include "archive/decisions.h"
#include "archive/erasure.h"
#include "tests/support/archive_fixture.h"
#include "tests/support/press_pages.h"

namespace strongroom::archive {
namespace {

class GapTrackerTest : public test::ArchiveTest {
 protected:
  static std::string page(int number, int pages) {
    return test::dump_page({{std::to_string(28 - number) + " May 2019",
                             "Statement " + std::to_string(number) + " of the harbour office on the works."}},
                           number, pages);
  }

  // An item with a link to the next one.
  static std::string item_page() {
    return test::k2_item_page("12", "Quay opens", "7 May 2019",
                              "The quay opened.</p></div></div><div class=\"itemNavigation\"><a class=\"itemNext\" "
                              "href=\"/news/item/13-ferry\">Ferry sails</a></div><div><div><p>");
  }
};

TEST_F(GapTrackerTest, FollowsWhatIsTakenIn) {
  Archive archive = make();
  GapTracker tracker(archive);
  tracker.follow();
  EXPECT_TRUE(tracker.missing_pages().empty());
  take_in(archive, {{"3.txt", page(3, 3)}});
  tracker.follow();
  EXPECT_EQ(tracker.missing_pages().size(), 2u);
  take_in(archive, {{"1.txt", page(1, 3)}});
  tracker.follow();
  EXPECT_EQ(tracker.missing_pages().size(), 1u);
  EXPECT_EQ(tracker.version(), archive.store().entry_count());
}

TEST_F(GapTrackerTest, AnotherGoesOnFromWhatIsKept) {
  Archive archive = make();
  take_in(archive, {{"3.txt", page(3, 3)}, {"item.html", item_page()}});
  GapTracker first(archive);
  first.follow();
  first.keep(archive);
  EXPECT_EQ(first.entries_not_kept(), 0u);
  take_in(archive, {{"1.txt", page(1, 3)}});

  GapTracker second(archive);
  second.follow();
  EXPECT_LT(second.entries_not_kept(), second.version());
  ASSERT_EQ(second.missing_pages().size(), 1u);
  EXPECT_EQ(second.missing_pages().front().page, 2u);
  ASSERT_EQ(second.missing_items().size(), 1u);
  EXPECT_EQ(second.missing_items(), first.missing_items());
}

TEST_F(GapTrackerTest, ADecisionTakesAwayWhatIsKept) {
  Archive archive = make();
  take_in(archive, {{"3.txt", page(3, 3)}});
  GapTracker tracker(archive);
  tracker.follow();
  tracker.keep(archive);
  ASSERT_TRUE(archive.store().derivation("gaps"));
  const Subject item{records::RecordKind::Item, archive.store().list({}).items.front().id.value};
  ASSERT_TRUE(withdraw_subject(archive, item, {"Press desk", "a reason"}));
  EXPECT_FALSE(archive.store().derivation("gaps"));
  GapTracker other(archive);
  other.follow();
  tracker.follow();
  EXPECT_EQ(tracker.missing_pages(), other.missing_pages());
}

TEST_F(GapTrackerTest, AnErasedItemIsNotMissed) {
  Archive archive = make();
  take_in(archive,
          {{"12.html", item_page()},
           {"13.html", test::k2_item_page("13", "Ferry sails", "8 May 2019", "The ferry sails twice a day.")}});
  const Subject ferry{records::RecordKind::Item, archive.store().list({}).items.front().id.value};
  ASSERT_TRUE(erase_subject(archive, ferry, {"Press desk", "a reason"}, SharedSources::Refuse));
  GapTracker tracker(archive);
  tracker.follow();
  for (const Gap& gap : tracker.missing_items()) ADD_FAILURE() << gap.to_json();
}

TEST_F(GapTrackerTest, WhatCannotBeReadIsReadAnew) {
  Archive archive = make();
  take_in(archive, {{"3.txt", page(3, 3)}});
  auto writer = std::move(archive.store().begin().value());
  writer->keep_derivation("gaps", {archive.store().entry_count(), "damaged"});
  writer->commit();
  GapTracker tracker(archive);
  tracker.follow();
  EXPECT_EQ(tracker.missing_pages().size(), 2u);
}

}  // namespace
}  // namespace strongroom::archive
