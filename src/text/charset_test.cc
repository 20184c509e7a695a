// SPDX-License-Identifier: Apache-2.0
#include "text/charset.h"

#include <gtest/gtest.h>

#include <string>

namespace strongroom::text {
namespace {

using namespace std::string_literals;

struct Case {
  const char* what;
  std::string bytes;
  const char* declared;
  const char* charset;
  const char* utf8;
};

TEST(Decode, ReadsWhatPagesCarry) {
  const Case cases[] = {
      {"plain ASCII", "statement", "", "utf-8", "statement"},
      {"UTF-8 undeclared", "بيان", "", "utf-8", "بيان"},
      {"UTF-8 declared as something else", "café", "iso-8859-1", "utf-8", "café"},
      {"UTF-8 with a mark",
       "\xEF\xBB\xBF"
       "a",
       "windows-1256", "utf-8", "a"},
      {"windows-1256", "\xC8\xED\xC7\xE4", "windows-1256", "windows-1256", "بيان"},
      {"ISO 8859-6", "\xC8\xEA\xC7\xE6", " \"ISO-8859-6\" ", "iso-8859-6", "بيان"},
      {"latin1 means windows-1252", "\x93quoted\x94 caf\xE9", "Latin1", "windows-1252", "“quoted” café"},
      {"Turkish",
       "\xDE"
       "ehir",
       "iso-8859-9", "windows-1254", "Şehir"},
      {"Russian", "\xCC\xEE\xF1\xEA\xE2\xE0", "cp1251", "windows-1251", "Москва"},
      {"Shift JIS", "\x93\xFA\x96\x7B", "sjis", "shift_jis", "日本"},
      {"GB 2312 is read as GBK", "\xD6\xD0\xB9\xFA", "gb2312", "gbk", "中国"},
      {"UTF-16 with a mark", "\xFF\xFEh\0i\0"s, "utf-8", "utf-16le", "hi"},
      {"UTF-16 declared", "\0h\0i\0!"s, "utf-16be", "utf-16be", "hi!"},
      {"UTF-16 undeclared", "h\0i\0 \0a\0l\0l\0"s, "", "utf-16le", "hi all"},
      {"ISO-2022-JP looks like ASCII", "\x1B$B4A;z\x1B(B", "iso-2022-jp", "iso-2022-jp", "漢字"},
      {"a charset nobody knows", "caf\xE9", "x-made-up", "windows-1252", "café"},
      {"UTF-7 is refused", "+ADw-script", "utf-7", "utf-8", "+ADw-script"},
      {"nothing", "", "", "utf-8", ""},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.what);
    const Decoded decoded = decode(c.bytes, c.declared);
    EXPECT_EQ(decoded.charset, c.charset);
    EXPECT_EQ(decoded.utf8, c.utf8);
    EXPECT_EQ(decoded.replaced, 0u);
  }
}

TEST(Decode, GuessesArabicWithoutADeclaration) {
  // "The council said in a statement today that the meeting was held in the city" in windows-1256.
  const std::string bytes =
      "\xDE\xC7\xE1 \xC7\xE1\xE3\xCC\xE1\xD3 \xDD\xED \xC8\xED\xC7\xE4 \xC7\xE1\xED\xE6\xE3 \xC5\xE4 "
      "\xC7\xE1\xC7\xCC\xCA\xE3\xC7\xDA \xDA\xDE\xCF \xDD\xED \xC7\xE1\xE3\xCF\xED\xE4\xC9";
  const Decoded decoded = decode(bytes);
  EXPECT_EQ(decoded.charset, "windows-1256");
  EXPECT_TRUE(decoded.guessed);
  EXPECT_EQ(decoded.utf8, "قال المجلس في بيان اليوم إن الاجتماع عقد في المدينة");
}

TEST(Decode, DoesNotBelieveLatin1OfAnotherScript) {
  // "The council said in a statement" in windows-1256, and in UTF-8 that lost a byte.
  const std::string arabic =
      "<p>\xDE\xC7\xE1 \xC7\xE1\xE3\xCC\xE1\xD3 \xDD\xED \xC8\xED\xC7\xE4 \xC7\xE1\xED\xE6\xE3</p>";
  EXPECT_EQ(decode(arabic, "iso-8859-1").charset, "windows-1256");
  EXPECT_EQ(decode("قال المجلس في بيان اليوم إن الاجتماع عقد\xD8", "windows-1252").charset, "utf-8");
  const std::string french = "\xAB\xA0L'\xE9t\xE9 cr\xE9\xE9\xA0\xBB \x97\xA0\xA0\xA0\xC0 \xE0, o\xF9\x85 \xCEle";
  EXPECT_EQ(decode(french, "iso-8859-1").charset, "windows-1252");
}

TEST(Decode, GuessesByTheWordsAndNotByTheMarkupAroundThem) {
  std::string bytes = "<html><head><title>News of the harbour and the town</title></head><body>";
  for (int i = 0; i < 40; ++i)
    bytes += "<div class=\"genericItemView\"><span class=\"genericItemDateCreated\"></span></div>";
  bytes += "<p>\xDE\xC7\xE1 \xC7\xE1\xE3\xCC\xE1\xD3 \xDD\xED \xC8\xED\xC7\xE4 \xC7\xE1\xED\xE6\xE3</p></body></html>";
  EXPECT_EQ(decode(bytes, "utf-8").charset, "windows-1256");
  EXPECT_EQ(decode("<p>The harbour\x92s ledger is \x93safe\x94, he said at the caf\xE9.</p>", "utf-8").charset,
            "windows-1252");
}

TEST(Decode, KeepsUtf8ThatLostAByte) {
  const std::string whole = "قال المجلس في بيان";
  const Decoded cut = decode(whole.substr(0, whole.size() - 1));
  EXPECT_EQ(cut.charset, "utf-8");
  EXPECT_TRUE(cut.guessed);
  EXPECT_EQ(cut.replaced, 1u);
  EXPECT_EQ(cut.utf8, "قال المجلس في بيا\uFFFD");
}

TEST(Decode, KeepsSurrogatePairsWhereABufferEnds) {
  std::string bytes = "\xFF\xFE";
  std::string expected;
  for (int i = 0; i < 20000; ++i) {
    bytes += i == 0 ? "a\0"s : "\x3D\xD8\x00\xDE"s;
    expected += i == 0 ? "a" : "😀";
  }
  EXPECT_EQ(decode(bytes).utf8, expected);
}

TEST(Utf8, FindsTheFirstInvalidByte) {
  struct {
    std::string bytes;
    size_t at;
  } const cases[] = {
      {"long enough to skip by words \xE2\x80\x99 fine", std::string::npos},
      {"abc\xFFz", 3},
      {"ab\xC3", 2},                        // cut
      {"\xC0\xAF", 0},                      // overlong
      {"a\xED\xA0\x80", 1},                 // surrogate
      {"a\xF4\x90\x80\x80", 1},             // past U+10FFFF
      {"\xEF\xBF\xBD", std::string::npos},  // a real U+FFFD
  };
  for (const auto& c : cases) EXPECT_EQ(first_invalid_utf8(c.bytes), c.at);
}

}  // namespace
}  // namespace strongroom::text
