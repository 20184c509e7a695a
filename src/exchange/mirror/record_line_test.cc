// SPDX-License-Identifier: Apache-2.0
#include "exchange/mirror/record_line.h"

#include <gtest/gtest.h>

namespace strongroom::exchange {
namespace {

TEST(RecordLine, ReadsWhatItPrints) {
  const RecordLine lines[] = {
      {0, R"({"id":"2017-10-07-k3v9qd"})", {}, ""},
      {1, "two\nlines \"and\" بيان", {}, "2017-10-07-k3v9qd"},
      {2, "", std::string(32, '\xff'), ""},
      {18'446'744'073'709'551'615u, {}, {}, ""},
  };
  std::string printed;
  for (const RecordLine& line : lines) printed += print(line);
  const auto read = parse_record_lines(printed);
  ASSERT_TRUE(read) << read.error().to_string();
  EXPECT_EQ(*read, std::vector<RecordLine>(std::begin(lines), std::end(lines)));
}

TEST(RecordLine, AWithheldRecordIsItsNumberAlone) {
  EXPECT_EQ(print(RecordLine{17, {}, {}, {}}), "{\"entry\":17}\n");
  EXPECT_EQ(print(RecordLine{17, "{}", {}, "a"}), "{\"entry\":17,\"record\":\"{}\",\"below\":\"a\"}\n");
}

TEST(RecordLine, RefusesWithThePlace) {
  const std::string good = "{\"entry\":1}\n";
  for (const char* bad :
       {"[]", "{}", "17", "{\"entry\":-1}", "{\"entry\":\"1\"}", "{\"entry\":1.5}", "{\"entry\":1,\"record\":5}",
        "{\"entry\":1,\"salt\":\"00\"}", "{\"entry\":1,\"below\":[]}", "{\"entry\":1", ""}) {
    const auto lines = parse_record_lines(good + bad + "\n");
    ASSERT_FALSE(lines) << bad;
    EXPECT_EQ(lines.error().offset, good.size()) << bad;
  }
  EXPECT_FALSE(parse_record_lines("{\"entry\":1}"));
  EXPECT_TRUE(parse_record_lines("").value().empty());
}

TEST(RecordLine, HasALimit) {
  std::string many;
  for (size_t i = 0; i <= kRecordLinesMax; ++i) many += print(RecordLine{i, {}, {}, {}});
  EXPECT_EQ(parse_record_lines(many).error().code, ErrorCode::LimitExceeded);
}

}  // namespace
}  // namespace strongroom::exchange
