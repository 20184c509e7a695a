// SPDX-License-Identifier: Apache-2.0
#include "store/query_syntax.h"

#include <gtest/gtest.h>

#include "store/query_tokens.h"

namespace strongroom::store {
namespace {

// A query as one line: groups in brackets, alternatives apart by '|', field=, "!" before what is excluded.
std::string shown(const Clause& clause) {
  static const char* const fields[] = {"", "title=", "category=", "tag=", "author=", "source=", "language=", "year="};
  std::string text = fields[static_cast<size_t>(clause.field)] + clause.text;
  return clause.kind == ClauseKind::Prefix ? text + "*" : text;
}

std::string shown(std::string_view text) {
  const auto query = parse_query(text);
  if (!query) return error_code_name(query.error().code);
  std::string line;
  for (const auto& group : query->all) {
    std::string alternatives;
    for (const Clause& clause : group) alternatives += (alternatives.empty() ? "" : "|") + shown(clause);
    line += "[" + alternatives + "]";
  }
  for (const Clause& clause : query->none) line += "!" + shown(clause);
  if (query->from) line += " from " + query->from->iso();
  if (query->to) line += " to " + query->to->iso();
  return line;
}

TEST(QuerySyntax, ReadsWhatUsersType) {
  const std::pair<const char*, const char*> cases[] = {
      {"", ""},
      {"land registry", "[land][registry]"},
      {"\"land registry\" city", "[land registry][city]"},
      {"“land registry” «city council»", "[land registry][city council]"},
      {"„land registry“", "[land registry]"},
      {"one\"two three\"four", "[one][two three][four]"},
      {"land-registry", "[land-registry]"},
      {"arch*", "[arch*]"},
      {"arch**", "[arch*]"},
      {"\"arch*\"", "[arch*]"},  // in quotes the star is only a sign
      {"land -draft", "[land]!draft"},
      {"land NOT draft", "[land]!draft"},
      {"land -\"first draft\"", "[land]!first draft"},
      {"land - draft", "[land][draft]"},
      {"a-b", "[a-b]"},
      {"land OR registry city", "[land|registry][city]"},
      {"land OR registry OR city", "[land|registry|city]"},
      {"OR land", "[land]"},
      {"land OR", "[land]"},
      {"land or registry", "[land][or][registry]"},
      {"land AND registry", "[land][registry]"},
      {"title:registry", "[title=registry]"},
      {"Title:registry", "[title=registry]"},
      {"category:\"press releases\"", "[category=press releases]"},
      {"lang:ar language:en", "[language=ar][language=en]"},
      {"author:sam* tag:-x", "[author=sam*][tag=-x]"},
      {"-category:news land", "[land]!category=news"},
      {"تصنيف:أخبار", "[category=أخبار]"},
      {"year:2017", "[year=2017]"},
      {"year:2015-2017", "[year=2015-2017]"},
      {"year:٢٠١٧", "[year=٢٠١٧]"},
      {"other:word", "[other:word]"},
      {"12:30", "[12:30]"},
      {"title:", "[title:]"},
      {"title: word", "[title:][word]"},
      {"after:2017-10 before:2017-11", " from 2017-10-01 to 2017-10-31"},
      {"after:2017 after:2018 x", "[x] from 2018-01-01"},
      {"before:2017/10/11 x", "[x] to 2017-10-10"},
      {"— & … land", "[land]"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(shown(text), expected) << text;
}

TEST(QuerySyntax, SaysWhatIsWrong) {
  const std::pair<std::string, const char*> cases[] = {
      {"-draft", "malformed"},
      {"-\"a draft\" -other", "malformed"},
      {"before:soon", "malformed"},
      {"after:2017-13", "malformed"},
      {"before:2017-02-30 x", "malformed"},
      {"-before:2017 x", "malformed"},
      {"before:1", "malformed"},
      {"year:x", "malformed"},
      {"year:2017-2015", "malformed"},
      {"year:1000-9999", "malformed"},
      {"year:99999999999", "malformed"},
      {"a*", "malformed"},
      {"x y-z*", "malformed"},
      {std::string(2001, 'a'), "limit-exceeded"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(shown(text), expected) << text;
  std::string many;
  for (int i = 0; i < 33; ++i) many += " word" + std::to_string(i);
  EXPECT_EQ(shown(many), "limit-exceeded");
}

TEST(QuerySyntax, TellsHowItUnderstood) {
  EXPECT_EQ(parse_query("\"civil registry\" arch* -draft")->understood, "“civil registry” · arch* · not: draft");
  EXPECT_EQ(parse_query("a OR b category:news after:2017")->understood, "a or b · category: news · from 2017-01-01");
}

TEST(QuerySyntax, NamesTheFaultAndThePartToBlame) {
  const struct {
    std::string text;
    QueryFault fault;
    std::string written;
  } cases[] = {
      {"before:soon", QueryFault::NoDate, "soon"}, {"-before:2017 x", QueryFault::ExcludedDate, ""},
      {"year:x", QueryFault::NoYear, "x"},         {"a*", QueryFault::ShortPrefix, "a*"},
      {"-draft", QueryFault::OnlyExclusions, ""},  {std::string(2001, 'a'), QueryFault::TooLong, ""},
  };
  for (const auto& c : cases) {
    const auto query = read_query(c.text);
    ASSERT_FALSE(query) << c.text;
    EXPECT_EQ(query.error().fault, c.fault) << c.text;
    EXPECT_EQ(query.error().written, c.written) << c.text;
  }
}

TEST(QuerySyntax, ReadsTheDaysOfAYearAMonthOrADay) {
  const auto days = [](std::string_view text) {
    const auto read = read_days(text);
    return read ? read->first.iso() + " " + read->last.iso() : "none";
  };
  EXPECT_EQ(days("2017"), "2017-01-01 2017-12-31");
  EXPECT_EQ(days("2016-2"), "2016-02-01 2016-02-29");
  EXPECT_EQ(days("٢٠١٧-١٠-١١"), "2017-10-11 2017-10-11");
  EXPECT_EQ(days(" 2017/10/11 "), "2017-10-11 2017-10-11");
  for (const char* text : {"", "17", "2017-13", "2017-02-30", "2017-10-11-12", "soon"}) EXPECT_EQ(days(text), "none");
}

TEST(QueryTokens, LeavesOutAQuoteThatIsNeverClosed) {
  const auto tokens = split_query("one \"two three");
  ASSERT_EQ(tokens.size(), 3u);
  EXPECT_EQ(tokens[1].value, "two");
  EXPECT_FALSE(tokens[1].quoted);
}

}  // namespace
}  // namespace strongroom::store
