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

TEST(ArticleData, NoTextEndsTheScriptElement) {
  const auto revision = revision_of("</script><script>alert(1)</script>");
  const Html data =
      article_data({revision, revision.item.title, "a & b", "https://example.org/items/x", "", "Archive"});
  EXPECT_EQ(data.markup.find_first_of("<>&"), std::string::npos) << data.markup;
  EXPECT_EQ(parse_json(data.markup).value()["headline"], revision.item.title);
}

TEST(ArticleData, SaysTheDateAsPrintedAndTheSectionsByName) {
  const auto revision = revision_of("Title");
  const auto data =
      parse_json(article_data({revision, "Title", "", "https://example.org/items/x", "", "Archive"}).markup).value();
  EXPECT_EQ(data["datePublished"], "2031-04-07");
  EXPECT_EQ(data["articleSection"], nlohmann::json::array({"Statements"}));
  EXPECT_FALSE(data.contains("dateModified"));
}

}  // namespace
}  // namespace strongroom::web
