// SPDX-License-Identifier: Apache-2.0
#include "ingest/page/labelled_date.h"

#include <gtest/gtest.h>

#include "ingest/page/source_dates.h"

namespace strongroom::ingest::page {
namespace {

// "2019-03-14 published" for each day of the line.
std::string said(const char* line, const char* before = "") {
  std::string all;
  for (const LabelledDate& date : labelled_dates(line, before, "en-GB")) {
    if (!all.empty()) all += ", ";
    all += date.date.date->iso();
    if (date.meaning == DateMeaning::Publication) all += " published";
    if (date.meaning == DateMeaning::Change) all += " changed";
    if (date.meaning == DateMeaning::Other) all += " other";
    if (!date.stands_alone) all += " in a sentence";
  }
  return all;
}

TEST(LabelledDate, IsSaidByTheWordsBeforeIt) {
  EXPECT_EQ(said("14 March 2019"), "2019-03-14");
  EXPECT_EQ(said("Posted on 14 March 2019 by Ada Quill"), "2019-03-14 published");
  EXPECT_EQ(said("14 March 2019 | Updated: 2 May 2020"), "2019-03-14, 2020-05-02 changed");
  EXPECT_EQ(said("Updated 2 May 2020, first published 14 March 2019"), "2020-05-02 changed, 2019-03-14 published");
  EXPECT_EQ(said("Copyright 14 March 2019"), "2019-03-14 other");
  EXPECT_EQ(said("نشر في ١٤ آذار ٢٠١٩"), "2019-03-14 published");
  EXPECT_EQ(said("آخر تحديث: 14 مارس 2019"), "2019-03-14 changed");
  EXPECT_EQ(said("Обновлено 14 марта 2019"), "2019-03-14 changed");
}

TEST(LabelledDate, IsSaidByTheLineAboveWhereItsOwnSaysNothing) {
  EXPECT_EQ(said("14 March 2019", "last updated"), "2019-03-14 changed");
  EXPECT_EQ(said("Published 14 March 2019", "updated"), "2019-03-14 published");
}

TEST(LabelledDate, InASentenceDoesNotStandAlone) {
  EXPECT_EQ(said("The quay was closed from 14 March 2019 because the lamp had fallen into the lock again"),
            "2019-03-14 in a sentence");
}

TEST(SourceDate, IsTheOneDayThatAllDataNames) {
  EXPECT_EQ(publication_day_in_source(R"({"datePublished":"2019-03-14T10:00","publishedAt": "2019-03-14"})")->iso(),
            "2019-03-14");
  EXPECT_EQ(publication_day_in_source(R"(\"published_at\":\"2019-03-14\")")->iso(), "2019-03-14");
  EXPECT_FALSE(publication_day_in_source(R"({"datePublished":"2019-03-14","datePublished":"2019-03-15"})"));
  EXPECT_FALSE(publication_day_in_source("we published 2019-03-14"));
}

}  // namespace
}  // namespace strongroom::ingest::page
