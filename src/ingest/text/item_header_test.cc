// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/item_header.h"

#include <gtest/gtest.h>

namespace strongroom::ingest::dump {
namespace {

// "2019-03-14 by Ada Quill", or "none".
std::string told(const std::optional<ItemHeader>& header) {
  if (!header) return "none";
  return header->date.date->iso() + (header->author.empty() ? "" : " by " + header->author);
}

TEST(ItemHeader, MayBeLabelled) {
  for (const char* line : {"Published 14 March 2019", "Publié le 14 mars 2019", "Опубликовано 14 марта 2019"}) {
    EXPECT_EQ(told(parse_item_header(line)), "2019-03-14") << line;
  }
}

TEST(DatedByline, TellsADayBesideNamesAndLabels) {
  EXPECT_EQ(told(parse_dated_byline("Port Lisse, 14 March 2019")), "2019-03-14");
  EXPECT_EQ(told(parse_dated_byline("By Ada Quill | 14 March 2019 | 3 min read")), "2019-03-14 by Ada Quill");
  EXPECT_EQ(told(parse_dated_byline("Posted on 14 March 2019 by Ada Quill and Bo Marsh")),
            "2019-03-14 by Ada Quill and Bo Marsh");
}

TEST(DatedByline, IsNoSentenceAndNoTable) {
  EXPECT_EQ(told(parse_dated_byline("The quay was opened on 14 March 2019.")), "none");
  EXPECT_EQ(told(parse_dated_byline("It rained. On 14 March 2019 the quay was opened")), "none");
  EXPECT_EQ(told(parse_dated_byline("lock 14 March 2019 2 May 2020 7 June 2021")), "none");
  EXPECT_EQ(told(parse_dated_byline("lock; 14 March 2019; 512")), "none");
  EXPECT_EQ(told(parse_dated_byline("March 2019")), "none");
}

TEST(Dateline, IsAPlaceADayAndADash) {
  EXPECT_EQ(told(parse_dateline("LISSE, 14 March 2019 – The quay is open.")), "2019-03-14");
  EXPECT_EQ(told(parse_dateline("Port Lisse (March 14, 2019) -- The quay is open.")), "2019-03-14");
  EXPECT_EQ(told(parse_dateline("On 14 March 2019 the quay was opened.")), "none");
}

TEST(AuthorLabel, IsFollowedByNames) {
  EXPECT_EQ(author_of_label_line("By Ada Quill"), "Ada Quill");
  EXPECT_EQ(author_of_label_line("By Ada Quill and Bo Marsh"), "Ada Quill and Bo Marsh");
  EXPECT_EQ(author_of_label_line("By noon the tide had turned"), "");
  EXPECT_EQ(author_of_label_line("By 2019"), "");
}

}  // namespace
}  // namespace strongroom::ingest::dump
