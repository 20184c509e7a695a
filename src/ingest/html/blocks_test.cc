// SPDX-License-Identifier: Apache-2.0
#include "ingest/html/blocks.h"

#include <gtest/gtest.h>

namespace strongroom::ingest::html {
namespace {

using records::Block;
using records::BlockKind;

// "P:text | H2:text | …" of the body that the markup shows.
std::string shown(const std::string& markup) {
  const auto page = Page::parse("<html><body>" + markup);
  std::string line;
  for (const Block& block : blocks_of(page.root(), "https://example.org/a/b").blocks) {
    if (!line.empty()) line += " | ";
    switch (block.kind) {
      case BlockKind::Paragraph:
        line += "P:";
        break;
      case BlockKind::Heading:
        line += "H" + std::to_string(block.level) + ":";
        break;
      case BlockKind::List:
        line += block.ordered ? "O:" : "L:";
        break;
      case BlockKind::Quotation:
        line += "Q:";
        break;
      case BlockKind::Image:
        line += "I(" + block.url + "):";
        break;
      case BlockKind::Table:
        line += "T:";
        break;
    }
    line += block.text;
  }
  return line;
}

struct Case {
  const char* name;
  const char* markup;
  const char* blocks;
  friend void PrintTo(const Case& c, std::ostream* out) { *out << c.markup; }
};

class Blocks : public testing::TestWithParam<Case> {};

TEST_P(Blocks, AreWhatAReaderSees) { EXPECT_EQ(shown(GetParam().markup), GetParam().blocks); }

INSTANTIATE_TEST_SUITE_P(
    Bodies, Blocks,
    testing::Values(
        Case{"paragraphs", "<p>One  two\n three</p><p>&nbsp;</p><p>four</p>", "P:One two three | P:four"},
        Case{"inline_parts_no_word", "<p>so<b>me</b>thing</p>", "P:something"},
        Case{"loose_text", "one<div>two</div>three", "P:one | P:two | P:three"},
        Case{"double_break", "one<br> &nbsp;<br/>two<br>three", "P:one | P:two three"},
        Case{"breaks_at_the_ends", "<p><br>one<br><br></p><p>two</p>", "P:one | P:two"},
        Case{"headings", "<h2>Title</h2>text<h5>Small</h5>", "H2:Title | P:text | H5:Small"},
        Case{"nested_list", "<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>", "L:a\nb\nc d"},
        Case{"ordered_list", "<ol><li>a<li>b</ol>", "O:a\nb"},
        Case{"quotation", "<blockquote><p>a</p><p>b</p></blockquote>c", "Q:a | Q:b | P:c"},
        Case{"data_table", "<table><tr><td>a<td>b<tr><td><td>d</table>", "T:a\tb\n\td"},
        Case{"layout_table", "<table><tr><td><p>a</p><p>b</p></td></tr></table>", "P:a | P:b"},
        Case{"image_before_text", "<p><img src='x.jpg' alt='X'>text</p>", "I(https://example.org/a/x.jpg):X | P:text"},
        Case{"image_within_text", "<p>one <img src='/x.jpg'> two</p>", "P:one two | I(https://example.org/x.jpg):"},
        Case{"figure", "<figure><img src='/x.jpg' alt='X'><figcaption>The quay</figcaption></figure>after",
             "I(https://example.org/x.jpg):The quay | P:after"},
        Case{"lazy_image", "<img src='data:image/gif;base64,R0' data-src='/real.jpg'>",
             "I(https://example.org/real.jpg):"},
        Case{"tracking_image", "<img src='/pixel.gif' width='1' height='1'>a", "P:a"},
        Case{"unseen", "a<script>b</script><style>c</style><input value=d><span style='display: none'>e</span>", "P:a"},
        Case{"email_cloak", "<p>write <span id='cloak12'>This email address is protected</span><script>x</script></p>",
             "P:write"},
        Case{"plugin_tags", "<p>a {youtube}abc{/youtube} {loadposition x} {sic} b</p>", "P:a {sic} b"},
        Case{"wrongly_nested", "<p>a<p>b<div>c</div>d</p>", "P:a | P:b | P:c | P:d"},
        Case{"entities", "<p>a &amp; b &lt;c&gt; &eacute;</p>", "P:a & b <c> é"}, Case{"nfc", "<p>e&#x301;</p>", "P:é"},
        Case{"break_marks_go", "<p>break&shy;water \u200Bis\u2060 open\uFEFF</p>", "P:breakwater is open"},
        Case{"arabic_joiner_stays", "<p>می\u200Cخواهم</p>", "P:می\u200Cخواهم"}),
    [](const auto& info) { return info.param.name; });

TEST(Links, AreRangesOfCodePoints) {
  const auto page =
      Page::parse("<html><body><p>é <a href='c'> the quay </a>and <a href='#x'>top</a>, <a href='/d'>d</a>");
  const std::vector<Block> blocks = blocks_of(page.root(), "https://example.org/a/b").blocks;
  ASSERT_EQ(blocks.size(), 1u);
  EXPECT_EQ(blocks[0].text, "é the quay and top, d");
  EXPECT_EQ(blocks[0].links,
            (std::vector<records::Link>{{2, 10, "https://example.org/a/c"}, {20, 21, "https://example.org/d"}}));
}

TEST(Links, AcrossParagraphsAreOneInEach) {
  const auto page = Page::parse("<html><body><a href='/x'><p>one</p><p>two</p></a>");
  const std::vector<Block> blocks = blocks_of(page.root(), "https://example.org/").blocks;
  ASSERT_EQ(blocks.size(), 2u);
  EXPECT_EQ(blocks[0].links.size(), 1u);
  EXPECT_EQ(blocks[1].links.size(), 1u);
}

TEST(Links, MoveWhenAPluginTagGoes) {
  const auto page = Page::parse("<html><body>{loadposition a} b <a href='/x'>c</a>");
  const std::vector<Block> blocks = blocks_of(page.root(), "https://example.org/").blocks;
  ASSERT_EQ(blocks.size(), 1u);
  EXPECT_EQ(blocks[0].text, "b c");
  EXPECT_EQ(blocks[0].links, (std::vector<records::Link>{{2, 3, "https://example.org/x"}}));
}

TEST(Images, HaveTheAddressThatAScriptWouldShow) {
  const auto address = [](const std::string& markup) {
    const auto page = Page::parse("<html><body>" + markup);
    const auto images = blocks_of(page.root(), "https://example.org/").images;
    return images.empty() ? std::string() : images[0].url;
  };
  EXPECT_EQ(address("<img src='/blank.gif' data-src='/a.jpg' alt='a'>"), "https://example.org/a.jpg");
  EXPECT_EQ(address("<img data-srcset='/a.jpg 1x, /b.jpg 2x' alt='a'>"), "https://example.org/a.jpg");
  EXPECT_EQ(address("<a href='/a.JPG'><img src='/x/transparent.gif' alt='a'></a>"), "https://example.org/a.JPG");
  EXPECT_EQ(address("<a href='/news'><img src='/x/transparent.gif' alt='a'></a>"), "");
}

}  // namespace
}  // namespace strongroom::ingest::html
