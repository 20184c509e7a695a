// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/link_references.h"

#include <gtest/gtest.h>

namespace strongroom::ingest::dump {
namespace {

TEST(LinkReferences, GiveTheLinksOfALineTheirAddresses) {
  const std::string dump =
      "[1]Home [2]2 3 [9]9 [sic]\n\nReferences\n\n   Visible links\n   1. https://lisse.example.org/\n"
      "   2. https://lisse.example.org/news?start=10\n";
  const LinkReferences references(dump);
  const UnmarkedLine line = references.unmarked(dump.substr(0, dump.find('\n')), 0);
  EXPECT_EQ(line.text, "Home 2 3 [9]9 [sic]");
  EXPECT_EQ(line.marks, 6u);
  ASSERT_EQ(line.links.size(), 2u);
  EXPECT_EQ(line.links[0].words, "Home ");
  EXPECT_EQ(line.links[1].address, "https://lisse.example.org/news?start=10");
  EXPECT_FALSE(references.holds(0));
  EXPECT_TRUE(references.holds(dump.find("References")));
  EXPECT_TRUE(references.holds(dump.size() - 2));
}

TEST(LinkReferences, AreOfThePageAboveThem) {
  const std::string page = "[1]Quay\nReferences\n1. https://lisse.example.org/a\n2. https://lisse.example.org/b\n";
  const std::string dump = page + "[1]Lamp\nReferences:\n[1] https://lisse.example.org/c\n[2] /d\n[3]Lock\n";
  const LinkReferences references(dump);
  const UnmarkedLine second = references.unmarked("[1]Lamp", page.size());
  ASSERT_EQ(second.links.size(), 1u);
  EXPECT_EQ(second.links[0].address, "https://lisse.example.org/c");
  const size_t behind = dump.find("[3]Lock");
  EXPECT_FALSE(references.holds(behind));
  EXPECT_EQ(references.unmarked("[3]Lock", behind).text, "[3]Lock");
}

TEST(LinkReferences, AreNoListOfBooks) {
  const std::string dump = "As told [1] by the port.\nReferences\n1. A. Quill, The quay (1904)\n2. B. Lens, Lamps\n";
  const LinkReferences references(dump);
  EXPECT_FALSE(references.holds(dump.find("1. A")));
  EXPECT_EQ(references.unmarked("As told [1] by the port.", 0).text, "As told [1] by the port.");
}

}  // namespace
}  // namespace strongroom::ingest::dump
