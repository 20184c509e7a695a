// SPDX-License-Identifier: Apache-2.0
#include "web/pages/body.h"

#include <gtest/gtest.h>

#include "tests/support/memory_files.h"
#include "web/pages/messages.h"
#include "web/pages/templates.h"

namespace strongroom::web {
namespace {

using records::Block;
using records::BlockKind;

Block block(BlockKind kind, std::string text) {
  Block made;
  made.kind = kind;
  made.text = std::move(text);
  return made;
}

Block heading(std::string text, uint8_t level) {
  Block made = block(BlockKind::Heading, std::move(text));
  made.level = level;
  return made;
}

// The item page's body, as a reader's browser gets it.
class BodyTest : public testing::Test {
 protected:
  std::string html(const std::vector<Block>& blocks, const BodyOptions& options = {}) {
    body_ = make_body(blocks, options);
    const std::string page = templates_.render(
        "item_page", "en", View::of({{"blocks", body_.blocks}, {"heading", View::of({{"text", ""}})}}));
    const auto start = page.find("<div class=\"body\"");
    return page.substr(start, page.find("</article>", start) - start);
  }

  Body body_;

 private:
  Messages messages_ = Messages::compiled_in();
  test::MemoryFiles files_;
  Templates templates_ = std::move(*Templates::load(messages_, files_, {}));
};

bool has(const std::string& html, std::string_view part) { return html.find(part) != std::string::npos; }

TEST_F(BodyTest, EscapesEverything) {
  const std::string shown = html({block(BlockKind::Paragraph, "<script>alert(\"1\")</script> & 'more'")});
  EXPECT_TRUE(has(shown, "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;more&#39;")) << shown;
}

TEST_F(BodyTest, NumbersTextBlocksButNoHeadings) {
  const std::string shown =
      html({block(BlockKind::Paragraph, "One."), heading("Part", 3), block(BlockKind::Quotation, "Two.")});
  EXPECT_TRUE(has(shown, "<p class=\"block\" id=\"p1\">")) << shown;
  EXPECT_TRUE(has(shown, "<blockquote class=\"block\" id=\"p2\">")) << shown;
  EXPECT_EQ(body_.paragraphs, 2U);
}

TEST_F(BodyTest, HeadingsStandBelowThePagesOwnAndSkipNoLevel) {
  const std::string shown = html({heading("A", 1), heading("B", 4), heading("C", 1)});
  EXPECT_TRUE(has(shown, "<h2>A</h2>")) << shown;
  EXPECT_TRUE(has(shown, "<h3>B</h3>")) << shown;
  EXPECT_TRUE(has(shown, "<h2>C</h2>")) << shown;
}

TEST_F(BodyTest, ListsAndTablesKeepTheirLines) {
  const std::string list = html({block(BlockKind::List, "first\nsecond")});
  EXPECT_TRUE(has(list, "<li>first</li>\n<li>second</li>")) << list;
  const std::string table = html({block(BlockKind::Table, "a\tb\nc\td")});
  EXPECT_TRUE(has(table, "<tr><td>a</td><td>b</td></tr>\n<tr><td>c</td><td>d</td></tr>")) << table;
}

TEST_F(BodyTest, LinksThatCouldRunAreOnlyText) {
  Block safe = block(BlockKind::Paragraph, "See the note and run");
  safe.links = {{8, 12, "https://example.org/a?b=1&c=2"}, {17, 20, "javascript:alert(1)"}};
  const std::string shown = html({safe});
  EXPECT_TRUE(has(shown, "href=\"https://example.org/a?b=1&amp;c=2\"")) << shown;
  EXPECT_FALSE(has(shown, "javascript:")) << shown;
}

TEST_F(BodyTest, LinksToTheRescuedSiteLeadHere) {
  Block with_link = block(BlockKind::Paragraph, "قرأ البيان");
  with_link.links = {{4, 10, "https://example.org/item/5"}};
  BodyOptions options;
  options.local_path = [](std::string_view) { return std::string("/items/x"); };
  EXPECT_TRUE(has(html({with_link}, options), "<a href=\"/items/x\">البيان</a>"));
}

TEST_F(BodyTest, MarksHitsAcrossALinkOnce) {
  Block with_link = block(BlockKind::Paragraph, "old records burned");
  with_link.links = {{0, 6, "https://example.org/"}};
  BodyOptions options;
  options.matches.words = [](std::string_view folded) { return folded == "records"; };
  const std::string shown = html({with_link}, options);
  EXPECT_EQ(body_.hits, 1U);
  EXPECT_TRUE(has(shown, "<mark id=\"hit-1\">re</mark></a><mark>cords</mark>")) << shown;
}

TEST_F(BodyTest, LeadsFromMatchToMatch) {
  BodyOptions options;
  options.matches.words = [](std::string_view folded) { return folded == "land" || folded == "registry"; };
  options.hit_words = HitWords{
      "en",       "ltr",
      "Previous", "Next",
      "Close",    [](uint64_t number, uint64_t of) {
                                 return std::to_string(number) + " of " + std::to_string(of); }};
  Block linked = block(BlockKind::Paragraph, "The land book, the registry of land");
  linked.links = {{4, 35, "https://example.org/"}};
  const std::string shown =
      html({block(BlockKind::Paragraph, "The land registry burned."), linked, heading("On land", 2)}, options);
  EXPECT_EQ(body_.hits, 3U);
  EXPECT_TRUE(has(shown,
                  "<mark id=\"hit-1\">land</mark><span class=\"hit-steps\" lang=\"en\" dir=\"ltr\"><span>1 of 3</span> "
                  "<a href=\"#hit-2\">Next</a> <a href=\"#search\">Close</a></span> <mark>registry</mark> burned"))
      << shown;
  EXPECT_TRUE(has(shown,
                  "the <mark>registry</mark> of <mark>land</mark></a><span class=\"hit-steps\" lang=\"en\" dir=\"ltr\">"
                  "<span>2 of 3</span> <a href=\"#hit-1\">Previous</a> <a href=\"#hit-3\">Next</a>"))
      << shown;
  EXPECT_TRUE(has(shown, "<h2>On <mark id=\"hit-3\">land</mark><span class=\"hit-steps\"")) << shown;
}

TEST_F(BodyTest, PicturesAreWordsAndALink) {
  Block picture = block(BlockKind::Image, "The council hall");
  picture.url = "https://example.org/hall.jpg";
  const std::string shown = html({picture});
  EXPECT_FALSE(has(shown, "<img")) << shown;
  EXPECT_TRUE(has(shown, "The council hall")) << shown;
}

}  // namespace
}  // namespace strongroom::web
