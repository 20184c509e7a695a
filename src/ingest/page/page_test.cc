// SPDX-License-Identifier: Apache-2.0
#include "ingest/page/page.h"

#include <gtest/gtest.h>

#include "ingest/page/byline.h"
#include "ingest/page/structured_data.h"

namespace strongroom::ingest::page {
namespace {

Extraction read_html(const std::string& html, const std::string& url = "https://example.org/news/one") {
  Document document;
  document.bytes = html;
  document.url = url;
  return read(document, {});
}

std::string article(const std::string& around_title, const std::string& after) {
  std::string html =
      "<html lang=en><head><title>The lock is open</title><meta property=og:type content=article></head><body>";
  html += "<div>" + around_title + "</div><h1>The lock is open</h1><div class=text>";
  for (int i = 0; i < 4; ++i) {
    html +=
        "<p>Paragraph " + std::string(1, static_cast<char>('a' + i)) +
        " says at some length what the harbour board has done with the lock, the quay, the lamp and the ferry since "
        "the storm.</p>";
  }
  return html + "</div>" + after + "</body></html>";
}

struct Names {
  const char* line;
  std::vector<std::string> names;
};

class Byline : public testing::TestWithParam<Names> {};

TEST_P(Byline, GivesTheNames) { EXPECT_EQ(names_of_byline(GetParam().line), GetParam().names); }

INSTANTIATE_TEST_SUITE_P(Lines, Byline,
                         testing::Values(Names{"By Ada Quill", {"Ada Quill"}},
                                         Names{"Posted by: Ada Quill", {"Ada Quill"}},
                                         Names{"Ada Quill and Bo Marsh", {"Ada Quill", "Bo Marsh"}},
                                         Names{"Ada Quill, Bo Marsh & Cy Moss", {"Ada Quill", "Bo Marsh", "Cy Moss"}},
                                         Names{"Ada Quill, MD", {"Ada Quill, MD"}},
                                         Names{"Ada Quill | 14 March 2019", {"Ada Quill"}},
                                         Names{"Ada Quill March 14, 2019", {"Ada Quill"}}, Names{"By", {}},
                                         Names{"https://example.org/ada", {}}));

TEST(PageDate, NeverComesFromTheChrome) {
  const auto extraction = read_html(article("", "<footer>12 May 2020</footer><nav>13 May 2020</nav>"));
  ASSERT_EQ(extraction.items.size(), 1u);
  EXPECT_FALSE(extraction.items[0].item.date.date.has_value());
}

TEST(PageDate, OfTheTextGoesBeforeOneOfAChange) {
  const auto extraction = read_html(article("<p>Updated 12 May 2020</p><p>14 March 2019</p>", ""));
  ASSERT_EQ(extraction.items.size(), 1u);
  EXPECT_EQ(extraction.items[0].item.date.date->iso(), "2019-03-14");
  EXPECT_EQ(extraction.items[0].evidence.date_from, "text");
}

TEST(PageDate, OfTheAddressIsTakenWhereNothingElseTells) {
  const auto extraction = read_html(article("", ""), "https://example.org/2019/03/14/lock");
  ASSERT_EQ(extraction.items.size(), 1u);
  EXPECT_EQ(extraction.items[0].item.date.date->iso(), "2019-03-14");
  EXPECT_EQ(extraction.items[0].evidence.date_from, "url");
}

TEST(PageText, IsReadWithoutTheFurnitureAroundIt) {
  const auto extraction =
      read_html(article("<div class=cookie-banner><p>We count visitors.</p></div>", "<aside>More news</aside>"));
  ASSERT_EQ(extraction.items.size(), 1u);
  EXPECT_EQ(extraction.items[0].item.blocks.size(), 4u);
}

TEST(StructuredData, NestedTooDeeplyOrBrokenSaysNothing) {
  const std::string deep = "{\"headline\":" + std::string(100'000, '[');
  EXPECT_FALSE(read_structured_data({deep, "{\"@type\":\"NewsArticle\"", "not json"}).is_article);
}

TEST(Page, OfNothingButMarkupGivesAFaultAndNoItem) {
  const auto extraction = read_html("<html><body><div></div></body></html>");
  EXPECT_TRUE(extraction.items.empty());
}

TEST(Page, WithoutAnyElementGivesOneFault) {
  for (const char* html : {"<!doctype html>", "<!-- nothing -->", "<script>1</script>"}) {
    const auto extraction = read_html(html);
    EXPECT_TRUE(extraction.items.empty()) << html;
    EXPECT_EQ(extraction.faults.size(), 1u) << html;
  }
}

}  // namespace
}  // namespace strongroom::ingest::page
