// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/labels.h"

#include <gtest/gtest.h>

#include "ingest/text/markdown_lines.h"

namespace strongroom::ingest::dump {
namespace {

TEST(Labels, AreTheLongestWordsThatFit) {
  EXPECT_EQ(label_at("Published in Harbour News", LabelKind::Category).strength, LabelStrength::Strong);
  EXPECT_EQ(label_at("In Harbour News", LabelKind::Category).strength, LabelStrength::Weak);
  EXPECT_EQ(label_at("Inland news", LabelKind::Category).strength, LabelStrength::None);
  EXPECT_EQ(label_at("PUBLIÉ DANS : Actualités", LabelKind::Category).length, std::string("PUBLIÉ DANS :").size());
  EXPECT_TRUE(label_at("Tags: lamp", LabelKind::Tags).has_colon);
  EXPECT_EQ(label_at("Publiziert in Hafennachrichten", LabelKind::Category).strength, LabelStrength::Strong);
  EXPECT_EQ(label_at("لە هەواڵەکان", LabelKind::Category).strength, LabelStrength::Weak);
}

TEST(Labels, AreBareWithoutAName) {
  EXPECT_TRUE(is_bare_label("Published in", LabelKind::Category));
  EXPECT_TRUE(is_bare_label("Category:", LabelKind::Category));
  EXPECT_FALSE(is_bare_label("In", LabelKind::Category));
  EXPECT_FALSE(is_bare_label("Published in News", LabelKind::Category));
}

TEST(MarkdownLines, ShowTheirWords) {
  EXPECT_EQ(without_markdown("### [Ships wait](/item/11-ships)"), "Ships wait");
  EXPECT_EQ(without_markdown("**11 October 2017** In [News](/news \"News\")"), "11 October 2017 In News");
  EXPECT_EQ(without_markdown("[![a lamp](/l.png)](/item/3) lit"), " lit");
  EXPECT_EQ(without_markdown("5 \\* 3 [sic]"), "5 * 3 [sic]");
  EXPECT_EQ(without_markdown("_(Source: Press Desk)_ and *more* of it"), "(Source: Press Desk) and more of it");
  EXPECT_EQ(without_markdown("* one of snake_case and a_b_"), "* one of snake_case and a_b_");
  EXPECT_TRUE(looks_like_markdown("# News\n\n## Lamp lit\n"));
  EXPECT_FALSE(looks_like_markdown("#1 of two\n[sic] (again)\n"));
}

TEST(MarkdownLines, TellTheirLinks) {
  const auto links = links_in_markdown("![lamp](/l.png) [Ships **wait**](/item/11 \"Ships\"), [2](?start=10) [sic]");
  ASSERT_EQ(links.size(), 2u);
  EXPECT_EQ(links[0].words, "Ships wait");
  EXPECT_EQ(links[0].address, "/item/11");
  EXPECT_EQ(links[1].address, "?start=10");
}

TEST(MarkdownLines, CostNoMoreForBrackets) { EXPECT_EQ(without_markdown(std::string(200'000, '[')).size(), 200'000u); }

}  // namespace
}  // namespace strongroom::ingest::dump
