// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "ingest/export/markdown.h"
#include "ingest/export/table_rows.h"
#include "ingest/export/wordpress_markup.h"

namespace strongroom::ingest {
namespace {

std::vector<std::string> sql_values(std::string_view sql, std::vector<Error>& faults) {
  std::vector<std::string> values;
  const auto wanted = [](std::string_view table) { return table == "t"; };
  const RowSink sink = [&](std::string_view, Row row) {
    values.push_back(column(row, "a") + "|" + column(row, "b"));
    return true;
  };
  read_sql_rows(sql, wanted, sink, faults);
  return values;
}

TEST(SqlRows, ReadsWhatDumpsWrite) {
  const std::pair<const char*, std::vector<std::string>> cases[] = {
      {"INSERT INTO `t` (`a`,`b`) VALUES (1,'x'),(2,NULL);", {"1|x", "2|"}},
      {"insert ignore into db.t (a, b) values ('it''s \\'so\\'','l\\nl');", {"it's 'so'|l\nl"}},
      {"CREATE TABLE `t` (`a` int(11) NOT NULL DEFAULT '0,)', `b` text, PRIMARY KEY (`a`,`b`)) COMMENT='x;y';\n"
       "INSERT INTO `t` VALUES (7,_utf8'z');",
       {"7|z"}},
      {"INSERT INTO other VALUES ('a;b'); -- note;\nINSERT INTO t (a,b) VALUES (0x41, -1.5);", {"A|-1.5"}},
  };
  for (const auto& [sql, expected] : cases) {
    std::vector<Error> faults;
    EXPECT_EQ(sql_values(sql, faults), expected) << sql;
    EXPECT_TRUE(faults.empty()) << sql;
  }
}

TEST(SqlRows, KeepsWholeRowsOfADumpThatBreaksOff) {
  std::vector<Error> faults;
  EXPECT_EQ(sql_values("INSERT INTO t (a,b) VALUES (1,'x'),(2,'y", faults), (std::vector<std::string>{"1|x"}));
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].offset, 0U);
}

TEST(CsvRows, ReadsQuotesAndDelimiters) {
  const auto rows = read_csv_rows("\xEF\xBB\xBFId;Name\r\n1;\"a \"\"b\"\";\nc\"\r\n\r\n2;NULL", 10);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(column(rows[0], "name"), "a \"b\";\nc");
  EXPECT_EQ(column(rows[1], "id"), "2");
  EXPECT_EQ(column(rows[1], "name"), "");
}

TEST(WordPressMarkup, ShowsContentAsItsSiteDid) {
  const std::pair<const char*, const char*> cases[] = {
      {"one\n\ntwo\nthree", "one<br><br>two\nthree"},
      {"[caption id=\"1\"]<a href=\"x\"><img src=\"y\" /></a> Words[/caption]",
       "<figure><a href=\"x\"><img src=\"y\" /></a><figcaption> Words</figcaption></figure>"},
      {"a [sic] b [gallery ids=\"1\"]c [vc_row]d", "a [sic] b c d"},
      {"[caption without end", "[caption without end"},
  };
  for (const auto& [content, expected] : cases) EXPECT_EQ(wordpress_html(content), expected) << content;
}

TEST(Markdown, BecomesHtml) {
  EXPECT_EQ(html_of_markdown("# Head\n\nA **b** [c](d)\ne\n\n* x\n* y\n\n> q"),
            "<h1>Head</h1><p>A b <a href=\"d\">c</a> e </p>\n<ul><li>x<li>y</ul>\n<blockquote>q </blockquote>\n");
}

}  // namespace
}  // namespace strongroom::ingest
