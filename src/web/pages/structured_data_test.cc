// SPDX-License-Identifier: Apache-2.0
#include "web/pages/structured_data.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/json.h"

namespace strongroom::web {
namespace {

records::ItemRevision revision_of(const std::string& title) {
  records::ItemRevision revision;
  revision.id = records::ItemId("2031-04-07-abc123");
  revision.item.title = title;
  revision.item.lang = "en";
  revision.item.date.date = CivilDate::create(2031, 4, 7);
  revision.item.categories = {{"Statements", ""}};
  return revision;
}

ArticleFacts facts_of(const records::ItemRevision& revision, const std::string& headline,
                      const std::string& description) {
  return {revision, headline, description, "https://example.org/items/x", "", "Archive", "", ""};
}

TEST(ArticleData, NoTextEndsTheScriptElement) {
  const auto revision = revision_of("</script><script>alert(1)</script>");
  const Html data = article_data(facts_of(revision, revision.item.title, "a & b"));
  EXPECT_EQ(data.markup.find_first_of("<>&"), std::string::npos) << data.markup;
  EXPECT_EQ(parse_json(data.markup).value()["headline"], revision.item.title);
}

TEST(ArticleData, SaysTheDateAsPrintedAndTheSectionsByName) {
  const auto revision = revision_of("Title");
  const auto data = parse_json(article_data(facts_of(revision, "Title", "")).markup).value();
  EXPECT_EQ(data["datePublished"], "2031-04-07");
  EXPECT_EQ(data["articleSection"], nlohmann::json::array({"Statements"}));
  EXPECT_FALSE(data.contains("dateModified"));
  EXPECT_FALSE(data.contains("correction"));
  EXPECT_FALSE(data.contains("image"));
}

TEST(ArticleData, TellsOfACorrectionAndNamesPictures) {
  auto revision = revision_of("Title");
  revision.item.images = {{"https://press.example.org/a.jpg", "", "", ""}, {"javascript:alert(1)", "", "", ""}};
  ArticleFacts facts = facts_of(revision, "Title", "");
  facts.modified = "2031-04-09T10:00:00Z";
  facts.correction = "It was changed.";
  facts.revisions = "https://example.org/items/x/revisions";
  const auto data = parse_json(article_data(facts).markup).value();
  EXPECT_EQ(data["correction"]["@type"], "CorrectionComment");
  EXPECT_EQ(data["correction"]["datePublished"], data["dateModified"]);
  EXPECT_EQ(data["correction"]["url"], facts.revisions);
  EXPECT_EQ(data["image"], nlohmann::json::array({"https://press.example.org/a.jpg"}));
}

TEST(BreadcrumbData, BeginsAtTheFrontPage) {
  archive::Config config;
  config.base_url = "https://example.org";
  const Addresses addresses(config, "en");
  const auto data =
      parse_json(breadcrumb_data({"Home", "/"}, {{"Archive", "/archive"}, {"2031", "/2031"}}, addresses).markup)
          .value();
  ASSERT_EQ(data["itemListElement"].size(), 3u);
  EXPECT_EQ(data["itemListElement"][0]["item"], "https://example.org/");
  EXPECT_EQ(data["itemListElement"][2]["position"], 3);
}

}  // namespace
}  // namespace strongroom::web
