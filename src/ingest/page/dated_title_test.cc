// SPDX-License-Identifier: Apache-2.0
#include "ingest/page/dated_title.h"

#include <gtest/gtest.h>

#include "ingest/html/dom.h"
#include "ingest/page/main_part.h"

namespace strongroom::ingest::page {
namespace {

const std::string_view paragraph =
    "<p>The harbour board says at some length what it has done with the lock, the quay, the lamp and the ferry since "
    "the storm of the year before.</p>";

std::string paragraphs(int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += paragraph;
  return all;
}

bool is_dated(const std::string& body) {
  const html::Page page = html::Page::parse(body);
  PageTree tree = PageTree::of(page.root());
  mark_chrome(tree, chrome_signs(tree), PageKind::Listing);
  return has_dated_title(tree, "en");
}

TEST(DatedTitle, IsThatOfTheTextBelowIt) {
  EXPECT_TRUE(is_dated("<h1>The lock</h1><p>14 March 2019</p>" + paragraphs(5)));
  EXPECT_TRUE(is_dated("<h2>The lock</h2><p>14 March 2019</p>" + paragraphs(5) + "<p>The quay</p><p>2 May 2020</p>"));
  EXPECT_TRUE(is_dated("<h1>The lock</h1><p>14 March 2019</p><p>Updated 2 May 2020</p>" + paragraphs(5)));
}

TEST(DatedTitle, IsNoneWhereTheTextIsOfSeveral) {
  const std::string part = "<h2>The lock</h2><p>14 March 2019</p>" + paragraphs(5);
  EXPECT_FALSE(is_dated(part + part + part));
}

TEST(DatedTitle, IsNoneWithoutADayRightUnderIt) {
  EXPECT_FALSE(is_dated("<h1>The lock</h1>" + paragraphs(5)));
  EXPECT_FALSE(is_dated("<h1>The lock</h1>" + paragraphs(1) + "<p>14 March 2019</p>" + paragraphs(5)));
  EXPECT_FALSE(is_dated("<p>14 March 2019</p>" + paragraphs(5)));
}

TEST(DatedTitle, IsNoneWithoutMuchText) {
  EXPECT_FALSE(is_dated("<h1>The lock</h1><p>14 March 2019</p>" + paragraphs(1)));
}

}  // namespace
}  // namespace strongroom::ingest::page
