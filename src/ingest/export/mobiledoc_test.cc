// SPDX-License-Identifier: Apache-2.0
#include "ingest/export/mobiledoc.h"

#include <gtest/gtest.h>

namespace strongroom::ingest {
namespace {

std::string of_sections(const std::string& sections) {
  return markup_of_mobiledoc(R"({"atoms":[["soft-return","",{}]],"cards":[["html",{"html":"<p>As it is</p>"}]],)"
                             R"("markups":[["em"],["a",["href","/lock"]]],"sections":[)" +
                             sections + "]}");
}

TEST(Mobiledoc, BecomesHtml) {
  EXPECT_EQ(of_sections(R"([1,"p",[[0,[],0,"a < b"]]])"), "<p>a &lt; b</p>");
  EXPECT_EQ(of_sections(R"([1,"h3",[[0,[],0,"The lock"]]])"), "<h3>The lock</h3>");
  EXPECT_EQ(of_sections(R"([3,"ul",[[[0,[],0,"one"]],[[0,[],0,"two"]]]])"), "<ul><li>one</li><li>two</li></ul>");
  EXPECT_EQ(of_sections("[10,0]"), "<p>As it is</p>");
}

TEST(Mobiledoc, LinksWhatStandsWithinTheirMarks) {
  EXPECT_EQ(of_sections(R"([1,"p",[[0,[1],0,"the "],[0,[0],2,"lock"],[1,[],0,0],[0,[],0,"is open"]]])"),
            R"(<p><a href="/lock">the </a><a href="/lock">lock</a><br>is open</p>)");
}

TEST(Mobiledoc, PassesOverWhatIsUnknownOrBroken) {
  EXPECT_EQ(of_sections(R"([10,7],[99],"x",null,[1,"p",7],[3,"ul",{}],[1,"p",[[0,[5,"y"],9,"open"]]])"),
            "<p></p><ul></ul><p>open</p>");
  for (const char* text : {"", "{}", "{\"sections\":7}", "[]"}) {
    EXPECT_EQ(markup_of_mobiledoc(text), "") << text;
  }
}

}  // namespace
}  // namespace strongroom::ingest
