// SPDX-License-Identifier: Apache-2.0
#include "records/address.h"

#include <gtest/gtest.h>

namespace strongroom::records {
namespace {

TEST(Address, FormsOfOnePageBecomeOne) {
  const char* forms[] = {
      "http://www.example.org/en/news/report",      "https://EXAMPLE.org:443/en/news/report/",
      "//example.org/en/news/report.html",          "https://example.org/index.php/en/news/report.HTML#top",
      "https://user@example.org./en/news/%72eport",
  };
  for (const char* form : forms) {
    const Address address = normalise_address(form);
    EXPECT_EQ(address.host, "example.org") << form;
    EXPECT_EQ(address.path, "/en/news/report") << form;
  }
}

TEST(Address, EncodedAndRawLettersAreOne) {
  EXPECT_EQ(normalise_address("/أخبار").path, normalise_address("/%d8%a3%D8%AE%d8%a8%d8%a7%d8%b1").path);
}

TEST(Address, KeepsIndexPhpOnlyWithinAName) {
  EXPECT_EQ(normalise_address("/index.phpx/a").path, "/index.phpx/a");
  EXPECT_EQ(normalise_address("index.php/a").path, "a");
  EXPECT_EQ(normalise_address("https://example.org/index.php").path, "");
}

TEST(Address, AColonInAPathIsNoScheme) {
  EXPECT_EQ(normalise_address("/go?to=http://example.org/").host, "");
  EXPECT_EQ(normalise_address("/a/b://c").host, "");
}

TEST(Address, FindsParameters) {
  EXPECT_EQ(query_parameter("a=1&amp;year=2017&q=two+words%21", "year"), "2017");
  EXPECT_EQ(query_parameter("a=1&q=two+words%21", "q"), "two words!");
  EXPECT_EQ(query_parameter("flag&b=2", "flag"), "");
  EXPECT_EQ(query_parameter("year2=1", "year"), "");
}

TEST(Address, FindsTheNumberOfAK2Item) {
  const std::pair<const char*, const char*> cases[] = {
      {"/en/news/item/123-some-title", "123"},
      {"/en/news/item/123-some-title.html?tmpl=component", "123"},
      {"item/7", "7"},
      {"/index.php?option=com_k2&view=item&id=55:alias&Itemid=3", "55"},
      {"/index.php?option=com_k2&amp;view=item&amp;id=55", "55"},
      {"/index.php?option=com_content&view=item&id=55", ""},
      {"/item/download/12_abc", ""},
      {"/news/item/2017report", ""},
      {"/news/item/0-x", ""},
      {"/news/12-category/title", ""},
      {"", ""},
  };
  for (const auto& [url, number] : cases) EXPECT_EQ(k2_item_number(url), number) << url;
}

}  // namespace
}  // namespace strongroom::records
