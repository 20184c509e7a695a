// SPDX-License-Identifier: Apache-2.0
#include "store/wider_query.h"

#include <gtest/gtest.h>

namespace strongroom::store {
namespace {

using Queries = std::vector<std::string>;

Queries wider(std::string_view text) {
  Queries all;
  for (const WiderQuery& query : wider_queries(text)) {
    const bool loosens = query.change == WiderQuery::Change::Loosens;
    all.push_back((loosens ? "~" : "-") + query.written + ": " + query.text);
  }
  return all;
}

TEST(WiderQuery, LeavesOutOneThingAtATime) {
  EXPECT_EQ(wider("flood minister"), (Queries{"-flood: minister", "-minister: flood"}));
  EXPECT_EQ(wider("  title:flood year:2017 minist* "),
            (Queries{"-title:flood: year:2017 minist*", "-year:2017: title:flood minist*",
                     "-minist*: title:flood year:2017"}));
}

TEST(WiderQuery, LetsTheWordsOfAPhraseStandAnywhere) {
  EXPECT_EQ(wider("“land registry”"), (Queries{"~“land registry”: land registry"}));
  EXPECT_EQ(wider("\"land registry\" map"),
            (Queries{"~\"land registry\": land registry map", "-\"land registry\": map", "-map: \"land registry\""}));
}

TEST(WiderQuery, LeavesOutWhatWasExcluded) {
  EXPECT_EQ(wider("flood -draft"), (Queries{"--draft: flood"}));
  EXPECT_EQ(wider("flood -\"first draft\""), (Queries{"--\"first draft\": flood"}));
}

TEST(WiderQuery, HasNothingToSayOfOneWordOrOfOperators) {
  for (const char* text : {"", "flood", "-", "flood OR drought minister", "flood NOT draft"}) {
    EXPECT_EQ(wider(text), Queries{}) << text;
  }
}

TEST(WiderQuery, IsBounded) {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "word" + std::to_string(i) + " ";
  EXPECT_EQ(wider_queries(text).size(), wider_queries_max);
}

}  // namespace
}  // namespace strongroom::store
