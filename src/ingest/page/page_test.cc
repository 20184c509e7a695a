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

TEST(PageAuthor, IsToldByMetadataOfAnyNameAndByCards) {
  const auto author_of = [](const std::string& around_title) {
    const auto extraction = read_html(article(around_title, ""));
    const auto& authors = extraction.items.at(0).item.authors;
    return authors.size() == 1 ? authors[0].name : std::string();
  };
  EXPECT_EQ(author_of("<meta name='sailthru.author' content='Ada Quill'>"), "Ada Quill");
  EXPECT_EQ(author_of("<meta name='twitter:label1' content='Written by'>"
                      "<meta name='twitter:data1' content='Ada Quill'>"
                      "<meta name='twitter:label2' content='Reading time'>"
                      "<meta name='twitter:data2' content='3 minutes'>"),
            "Ada Quill");
  EXPECT_EQ(author_of("<span class=author><a href=/ada>Ada Quill</a><span>, Harbour Master</span></span>"),
            "Ada Quill");
}

TEST(PageListing, KeepsTheFootersOfCards) {
  std::string cards;
  for (const char* name : {"quay", "lamp", "ferry"})
    cards += "<li><h2><a href=/" + std::string(name) + ">The news of the " + name +
             " of Lisse</a></h2><div class=card__footer>Ada Quill on <span>14 March 2019</span></div></li>";
  const auto extraction =
      read_html("<html><head><title>News</title></head><body><h1>News</h1><ul>" + cards + "</ul></body></html>",
                "https://example.org/news");
  ASSERT_EQ(extraction.items.size(), 3u);
  EXPECT_EQ(extraction.items[0].item.text(), "The news of the quay of Lisse\n\nAda Quill on 14 March 2019");
  ASSERT_TRUE(extraction.items[0].item.date.date);
  EXPECT_EQ(extraction.items[0].item.date.date->iso(), "2019-03-14");
}

TEST(PageListing, TakesTheAuthorsThatCardsMark) {
  std::string cards;
  for (const std::string name : {"quay", "lamp", "ferry"})
    cards += "<li><h2><a href=/" + name + ">The news of the " + name +
             "</a></h2><span class='author vcard'>By <a href=/ada>Ada Quill</a></span><p>It is told of the " + name +
             " again.</p></li>";
  const auto extraction =
      read_html("<html><head><title>News</title></head><body><h1>News</h1><ul>" + cards + "</ul></body></html>",
                "https://example.org/news");
  ASSERT_EQ(extraction.items.size(), 3u);
  ASSERT_EQ(extraction.items[0].item.authors.size(), 1u);
  EXPECT_EQ(extraction.items[0].item.authors[0].name, "Ada Quill");
}

TEST(PageListing, LeavesOutLinksThatReadOn) {
  std::string cards;
  for (const std::string name : {"quay", "lamp", "ferry"})
    cards += "<li><h2><a href=/" + name + ">The news of the " + name + "</a></h2><p>It is told of the " + name +
             " again.</p><p><a href=/" + name + ">Read more: The news of the " + name + "</a></p></li>";
  const auto extraction =
      read_html("<html><head><title>News</title></head><body><h1>News</h1><ul>" + cards + "</ul></body></html>",
                "https://example.org/news");
  ASSERT_EQ(extraction.items.size(), 3u);
  EXPECT_EQ(extraction.items[0].item.text(), "The news of the quay\n\nIt is told of the quay again.");
}

TEST(PageListing, DoesNotMakeItemsOfPicturesShownAgain) {
  std::string cards;
  for (const char* name : {"quay", "lamp", "ferry", "quay"})
    cards += "<li><h2><a href=/" + std::string(name) + ">The news of the " + name + " of Lisse</a></h2><img src=/" +
             name + ".jpg></li>";
  const auto extraction =
      read_html("<html><head><title>News</title></head><body><h1>News</h1><ul>" + cards + "</ul></body></html>",
                "https://example.org/news");
  EXPECT_EQ(extraction.items.size(), 3u);
}

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

TEST(PageDate, PrintedBesideTheTitleGoesBeforeThatOfTheMarkup) {
  const std::string meta = "<meta property='article:published_time' content='2012-01-02T10:00:00Z'>";
  const auto extraction = read_html(meta + article("<p class=date>14 March 2019</p>", ""));
  ASSERT_EQ(extraction.items.size(), 1u);
  EXPECT_EQ(extraction.items[0].item.date.date->iso(), "2019-03-14");
}

TEST(PageDate, ThatPageAndMarkupAgreeOnIsSure) {
  const std::string meta = "<meta property='article:published_time' content='2019-03-14T23:30:00+03:00'>";
  const auto extraction = read_html(meta + article("<p>14 March 2019</p>", ""));
  ASSERT_EQ(extraction.items.size(), 1u);
  EXPECT_EQ(extraction.items[0].item.date.date->iso(), "2019-03-14");
  EXPECT_EQ(extraction.items[0].item.date.verbatim, "14 March 2019");
  EXPECT_EQ(extraction.items[0].evidence.date_from, "meta");
  EXPECT_GT(extraction.items[0].evidence.date_confidence, 0.95);
}

TEST(PageDate, OfAChangeIsTakenWhereNoneOfPublicationIs) {
  const auto extraction = read_html(article("<p>Updated 12 May 2020</p>", ""));
  ASSERT_EQ(extraction.items.size(), 1u);
  EXPECT_EQ(extraction.items[0].item.date.date->iso(), "2020-05-12");
  EXPECT_LE(extraction.items[0].evidence.date_confidence, 0.5);
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

std::string listing(const std::string& around) {
  std::string html = "<html><head><title>News</title><meta property=og:type content=website></head><body><h1>News</h1>";
  html += around + "<div class=list>";
  for (const char* name : {"lock", "quay", "lamp", "ferry", "mole"}) {
    html += std::string("<article><h2><a href='/news/") + name + "'>The " + name +
            " is open</a></h2><time datetime=2019-03-14>14 March</time><p>It was mended in a week.</p></article>";
  }
  return html + "</div></body></html>";
}

TEST(PageListing, KeepsAnIntroductionAndDropsLabels) {
  const auto labels = read_html(listing("<p>All</p><p>Harbour</p><a href='/rss'>Feed</a>"));
  EXPECT_EQ(labels.listings.size(), 1u);
  EXPECT_EQ(labels.items.size(), 5u);
  const auto introduced = read_html(
      listing("<p>Here the harbour board tells what it has done since the storm, week by week, with the newest first "
              "and all that came before it below.</p>"));
  EXPECT_EQ(introduced.items.size(), 6u);
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
