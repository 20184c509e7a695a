// SPDX-License-Identifier: Apache-2.0
#include "web/pages/query_words.h"

#include <gtest/gtest.h>

namespace strongroom::web {
namespace {

class QueryWords : public testing::Test {
 protected:
  std::string words(std::string_view query, const std::string& lang) const {
    return query_in_words(query, Interface(messages_, config_, lang)).markup;
  }
  std::string refusal(std::string_view query, const std::string& lang) const {
    return query_refusal(query, Interface(messages_, config_, lang));
  }

  Messages messages_ = Messages::compiled_in();
  archive::Config config_;
};

TEST_F(QueryWords, SayHowASearchWasUnderstood) {
  EXPECT_EQ(words("\"civil registry\" arch* -draft", "en"),
            "<bdi>“civil registry”</bdi> · <bdi>arch*</bdi> · not: <bdi>draft</bdi>");
  EXPECT_EQ(words("a OR b category:<news> year:2015-2017", "en"),
            "<bdi>a</bdi> or <bdi>b</bdi> · Category: <bdi>&lt;news&gt;</bdi> · Year: <bdi>2015–2017</bdi>");
  EXPECT_EQ(words("", "en"), "");
  EXPECT_EQ(words("a*", "en"), "");
}

TEST_F(QueryWords, SayItInTheLanguageOfTheInterface) {
  EXPECT_EQ(words("عنوان:مجلس -council lang:en", "ar"),
            "في العنوان: <bdi>مجلس</bdi> · اللغة: <bdi>الإنجليزية</bdi> · دون: <bdi>council</bdi>");
  EXPECT_EQ(words("before:2017-11 x", "ar").find("To "), std::string::npos);
}

TEST_F(QueryWords, SayWhatAWiderQueryLeavesOut) {
  const auto said = [&](std::string_view query, const std::string& lang) {
    return wider_query_in_words(store::wider_queries(query).front(), Interface(messages_, config_, lang));
  };
  EXPECT_EQ(said("draft map", "en"), "Without \u2068draft\u2069");
  EXPECT_EQ(said("\"land registry\"", "en"), "The words of \u2068\"land registry\"\u2069 anywhere");
  EXPECT_EQ(said("draft map", "ar"), "من دون \u2068draft\u2069");
}

TEST_F(QueryWords, SayWhatToWriteInstead) {
  EXPECT_EQ(refusal("a*", "en"), "Give at least two letters before the star in “\u2068a*\u2069”.");
  EXPECT_EQ(refusal("", "en"), "Type at least one word to search for.");
  EXPECT_EQ(refusal("after:soon", "en"), "“\u2068soon\u2069” is not a date. Write 2017, 2017-10 or 2017-10-11.");
  for (const char* query : {"", "a*", "-draft", "after:soon", "-after:2017 x", "year:x"}) {
    EXPECT_EQ(refusal(query, "ar").find_first_of("TWSGA"), std::string::npos) << refusal(query, "ar");
  }
}

}  // namespace
}  // namespace strongroom::web
