// SPDX-License-Identifier: Apache-2.0
#include "ingest/page/flat_cards.h"

#include <gtest/gtest.h>

#include "ingest/html/dom.h"
#include "ingest/page/cards.h"

namespace strongroom::ingest::page {
namespace {

// The text of each card's title, or what stands in the place of one.
std::vector<std::string> titles_in(const std::string& inside) {
  const html::Page page = html::Page::parse("<body><div>" + inside + "</div>");
  const PageTree tree = PageTree::of(page.root().first_with_tag("div"));
  std::vector<std::string> titles;
  for (const Card& card : find_cards(tree, 0, "en")) {
    const auto title = title_of_card(tree, card);
    titles.push_back(title ? tree.elements[*title].node.text() : "none");
  }
  return titles;
}

std::string three_times(const std::string& piece) {
  std::string html;
  for (const char* name : {"lock", "quay", "lamp"}) {
    std::string one = piece;
    for (size_t at = one.find('%'); at != std::string::npos; at = one.find('%')) one.replace(at, 1, name);
    html += one;
  }
  return html;
}

const std::vector<std::string> kAll = {"The lock", "The quay", "The lamp"};
const std::string kText = "It was mended in a week by many hands.";

struct Layout {
  const char* name;
  std::string piece;
};

class FlatLayout : public testing::TestWithParam<Layout> {};

TEST_P(FlatLayout, GivesAnItemForEachTitle) { EXPECT_EQ(titles_in(three_times(GetParam().piece)), kAll); }

INSTANTIATE_TEST_SUITE_P(
    Layouts, FlatLayout,
    testing::Values(Layout{"Headings", "<h3><a href=/%>The %</a></h3><p>" + kText + "</p>"},
                    Layout{"DaysAbove", "<p>14 March 2019</p><h3><a href=/%>The %</a></h3><p>" + kText + "</p>"},
                    Layout{"DatedHeadings", "<h3>The %</h3><p>14 March 2019</p><p>" + kText + " <a href=/x>x</a></p>"},
                    Layout{"HeadingsAboveCards",
                           "<h3>The %</h3><div class=b><p>14 March 2019</p><a href=/%>All</a></div>"},
                    Layout{"LinkedLines", "<p class=t><a href=/%>The %</a></p><p>" + kText + "</p>"},
                    Layout{"Lines", "14 March 2019: <a href=/%>The %</a><br>"},
                    Layout{"EmptyLines", "<a href=/%>The %</a><br>14 March 2019<br>" + kText + "<br><br>"}),
    [](const auto& test) { return test.param.name; });

TEST(FlatCards, AreDefinitionsInTheirList) {
  EXPECT_EQ(titles_in("<dl>" + three_times("<dt>14 March 2019</dt><dd><a href=/%>The %</a></dd>") + "</dl>"), kAll);
}

TEST(FlatCards, AreNotTheChaptersOfAText) {
  EXPECT_TRUE(titles_in(three_times("<h3>The %</h3><p>" + kText + " <a href=/x>More</a></p>")).empty());
}

TEST(FlatCards, AreNotLinksAlone) { EXPECT_TRUE(titles_in(three_times("<p><a href=/%>The %</a></p>")).empty()); }

TEST(FlatCards, TakeTheirOwnDayAndNotThatOfTheNext) {
  const html::Page page = html::Page::parse(
      "<body><div>" + three_times("<p>14 March 2019</p><h3><a href=/%>The %</a></h3><p>x</p>") + "</div>");
  const PageTree tree = PageTree::of(page.root().first_with_tag("div"));
  const std::vector<Card> cards = find_cards(tree, 0, "en");
  ASSERT_EQ(cards.size(), 3u);
  for (const Card& card : cards) {
    EXPECT_EQ(card.from.text(), "14 March 2019");
    EXPECT_TRUE(card.is_dated);
  }
}

TEST(Cards, OfOneRowAreAllTakenThoughSomeShowLess) {
  const std::string row = three_times("<li><a href=/%>The %</a> 14 March 2019</li>") + "<li>The mole is shut</li>";
  EXPECT_EQ(titles_in("<ul>" + row + "</ul>").size(), 4u);
}

}  // namespace
}  // namespace strongroom::ingest::page
