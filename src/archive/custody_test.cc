// SPDX-License-Identifier: Apache-2.0
#include "archive/custody.h"

#include <gtest/gtest.h>

#include "archive/audit.h"
#include "tests/support/archive_fixture.h"
#include "tests/support/press_pages.h"

namespace strongroom::archive {
namespace {

using records::CustodyEvent;
using records::CustodyObject;
using records::CustodyType;

const records::CustodyRef holding{CustodyObject::Holding, "LR-12"};

CustodyEvent event(CustodyType type, std::vector<records::CustodyAgent> agents) {
  CustodyEvent made;
  made.type = type;
  made.about = holding;
  made.agents = std::move(agents);
  return made;
}

CustodyEvent transfer() {
  return event(CustodyType::Transferred,
               {{"from", "Land office", "", std::nullopt}, {"to", "Harbour Archive", "", std::nullopt}});
}

class CustodyTest : public test::ArchiveTest {};

TEST_F(CustodyTest, ATransferWaitsForBothSides) {
  Archive archive = make();
  const auto handed = add_custody_event(archive, transfer());
  ASSERT_TRUE(handed) << handed.error().to_string();
  const auto awaited = [&] { return awaited_acknowledgements(*handed, archive.store().custody_of(holding)); };
  EXPECT_EQ(awaited(), (std::vector<std::string>{"Land office", "Harbour Archive"}));

  CustodyEvent receipt = event(CustodyType::Acknowledged, {{"to", "Harbour Archive", "receipt 9", std::nullopt}});
  receipt.acknowledges = handed->id();
  ASSERT_TRUE(add_custody_event(archive, receipt));
  EXPECT_EQ(awaited(), std::vector<std::string>{"Land office"});
  EXPECT_TRUE(audit(archive).clean());
}

TEST_F(CustodyTest, RefusesEventsThatSayTooLittle) {
  Archive archive = make();
  const auto code = [&](CustodyEvent given) { return add_custody_event(archive, std::move(given)).error().code; };
  EXPECT_EQ(code(event(CustodyType::Received, {})), ErrorCode::Usage);
  EXPECT_EQ(code(event(CustodyType::Transferred, {{"from", "Land office", "", std::nullopt}})), ErrorCode::Usage);
  EXPECT_EQ(code(event(CustodyType::Acknowledged, {{"to", "A. Hale", "", std::nullopt}})), ErrorCode::Usage);
  CustodyEvent nothing = transfer();
  nothing.about.id.clear();
  EXPECT_EQ(code(nothing), ErrorCode::Usage);
  CustodyEvent receipt = event(CustodyType::Acknowledged, {{"to", "A. Hale", "", std::nullopt}});
  receipt.acknowledges = std::string(64, 'a');
  EXPECT_EQ(code(receipt), ErrorCode::NotFound);
  CustodyEvent unknown = transfer();
  unknown.about = {CustodyObject::Item, "2019-05-07-aaaaaa"};
  EXPECT_EQ(code(unknown), ErrorCode::NotFound);
  EXPECT_EQ(archive.store().entry_count(), 0u);
}

TEST_F(CustodyTest, AnEventAboutWhatIsNotPublicIsNotPublic) {
  Archive archive = make();
  IntakeOptions restricted;
  restricted.visibility = records::Visibility::Restricted;
  take_in(archive, {{"may.txt", test::dump_page({{"7 May 2019", "The pilot of the harbour was named."}})}}, restricted);
  CustodyEvent seen = event(CustodyType::Viewed, {{"operator", "A. Hale", "", std::nullopt}});
  seen.about = {CustodyObject::Item, archive.store().withheld_items().front().id.value};
  const auto added = add_custody_event(archive, seen);
  ASSERT_TRUE(added);
  EXPECT_EQ(added->visibility, records::Visibility::Restricted);
  EXPECT_TRUE(archive.store().entries(records::EntryIndex{2}, 1).front().entry.salted);
  EXPECT_TRUE(audit(archive).clean());
}

TEST_F(CustodyTest, WorkOnTheArchiveItselfMayLeaveAnEvent) {
  Archive archive = make();
  ASSERT_TRUE(add_archive_event(archive, CustodyType::Verified, "A. Hale", "success", "all originals"));
  const auto events = archive.store().custody_of({CustodyObject::Archive, ""});
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(custody_line(events[0], events).find("2"), 0u) << "it begins with the year";
  EXPECT_NE(custody_line(events[0], events).find("verified  operator A. Hale  success"), std::string::npos);
  EXPECT_NE(custody_json(events[0], events).find("\"awaiting\":[]"), std::string::npos);
}

}  // namespace
}  // namespace strongroom::archive
