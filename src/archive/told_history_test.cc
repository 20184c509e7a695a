// SPDX-License-Identifier: Apache-2.0
#include "archive/told_history.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "archive/intake.h"
#include "tests/support/archive_fixture.h"

namespace strongroom::archive {
namespace {

using records::RevisionReason;

const std::string quay = "The northern quay opened to ships today after two years of repairs to its walls.";
const std::string corrected = "The northern quay opened to ships today after three years of repairs to its old walls.";
const std::string with_name =
    "Mayor Quay opened the northern quay today after three years of repairs to its old walls.";

struct Saved {
  std::string moment;  // "2019-05-07 10:00:00"
  std::string text;
};

std::string entry(const std::string& kind, const Saved& saved) {
  return "<item><title>Quay opens</title><link>https://harbour.example.org/quay</link>" + kind +
         "<wp:post_date>2019-05-07 10:00:00</wp:post_date><wp:post_modified>" + saved.moment +
         "</wp:post_modified><content:encoded>" + saved.text + "</content:encoded></item>\n";
}

// A WordPress export of one post with its revisions, in the order given, the post among them in its place.
std::string export_of(const Saved& shown, std::vector<Saved> revisions, size_t place_of_post = 0) {
  std::string entries;
  for (size_t i = 0; i <= revisions.size(); ++i) {
    if (i == place_of_post)
      entries +=
          entry("<wp:post_id>41</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>", shown);
    if (i < revisions.size())
      entries += entry(
          "<wp:post_id>5</wp:post_id><wp:post_parent>41</wp:post_parent><wp:post_type>revision</wp:post_type>"
          "<wp:status>inherit</wp:status><wp:post_name>41-revision-v1</wp:post_name>",
          revisions[i]);
  }
  return "<rss><channel><wp:wxr_version>1.2</wp:wxr_version><link>https://harbour.example.org</link>" + entries +
         "</channel></rss>";
}

// What a page of the same site shows, as a feed tells it.
std::string feed_of(const std::string& text) {
  return "<rss version=\"2.0\"><channel><title>Harbour</title><item><title>Quay opens</title>"
         "<link>https://harbour.example.org/quay</link><pubDate>Tue, 07 May 2019 10:00:00 "
         "+0000</pubDate><description>" +
         text + "</description></item></channel></rss>";
}

class ToldHistoryTest : public test::ArchiveTest {
 protected:
  std::vector<records::ItemRevision> revisions(const Archive& archive) const {
    const auto id = archive.store().find({"url:harbour.example.org/quay"});
    return id ? archive.store().revisions(*id, store::Scope::All) : std::vector<records::ItemRevision>{};
  }
  std::vector<std::string> texts(const Archive& archive) const {
    std::vector<std::string> texts;
    for (const auto& revision : revisions(archive)) texts.push_back(revision.item.text());
    return texts;
  }
};

const std::vector<Saved> two_saves = {{"2019-05-07 10:00:00", quay}, {"2019-05-08 09:00:00", corrected}};
const Saved shown_now = {"2019-05-09 12:00:00", with_name};

TEST_F(ToldHistoryTest, EarlierStatesComeFirstInTheirOrderWhereverTheyStand) {
  const std::vector<Saved> upside_down(two_saves.rbegin(), two_saves.rend());
  for (const std::string& file :
       {export_of(shown_now, two_saves), export_of(shown_now, two_saves, 2), export_of(shown_now, upside_down, 1)}) {
    const test::TemporaryFolder folder;
    Result<Archive> archive = Archive::create(folder.path() / "a", {});
    ASSERT_TRUE(archive);
    const IntakeSummary summary = take_in(*archive, {{"export.xml", file}});
    EXPECT_EQ(summary.items_new, 1u);
    EXPECT_EQ(texts(*archive), (std::vector{quay, corrected, with_name}));
    const auto states = revisions(*archive);
    EXPECT_EQ(states[0].reason, RevisionReason::KeptBySource);
    EXPECT_EQ(states[0].saved.verbatim, "2019-05-07 10:00:00");
    EXPECT_EQ(states[1].reason, RevisionReason::KeptBySource);
    EXPECT_EQ(states[2].reason, RevisionReason::ChangedAtSource);
    EXPECT_EQ(states[2].saved.verbatim, "2019-05-09 12:00:00");
  }
}

TEST_F(ToldHistoryTest, TheSameHistoryAgainChangesNothing) {
  Archive archive = make();
  const std::string file = export_of(shown_now, two_saves);
  take_in(archive, {{"export.xml", file}});
  const std::string checkpoint = archive.checkpoint();
  EXPECT_EQ(take_in(archive, {{"export.xml", file}}).items_known, 1u);
  EXPECT_EQ(archive.checkpoint(), checkpoint);
  // Another file that says the same is one more capture, and no more states.
  EXPECT_EQ(take_in(archive, {{"again.xml", export_of(shown_now, two_saves, 1)}}).items_known, 1u);
  EXPECT_EQ(texts(archive).size(), 3u);
}

TEST_F(ToldHistoryTest, ALaterExportAddsOnlyWhatIsNew) {
  Archive archive = make();
  take_in(archive, {{"1.xml", export_of(two_saves[1], {two_saves[0], two_saves[1]})}});
  EXPECT_EQ(texts(archive), (std::vector{quay, corrected}));
  const IntakeSummary summary = take_in(archive, {{"2.xml", export_of(shown_now, two_saves)}});
  EXPECT_EQ(summary.items_revised, 1u);
  EXPECT_EQ(texts(archive), (std::vector{quay, corrected, with_name}));
}

TEST_F(ToldHistoryTest, AStateThatCameBackIsOneMore) {
  Archive archive = make();
  take_in(archive, {{"1.xml", export_of({"2019-05-11 08:00:00", corrected},
                                        {two_saves[0], two_saves[1], {"2019-05-10 08:00:00", quay}})}});
  EXPECT_EQ(texts(archive), (std::vector{quay, corrected, quay, corrected}));
}

TEST_F(ToldHistoryTest, WhatAPageShowedBeforeStaysTheNewestWhereItIs) {
  Archive archive = make();
  take_in(archive, {{"feed.xml", feed_of(with_name)}});
  const IntakeSummary summary = take_in(archive, {{"export.xml", export_of(shown_now, two_saves)}});
  EXPECT_EQ(summary.items_revised, 1u);
  EXPECT_EQ(texts(archive), (std::vector{with_name, quay, corrected, with_name}));
}

TEST_F(ToldHistoryTest, AStateThatAPageShowedIsNotToldTwice) {
  Archive archive = make();
  take_in(archive, {{"feed.xml", feed_of(quay)}});
  take_in(archive, {{"export.xml", export_of(shown_now, two_saves)}});
  EXPECT_EQ(texts(archive), (std::vector{quay, corrected, with_name}));
  // And a page that shows an old state later does not bring it back.
  EXPECT_EQ(take_in(archive, {{"old.xml", feed_of(quay) + "<!-- saved long ago -->"}}).items_revised, 0u);
}

TEST_F(ToldHistoryTest, WhatIsTakenInForStaffAddsNoStateToAPublicItem) {
  Archive archive = make();
  take_in(archive, {{"export.xml", export_of(shown_now, {})}});
  IntakeOptions staff;
  staff.visibility = records::Visibility::Staff;
  take_in(archive, {{"staff.xml", export_of(shown_now, two_saves)}}, staff);
  EXPECT_EQ(texts(archive), std::vector{with_name});
}

}  // namespace
}  // namespace strongroom::archive
