// SPDX-License-Identifier: Apache-2.0
#include "archive/decisions.h"

#include <gtest/gtest.h>

#include "archive/audit.h"
#include "archive/proof.h"
#include "archive/rebuild.h"
#include "log/policy.h"
#include "tests/support/archive_fixture.h"
#include "tests/support/press_pages.h"

namespace strongroom::archive {
namespace {

using records::Standing;
using records::Visibility;
using test::dump_page;
using test::k2_item_page;

const std::string quay = "The northern quay opened to ships today after two years of repairs to its walls.";
const std::string ferry = "The ferry to the island sails twice a day from the first of June until the end of October.";
constexpr CivilDate may_7{2019, 5, 7};

class DecisionsTest : public test::ArchiveTest {
 protected:
  static IntakeOptions restricted() {
    IntakeOptions options;
    options.visibility = Visibility::Restricted;
    return options;
  }

  static Subject only_withheld(const Archive& archive) {
    const auto items = archive.store().withheld_items();
    EXPECT_EQ(items.size(), 1u);
    return {records::RecordKind::Item, items.empty() ? "" : items.front().id.value};
  }

  static Subject only_item(const Archive& archive) {
    const auto list = archive.store().list({});
    EXPECT_EQ(list.items.size(), 1u);
    return {records::RecordKind::Item, list.items.empty() ? "" : list.items.front().id.value};
  }

  static std::string findings(const Archive& archive) {
    std::string all;
    for (const Finding& finding : audit(archive).findings) all += finding.error.to_string() + "\n";
    return all;
  }

