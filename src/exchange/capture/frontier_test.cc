// SPDX-License-Identifier: Apache-2.0
#include "exchange/capture/frontier.h"

#include <gtest/gtest.h>

#include <vector>

namespace strongroom::exchange::capture {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

std::vector<std::string> all_of(Frontier& frontier, const Pace& pace) {
  std::vector<std::string> order;
  while (const auto choice = frontier.next(pace, milliseconds(0))) {
    order.push_back(choice->url);
    frontier.remove(choice->url);
  }
  return order;
}

TEST(Frontier, GoesByRankThenByAgeThenInOrder) {
  Frontier frontier;
  frontier.want("http://a.example/known-late", Rank::Known, {20});
  frontier.want("http://a.example/known-early", Rank::Known, {10});
  frontier.want("http://a.example/item", Rank::NewItem);
  frontier.want("http://a.example/item2", Rank::NewItem);
  frontier.want("http://a.example/2", Rank::Listing);
  frontier.want("http://a.example/", Rank::Seed);
  EXPECT_EQ(all_of(frontier, Pace(seconds(1))),
            (std::vector<std::string>{"http://a.example/", "http://a.example/2", "http://a.example/item",
                                      "http://a.example/item2", "http://a.example/known-early",
                                      "http://a.example/known-late"}));
}

TEST(Frontier, KeepsTheBetterRank) {
  Frontier frontier;
  frontier.want("http://a.example/1", Rank::Known);
  frontier.want("http://a.example/2", Rank::NewItem);
  frontier.want("http://a.example/1", Rank::Listing);
  frontier.want("http://a.example/2", Rank::Known);
  frontier.want("no address", Rank::Seed);
  EXPECT_EQ(frontier.size(), 2u);
  EXPECT_EQ(all_of(frontier, Pace(seconds(1))), (std::vector<std::string>{"http://a.example/1", "http://a.example/2"}));
}

TEST(Frontier, AsksAHostThatIsReadyBeforeOneThatIsNot) {
  Frontier frontier;
  Pace pace(seconds(1));
  frontier.want("http://a.example/", Rank::Seed);
  frontier.want("http://b.example/x", Rank::Known);
  pace.answered("http://a.example", milliseconds(0));
  EXPECT_EQ(frontier.next(pace, milliseconds(500))->url, "http://b.example/x");
  frontier.remove("http://b.example/x");
  EXPECT_EQ(frontier.next(pace, milliseconds(500))->ready, milliseconds(1000));
  EXPECT_EQ(frontier.next(pace, milliseconds(3000))->ready, milliseconds(3000));
}

}  // namespace
}  // namespace strongroom::exchange::capture
