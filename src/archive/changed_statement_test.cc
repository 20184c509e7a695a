// SPDX-License-Identifier: Apache-2.0
#include "archive/changed_statement.h"

#include <gtest/gtest.h>

namespace strongroom::archive {
namespace {

const std::string opening =
    "The harbour council of Port Amity met today in the old town hall to speak about the quay. ";
const std::string kept_part =
    "The northern wall is to be raised by two courses of stone before the winter storms, and the masons asked for "
    "lime, "
    "timber and forty days of work. ";
const std::string first_end = "The mayor said that the ferry keeps its hours and that fares stay as they were.";
const std::string second_end =
    "The clerk of works will report each Friday, and the harbour stays open for fishing boats.";
const std::string note = "The ferry leaves at nine on Monday, and the office at the quay sells the tickets from seven.";
const std::string other_note =
    "The ferry leaves at nine on Monday, and the office at the quay is closed until Thursday.";

struct Case {
  const char* why;
  std::string title_a;
  std::string category_a;
  std::string text_a;
  std::string title_b;
  std::string category_b;
  std::string text_b;
  bool same;
};

bool same(const Case& c) {
  records::Item a;
  records::Item b;
  a.title = c.title_a;
  b.title = c.title_b;
  if (!c.category_a.empty()) a.categories = {{c.category_a, {}}};
  if (!c.category_b.empty()) b.categories = {{c.category_b, {}}};
  const TextShape shape_a(c.text_a);
  const TextShape shape_b(c.text_b);
  const bool forth = is_changed_statement({a, shape_a}, {b, shape_b});
  EXPECT_EQ(forth, is_changed_statement({b, shape_b}, {a, shape_a})) << c.why;
  return forth;
}

TEST(ChangedStatement, NeedsCategoryBeginningAndSharedText) {
  const std::string before = opening + kept_part + first_end;
  const std::string after = opening + kept_part + second_end;
  const std::string unrelated = opening + second_end +
                                " Ships that bring salt pay nothing until the spring, and those "
                                "that bring coal pay half of what they paid in the last year.";
  const Case cases[] = {
      {"its second half was changed", "", "News", before, "Council meets", "news", after, true},
      {"an Arabic name of the category is another one", "", "News", before, "", "أخبار", after, false},
      {"no category is told", "", "", before, "", "", after, false},
      {"the titles differ", "Council meets", "News", before, "Council adjourns", "News", after, false},
      {"only the beginning is the same", "", "News", before, "", "News", unrelated, false},
      {"another beginning", "", "News", before, "", "News", kept_part + second_end + " " + first_end, false},
      {"begins with the other's title", "", "News", "Works at the northern quay. " + kept_part + first_end,
       "Works at the Northern Quay", "News", kept_part + second_end + " " + opening, true},
      {"short notes that begin alike", "", "News", note, "", "News", other_note, false},
      {"a short note and a long text", "", "News", note, "", "News", note + " " + kept_part + second_end, false},
  };
  for (const Case& c : cases) EXPECT_EQ(same(c), c.same) << c.why;
}

}  // namespace
}  // namespace strongroom::archive
