// SPDX-License-Identifier: Apache-2.0
#include "archive/intake.h"

#include <gtest/gtest.h>

#include "archive/gaps.h"
#include "tests/support/archive_fixture.h"
#include "tests/support/press_pages.h"

namespace strongroom::archive {
namespace {

using test::dump_page;
using test::k2_item_page;

const std::string quay = "The northern quay opened to ships today after two years of repairs to its walls.";
const std::string ferry = "The ferry to the island sails twice a day from the first of June until the end of October.";
const std::string light = "The lighthouse keeper retired this week and was thanked by the council for forty years.";
constexpr CivilDate may_7{2019, 5, 7};

class IntakeTest : public test::ArchiveTest {};

TEST_F(IntakeTest, AListingBecomesItsItemsAndTheirEntries) {
  Archive archive = make();
  const IntakeSummary summary =
      take_in(archive, {{"may.txt", dump_page({{"7 May 2019", quay}, {"6 May 2019", ferry}}, 3, 3)}});
  EXPECT_EQ(summary.to_json(),
            R"({"files":1,"listings":1,"items":{"total":2,"new":2,"revised":0,"known":0},"gaps":2,"errors":0})");
  EXPECT_EQ(archive.store().entry_count(), 3u);  // two items, one capture
}

TEST_F(IntakeTest, TheSameFilesAgainChangeNothing) {
  Archive archive = make();
  const std::vector<std::pair<std::string, std::string>> pages = {
      {"may.txt", dump_page({{"7 May 2019", quay}, {"6 May 2019", ferry}})}};
  take_in(archive, pages);
  const std::string checkpoint = archive.checkpoint();
  const IntakeSummary again = take_in(archive, pages);
  EXPECT_EQ(again.items_known, 2u);
  EXPECT_EQ(again.items_new + again.items_revised + again.errors, 0u);
  EXPECT_EQ(archive.checkpoint(), checkpoint);
}

TEST_F(IntakeTest, AnItemOnSeveralPagesIsOneItemWithAllItsSources) {
  Archive archive = make();
  const IntakeSummary summary = take_in(archive, {{"month.txt", dump_page({{"7 May 2019", quay}})},
                                                  {"page.html", k2_item_page("12", "Quay opens", "7 May 2019", quay)},
                                                  {"day.txt", dump_page({{"7 May 2019", quay}}, 1, 2)}});
  EXPECT_EQ(summary.items_total, 1u);
  EXPECT_EQ(summary.items_new, 1u);
  const auto items = items_of(archive, may_7);
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items[0].title, "Quay opens");
  EXPECT_EQ(items[0].source_id, "12");
  const auto id = archive.store().find({"id:harbour.example.org:12"});
  ASSERT_TRUE(id);
  EXPECT_EQ(archive.store().captures_of(*id).size(), 3u);
}

TEST_F(IntakeTest, AFullerBodyWinsInAnyOrder) {
  const std::string whole = quay + " The mayor cut the ribbon, and the first ship brought salt.";
  for (const bool part_first : {true, false}) {
    const test::TemporaryFolder folder;
    Result<Archive> archive = Archive::create(folder.path() / "a", {});
    ASSERT_TRUE(archive);
    take_in(*archive, {{"1.html", k2_item_page("12", "Quay opens", "7 May 2019", part_first ? quay : whole)}});
    const IntakeSummary second =
        take_in(*archive, {{"2.html", k2_item_page("12", "Quay opens", "7 May 2019", part_first ? whole : quay)}});
    EXPECT_EQ(second.items_revised, part_first ? 1u : 0u);
    EXPECT_EQ(texts_of(*archive, may_7), std::vector{whole});
  }
}

TEST_F(IntakeTest, AnotherTextIsARevisionThatKeepsTheOldOne) {
  Archive archive = make();
  take_in(archive, {{"1.html", k2_item_page("12", "Quay opens", "7 May 2019", quay)}});
  const std::string corrected = "The northern quay opened to ships today after three years of repairs to its walls.";
  const IntakeSummary summary =
      take_in(archive, {{"2.html", k2_item_page("12", "Quay opens", "7 May 2019", corrected)}});
  EXPECT_EQ(summary.items_revised, 1u);
  const auto revisions = archive.store().revisions(*archive.store().find({"id:harbour.example.org:12"}));
  ASSERT_EQ(revisions.size(), 2u);
  EXPECT_EQ(revisions[0].item.text(), quay);
  EXPECT_EQ(revisions[1].item.text(), corrected);
  EXPECT_EQ(revisions[1].reason, records::RevisionReason::ChangedAtSource);

  // The first text in yet another capture is one that the item had before.
  const IntakeSummary old_again =
      take_in(archive, {{"3.html", k2_item_page("12", "Quay opens", "7 May 2019", quay) + "<!-- saved later -->"}});
  EXPECT_EQ(old_again.items_revised, 0u);
  EXPECT_EQ(texts_of(archive, may_7), std::vector{corrected});
}

TEST_F(IntakeTest, AChangedStatementOfADumpAndItsPageAreOneItemInAnyOrder) {
  const std::string opening =
      "The harbour council met today in the old town hall to speak about the northern quay, whose wall is to be raised "
      "by two courses of stone before the winter storms, and the masons asked for lime, timber and forty days of "
      "work. ";
  const std::string on_page =
      opening + "The mayor said that the ferry keeps its hours and that fares stay as they were.";
  const std::string in_dump = opening + "The clerk of works will report each Friday, and fishing boats may enter.";
  for (const bool dump_first : {true, false}) {
    const test::TemporaryFolder folder;
    Result<Archive> archive = Archive::create(folder.path() / "a", {});
    ASSERT_TRUE(archive);
    const std::pair<std::string, std::string> dump = {"may.txt", dump_page({{"7 May 2019", in_dump}})};
    const std::pair<std::string, std::string> page = {"1.html",
                                                      k2_item_page("12", "Wall raised", "7 May 2019", on_page)};
    take_in(*archive, {dump_first ? dump : page});
    take_in(*archive, {dump_first ? page : dump});
    EXPECT_EQ(archive->store().item_count(), 1u) << dump_first;
    const auto id = archive->store().find({"id:harbour.example.org:12"});
    ASSERT_TRUE(id) << dump_first;
    EXPECT_EQ(archive->store().revisions(*id).size(), 2u) << dump_first;
  }
}

TEST_F(IntakeTest, ShortNotesOfOneDayStayApart) {
  Archive archive = make();
  take_in(archive, {{"1.txt", dump_page({{"7 May 2019", "The ferry leaves at nine, and the office sells tickets."}})}});
  take_in(archive, {{"2.txt", dump_page({{"7 May 2019", "The ferry leaves at nine, and the office is closed."}})}});
  EXPECT_EQ(archive.store().item_count(), 2u);
}

TEST_F(IntakeTest, TwoStatementsOfOneDayThatBeginAlikeStayTwo) {
  Archive archive = make();
  const std::string opening = "The head of the harbour council met today in the old town hall with ";
  const IntakeSummary summary = take_in(
      archive,
      {{"may.txt",
        dump_page({{"7 May 2019", opening + "the envoy of the island, and spoke with her about ferries and fares."},
                   {"7 May 2019", opening + "shipwrights, who asked for a dry dock, timber and apprentices."}})}});
  EXPECT_EQ(summary.items_new, 2u);
  EXPECT_EQ(items_of(archive, may_7).size(), 2u);
}

TEST_F(IntakeTest, WithinADayTheOrderOfThePageIsKept) {
  Archive archive = make();
  take_in(archive, {{"1.txt", dump_page({{"7 May 2019", quay}, {"7 May 2019", light}}, 1, 2)}});
  take_in(archive,
          {{"2.txt", dump_page({{"7 May 2019", ferry}, {"6 May 2019", "A calm day at sea for all boats."}}, 2, 2)}});
  const std::vector<std::string> texts = texts_of(archive, may_7);
  ASSERT_EQ(texts.size(), 3u);
  EXPECT_TRUE(texts[0].starts_with(quay));
  EXPECT_TRUE(texts[1].starts_with(light));
  EXPECT_TRUE(texts[2].starts_with(ferry));
}

TEST_F(IntakeTest, ADamagedFileIsToldAndTheRestGoesOn) {
  Archive archive = make();
  const IntakeSummary summary = take_in(archive, {{"empty.html", ""},
                                                  {"noise.bin", std::string("\x00\x01\x02\x03\x00\x05", 6)},
                                                  {"may.txt", dump_page({{"7 May 2019", quay}})}});
  EXPECT_EQ(summary.files, 3u);
  EXPECT_EQ(summary.errors, 2u);
  EXPECT_EQ(summary.items_new, 1u);
  ASSERT_EQ(errors_.size(), 2u);
  EXPECT_TRUE(errors_[0].file.ends_with("empty.html")) << errors_[0].to_string();
  EXPECT_TRUE(errors_[1].file.ends_with("noise.bin")) << errors_[1].to_string();
}

TEST_F(IntakeTest, ASourceThatIsNotThereIsOneError) {
  Archive archive = make();
  IntakeOptions options;
  const IntakeSummary summary = ingest(archive, {folder_.path() / "nowhere"}, options);
  EXPECT_EQ(summary.errors, 1u);
  EXPECT_EQ(summary.files, 0u);
}

// Forty pages that show some items again and some of them changed.
std::vector<std::pair<std::string, std::string>> many_pages() {
  std::vector<std::pair<std::string, std::string>> pages;
  for (int i = 0; i < 40; ++i) {
    const std::string number = std::to_string(i % 15);
    const std::string body = quay + " Berth " + number + " takes ships of class " + std::to_string(i % 4) + ".";
    pages.emplace_back("page" + std::to_string(i) + ".html",
                       k2_item_page(number, "Berth " + number, std::to_string(1 + i % 15) + " May 2019", body));
  }
  return pages;
}

TEST_F(IntakeTest, TheResultDoesNotDependOnThreads) {
  std::optional<std::vector<store::StoredRecord>> expected;
  for (const unsigned threads : {1u, 2u, 8u}) {
    const test::TemporaryFolder folder;
    Result<Archive> archive = Archive::create(folder.path() / "a", {}, surroundings());
    ASSERT_TRUE(archive);
    IntakeOptions options;
    options.threads = threads;
    take_in(*archive, many_pages(), options);
    const std::vector<store::StoredRecord> entries = archive->store().entries(records::EntryIndex{0}, 1000);
    if (!expected) expected = entries;
    ASSERT_EQ(entries.size(), expected->size());
    for (size_t i = 0; i < entries.size(); ++i) EXPECT_EQ(entries[i].canonical, (*expected)[i].canonical);
  }
}

TEST_F(IntakeTest, ProgressAcknowledgesWhatIsDurable) {
  Archive archive = make();
  IntakeOptions options;
  IntakeProgress last;
  options.on_progress = [&](const IntakeProgress& progress) {
    EXPECT_LE(progress.files_durable, progress.files_read);
    last = progress;
  };
  take_in(archive, {{"1.txt", dump_page({{"7 May 2019", quay}})}, {"2.txt", dump_page({{"6 May 2019", ferry}})}},
          options);
  EXPECT_EQ(last.files_durable, 2u);
  EXPECT_EQ(last.files, 2u);
}

}  // namespace
}  // namespace strongroom::archive
