// SPDX-License-Identifier: Apache-2.0
#include "ingest/readers.h"

#include <gtest/gtest.h>

#include <chrono>

#include "base/compression.h"

namespace strongroom::ingest {
namespace {

Extraction read(const std::string& bytes, const Limits& limits = {}) {
  Document document;
  document.bytes = bytes;
  return read_document(document, limits);
}

std::string repeated(std::string_view piece, size_t count) {
  std::string text;
  text.reserve(piece.size() * count);
  for (size_t i = 0; i < count; ++i) text += piece;
  return text;
}

const std::string dump = "11 October 2017 In Harbour News\n\nThe quay is open.\n";

struct Refusal {
  const char* name;
  std::string bytes;
  ErrorCode code;
  uint64_t offset;
};

class Refused : public testing::TestWithParam<Refusal> {};

TEST_P(Refused, WithOneFaultThatNamesThePlace) {
  const Extraction extraction = read(GetParam().bytes);
  EXPECT_TRUE(extraction.items.empty());
  ASSERT_EQ(extraction.faults.size(), 1u);
  EXPECT_EQ(extraction.faults[0].code, GetParam().code) << extraction.faults[0].message;
  EXPECT_EQ(extraction.faults[0].offset, GetParam().offset);
}

INSTANTIATE_TEST_SUITE_P(Files, Refused,
                         testing::Values(Refusal{"empty", "", ErrorCode::Malformed, 0},
                                         Refusal{"blank", " \r\n\t\n", ErrorCode::Malformed, 0},
                                         Refusal{"binary", "abc\x01\x02\x03" + std::string(40, '\0'),
                                                 ErrorCode::Unsupported, 3},
                                         Refusal{"prose", "Nothing here has a date.\n", ErrorCode::Unsupported, 0},
                                         Refusal{"other_markup", "<plan><step>Nothing here is a page.</step></plan>",
                                                 ErrorCode::Unsupported, 0}),
                         [](const auto& info) { return info.param.name; });

TEST(Readers, RefuseAFileOverTheLimitWithoutReadingIt) {
  const std::string one_line(200 << 20, 'a');
  const auto begin = std::chrono::steady_clock::now();
  const Extraction extraction = read(one_line);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(1));
  ASSERT_EQ(extraction.faults.size(), 1u);
  EXPECT_EQ(extraction.faults[0].code, ErrorCode::LimitExceeded);
}

TEST(Readers, KeepWhatStandsBeforeAnOverlongLine) {
  Limits limits;
  limits.line_bytes_max = 1000;
  const Extraction extraction = read(dump + std::string(2000, 'a'), limits);
  EXPECT_EQ(extraction.items.size(), 1u);
  ASSERT_EQ(extraction.faults.size(), 1u);
  EXPECT_EQ(extraction.faults[0].code, ErrorCode::LimitExceeded);
  EXPECT_EQ(extraction.faults[0].offset, dump.size());
}

TEST(Readers, StopAtTheMostItems) {
  Limits limits;
  limits.items_max = 2;
  const Extraction extraction = read(dump + dump + dump, limits);
  EXPECT_EQ(extraction.items.size(), 2u);
  ASSERT_EQ(extraction.faults.size(), 1u);
  EXPECT_EQ(extraction.faults[0].offset, 2 * dump.size());
}

TEST(Readers, UnpackGzip) {
  EXPECT_EQ(read(gzip(dump)).items.size(), 1u);
  const Extraction broken = read(gzip(dump).substr(0, 30));
  ASSERT_EQ(broken.faults.size(), 1u);
  EXPECT_EQ(broken.faults[0].code, ErrorCode::Malformed);
}

TEST(Readers, ReadUtf16WithAMark) {
  std::string utf16 = "\xFF\xFE";
  for (const char c : dump) utf16 += {c, '\0'};
  EXPECT_EQ(read(utf16).items.size(), 1u);
}

TEST(Readers, ReadPagesInUtf16AsPages) {
  std::string utf16;
  for (const char c :
       std::string("<html><body><div class=\"genericItemView\"><h2 class=\"genericItemTitle\">Lamp lit</h2>"))
    utf16 += {'\0', c};
  const Extraction extraction = read(utf16);
  EXPECT_EQ(extraction.reader, "k2");
  EXPECT_EQ(extraction.items.size(), 1u);
}

TEST(Readers, SayWhatToDoWithAFileOfAnotherKind) {
  const Extraction extraction = read("%PDF-1.4\n" + std::string(40, '\1'));
  ASSERT_EQ(extraction.faults.size(), 1u);
  EXPECT_EQ(extraction.faults[0].message, "the file is a PDF file: save its text, or the page that links it");
}

TEST(Readers, SayWhatDidNotDecode) {
  Document document;
  const std::string bytes = "11 October 2017 In News\n\nThe quay \xFF\xFE is \x81 open.\n";
  document.bytes = bytes;
  document.charset = "utf-8";
  const Extraction extraction = read_document(document);
  EXPECT_EQ(extraction.items.size(), 1u);
}

// Markup made to hurt: each is read in bounded time and memory, with what stands before it.
struct Markup {
  const char* name;
  std::string text;
  friend void PrintTo(const Markup& markup, std::ostream* out) { *out << markup.name; }
};

class Hostile : public testing::TestWithParam<Markup> {};

TEST_P(Hostile, MarkupIsBounded) {
  const std::string page =
      "<html><body><div class='genericItemView'><span class='genericItemDateCreated'>11 October 2017"
      "</span><h2 class='genericItemTitle'>Quay</h2><div class='genericItemIntroText'><p>Open.</p></div>"
      "</div>" +
      GetParam().text;
  const auto begin = std::chrono::steady_clock::now();
  const Extraction extraction = read(page);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));  // instrumented builds are slow
  EXPECT_TRUE(extraction.items.size() == 1 || extraction.faults.size() == 1);
}

INSTANTIATE_TEST_SUITE_P(
    Markup, Hostile,
    testing::Values(Markup{"nested_divs", repeated("<div>", 200'000)},
                    Markup{"nested_views", repeated("<div class='genericItemView'>", 20'000)},
                    Markup{"nested_lists", repeated("<ul><li>", 20'000)},
                    Markup{"nested_tables", repeated("<table><tr><td>", 20'000)},
                    Markup{"nested_inline", repeated("<b><i>", 50'000)},
                    Markup{"many_attributes", "<a " + repeated("x1 ", 500'000) + ">"},
                    Markup{"unclosed_tag", "<a href='" + std::string(1 << 20, 'x')},
                    Markup{"many_comments", repeated("<!-- Start K2 Item Layout --><p>x</p>", 20'000)},
                    Markup{"many_links", "<div class='itemRelated'>" + repeated("<a href='/item/1-a'>x</a>", 50'000)},
                    Markup{"many_braces", "<div class='itemIntroText'>" + repeated("{a b} ", 50'000)},
                    Markup{"many_breaks", "<div class='itemIntroText'>" + repeated("a<br>", 100'000)},
                    Markup{"entities", repeated("&amp;&lol;&#x10FFFF;&#0;", 50'000)}),
    [](const auto& info) { return info.param.name; });

TEST(Readers, AreATableWithNames) {
  for (const Reader& reader : readers()) {
    EXPECT_FALSE(reader.name.empty());
    EXPECT_FALSE(reader.what.empty());
  }
}

}  // namespace
}  // namespace strongroom::ingest
