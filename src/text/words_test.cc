// SPDX-License-Identifier: Apache-2.0
#include "text/words.h"

#include <gtest/gtest.h>

#include <string>

#include "text/normalise.h"

namespace strongroom::text {
namespace {

std::string divided(std::string_view text) {
  std::string joined;
  for (const Word& word : words(text)) joined += (joined.empty() ? "" : "|") + word.folded;
  return joined;
}

struct Case {
  const char* text;
  const char* words;
};

TEST(Words, AreDividedAndFolded) {
  const Case cases[] = {
      {"The council met on 7 October 2017.", "the|council|met|on|7|october|2017"},
      {"the Council’s and the Council's", "the|council|and|the|council"},
      {"members’ don't Ta'izz O’Hara", "members|dont|taizz|ohara"},
      {"l’accord d'État qu’il dell'aria", "l|accord|d|etat|qu|il|dell|aria"},
      {"the U.N. and the U.S.-led e.g. end.Next", "the|un|and|the|us|led|eg|end|next"},
      {"1,200 people, 3.5 and 1,2", "1200|people|3|5|and|1|2"},
      {"١٬٢٠٠ شخص", "1200|شخص"},
      {"COVID-19 a_b example.org", "covid|19|a|b|example|org"},
      {"قال المجلس، في بيانٍ لهُ", "قال|المجلس|في|بيان|له"},
      {"الاجتماعُ(اليوم)", "الاجتماع|اليوم"},
      {"צה\"ל ושלום", "צהל|ושלום"},
      {"в Москве", "в|москве"},
      {"中国 きた カタカナ", "中|国|き|た|カタカナ"},
      {"日本語abc", "日|本|語|abc"},
      {"한국 정부", "한국|정부"},
      {"cafe\u0301 йод", "cafe|йод"},
      {"😀 → $5 — !", "5"},
      {"", ""},
      {"...", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(divided(c.text), c.words) << c.text;
}

TEST(Words, OfThaiComeFromTheDictionary) { EXPECT_EQ(divided("สวัสดีครับ abc"), "สวัสดี|ครับ|abc"); }

TEST(Words, StandWhereTheyAreInTheText) {
  const std::string text = "“Council’s” بَيان";
  const auto found = words(text);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(text.substr(found[0].start, found[0].end - found[0].start), "Council’s");
  EXPECT_EQ(text.substr(found[1].start, found[1].end - found[1].start), "بَيان");
}

TEST(Words, AreBounded) {
  const std::string text = std::string(1000, 'x') + " " + std::string(100, 'A');
  const auto found = words(text);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].folded, std::string(64, 'x'));
  EXPECT_EQ(found[0].end, 1000u);
}

TEST(Words, OfEveryNormalFormAreTheSame) {
  EXPECT_EQ(divided("مسؤول أحمد"), divided("مسو\u0654ول ا\u0654حمد"));
  EXPECT_EQ(divided("Vie\u0323\u0302t"), divided("Việt"));
}

TEST(Stem, BringsFormsTogether) {
  const Case cases[] = {
      {"protected", "protection"}, {"record", "records"},  {"meeting", "meetings"},   {"كتاب", "الكتاب"},
      {"كتاب", "والكتاب"},         {"كتاب", "بالكتاب"},    {"كتاب", "للكتاب"},        {"كتاب", "وكتاب"},
      {"وزير", "الوزير"},          {"وزير", "والوزير"},    {"وزاره", "الوزارات"},     {"مدينه", "المدينه"},
      {"بيان", "البيانات"},        {"بيان", "بيانا"},      {"سوري", "سوريا"},         {"سوري", "السوريين"},
      {"سوريه", "السوريون"},       {"لبنان", "اللبنانيه"}, {"اجتماع", "والاجتماعات"}, {"مجلس", "ومجلسا"},
      {"документ", "документов"},
  };
  for (const Case& c : cases) EXPECT_EQ(std::string(stem(c.text)), std::string(stem(c.words))) << c.words;
}

TEST(Stem, LeavesTheRestAlone) {
  for (const char* word : {"1200", "covid19", "中", "한국", "שלום", "في", "وفد", ""}) EXPECT_EQ(stem(word), word);
  EXPECT_NE(std::string(stem("كتاب")), std::string(stem("مجلس")));
  const std::string long_word(400, 'b');
  EXPECT_EQ(stem(long_word), long_word);
}

TEST(Stem, IsTheSameFromTheCache) {
  const std::string first(stem("organisations"));
  for (int i = 0; i < 20000; ++i) stem("word" + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i));
  EXPECT_EQ(stem("organisations"), first);
}

}  // namespace
}  // namespace strongroom::text
