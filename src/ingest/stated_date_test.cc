// SPDX-License-Identifier: Apache-2.0
#include "ingest/stated_date.h"

#include <gtest/gtest.h>

namespace strongroom::ingest {
namespace {

// "2014-07-06 12:56", shorter where less was stated.
std::string shown(std::string_view field) {
  const records::PrintedDate stated = read_stated_date(field);
  if (!stated.date) return "none";
  std::string date = stated.date->iso();
  if (stated.precision == records::DatePrecision::Month) date.resize(7);
  if (stated.precision == records::DatePrecision::Year) date.resize(4);
  return date + (stated.time.empty() ? "" : " " + stated.time);
}

TEST(StatedDate, ReadsTheFormsOfTheWild) {
  const std::pair<const char*, const char*> cases[] = {
      {"Sun, 06 Jul 2014 12:56:00 GMT", "2014-07-06 12:56"},
      {"Thu, 1 Jan 04 7:05 PST", "2004-01-01 07:05"},
      {"Thu, 01 Jan 1998 19:48 +0300", "1998-01-01 19:48"},
      {"06-Jul-99", "1999-07-06"},
      {"Sun Jan  4 16:29:06 PST 2004", "2004-01-04 16:29"},
      {"July 6, 2014", "2014-07-06"},
      {"mar., 06 juil. 2014 12:00", "2014-07-06 12:00"},
      {"2003-12-31T10:14:55Z", "2003-12-31 10:14"},
      {"2003-12-31T23:59:55.003-12:00", "2003-12-31 23:59"},
      {"20031231T101455Z", "2003-12-31 10:14"},
      {"20031231101455", "2003-12-31 10:14"},
      {"2003-12-31 10:14:55", "2003-12-31 10:14"},
      {"2003/12/31", "2003-12-31"},
      {"2003-335", "2003-12-01"},
      {"2003-12", "2003-12"},
      {"2003", "2003"},
      {"1073212800", "2004-01-04 10:40"},
      {"11 أكتوبر 2017", "2017-10-11"},
      {"0000-00-00 00:00:00", "none"},
      {"2014-02-30", "none"},
      {"yesterday", "none"},
      {"", "none"},
  };
  for (const auto& [field, expected] : cases) EXPECT_EQ(shown(field), expected) << field;
}

}  // namespace
}  // namespace strongroom::ingest
