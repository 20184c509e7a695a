// SPDX-License-Identifier: Apache-2.0
#include "archive/erasure.h"

#include <gtest/gtest.h>

#include "archive/audit.h"
#include "archive/custody.h"
#include "archive/layout.h"
#include "tests/support/archive_fixture.h"
#include "tests/support/press_pages.h"

namespace strongroom::archive {
namespace {

using test::dump_page;

const std::string quay = "The northern quay opened to ships today after two years of repairs to its walls.";
const std::string ferry = "The ferry to the island sails twice a day from the first of June until the end of October.";

class ErasureTest : public test::ArchiveTest {
 protected:
  records::ItemId item_with(const Archive& archive, const std::string& words) {
    for (const store::ItemSummary& item : archive.store().list({}).items) {
      if (item.lead.find(words) != std::string::npos) return item.id;
    }
    ADD_FAILURE() << "no item tells of " << words;
    return {};
  }

  Result<Erasure> erase(Archive& archive, const std::string& id, SharedSources shared = SharedSources::Refuse) {
    return erase_subject(archive, Subject::named(id), {"Records office", "court order"}, shared);
  }

  bool has_original(const Archive& archive, const std::string& bytes) {
    return archive.files().exists(archive_path() / original_path(sha256(bytes)));
  }

  std::string findings(const Archive& archive) {
    std::string all;
    for (const Finding& finding : audit(archive).findings) all += finding.error.to_string() + "\n";
    return all;
  }

  const std::string page_ = dump_page({{"7 May 2019", quay}});
};

TEST_F(ErasureTest, OfARestrictedItemLeavesCommitmentsAndADecision) {
  Archive archive = make();
  IntakeOptions restricted;
  restricted.visibility = records::Visibility::Restricted;
  take_in(archive, {{"may.txt", page_}}, restricted);
  const std::string id = archive.store().withheld_items().front().id.value;
  records::CustodyEvent event;
  event.about = {records::CustodyObject::Item, id};
  event.agents = {{"operator", "A. Hale", "", std::nullopt}};
  ASSERT_TRUE(add_custody_event(archive, event));

  const auto erased = erase(archive, id);
  ASSERT_TRUE(erased) << erased.error().to_string();
  EXPECT_FALSE(erased->was_public);
  EXPECT_EQ(erased->records, 3u);  // the item, its capture, the custody event
  EXPECT_EQ(erased->originals, 1u);
  EXPECT_EQ(erased->decision.object, "entry-0");
  EXPECT_FALSE(has_original(archive, page_));
  EXPECT_TRUE(archive.store().withheld_items().empty());
  const auto decision = archive.store().decisions("entry-0");
  ASSERT_EQ(decision.size(), 1u);
  EXPECT_EQ(records::canonical(decision[0]).find(id), std::string::npos);
  EXPECT_EQ(findings(archive), "");
  EXPECT_EQ(audit(archive).erased, 3u);
}

TEST_F(ErasureTest, OfAPublicItemSaysThatItsDigestStays) {
  Archive archive = make();
  take_in(archive, {{"may.txt", page_}});
  const records::ItemId id = item_with(archive, "quay");
  const auto erased = erase(archive, id.value);
  ASSERT_TRUE(erased) << erased.error().to_string();
  EXPECT_TRUE(erased->was_public);
  EXPECT_EQ(public_decision(archive, id)->act, records::Act::Erased);
  EXPECT_EQ(archive.store().item_count(), 0u);
  EXPECT_FALSE(has_original(archive, page_));
  EXPECT_EQ(findings(archive), "");
  EXPECT_EQ(erase(archive, id.value).error().code, ErrorCode::Exists);
}

TEST_F(ErasureTest, AsksWhatToDoWithPagesThatShowOtherItemsToo) {
  Archive archive = make();
  const std::string page = dump_page({{"7 May 2019", quay}, {"6 May 2019", ferry}});
  take_in(archive, {{"may.txt", page}});
  const records::ItemId id = item_with(archive, "quay");
  EXPECT_EQ(erase(archive, id.value).error().code, ErrorCode::Refused);
  EXPECT_TRUE(has_original(archive, page));
  EXPECT_TRUE(archive.store().item(id));

  const auto erased = erase(archive, id.value, SharedSources::Keep);
  ASSERT_TRUE(erased) << erased.error().to_string();
  EXPECT_EQ(erased->kept_captures.size(), 1u);
  EXPECT_TRUE(has_original(archive, page));
  EXPECT_FALSE(archive.store().is_public_original(sha256(page)));
  EXPECT_EQ(findings(archive), "");
}

TEST_F(ErasureTest, OfSharedPagesLeavesTheOtherItemsWithoutThatSource) {
  Archive archive = make();
  const std::string page = dump_page({{"7 May 2019", quay}, {"6 May 2019", ferry}});
  take_in(archive, {{"may.txt", page}});
  const records::ItemId other = item_with(archive, "ferry");
  ASSERT_TRUE(erase(archive, item_with(archive, "quay").value, SharedSources::Erase));
  EXPECT_FALSE(has_original(archive, page));
  EXPECT_TRUE(archive.store().item(other));
  EXPECT_TRUE(archive.store().captures_of(other).empty());
  EXPECT_EQ(findings(archive), "");
}

TEST_F(ErasureTest, KeepsAnOriginalThatAnotherCaptureNames) {
  Archive archive = make();
  take_in(archive, {{"a/may.txt", page_}});
  const std::string id = item_with(archive, "quay").value;
  const auto captures = archive.store().captures_of(records::ItemId{id});
  ASSERT_EQ(captures.size(), 1u);
  take_in(archive, {{"b/copy.txt", page_}});
  const auto erased = erase(archive, captures[0].id());
  ASSERT_TRUE(erased) << erased.error().to_string();
  EXPECT_EQ(erased->originals, 0u);
  EXPECT_TRUE(has_original(archive, page_));
  EXPECT_EQ(findings(archive), "");
}

TEST_F(ErasureTest, WhatWasErasedComesInAgainOnlyWhenAsked) {
  Archive archive = make();
  take_in(archive, {{"may.txt", page_}});
  const std::string id = item_with(archive, "quay").value;
  ASSERT_TRUE(erase(archive, id));
  take_in(archive, {{"may.txt", page_}});
  take_in(archive, {{"other.txt", dump_page({{"7 May 2019", quay}}, 1, 3)}});
  ASSERT_EQ(errors_.size(), 2u);
  EXPECT_EQ(errors_[0].code, ErrorCode::Refused);
  EXPECT_NE(errors_[0].message.find("court order"), std::string::npos);
  EXPECT_EQ(archive.store().item_count(), 0u);
  EXPECT_FALSE(has_original(archive, page_));

  IntakeOptions again;
  again.erased = ErasedAgain::TakeIn;
  take_in(archive, {{"may.txt", page_}}, again);
  EXPECT_NE(item_with(archive, "quay").value, id) << "the log holds another record under that id";
  EXPECT_TRUE(has_original(archive, page_));
  EXPECT_EQ(findings(archive), "");
}

TEST_F(ErasureTest, VerifyNamesAnOriginalThatCameBack) {
  Archive archive = make();
  take_in(archive, {{"may.txt", page_}});
  ASSERT_TRUE(erase(archive, item_with(archive, "quay").value));
  archive.keep_originals({{sha256(page_), page_}});
  EXPECT_NE(findings(archive).find("was erased and is still here"), std::string::npos);
}

}  // namespace
}  // namespace strongroom::archive
