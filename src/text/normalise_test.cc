// SPDX-License-Identifier: Apache-2.0
#include "text/normalise.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "text/charset.h"

namespace strongroom::text {
namespace {

struct Case {
  const char* in;
  const char* out;
};

TEST(Nfc, ComposesAndRepairs) {
  EXPECT_EQ(nfc("plain"), "plain");
  EXPECT_EQ(nfc("cafe\u0301"), "café");
  EXPECT_EQ(nfc("\u0627\u0654"), "أ");
  EXPECT_EQ(nfc("a\xFF"
                "b"),
            "a\uFFFDb");
}

TEST(Nfc, StaysLinearInHostileMarks) {
  std::string marks = "a";
  for (int i = 0; i < 200000; ++i) marks += "\u0301\u0323";
  const auto start = std::chrono::steady_clock::now();
  EXPECT_TRUE(is_valid_utf8(nfc(marks)));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

TEST(CleanLine, MakesOneTrimmedLine) {
  const Case cases[] = {
      {"as it is", "as it is"},
      {"  two \t\r\n lines ", "two lines"},
      {"no\u00A0break\u202Fspaces\u3000here", "no break spaces here"},
      {"bell\x07 and mark\uFEFF", "bell and mark"},
      {"می\u200Cخواهم", "می\u200Cخواهم"},
      {"\u200F(بيان)\u200E", "\u200F(بيان)\u200E"},
      {" \n ", ""},
      {"", ""},
      {"A\x04\u0300", "\u00C0"},  // a mark meets its letter where a control character stood between them
  };
  for (const Case& c : cases) EXPECT_EQ(clean_line(c.in), c.out);
}

TEST(Fold, KeepsSpacesSingleWhereAFormBeginsWithOne) {
  EXPECT_EQ(fold("a \u037Ab"), "a ιb");
  EXPECT_EQ(fold("\u037A"), "ι");
}

TEST(Fold, BringsVariantsTogether) {
  const Case cases[] = {
      {"Harbour  BOARD", "harbour board"},
      {"Çağrı naïve Ångström", "cagri naive angstrom"},
      {"İstanbul Straße Łódź Ørsted œuvre", "istanbul strasse lodz orsted oeuvre"},
      {"“Quoted”, (and) – punctuated…", "quoted and punctuated"},
      {"the council’s records", "the councils records"},
      {"the council's records", "the councils records"},
      {"the members’ vote", "the members vote"},
      {"ʿAlī, Baʿth, Ta'izz", "ali bath taizz"},
      {"ﬁnal ﬂight x²", "final flight x2"},
      {"أحمد إدلب آمال ٱلله", "احمد ادلب امال الله"},
      {"مُحَمَّد", "محمد"},
      {"مجلـــس", "مجلس"},
      {"مدينة على مسؤول دائم", "مدينه علي مسوول دايم"},
      {"کیف", "كيف"},
      {"هٰذا", "هذا"},
      {"٢٠١٧ ۲۰۱۷ २०१७", "2017 2017 2017"},
      {"ﻻ ﷲ", "لا الله"},
      {"שָׁלוֹם", "שלום"},
      {"Ёлка Йод Київ", "елка йод київ"},
      {"Αθήνα ΟΔΟΣ", "αθηνα οδοσ"},
      {"ガ が 한국 中国", "ガ が 한국 中国"},
      {"می\u200Cخواهم", "ميخواهم"},
      {"\u200Fنص\u200E soft\u00ADhyphen", "نص softhyphen"},
      {"!?", ""},
      {"", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(fold(c.in), c.out) << c.in;
}

TEST(Fold, GivesTheSameForEveryNormalForm) {
  const Case cases[] = {
      {"أحمد مسؤول", "\u0627\u0654حمد مسو\u0654ول"},    {"йод", "и\u0306од"},         {"がぎ", "か\u3099き\u3099"},
      {"한국", "\u1112\u1161\u11AB\u1100\u116E\u11A8"}, {"Việt", "Vie\u0323\u0302t"},
  };
  for (const Case& c : cases) EXPECT_EQ(fold(c.in), fold(c.out)) << c.in;
}

TEST(Fold, IsDoneAfterOnce) {
  for (const char* text : {"Council’s «Beyanı» ٣ أشهر", "ǅ ŉ ΰ ﷺ ½ ℃ №"}) {
    EXPECT_EQ(fold(fold(text)), fold(text)) << text;
  }
}

TEST(CodePoints, CountAndFind) {
  const std::string text = "aب😀e\u0301";
  EXPECT_EQ(code_points(text), 5u);
  EXPECT_EQ(byte_offset(text, 0), 0u);
  EXPECT_EQ(byte_offset(text, 2), 3u);
  EXPECT_EQ(byte_offset(text, 3), 7u);
  EXPECT_EQ(byte_offset(text, 5), text.size());
  EXPECT_EQ(byte_offset(text, 99), text.size());
}

TEST(Shorten, CutsBetweenWords) {
  EXPECT_EQ(shorten("short", 10), "short");
  EXPECT_EQ(shorten("exactly ten", 11), "exactly ten");
  EXPECT_EQ(shorten("The council met, and it decided", 17), "The council met…");
  EXPECT_EQ(shorten("The council met", 11), "The council…");
  EXPECT_EQ(shorten("Unbreakableword", 5), "Unbre…");
  EXPECT_EQ(shorten("قال المجلس في بيان", 12), "قال المجلس…");
  EXPECT_EQ(shorten("any", 0), "…");
}

TEST(Slug, IsForUrls) {
  EXPECT_EQ(slug("The Council’s records: safe?"), "the-councils-records-safe");
  EXPECT_EQ(slug("بيان المجلس (٣)"), "بيان-المجلس-3");
  EXPECT_EQ(slug("one two three", 8), "one-two");
  EXPECT_EQ(slug("one two three", 7), "one-two");
  EXPECT_EQ(slug("unbreakable", 5), "unbre");
  EXPECT_EQ(slug("بيان", 3), "ب");
  EXPECT_EQ(slug("— …"), "");
}

}  // namespace
}  // namespace strongroom::text
