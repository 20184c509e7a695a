// SPDX-License-Identifier: Apache-2.0
#include "base/json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace strongroom {

using nlohmann::json;
using nlohmann::ordered_json;
using std::literals::operator""sv;

std::string nested(size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

TEST(Json, ReadsWhatItPrints) {
  const auto text = R"({"a":[1,-2,0.5,true,null],"b":{"c":"\u0000\n\"\\é"}})"sv;
  const auto value = parse_json(text);
  ASSERT_TRUE(value);
  EXPECT_EQ((*value)["b"]["c"], "\0\n\"\\é"sv);
  EXPECT_EQ(print_json(*value), text);
}

TEST(Json, PassesOverSpaceAndAByteOrderMark) { EXPECT_EQ(parse_json("\xEF\xBB\xBF \t\r\n7\n").value(), 7); }

TEST(Json, TheLastMemberOfANameCounts) {
  EXPECT_EQ(print_json(*parse_json(R"({"a":1,"b":2,"a":3})")), R"({"a":3,"b":2})");
}

TEST(Json, OrderedKeepsTheOrderOfTheText) {
  EXPECT_EQ(print_json(*parse_json(R"({"b":1,"a":2})")), R"({"a":2,"b":1})");
  EXPECT_EQ(print_json(*parse_ordered_json(R"({"b":1,"a":2})")), R"({"b":1,"a":2})");
  EXPECT_EQ(print_json(reread_json(R"({"b":1,"a":2})")), R"({"b":1,"a":2})");
}

TEST(Json, TellsWhereItIsWrong) {
  struct {
    std::string_view text;
    uint64_t offset;
    std::string_view message;
  } const cases[] = {
      {"", 0, "the JSON breaks off"},
      {"  ", 2, "the JSON breaks off"},
      {R"({"a":[1,)", 8, "the JSON breaks off"},
      {R"(["a)", 3, "the JSON breaks off"},
      {"tru", 3, "the JSON breaks off"},
      {"[1,]", 3, "this is not JSON"},
      {"{1:2}", 1, "this is not JSON"},
      {"[1] [2]", 4, "this is not JSON"},
      {"[\"\xFF\"]", 2, "this is not JSON"},
      {R"(["\uD800"])", 8, "this is not JSON"},
      {"[\"\n\"]", 2, "this is not JSON"},
      {"[1]\0[2]"sv, 3, "this is not JSON"},
      {"[1]// one", 3, "this is not JSON"},
      {"[NaN]", 1, "this is not JSON"},
      {"[1e999]", 5, "a number is too large"},
  };
  for (const auto& [text, offset, message] : cases) {
    const auto value = parse_json(text);
    ASSERT_FALSE(value) << text;
    EXPECT_EQ(value.error().code, ErrorCode::Malformed) << text;
    EXPECT_EQ(value.error().offset, offset) << text;
    EXPECT_EQ(value.error().message, message) << text;
  }
}

TEST(Json, RefusesWhatIsNestedTooDeeplyWhileReading) {
  EXPECT_TRUE(parse_json(nested(200)));
  const auto deeper = parse_json(std::string(1'000'000, '['));
  ASSERT_FALSE(deeper);
  EXPECT_EQ(deeper.error().code, ErrorCode::LimitExceeded);
  EXPECT_EQ(deeper.error().offset, 200U);
  EXPECT_FALSE(parse_json(R"({"a":{"b":1}})", {.depth_max = 1}));
}

TEST(Json, RefusesMoreValuesThanTheLimit) {
  EXPECT_TRUE(parse_json(R"([1,{"a":2}])", {.values_max = 4}));
  const auto more = parse_json("[1,{\"a\":2},\"b\"]", {.values_max = 4});
  ASSERT_FALSE(more);
  EXPECT_EQ(more.error().code, ErrorCode::LimitExceeded);
  EXPECT_EQ(more.error().offset, 13U);
}

TEST(Json, PassesOverCommentsWhereAsked) {
  EXPECT_EQ(parse_json("/* one */ [1] // two", {.comments = JsonComments::PassOver}).value(), json({1}));
}

TEST(Json, KeepsWhatStandsBeforeDamage) {
  json value;
  const auto fault = parse_damaged_json(R"({"a":[1,{"b":2},"c)", value);
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->offset, 18U);
  EXPECT_EQ(print_json(value), R"({"a":[1,{"b":2}]})");
}

TEST(Json, PassesOverWhatFollowsWhereDamageIsExpected) {
  json value;
  EXPECT_FALSE(parse_damaged_json("[1];</script>", value));
  EXPECT_EQ(value, json({1}));
}

TEST(Json, PrintsForPeople) {
  EXPECT_EQ(print_indented_json(json{{"b", {1}}, {"a", json::object()}}), "{\n  \"a\": {},\n  \"b\": [\n    1\n  ]\n}");
  EXPECT_EQ(print_indented_json(ordered_json{{"b", 1}, {"a", 2}}), "{\n  \"b\": 1,\n  \"a\": 2\n}");
}

TEST(Json, ReplacesWhatIsNotUtf8) {
  EXPECT_EQ(print_json(json{{"a", "b\xFF"}}), "{\"a\":\"b\xEF\xBF\xBD\"}");
  EXPECT_EQ(print_indented_json(ordered_json("\xC3")), "\"\xEF\xBF\xBD\"");
}

TEST(JsonDeathTest, RereadingIsForJsonOnly) { EXPECT_DEATH(reread_json("{"), "value.has_value"); }

}  // namespace strongroom
