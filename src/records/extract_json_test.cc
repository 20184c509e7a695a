// SPDX-License-Identifier: Apache-2.0
#include "records/extract_json.h"

#include <gtest/gtest.h>

namespace strongroom::records {
namespace {

TEST(ExtractJson, WritesAListing) {
  Listing listing;
  listing.heading = "Items filtered by date: October 2017";
  listing.filter = {FilterKind::Date, 2017, 10, 0, "", ""};
  listing.breadcrumbs = {"Home", "News"};
  listing.page = 3;
  listing.pages = 3;
  listing.items = 8;
  listing.previous = "/news?start=10";
  EXPECT_EQ(extract_line(listing, "a.txt"),
            R"({"type":"listing","source":"a.txt","url":null,"heading":"Items filtered by date: October 2017",)"
            R"("filter":{"kind":"date","year":2017,"month":10},"breadcrumbs":["Home","News"],"page":3,"pages":3,)"
            R"("items":8,"links":{"next":null,"prev":"/news?start=10"}})");
}

TEST(ExtractJson, WritesAnItem) {
  Item item;
  item.date = {CivilDate{2017, 10, 11}, DatePrecision::Day, "11 October 2017", ""};
  item.categories = {{"News", "/news"}};
  item.lang = "en";
  item.blocks = {{BlockKind::Heading, "H", 2, false, "", {}},
                 {BlockKind::Paragraph, "P", 0, false, "", {{0, 1, "/u"}}}};
  EXPECT_EQ(extract_line(item, {.source = "a.txt", .record = {}}, {"header", 0.5, {}}),
            R"({"type":"item","source":"a.txt","record":null,"url":null,"title":null,"date":"2017-10-11",)"
            R"("date_text":"11 October 2017","categories":["News"],"authors":[],"source_credit":null,"lang":"en",)"
            R"("text":"H\n\nP","blocks":[{"kind":"heading","text":"H","level":2},{"kind":"paragraph","text":"P",)"
            R"("links":[{"start":0,"end":1,"url":"/u"}]}],"images":[],"attachments":[],"truncated":false,)"
            R"("date_from":"header","date_confidence":0.5})");
}

TEST(ExtractJson, WritesOnlyAsMuchOfADateAsWasPrinted) {
  Item item;
  item.date = {CivilDate{2017, 10, 1}, DatePrecision::Month, "October 2017", ""};
  EXPECT_NE(extract_line(item, {}, {}).find("\"date\":\"2017-10\","), std::string::npos);
}

TEST(ExtractJson, NamesTheRecordOfAContainerAndItsPlace) {
  const std::string line = extract_line(Item{}, {"a.warc.gz", "<urn:uuid:1>", 512}, {});
  EXPECT_NE(line.find(R"("source":"a.warc.gz","record":"<urn:uuid:1>","offset":512,)"), std::string::npos) << line;
}

TEST(ExtractJson, AddsTheStatesThatTheSourceHadBefore) {
  ToldState state;
  state.item.title = "T";
  state.item.blocks = {{BlockKind::Paragraph, "P", 0, false, "", {}}};
  state.saved = {CivilDate{2019, 3, 15}, DatePrecision::Day, "2019-03-15 08:00:07", "08:00"};
  const std::string line = extract_line(Item{}, {}, {{}, 0, std::span(&state, 1)});
  EXPECT_TRUE(line.ends_with(R"("revisions":[{"saved":"2019-03-15","saved_text":"2019-03-15 08:00:07","title":"T",)"
                             R"("text":"P","blocks":[{"kind":"paragraph","text":"P"}]}]})"))
      << line;
}

TEST(ExtractJson, WritesAnError) {
  EXPECT_EQ(extract_line(Error{ErrorCode::Malformed, "it is broken", "", 12}, "a\xff.txt"),
            "{\"type\":\"error\",\"source\":\"a\uFFFD.txt\",\"message\":\"it is broken\",\"offset\":12,"
            "\"code\":\"malformed\"}");
}

}  // namespace
}  // namespace strongroom::records
