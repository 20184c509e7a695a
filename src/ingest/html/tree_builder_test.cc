// SPDX-License-Identifier: Apache-2.0
#include "ingest/html/tree_builder.h"

#include <gtest/gtest.h>

namespace strongroom::ingest::html {
namespace {

// "p(a'text' b)": elements with what they hold, texts in quotes.
std::string shape(Node node) {
  if (node.is_text()) return "'" + std::string(node.content()) + "'";
  if (node.is_comment()) return "!" + std::string(node.content());
  std::string line(node.tag());
  if (!node.first_child()) return line;
  line += '(';
  for (Node child = node.first_child(); child; child = child.next_sibling()) {
    if (line.back() != '(') line += ' ';
    line += shape(child);
  }
  return line + ")";
}

std::string body_shape(const std::string& markup) {
  const Page page = Page::parse(markup);
  const std::string whole = shape(page.root().first_with_tag("body"));
  return whole.size() > 6 ? whole.substr(5, whole.size() - 6) : "";
}

struct Case {
  const char* name;
  const char* markup;
  const char* body;
  friend void PrintTo(const Case& c, std::ostream* out) { *out << c.markup; }
};

class Body : public testing::TestWithParam<Case> {};

TEST_P(Body, IsNestedAsInBrowsers) { EXPECT_EQ(body_shape(GetParam().markup), GetParam().body); }

INSTANTIATE_TEST_SUITE_P(
    Trees, Body,
    testing::Values(
        Case{"a_block_ends_a_paragraph", "<p>a<div>b</div>c", "p('a') div('b') 'c'"},
        Case{"a_paragraph_ends_with_its_parent", "<div><p>a</div>b", "div(p('a')) 'b'"},
        Case{"an_end_without_a_start_is_an_empty_paragraph", "a</p>b", "'a' p 'b'"},
        Case{"a_list_entry_ends_the_one_before", "<ul><li>a<li>b<ul><li>c</ul>d</ul>",
             "ul(li('a') li('b' ul(li('c')) 'd'))"},
        Case{"terms_end_each_other", "<dl><dt>a<dd>b<dt>c</dl>", "dl(dt('a') dd('b') dt('c'))"},
        Case{"cells_and_rows_end_each_other", "<table><tr><td>a<td>b<tr><td>c</table>d",
             "table(tr(td('a') td('b')) tr(td('c'))) 'd'"},
        Case{"a_table_in_a_cell_is_its_own", "<table><tr><td><table><tr><td>a</table>b<td>c</table>",
             "table(tr(td(table(tr(td('a'))) 'b') td('c')))"},
        Case{"a_cell_keeps_stray_ends_within", "<div><table><tr><td>a</div>b</table>", "div(table(tr(td('a' 'b'))))"},
        Case{"a_link_ends_the_link_before", "<a>a<a>b</a>", "a('a') a('b')"},
        Case{"an_inline_end_may_cross_a_block", "<b><p>a</b>b</p>c", "b(p('a' 'b')) 'c'"},
        Case{"any_heading_end_ends_a_heading", "<h2>a</h3>b", "h2('a') 'b'"},
        Case{"void_elements_hold_nothing", "<br>a<img src=x>b<hr/>", "br 'a' img 'b' hr"},
        Case{"unknown_ends_are_passed_over", "a</x></span>b", "'a' 'b'"},
        Case{"upper_case_is_lower", "<P CLASS=x>a</P>", "p('a')"},
        Case{"scripts_hold_no_markup", "<p>a<script>if (a<b) '</p>'</script>b", "p('a' script('if (a<b) '</p>'') 'b')"},
        Case{"a_less_than_is_text", "<p>1 < 2 <3", "p('1 < 2 <3')"},
        Case{"comments", "<p>a<!-- b --->c<!--> d", "p('a' ! b - 'c' ! ' d')"},
        Case{"references", "<p>&eacute;&nbsp&#8217;&#x41;&#150;&unknown;&amp;lt;", "p('é\u00A0’A–&unknown;&lt;')"},
        Case{"a_self_closed_element_is_empty", "<div/>a<p/>b", "div 'a' p 'b'"}),
    [](const auto& tested) { return tested.param.name; });

TEST(Page, HasHeadAndBodyWhateverItsTags) {
  const Page page = Page::parse("<!doctype html><title>A &amp; b</title><meta name=x content=y>text");
  EXPECT_EQ(shape(page.root()), "html(head(title('A & b') meta) body('text'))");
}

TEST(Page, KeepsWhatStandsBetweenHeadAndBody) {
  const Page page = Page::parse("<html><head></head><script>1</script><body lang=ar>a</body></html> b");
  EXPECT_EQ(shape(page.root()), "html(head(script('1')) body('a' ' b'))");
  EXPECT_EQ(page.root().first_with_tag("body").attribute("lang"), "ar");
}

TEST(Page, OfNothingHasNoRoot) {
  EXPECT_FALSE(Page::parse("").root());
  EXPECT_FALSE(Page::parse("<!doctype html>  <!-- a -->").root());
}

TEST(Attributes, AreReadInEveryForm) {
  const Page page = Page::parse("<a href='/x?a=1&copy=2&amp;b' DATA-x=\"it's\" class=one/two checked>a</a>");
  const Node link = page.root().first_with_tag("a");
  EXPECT_EQ(link.attribute("href"), "/x?a=1&copy=2&b");
  EXPECT_EQ(link.attribute("data-x"), "it's");
  EXPECT_EQ(link.attribute("class"), "one/two");
  EXPECT_TRUE(link.has_attribute("checked"));
  EXPECT_FALSE(link.has_attribute("x"));
}

TEST(Page, DeeperThanBrowsersGoKeepsItsText) {
  std::string markup = "<html><body>";
  for (int i = 0; i < 5000; ++i) markup += "<div>";
  const Page page = Page::parse(markup + "after");
  EXPECT_FALSE(page.stopped_at());
  EXPECT_EQ(page.root().text(), "after");
}

}  // namespace
}  // namespace strongroom::ingest::html