  const Decider desk_{"Press desk", "a reason"};
};

TEST_F(DecisionsTest, WhatIsTakenInAsRestrictedIsInTheLogAsCommitmentsOnly) {
  Archive archive = make();
  take_in(archive, {{"may.txt", dump_page({{"7 May 2019", quay}})}}, restricted());
  EXPECT_EQ(archive.store().item_count(), 0u);
  for (const store::StoredRecord& record : archive.store().entries(records::EntryIndex{0}, 10)) {
    EXPECT_TRUE(records::canonical(record.entry).starts_with("{\"commitment\":\""));
  }
  EXPECT_EQ(findings(archive), "");
  EXPECT_EQ(audit(archive).withheld, 1u);
}

TEST_F(DecisionsTest, TheSameRestrictedFilesAgainChangeNothing) {
  Archive archive = make();
  take_in(archive, {{"may.txt", dump_page({{"7 May 2019", quay}})}}, restricted());
  const std::string checkpoint = archive.checkpoint();
  take_in(archive, {{"may.txt", dump_page({{"7 May 2019", quay}})}}, restricted());
  take_in(archive, {{"may.txt", dump_page({{"7 May 2019", quay}})}});
  EXPECT_EQ(archive.checkpoint(), checkpoint);
}

TEST_F(DecisionsTest, WhatIsRestrictedStaysSoWhenAPublicPageShowsIt) {
  Archive archive = make();
  take_in(archive, {{"secret.txt", dump_page({{"7 May 2019", quay}})}}, restricted());
  take_in(archive, {{"open.txt", dump_page({{"7 May 2019", quay}, {"6 May 2019", ferry}}, 1, 2)}});
  EXPECT_EQ(texts_of(archive, may_7), std::vector<std::string>{});
  EXPECT_EQ(archive.store().item_count(), 1u);
  const Subject subject = only_withheld(archive);
  const auto captures = archive.store().captures_of(records::ItemId{subject.id}, store::Scope::All);
  ASSERT_EQ(captures.size(), 2u);
  EXPECT_EQ(captures[1].visibility, Visibility::Restricted) << "a page that shows it is withheld with it";
  EXPECT_FALSE(archive.store().is_public_original(captures[1].original));
  EXPECT_EQ(findings(archive), "");
}

TEST_F(DecisionsTest, ARestrictedPageChangesNothingPublic) {
  Archive archive = make();
  take_in(archive, {{"open.html", k2_item_page("12", "Quay opens", "7 May 2019", quay)}});
  const auto before = archive.store().item(records::ItemId{only_item(archive).id});
  take_in(archive, {{"secret.html", k2_item_page("12", "Quay opens", "7 May 2019", quay + " The pilot was named.")}},
          restricted());
  EXPECT_EQ(archive.store().item(before->id), before);
  EXPECT_NE(only_withheld(archive).id, before->id.value);
  EXPECT_EQ(archive.store().captures_of(before->id).size(), 1u);
  EXPECT_EQ(findings(archive), "");
}

TEST_F(DecisionsTest, ARestrictedPageThatTellsNothingNewIsASourceOfThePublicItem) {
  Archive archive = make();
  take_in(archive, {{"open.txt", dump_page({{"7 May 2019", quay}})}});
  take_in(archive, {{"copy.txt", dump_page({{"7 May 2019", quay}}, 1, 2)}}, restricted());
  const records::ItemId id{only_item(archive).id};
  EXPECT_TRUE(archive.store().withheld_items().empty());
  EXPECT_EQ(archive.store().captures_of(id).size(), 1u);
  EXPECT_EQ(archive.store().captures_of(id, store::Scope::All).size(), 2u);
}

TEST_F(DecisionsTest, ARestrictedItemLeavesAndComesBack) {
  Archive archive = make();
  take_in(archive, {{"may.txt", dump_page({{"7 May 2019", quay}})}});
  const Subject subject = only_item(archive);
  ASSERT_TRUE(restrict_subject(archive, subject, Visibility::Restricted, desk_));
  EXPECT_EQ(archive.store().item_count(), 0u);
  EXPECT_EQ(public_decision(archive, records::ItemId{subject.id}), std::nullopt) << "a 404 gives no reason";
  EXPECT_EQ(restrict_subject(archive, subject, Visibility::Restricted, desk_).error().code, ErrorCode::Exists);
  EXPECT_EQ(withdraw_subject(archive, subject, desk_).error().code, ErrorCode::Refused);
  ASSERT_TRUE(release_subject(archive, subject, desk_));
  EXPECT_EQ(archive.store().item_count(), 1u);
  EXPECT_EQ(release_subject(archive, subject, desk_).error().code, ErrorCode::Exists);
  EXPECT_EQ(findings(archive), "");
}

TEST_F(DecisionsTest, AWithdrawnItemSaysWhyAndStaysProvable) {
  Archive archive = make();
  take_in(archive, {{"may.txt", dump_page({{"7 May 2019", quay}})}});
  const Subject subject = only_item(archive);
  const records::ItemId id{subject.id};
  ASSERT_TRUE(withdraw_subject(archive, subject, {"Press desk", "the figures were wrong"}));
  EXPECT_EQ(archive.store().item(id), std::nullopt);
  EXPECT_EQ(public_decision(archive, id)->reason, "the figures were wrong");
  EXPECT_TRUE(prove(archive, id, std::nullopt, store::Scope::All));
  EXPECT_FALSE(prove(archive, id));
  ASSERT_TRUE(rebuild(archive));
  EXPECT_EQ(archive.store().standing(records::RecordKind::Item, id.value), Standing::Withdrawn);
  EXPECT_EQ(findings(archive), "");
}

TEST_F(DecisionsTest, ADecisionAboutWhatNeverWasPublicIsNotPublicEither) {
  Archive archive = make();
  take_in(archive, {{"may.txt", dump_page({{"7 May 2019", quay}})}}, restricted());
  const Subject subject = only_withheld(archive);
  const auto sealed = restrict_subject(archive, subject, Visibility::Sealed, desk_);
  ASSERT_TRUE(sealed);
  EXPECT_NE(sealed->visibility, Visibility::Public);
  EXPECT_TRUE(archive.store().decisions(subject.id).empty());
}

TEST_F(DecisionsTest, TheProofOfAReleasedItemCarriesTheSalt) {
  Archive archive = make();
  take_in(archive, {{"may.txt", dump_page({{"7 May 2019", quay}})}}, restricted());
  const Subject subject = only_withheld(archive);
  ASSERT_TRUE(release_subject(archive, subject, desk_));
  const auto file = prove(archive, records::ItemId{subject.id});
  ASSERT_TRUE(file) << file.error().to_string();
  const auto checked = check_proof(*file);
  ASSERT_TRUE(checked) << checked.error().to_string();
  EXPECT_TRUE(checked->entry.salted);
  EXPECT_EQ(checked->entry.id, subject.id);
  EXPECT_EQ(checked->index, 0u);
}

TEST_F(DecisionsTest, AreRefusedForWhatIsNotThere) {
  Archive archive = make();
  const Subject subject = Subject::named("2019-05-07-aaaaaa");
  EXPECT_EQ(release_subject(archive, subject, desk_).error().code, ErrorCode::NotFound);
  EXPECT_EQ(withdraw_subject(archive, subject, desk_).error().code, ErrorCode::NotFound);
  EXPECT_EQ(Subject::named(std::string(64, 'a')).kind, records::RecordKind::Capture);
}

}  // namespace
}  // namespace strongroom::archive
