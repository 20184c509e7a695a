// SPDX-License-Identifier: Apache-2.0
#include "ingest/export/lexical.h"

#include <gtest/gtest.h>

namespace strongroom::ingest {
namespace {

std::string markup(const std::string& children) {
  return markup_of_lexical(R"({"root":{"type":"root","children":[)" + children + "]}}");
}

TEST(Lexical, BecomesMarkup) {
  EXPECT_EQ(markup(R"({"type":"paragraph","children":[{"type":"extended-text","text":"a < b","format":1}]})"),
            "<p>a &lt; b</p>");
  EXPECT_EQ(markup(R"({"type":"extended-heading","tag":"h3","children":[{"type":"text","text":"Lock"}]})"),
            "<h3>Lock</h3>");
  EXPECT_EQ(markup(R"({"type":"list","listType":"number","children":[{"type":"listitem","children":[
                      {"type":"link","url":"/q?a&b","children":[{"type":"text","text":"Quay"}]}]}]})"),
            "<ol><li><a href=\"/q?a&amp;b\">Quay</a></li></ol>");
  EXPECT_EQ(markup(R"({"type":"image","src":"/lamp.jpg","alt":"Lamp","caption":"The <b>lamp</b>"})"),
            "<figure><img src=\"/lamp.jpg\" alt=\"Lamp\"><figcaption>The <b>lamp</b></figcaption></figure>");
}

TEST(Lexical, KeepsTheTextOfUnknownNodesAndOfDamage) {
  EXPECT_EQ(markup(R"({"type":"new","children":[{"type":"text","text":"kept"}]})"), "kept");
  EXPECT_EQ(markup_of_lexical(R"({"root":{"children":[{"type":"text","text":"kept"},{"type":"te)"), "kept");
  EXPECT_EQ(markup_of_lexical("not json"), "");
}

}  // namespace
}  // namespace strongroom::ingest
