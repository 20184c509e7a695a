// SPDX-License-Identifier: Apache-2.0
#include "exchange/capture/pace.h"

#include <gtest/gtest.h>

namespace strongroom::exchange::capture {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

TEST(Pace, LeavesAPauseAfterEachAnswerOfAHost) {
  Pace pace(seconds(1));
  EXPECT_EQ(pace.ready_at("http://a.example"), milliseconds(0));
  pace.answered("http://a.example", milliseconds(500));
  EXPECT_EQ(pace.ready_at("http://a.example"), milliseconds(1500));
  EXPECT_EQ(pace.ready_at("http://b.example"), milliseconds(0));
}

TEST(Pace, GoesAsSlowAsTheHostAsksAndNeverFaster) {
  Pace pace(seconds(1));
  pace.slow_down("slow", seconds(5));
  pace.slow_down("fast", milliseconds(10));
  pace.answered("slow", milliseconds(0));
  pace.answered("fast", milliseconds(0));
  EXPECT_EQ(pace.ready_at("slow"), seconds(5));
  EXPECT_EQ(pace.ready_at("fast"), seconds(1));
  pace.hold("fast", milliseconds(0), seconds(30));
  pace.answered("fast", milliseconds(100));
  EXPECT_EQ(pace.ready_at("fast"), seconds(30));
}

TEST(RetryAfter, IsSecondsOrADate) {
  const Timestamp now = *Timestamp::parse_rfc3339("2017-10-11T14:05:00Z");
  EXPECT_EQ(parse_retry_after("120", now), seconds(120));
  EXPECT_EQ(parse_retry_after("Wed, 11 Oct 2017 14:06:00 GMT", now), seconds(60));
  EXPECT_EQ(parse_retry_after("Wed, 11 Oct 2017 14:00:00 GMT", now), seconds(0));
  EXPECT_EQ(parse_retry_after("18446744073709551615", now), seconds(86'400LL * 366));
  for (const char* text : {"", "soon", "-1", "Wed, 11 Xyz 2017 14:06:00 GMT", "Wed, 41 Oct 2017 14:06:00 GMT"}) {
    EXPECT_EQ(parse_retry_after(text, now), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace strongroom::exchange::capture
