// SPDX-License-Identifier: Apache-2.0
#include "ingest/xml/tree.h"

#include <gtest/gtest.h>

#include <array>

namespace strongroom::ingest::xml {
namespace {

// The tree as "root(child'text' child)", to compare at a glance.
std::string shape(Element element) {
  std::string out(element.name());
  if (!element.has_elements()) {
    const std::string text = element.text();
    return text.empty() ? out : out + "'" + text + "'";
  }
  out += "(";
  for (Element child = element.first_child(); child; child = child.next_sibling())
    out += (out.ends_with("(") ? "" : " ") + shape(child);
  return out + ")";
}

std::string shape_of(std::string xml) { return shape(Tree::parse(std::move(xml)).root()); }

TEST(XmlTree, ReadsWhatIsWellFormedAndWhatIsNot) {
  const std::array<std::pair<const char*, const char*>, 11> cases = {{
      {"<a><b>x</b><c/></a>", "a(b'x' c)"},
      {"<a>1 &amp; 2 &lt; 3 &#233;&#xE9;&eacute;</a>", "a'1 & 2 < 3 ééé'"},
      {"<a>fish & chips &nosuch; &copy=2</a>", "a'fish & chips &nosuch; &copy=2'"},
      {"<a><![CDATA[<b>&amp;</b>]]></a>", "a'<b>&amp;</b>'"},
      {"<?xml version='1.0'?><!-- <x> --><!DOCTYPE a [<!ENTITY e \"boom\">]><a>&e;</a>", "a'&e;'"},
      {"<a><p>one<br>two</p><c>3</c></a>", "a(p(br'two') c'3')"},
      {"<a><b>x</c></b><d/></a>", "a(b'x' d)"},
      {"<a>1 < 2 <b>x</b></a>", "a(b'x')"},
      {"<a><b>cut off in the mid", "a(b'cut off in the mid')"},
      {"junk before <a>x</a>", "a'x'"},
      {"", ""},
  }};
  for (const auto& [xml, expected] : cases) EXPECT_EQ(shape_of(xml), expected) << xml;
}

TEST(XmlTree, KnowsVocabulariesByAddressAndUnboundOnesByPrefix) {
  const Tree tree = Tree::parse(
      "<rss xmlns:x=' http://purl.org/dc/elements/1.1/ ' xmlns:y='http://nobody.example.org/'>"
      "<x:creator/><itunes:author/><y:thing/><title/></rss>");
  const Element root = tree.root();
  EXPECT_TRUE(root.child(Vocabulary::DublinCore, "creator"));
  EXPECT_TRUE(root.child(Vocabulary::Itunes, "author"));
  EXPECT_TRUE(root.child(Vocabulary::Other, "thing"));
  EXPECT_TRUE(root.child(Vocabulary::Plain, "TITLE"));
}

TEST(XmlTree, TellsEachKindOfDamageOnceWithItsPlace) {
  const Tree whole = Tree::parse("<a><b/></a>");
  EXPECT_TRUE(whole.faults().empty());
  const Tree damaged = Tree::parse("<a></x></y><b>");
  ASSERT_EQ(damaged.faults().size(), 2U);
  EXPECT_EQ(damaged.faults()[0].offset, 3U);
  EXPECT_EQ(damaged.faults()[1].offset, 14U);
  EXPECT_FALSE(damaged.root().closed());
}

TEST(XmlTree, EndsAnElementWhoseEndTagWasLost) {
  constexpr std::array<std::string_view, 1> names = {"item"};
  const Tree tree = Tree::parse("<c><item>1<item>2</item></c>", {256, names});
  EXPECT_EQ(shape(tree.root()), "c(item'1' item'2')");
}

TEST(XmlTree, WritesMarkupForAnHtmlParser) {
  const Tree tree = Tree::parse("<a><h:p class=\"x\">1 &lt; 2<h:br/></h:p><![CDATA[<3]]></a>");
  EXPECT_EQ(tree.root().markup(), "<p class=\"x\">1 &lt; 2<br></p>&lt;3");
}

TEST(XmlTree, StopsAtTheDepthAllowed) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  const Tree tree = Tree::parse(std::move(deep));
  ASSERT_FALSE(tree.faults().empty());
  EXPECT_EQ(tree.faults()[0].code, ErrorCode::LimitExceeded);
}

TEST(XmlTree, NamesTheRoot) {
  EXPECT_EQ(root_name("\xEF\xBB\xBF <?xml version='1.0'?>\n<!-- a --><rdf:RDF x='1'>"), "rdf:RDF");
  EXPECT_EQ(root_name("plain text"), "");
}

}  // namespace
}  // namespace strongroom::ingest::xml
