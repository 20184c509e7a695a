// SPDX-License-Identifier: Apache-2.0
#include "archive/merge.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace strongroom::archive {
namespace {

using records::Item;

Item item(std::string title, std::string body, bool truncated = false) {
  Item made;
  made.title = std::move(title);
  made.date = {CivilDate{2019, 5, 7}, records::DatePrecision::Day, "7 May 2019", ""};
  if (!body.empty()) made.blocks = {{records::BlockKind::Paragraph, std::move(body), 0, false, "", {}}};
  made.truncated = truncated;
  return made;
}

Merged merged(const Item& kept, const Item& found) { return merge(shaped(kept), shaped(found)); }

TEST(Merge, TheSameItemTellsNothingNew) {
  const Item kept = item("Port opens", "The port opened today.");
  EXPECT_EQ(merged(kept, kept).outcome, MergeOutcome::Known);
}

TEST(Merge, AFullerBodyWinsAndALesserOneNeverDoes) {
  const Item part = item("Port opens", "The port opened", true);
  const Item whole = item("Port opens", "The port opened today.");
  const Merged fuller = merged(part, whole);
  EXPECT_EQ(fuller.outcome, MergeOutcome::Fuller);
  EXPECT_EQ(fuller.item, whole);
  EXPECT_EQ(merged(whole, part).outcome, MergeOutcome::Known);
  EXPECT_EQ(merged(whole, item("", "Something else entirely", true)).outcome, MergeOutcome::Known);
}

TEST(Merge, AnotherTextOrTitleIsAChange) {
  const Item kept = item("Port opens", "Ten ships came today.");
  EXPECT_EQ(merged(kept, item("Port opens", "Twelve ships came today.")).outcome, MergeOutcome::Changed);
  const Merged retitled = merged(kept, item("Port opens again", "Ten ships came today."));
  EXPECT_EQ(retitled.outcome, MergeOutcome::Changed);
  EXPECT_EQ(retitled.item.title, "Port opens again");
}

TEST(Merge, AWholeTextReplacesATruncatedOneThatSaidOtherwise) {
  const Merged result = merged(item("", "Summary of the day", true), item("Port opens", "Ten ships came today."));
  EXPECT_EQ(result.outcome, MergeOutcome::Changed);
  EXPECT_FALSE(result.item.truncated);
}

TEST(Merge, WhatOnlyOneCaptureToldIsKept) {
  Item dump = item("", "The port opened today.");
  dump.categories = {{"News", ""}};
  Item page = item("Port opens", "The port opened today.");
  page.url = "https://example.org/item/12-port";
  page.source_id = "12";
  page.tags = {{"port", ""}};
  page.blocks[0].links = {{4, 8, "https://example.org/port"}};

  const Merged gained = merged(dump, page);
  EXPECT_EQ(gained.outcome, MergeOutcome::Fuller);
  EXPECT_EQ(gained.item.title, "Port opens");
  EXPECT_EQ(gained.item.categories, dump.categories);
  EXPECT_EQ(gained.item.blocks, page.blocks);
  EXPECT_EQ(gained.item, merged(page, dump).item);
}

TEST(Merge, TypographyAloneIsNoChange) {
  EXPECT_EQ(merged(item("“Port” opens", "The port’s gates"), item("\"Port\" opens", "The port's gates")).outcome,
            MergeOutcome::Known);
}

TEST(Merge, ThePrintedDayGoesBeforeTheDayInUtc) {
  const Item page = item("Port opens", "The port opened today.");
  Item data = page;
  data.date = {CivilDate{2019, 5, 6}, records::DatePrecision::Day, "", "22:30"};
  EXPECT_EQ(merged(page, data).outcome, MergeOutcome::Known);
  EXPECT_EQ(merged(data, page).item.date, page.date);
  data.date.date = CivilDate{2019, 5, 4};  // no zone is that far away
  EXPECT_EQ(merged(page, data).item.date, data.date);
}

// The captures of one statement, as five kinds of pages show it.
std::vector<Item> captures() {
  Item dump = item("", "The port opened today. Ten ships came.");
  dump.categories = {{"News", ""}};
  dump.source_credit = "Harbour Office";
  Item listing = item("Port opens", "The port opened today.", true);
  listing.url = "/item/12-port";
  listing.date.verbatim = "Tuesday, 7 May 2019";
  Item page = item("Port opens", "The port opened today. Ten ships came.");
  page.url = "https://example.org/item/12-port";
  page.categories = {{"News", "https://example.org/news"}};
  page.tags = {{"ships", ""}, {"port", ""}};
  Item print = page;
  print.url += "?tmpl=component&print=1";
  print.tags = {{"port", ""}, {"ships", ""}};
  Item feed = item("Port opens", "The port opened", true);
  feed.source_id = "12";
  feed.date = {CivilDate{2019, 5, 6}, records::DatePrecision::Day, "", "22:30"};
  feed.authors = {{"Press desk", ""}};
  return {dump, listing, page, print, feed};
}

TEST(Merge, AnyOrderOfCapturesGivesTheSameState) {
  std::vector<size_t> order = {0, 1, 2, 3, 4};
  std::optional<Item> expected;
  do {
    const std::vector<Item> all = captures();
    Item state = all[order[0]];
    for (size_t i = 1; i < order.size(); ++i) state = merged(state, all[order[i]]).item;
    if (!expected) expected = state;
    ASSERT_EQ(state, *expected) << order[0] << order[1] << order[2] << order[3] << order[4];
  } while (std::next_permutation(order.begin(), order.end()));
  EXPECT_FALSE(expected->truncated);
  EXPECT_EQ(expected->url, "https://example.org/item/12-port");
  EXPECT_EQ(expected->tags.size(), 2u);
}

}  // namespace
}  // namespace strongroom::archive
