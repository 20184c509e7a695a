// SPDX-License-Identifier: Apache-2.0
#include "ingest/page/structured_items.h"

#include <gtest/gtest.h>

#include "ingest/page/page.h"
#include "ingest/page/structured_data.h"

namespace strongroom::ingest::page {
namespace {

// "title <address> day author" for each item.
std::string told(std::string_view json_ld) {
  std::string all;
  for (const StructuredItem& item : read_structured_data({json_ld}).items) {
    all += (all.empty() ? "" : "; ") + item.title + " <" + item.url + "> " + item.published;
    for (const std::string& author : item.authors) all += " " + author;
  }
  return all;
}

TEST(StructuredItems, AreThoseOfAList) {
  EXPECT_EQ(told(R"({"@type":"ItemList","itemListElement":[
                {"@type":"ListItem","url":"/lock","name":"The lock"},
                {"@type":"ListItem","item":{"@type":"NewsArticle","headline":"The quay","url":"/quay",
                                            "datePublished":"2019-03-14","author":{"name":"Ada Quill"}}}]})"),
            "The lock </lock> ; The quay </quay> 2019-03-14 Ada Quill");
}

TEST(StructuredItems, AreThePostsOfABlogAndWhatACollectionIsAbout) {
  EXPECT_EQ(told(R"({"@graph":[{"@type":"Blog","blogPost":[{"@type":"BlogPosting","headline":"The lock"}]}]})"),
            "The lock <> ");
  EXPECT_EQ(told(R"({"@type":"CollectionPage","mainEntity":{"@type":"ItemList","itemListElement":[
                {"@type":"BlogPosting","name":"The lamp","mainEntityOfPage":{"@id":"/lamp"}}]}})"),
            "The lamp </lamp> ");
}

TEST(StructuredItems, AreArticlesSideBySideAndNotTheOneOfThePage) {
  const std::string lock = R"({"@type":"NewsArticle","headline":"The lock"})";
  const std::string quay = R"({"@type":"NewsArticle","headline":"The quay"})";
  EXPECT_EQ(told("[" + lock + "," + quay + "]"), "The lock <> ; The quay <> ");
  EXPECT_EQ(told("[" + lock + R"(,{"@type":"WebSite","name":"Harbour"}])"), "");
}

TEST(StructuredItems, AreNoBreadcrumbsNorGoods) {
  EXPECT_EQ(told(R"({"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","name":"Home","item":"/"}]})"),
            "");
  EXPECT_EQ(told(R"({"@type":"ItemList","itemListElement":[{"@type":"Product","name":"A lamp","url":"/lamp"}]})"), "");
}

TEST(StructuredItems, OfNoUseSayNothing) {
  EXPECT_EQ(told(R"({"@type":"ItemList","itemListElement":[1,null,[],"x",{"item":7}]})"), "");
  EXPECT_EQ(told(R"({"blogPost":{"headline":"The lock"}})"), "The lock <> ");
}

Extraction read_page(const std::string& html) {
  Document document;
  document.bytes = html;
  document.url = "https://example.org/news";
  return read(document, {});
}

TEST(StructuredListing, IsReadWhereThePageShowsNoCards) {
  const Extraction extraction = read_page(R"(<html lang=en><title>News</title><body><div id=app>Loading</div>
    <script type="application/ld+json">{"@type":"Blog","blogPost":[
      {"@type":"BlogPosting","headline":"The lock is open","url":"/lock","datePublished":"2019-03-14T23:10:00+03:00",
       "description":"It was mended in a week."},
      {"@type":"BlogPosting","headline":"The quay is closed","url":"/quay","datePublished":"2019-03-12",
       "articleBody":"<p>The storm took it.</p><p>It will be built again.</p>"},
      {"@type":"BlogPosting","headline":"The lamp is lit","url":"/lamp","datePublished":"2019-03-11"}]}</script>)");
  ASSERT_EQ(extraction.listings.size(), 1u);
  ASSERT_EQ(extraction.items.size(), 3u);
  const FoundItem& lock = extraction.items[0];
  EXPECT_EQ(lock.item.url, "https://example.org/lock");
  EXPECT_EQ(lock.item.text(), "The lock is open\n\nIt was mended in a week.");
  EXPECT_EQ(lock.item.date.date->iso(), "2019-03-14");
  EXPECT_EQ(lock.evidence.date_from, "json-ld");
  EXPECT_TRUE(lock.item.truncated);
  EXPECT_EQ(extraction.items[1].item.blocks.size(), 3u);
  EXPECT_FALSE(extraction.items[1].item.truncated);
}

std::string cards(std::string_view attributes, std::string_view title_attributes, std::string_view inside) {
  std::string html = "<html lang=en><title>News</title><body><h1>News</h1><div class=list>";
  for (const char* name : {"lock", "quay", "lamp"}) {
    html += "<div class=" + std::string(name) + std::string(attributes) + "><a href=/" + name + "><b" +
            std::string(title_attributes) + ">The " + name +
            " is open</b></a><p>It was mended in a week by many hands." + std::string(inside) + "</p></div>";
  }
  return html + "</div>";
}

TEST(StructuredListing, GivesCardsTheDayAndAuthorThatTheyDoNotShow) {
  std::string html = "<html lang=en><title>News</title><body><h1>News</h1>";
  for (const char* name : {"lock", "quay", "lamp"}) {
    html +=
        std::string("<article><h2><a href=/") + name + ">The " + name + " is open</a></h2><p>It was mended.</article>";
  }
  html += R"(<script type="application/ld+json">{"@type":"ItemList","itemListElement":[
      {"@type":"NewsArticle","headline":"The quay is open","url":"/quay","datePublished":"2019-03-14","author":"Ada Quill"},
      {"@type":"NewsArticle","headline":"The mole is open","url":"/mole","datePublished":"2019-03-10"},
      {"@type":"ListItem","name":"The ferry sails","url":"/ferry"}]}</script>)";
  const Extraction extraction = read_page(html);
  ASSERT_EQ(extraction.items.size(), 4u);
  EXPECT_FALSE(extraction.items[0].item.date.date.has_value());
  EXPECT_EQ(extraction.items[1].item.date.date->iso(), "2019-03-14");
  ASSERT_EQ(extraction.items[1].item.authors.size(), 1u);
  EXPECT_EQ(extraction.items[1].item.authors[0].name, "Ada Quill");
  EXPECT_EQ(extraction.items[3].item.title, "The mole is open");
  ASSERT_EQ(extraction.linked.size(), 1u);
  EXPECT_EQ(extraction.linked[0].url, "https://example.org/ferry");
}

TEST(StructuredListing, TakesWhatMicrodataMarksForCards) {
  EXPECT_TRUE(read_page(cards("", "", "")).listings.empty());
  const Extraction extraction =
      read_page(cards(" itemscope itemtype=https://schema.org/NewsArticle", " itemprop=headline",
                      "<meta itemprop=datePublished content=2019-03-14>"));
  ASSERT_EQ(extraction.items.size(), 3u);
  EXPECT_EQ(extraction.items[0].item.title, "The lock is open");
  EXPECT_EQ(extraction.items[0].item.date.date->iso(), "2019-03-14");
  EXPECT_EQ(extraction.items[0].evidence.date_from, "microdata");
}

}  // namespace
}  // namespace strongroom::ingest::page
