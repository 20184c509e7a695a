// SPDX-License-Identifier: Apache-2.0
#include "text/time_zones.h"

#include <gtest/gtest.h>

namespace strongroom::text {
namespace {

TEST(TimeZones, AreKnownByTheirNamesWithoutATzDatabase) {
  for (const char* name : {"UTC", "Europe/Berlin", "Asia/Beirut", "Etc/GMT-3", "America/Argentina/Ushuaia", "Zulu"}) {
    EXPECT_TRUE(is_time_zone(name)) << name;
  }
  for (const char* name : {"", "Berlin", "europe/berlin", "Europe/Berlin ", "UTC+1", "posix/UTC", "localtime"}) {
    EXPECT_FALSE(is_time_zone(name)) << name;
  }
}

TEST(TimeZones, AWrongSpellingLeadsToTheRightOne) {
  EXPECT_EQ(time_zone_like("europe/berlin"), "Europe/Berlin");
  EXPECT_EQ(time_zone_like("Beirut"), "Asia/Beirut");
  EXPECT_EQ(time_zone_like("utc"), "Etc/UTC");
  EXPECT_FALSE(time_zone_like("Middle/Earth"));
}

}  // namespace
}  // namespace strongroom::text
