// SPDX-License-Identifier: Apache-2.0
#include "web/feeds/feed.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "base/json.h"
#include "tests/support/small_site.h"
#include "web/feeds/content_html.h"
#include "web/feeds/feed_document.h"

namespace strongroom::web {
namespace {

// What stands between the first `open` and the `close` after it.
std::string between(const std::string& text, const std::string& open, const std::string& close, size_t from = 0) {
  const size_t start = text.find(open, from);
  if (start == text.npos) return {};
  const size_t end = text.find(close, start + open.size());
  return text.substr(start + open.size(), end - start - open.size());
}

std::vector<std::string> all_between(const std::string& text, const std::string& open, const std::string& close) {
  std::vector<std::string> found;
  for (size_t at = text.find(open); at != text.npos; at = text.find(open, at + 1)) {
    found.push_back(between(text, open, close, at));
  }
  return found;
}

std::string path_of(const std::string& url) { return url.substr(std::string("https://archive.example.org").size()); }

class FeedTest : public testing::Test {
 protected:
  test::SmallSite site_;
};

TEST_F(FeedTest, EveryListHasItsThreeFeeds) {
  for (const std::string list : {"", "/2017", "/2017/10", "/2017/10/11", "/category/harbour-board",
                                 "/category/harbour-board/2017", "/category/harbour-board/2017/10", "/ar"}) {
    EXPECT_TRUE(site_.get(list + "/feed.xml").content_type.starts_with("application/atom+xml")) << list;
    EXPECT_TRUE(site_.get(list + "/rss.xml").content_type.starts_with("application/rss+xml")) << list;
    EXPECT_EQ(site_.get(list + "/feed.json").content_type, "application/feed+json") << list;
  }
}

TEST_F(FeedTest, ListsThatAreNotThereHaveNone) {
  for (const char* feed : {"/category/nothing/feed.xml", "/2016/feed.xml", "/2017/02/30/feed.xml",
                           "/2017/10/feed.xml?page=9", "/2017/10/feed.xml?page=x", "/2017/10/feed.xml?page=0"}) {
    EXPECT_EQ(site_.get(feed).status, 404u) << feed;
  }
}

TEST_F(FeedTest, AtomNamesItself) {
  const std::string atom = site_.get("/category/harbour-board/feed.xml").body;
  EXPECT_NE(atom.find("<link rel=\"self\" type=\"application/atom+xml\" "
                      "href=\"https://archive.example.org/category/harbour-board/feed.xml\"/>"),
            std::string::npos)
      << atom.substr(0, 1000);
  EXPECT_NE(atom.find("<published>2017-10-25T12:00:00Z</published>"), std::string::npos);
  EXPECT_NE(atom.find("Statement 27 &lt;of&gt; the harbour &amp; board"), std::string::npos);
}

TEST_F(FeedTest, TheThreeFormsHoldTheSameItems) {
  const std::string atom = site_.get("/feed.xml").body;
  const std::string rss = site_.get("/rss.xml").body;
  const auto json = parse_json(site_.get("/feed.json").body).value();
  auto ids = all_between(atom, "<id>", "</id>");
  ids.erase(ids.begin());  // the feed's own
  EXPECT_EQ(ids, all_between(rss, "<guid isPermaLink=\"false\">", "</guid>"));
  ASSERT_EQ(json["items"].size(), ids.size());
  for (size_t i = 0; i < ids.size(); ++i) EXPECT_EQ(json["items"][i]["id"], ids[i]);
}

TEST_F(FeedTest, TheChainOfArchivesHoldsEveryItemOnce) {
  std::multiset<std::string> seen;
  std::string path = path_of(
      between(site_.get("/feed.xml").body, "<link rel=\"prev-archive\" type=\"application/atom+xml\" href=\"", "\""));
  size_t documents = 0;
  while (!path.empty() && ++documents < 100) {
    const std::string atom = site_.get(path).body;
    EXPECT_NE(atom.find("<fh:archive/>"), std::string::npos) << path;
    auto ids = all_between(atom, "<id>", "</id>");
    seen.insert(ids.begin() + 1, ids.end());
    const std::string next = between(atom, "<link rel=\"prev-archive\" type=\"application/atom+xml\" href=\"", "\"");
    path = next.empty() ? std::string() : path_of(next);
  }
  EXPECT_EQ(documents, 2u);
  EXPECT_EQ(seen.size(), site_.archive().ids().size());
  EXPECT_EQ(std::set(seen.begin(), seen.end()).size(), seen.size());
}

// A reader that knows an archive by its address learns that it has grown, also by what was found late.
TEST_F(FeedTest, AnArchiveThatGrewHasAnotherAddress) {
  const auto older_of = [&](const std::string& path) {
    return path_of(
        between(site_.get(path).body, "<link rel=\"prev-archive\" type=\"application/atom+xml\" href=\"", "\""));
  };
  EXPECT_EQ(older_of("/feed.xml"), "/2017/10/feed.xml?held=28");
  EXPECT_EQ(older_of("/2017/10/feed.xml?held=28"), "/2017/09/feed.xml?held=3");
  EXPECT_EQ(older_of("/category/records-office/feed.xml"), "/category/records-office/2017/10/feed.xml?held=14");
  EXPECT_EQ(site_.get("/2017/10/feed.xml?held=9").body, site_.get("/2017/10/feed.xml").body);
}

TEST_F(FeedTest, AChangeIsNewsButKeepsTheIdAndTheDate) {
  const auto id = site_.archive().newest();
  const std::string before = between(site_.get("/feed.xml").body, "<entry", "</entry>");
  site_.archive().change(id, "Another text.");
  const std::string after = between(site_.get("/feed.xml").body, "<entry", "</entry>");
  EXPECT_EQ(between(before, "<id>", "</id>"), between(after, "<id>", "</id>"));
  EXPECT_EQ(between(before, "<published>", "<"), between(after, "<published>", "<"));
  EXPECT_LT(between(before, "<updated>", "<"), between(after, "<updated>", "<"));
  EXPECT_NE(after.find("Another text."), std::string::npos);
}

TEST(TagUri, StaysWhenTheAddressMoves) {
  EXPECT_EQ(tag_uri("archive.example.org", "2017-10-07-k3v9qd"),
            "tag:archive.example.org,2017-10-07:2017-10-07-k3v9qd");
  EXPECT_EQ(tag_uri("archive.example.org", "0000-00-00-k3v9qd"),
            "tag:archive.example.org,1970-01-01:0000-00-00-k3v9qd");
}

TEST(ContentHtml, EscapesAndKeepsTheShape) {
  const auto block = [](records::BlockKind kind, std::string text) {
    records::Block made;
    made.kind = kind;
    made.text = std::move(text);
    return made;
  };
  using records::BlockKind;
  records::Block linked = block(BlockKind::Paragraph, "see this & that");
  linked.links = {{4, 8, "https://example.org/?a=1&b=2"}, {11, 15, "javascript:alert(1)"}};
  records::Block heading = block(BlockKind::Heading, "Part");
  heading.level = 1;
  EXPECT_EQ(content_html({linked, heading, block(BlockKind::List, "a\nb"), block(BlockKind::Quotation, "<q>"),
                          block(BlockKind::Table, "1\t2\n3\t4")}),
            "<p>see <a href=\"https://example.org/?a=1&amp;b=2\">this</a> &amp; that</p><h2>Part</h2>"
            "<ul><li>a</li><li>b</li></ul><blockquote><p>&lt;q&gt;</p></blockquote>"
            "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>");
}

TEST_F(FeedTest, SearchesHaveFeedsThatSayWhatTheyHold) {
  const Response atom = site_.get("/search/feed.xml?q=registry&category=harbour-board&page=2&order=oldest");
  ASSERT_EQ(atom.status, 200u) << atom.body;
  EXPECT_EQ(all_between(atom.body, "<entry", "</entry>").size(), 20u);
  EXPECT_EQ(between(atom.body, "<title>", "</title>"),
            "Port Amity Archive · Search: registry · Category: Harbour Board");
  EXPECT_EQ(between(atom.body, "<subtitle>", "</subtitle>"), "28 items match. This feed holds the newest 20.");
  EXPECT_EQ(between(atom.body, "<id>", "</id>"),
            "https://archive.example.org/search/feed.xml?q=registry&amp;category=harbour-board");
  EXPECT_EQ(atom.body.find("prev-archive"), std::string::npos);
  const std::string newest = between(atom.body, "<id>tag:", "</id>");
  EXPECT_NE(newest.find("2017-10-25"), std::string::npos) << newest;

  EXPECT_EQ(between(site_.get("/search/rss.xml?from=2017-09&to=2017-09").body, "<description>", "</description>"),
            "3 items match.");
  const auto json = parse_json(site_.get("/search/feed.json?q=registry").body).value();
  EXPECT_EQ(json["home_page_url"], "https://archive.example.org/search?q=registry");
}

TEST_F(FeedTest, ASearchThatCannotBeMadeHasNoFeed) {
  for (const char* feed : {"/search/feed.xml", "/search/feed.xml?q=a&from=yesterday"}) {
    EXPECT_EQ(site_.get(feed).status, 400u) << feed;
  }
  EXPECT_EQ(site_.get("/search/feed.xml?q=nowhere").status, 200u);
}

TEST_F(FeedTest, ResultsLeadToTheirFeed) {
  const std::string page = site_.get("/search?q=registry&order=oldest").body;
  EXPECT_NE(page.find("type=\"application/atom+xml\" title=\"Search: registry (Atom)\" "
                      "href=\"/search/feed.xml?q=registry\""),
            std::string::npos)
      << page.substr(0, 3000);
}

TEST(FeedEnclosures, TellNoLengthThatNobodyKnows) {
  FeedEntry entry;
  entry.title = "With files";
  entry.enclosures = {{"https://press.example.org/plan.pdf?a=1&b=2", "The plan", "application/pdf"},
                      {"https://press.example.org/item/download/3_5f2a", "", "application/octet-stream"}};
  Feed feed;
  feed.entries = {entry};
  EXPECT_EQ(all_between(print_rss(feed), "<enclosure ", "/>"),
            (std::vector<std::string>{"url=\"https://press.example.org/plan.pdf?a=1&amp;b=2\" length=\"0\" "
                                      "type=\"application/pdf\""}));
  EXPECT_EQ(all_between(print_atom(feed), "<link rel=\"enclosure\" ", " href=").size(), 2u);
  EXPECT_EQ(print_atom(feed).find("length"), std::string::npos);
  const auto json = parse_json(print_json_feed(feed)).value();
  EXPECT_EQ(json["items"][0]["attachments"],
            parse_json(R"([{"url":"https://press.example.org/plan.pdf?a=1&b=2","mime_type":"application/pdf",
                            "title":"The plan"},
                           {"url":"https://press.example.org/item/download/3_5f2a",
                            "mime_type":"application/octet-stream"}])")
                .value());
}

}  // namespace
}  // namespace strongroom::web
