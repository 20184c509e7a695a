// SPDX-License-Identifier: Apache-2.0
#include "text/plural.h"

#include <gtest/gtest.h>

namespace strongroom::text {
namespace {

struct Case {
  uint64_t count;
  const char* lang;
  const char* form;
};

class PluralForm : public testing::TestWithParam<Case> {};

TEST_P(PluralForm, FollowsTheRulesOfTheLanguage) {
  EXPECT_EQ(plural_form(GetParam().count, GetParam().lang), GetParam().form);
}

INSTANTIATE_TEST_SUITE_P(Languages, PluralForm,
                         testing::Values(Case{0, "en", "other"}, Case{1, "en", "one"}, Case{21, "en", "other"},
                                         Case{0, "ar", "zero"}, Case{1, "ar", "one"}, Case{2, "ar", "two"},
                                         Case{3, "ar", "few"}, Case{10, "ar", "few"}, Case{11, "ar", "many"},
                                         Case{99, "ar", "many"}, Case{100, "ar", "other"}, Case{103, "ar", "few"},
                                         Case{21, "ru", "one"}, Case{5'000'000'000'000, "ar", "other"}));

}  // namespace
}  // namespace strongroom::text
