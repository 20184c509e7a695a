// SPDX-License-Identifier: Apache-2.0
#include "ingest/export/earlier_states.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "ingest/readers.h"

namespace strongroom::ingest {
namespace {

records::Item saying(const std::string& text) {
  records::Item item;
  item.title = "The quay";
  item.blocks = {{records::BlockKind::Paragraph, text, 0, false, {}, {}}};
  return item;
}

std::vector<std::string> texts_of(const FoundItem& found) {
  std::vector<std::string> texts;
  for (const records::ToldState& state : found.earlier)
    texts.push_back((state.saved.date ? state.saved.date->iso() + " " + state.saved.time + " " : "") +
                    state.item.text());
  return texts;
}

TEST(SavedMoment, IsReadFromBothSpellingsAndSorts) {
  EXPECT_EQ(saved_moment("2019-03-15 08:00:07"), "2019-03-15 08:00:07");
  EXPECT_EQ(saved_moment(" 2019-03-15T08:00:07.000Z"), "2019-03-15 08:00:07");
  for (const char* none : {"", "2019-03-15", "0000-00-00 00:00:00", "2019-02-30 08:00:07", "15 March 2019, 8 o'clock"})
    EXPECT_EQ(saved_moment(none), std::nullopt) << none;
}

TEST(EarlierStates, AreHandedOverOldestFirstWithoutWhatSaysTheSame) {
  EarlierStates states;
  states.add("2019-03-17 08:00:00", 9, saying("as shown"), "2019-03-17 08:00:00");
  states.add("2019-03-15 08:00:00", 7, saying("two"), "2019-03-15 08:00:00");
  states.add("2019-03-15 08:00:00", 6, saying("one"), "2019-03-15 08:00:00");
  states.add("2019-03-16 08:00:00", 8, saying("two"), "2019-03-16 08:00:00");
  FoundItem found{saying("as shown"), {}};
  states.give_to(found, found.item, saved_date("2019-04-01 09:30:00"));
  EXPECT_EQ(texts_of(found), (std::vector<std::string>{"2019-03-15 08:00 one", "2019-03-15 08:00 two"}));
  EXPECT_EQ(found.saved.verbatim, "2019-03-17 08:00:00");  // since when it is so
}

TEST(EarlierStates, OfAnEntryThatNeverChangedAreNone) {
  EarlierStates states;
  states.add("2019-03-17 08:00:00", 9, saying("as shown"), "2019-03-17 08:00:00");
  FoundItem found{saying("as shown"), {}};
  states.give_to(found, found.item, saved_date("2019-04-01 09:30:00"));
  EXPECT_TRUE(found.earlier.empty());
  EXPECT_FALSE(found.saved.date);
}

// A WordPress export of one published post; `more` are further entries.
std::string export_with(const std::string& more) {
  return "<rss><channel><wp:wxr_version>1.2</wp:wxr_version><link>https://harbour.example.org</link>" + more +
         "<item><title>The quay</title><wp:post_id>41</wp:post_id><wp:post_type>post</wp:post_type>"
         "<wp:status>publish</wp:status><wp:post_date>2019-03-14 10:00:00</wp:post_date>"
         "<wp:post_modified>2019-03-20 10:00:00</wp:post_modified><content:encoded>as shown</content:encoded></item>"
         "</channel></rss>";
}

std::string revision_of(const std::string& parent, const std::string& name, const std::string& modified,
                        const std::string& more = "<wp:status>inherit</wp:status>") {
  return "<item><title>The quay</title><wp:post_id>50</wp:post_id><wp:post_parent>" + parent +
         "</wp:post_parent><wp:post_type>revision</wp:post_type><wp:post_name>" + name +
         "</wp:post_name><wp:post_modified>" + modified + "</wp:post_modified>" + more +
         "<content:encoded>before</content:encoded></item>";
}

TEST(WordPressRevisions, ArePublicOnlyWhereTheirPostWas) {
  struct Case {
    const char* about;
    std::string revision;
    size_t taken;
    const char* note;
  };
  const Case cases[] = {
      {"after publication", revision_of("41", "41-revision-v1", "2019-03-15 08:00:00"), 1, ""},
      {"at publication", revision_of("41", "41-revision-v1", "2019-03-14 10:00:00"), 1, ""},
      {"a draft before it", revision_of("41", "41-revision-v1", "2019-03-13 08:00:00"), 0,
       "revision that was not public"},
      {"not yet published", revision_of("41", "41-revision-v1", "2019-03-21 08:00:00"), 0,
       "revision that was not public"},
      {"at an unknown time", revision_of("41", "41-revision-v1", "0000-00-00 00:00:00"), 0,
       "revision that was not public"},
      {"removed", revision_of("41", "41-revision-v1", "2019-03-15 08:00:00", "<wp:status>trash</wp:status>"), 0,
       "revision that was not public"},
      {"an autosave", revision_of("41", "41-autosave-v1", "2019-03-15 08:00:00"), 0, "autosave"},
      {"of nothing here", revision_of("40", "40-revision-v1", "2019-03-15 08:00:00"), 0,
       "revision of what is not public"},
      {"of nothing at all", revision_of("", "", "2019-03-15 08:00:00"), 0, "revision of what is not public"},
  };
  for (const Case& c : cases) {
    Document document;
    const std::string bytes = export_with(c.revision);
    document.bytes = bytes;
    const Extraction extraction = read_document(document);
    ASSERT_EQ(extraction.items.size(), 1u) << c.about;
    EXPECT_EQ(extraction.items[0].earlier.size(), c.taken) << c.about;
    const bool is_noted = std::any_of(extraction.faults.begin(), extraction.faults.end(), [&](const Error& fault) {
      return *c.note != '\0' && fault.message == std::string(not_taken_in) + "1 (" + c.note + " 1)";
    });
    EXPECT_EQ(is_noted, *c.note != '\0') << c.about;
  }
}

TEST(WordPressRevisions, AreComparedByTheUniversalClockWhereItTellsAll) {
  // The clocks were set back between the two, so that the local ones stand in the wrong order.
  const std::string bytes =
      "<rss><channel><wp:wxr_version>1.2</wp:wxr_version><link>https://harbour.example.org</link><item><title>The quay"
      "</title><wp:post_id>41</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>"
      "<wp:post_date>2019-10-27 00:30:00</wp:post_date><wp:post_date_gmt>2019-10-26 22:30:00</wp:post_date_gmt>"
      "<wp:post_modified>2019-10-27 02:10:00</wp:post_modified>"
      "<wp:post_modified_gmt>2019-10-27 01:10:00</wp:post_modified_gmt><content:encoded>as "
      "shown</content:encoded></item>" +
      revision_of("41", "41-revision-v1", "2019-10-27 02:40:00",
                  "<wp:post_modified_gmt>2019-10-27 00:40:00</wp:post_modified_gmt>") +
      "</channel></rss>";
  Document document;
  document.bytes = bytes;
  const Extraction extraction = read_document(document);
  ASSERT_EQ(extraction.items.size(), 1u);
  EXPECT_EQ(texts_of(extraction.items[0]), std::vector<std::string>{"2019-10-27 02:40 before"});
}

TEST(WordPressRevisions, OfAnExportWithoutMomentsOfChangeHaveTheirDate) {
  const std::string dated = "<wp:post_date>2019-03-16 07:00:00</wp:post_date>";
  std::string bytes = export_with(revision_of("41", "41-revision-v1", "", dated));
  const std::string changed = "<wp:post_modified>2019-03-20 10:00:00</wp:post_modified>";
  bytes.erase(bytes.find(changed), changed.size());
  Document document;
  document.bytes = bytes;
  const Extraction extraction = read_document(document);
  ASSERT_EQ(extraction.items.size(), 1u);
  EXPECT_EQ(texts_of(extraction.items[0]), std::vector<std::string>{"2019-03-16 07:00 before"});
  EXPECT_FALSE(extraction.items[0].saved.date);
}

}  // namespace
}  // namespace strongroom::ingest
