// SPDX-License-Identifier: Apache-2.0
#include "ingest/feed/feed.h"

#include <gtest/gtest.h>

#include "ingest/feed/entry_draft.h"

namespace strongroom::ingest::feed {
namespace {

Extraction read_text(std::string_view text, const char* url = "") {
  Document document;
  document.bytes = text;
  document.url = url;
  EXPECT_GT(recognises(document), 0) << text;
  return read(document, {});
}

TEST(Feed, IsToldFromOtherDocuments) {
  const std::pair<const char*, bool> cases[] = {
      {"<rss><channel/></rss>", true},
      {"\xEF\xBB\xBF\n<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'/>", true},
      {"<b>Warning</b>: broken in line 3\n<rss version='2.0'><channel>", true},
      {"{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[]}", true},
      {"<html><body>&lt;rss&gt; <rss><channel></body></html>", false},
      {"<note><to/></note>", false},
      {"{\"posts\":[]}", false},
      {"a text about <rss", false},
  };
  for (const auto& [text, expected] : cases) {
    Document document;
    document.bytes = text;
    EXPECT_EQ(recognises(document) > 0, expected) << text;
  }
}

TEST(Feed, KeepsWhatStandsBeforeTheDamage) {
  const Extraction found =
      read_text("<rss><channel><item><title>Whole</title></item><item><title>Half</title><description>It ends in the");
  ASSERT_EQ(found.items.size(), 2U);
  EXPECT_FALSE(found.items[0].item.truncated);
  EXPECT_TRUE(found.items[1].item.truncated);
  ASSERT_EQ(found.faults.size(), 1U);
  EXPECT_EQ(found.faults[0].offset, 99U);
}

TEST(Feed, KeepsTheJsonBeforeTheDamage) {
  const Extraction found =
      read_text(R"({"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"Whole"},{"id":"2","ti)");
  ASSERT_EQ(found.items.size(), 2U);
  EXPECT_EQ(found.items[0].item.title, "Whole");
  ASSERT_EQ(found.faults.size(), 1U);
  EXPECT_TRUE(found.faults[0].offset.has_value());
}

TEST(Feed, ReadsEncodingsDeclaredWrongly) {
  const Extraction latin = read_text(
      "<?xml version='1.0' encoding='utf-8'?><rss><channel><item><title>Caf\xE9</title></item></channel></rss>");
  EXPECT_EQ(latin.items.at(0).item.title, "Café");
  const Extraction utf8 = read_text(
      "<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><item><title>Café</title></item></channel></rss>");
  EXPECT_EQ(utf8.items.at(0).item.title, "Café");
}

TEST(Feed, TakesTheAddressBehindACountingRedirect) {
  const Extraction found = read_text(
      "<rss xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'><channel><item>"
      "<link>https://count.example.org/~r/1</link><feedburner:origLink>https://site.example.org/1</feedburner:origLink>"
      "</item></channel></rss>");
  EXPECT_EQ(found.items.at(0).item.url, "https://site.example.org/1");
}

TEST(Feed, SaysThatASummaryIsNotTheText) {
  const Extraction found = read_text(
      "<rss><channel><item><description>The council met and [...]</description></item>"
      "<item><description>The council met.</description></item></channel></rss>");
  EXPECT_TRUE(found.items.at(0).item.truncated);
  EXPECT_FALSE(found.items.at(1).item.truncated);
}

TEST(Feed, StopsAtTheItemsAllowed) {
  std::string text = "<rss><channel>";
  for (int i = 0; i < 10; ++i) text += "<item><title>x</title></item>";
  Document document;
  document.bytes = text;
  Limits limits;
  limits.items_max = 3;
  const Extraction found = read(document, limits);
  EXPECT_EQ(found.items.size(), 3U);
  ASSERT_FALSE(found.faults.empty());
  EXPECT_EQ(found.faults[0].code, ErrorCode::LimitExceeded);
}

TEST(Feed, FindsTheNameOfAPerson) {
  const std::pair<const char*, const char*> cases[] = {
      {"Ann Example", "Ann Example"},
      {"ann@example.org (Ann Example)", "Ann Example"},
      {"Ann Example (ann@example.org)", "Ann Example"},
      {"Ann Example <ann@example.org>", "Ann Example"},
      {"ann@example.org", "ann@example.org"},
  };
  for (const auto& [person, expected] : cases) EXPECT_EQ(person_name(person), expected) << person;
}

}  // namespace
}  // namespace strongroom::ingest::feed
