// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "records/record.h"

namespace strongroom::records {
namespace {

using Keys = std::vector<std::string>;

Item dated(std::string title, std::string body) {
  Item item;
  item.title = std::move(title);
  item.date.date = CivilDate{2017, 10, 7};
  if (!body.empty()) item.blocks = {{BlockKind::Paragraph, std::move(body), 0, false, "", {}}};
  return item;
}

Item linked(std::string url, std::string source_id = {}) {
  Item item = dated("A title", "A body");
  item.url = std::move(url);
  item.source_id = std::move(source_id);
  return item;
}

TEST(IdentityKeys, PutTheSourcesNumberFirst) {
  EXPECT_EQ(identity_keys(linked("http://www.Example.org/en/item/12-title.html", "12"), "other.org"),
            (Keys{"id:example.org:12", "url:example.org/en/item/12-title"}));
}

TEST(IdentityKeys, FindTheNumberInTheAddress) {
  EXPECT_EQ(identity_keys(linked("/en/item/12-title"), "www.example.org").front(), "id:example.org:12");
}

TEST(IdentityKeys, ForgetHowAPageWasShown) {
  EXPECT_EQ(identity_keys(linked("https://example.org/?utm_source=a&p=5&tmpl=component"), ""),
            identity_keys(linked("https://example.org/index.php?p=5"), ""));
}

TEST(IdentityKeys, AHomePageIdentifiesNothing) {
  EXPECT_EQ(identity_keys(linked("https://example.org/"), ""), (Keys{"text:2017-10-07:a title"}));
}

TEST(IdentityKeys, UseDateAndTitleWithoutAnAddress) {
  EXPECT_EQ(identity_keys(dated("Bridge RE-opened!", "body"), "example.org"),
            (Keys{"text:2017-10-07:bridge re opened"}));
}

TEST(IdentityKeys, UseTheFirstTwelveWordsWithoutATitle) {
  EXPECT_EQ(identity_keys(dated("", "One two, three four five six seven eight nine ten eleven twelve thirteen."), ""),
            (Keys{"text:2017-10-07:one two three four five six seven eight nine ten eleven twelve"}));
}

TEST(IdentityKeys, AreNeverEmptyForADateOrABody) {
  EXPECT_FALSE(identity_keys(dated("", ""), "").empty());
  Item undated = dated("", "words");
  undated.date = {};
  EXPECT_EQ(identity_keys(undated, ""), (Keys{"text:0000-00-00:words"}));
  EXPECT_TRUE(identity_keys(Item{}, "").empty());
}

TEST(ItemId, IsTheDateAndTheStartOfADigest) {
  const Item item = dated("t", "");
  const ItemId id = make_item_id(item.date, "url:example.org/a");
  EXPECT_EQ(id.value.substr(0, 11), "2017-10-07-");
  EXPECT_EQ(id.value.size(), 17u);
  EXPECT_TRUE(make_item_id(item.date, "url:example.org/a", 9).value.starts_with(id.value));
  EXPECT_NE(make_item_id(item.date, "url:example.org/b"), id);
  EXPECT_EQ(make_item_id(PrintedDate{}, "k").value.substr(0, 11), "0000-00-00-");
}

}  // namespace
}  // namespace strongroom::records
