// SPDX-License-Identifier: Apache-2.0
#include "ingest/bare_dates.h"

#include <gtest/gtest.h>

#include "ingest/readers.h"

namespace strongroom::ingest {
namespace {

Extraction read_text(const std::string& bytes) {
  Document document;
  document.bytes = bytes;
  return read_document(document);
}

TEST(BareDate, IsNoItem) {
  for (const char* text :
       {"14 March 2019\n", "<html><title>14 March 2019</title><body><p class=date>14 March 2019</p></body></html>",
        "<html><body><h1>14 March 2019</h1><p>Thursday, 14 March 2019</p></body></html>",
        "١٤ مارس ٢٠١٩\n\n١٥ مارس ٢٠١٩"}) {
    const Extraction extraction = read_text(text);
    EXPECT_TRUE(extraction.items.empty()) << text;
    EXPECT_EQ(extraction.faults.size(), 1u) << text;
  }
}

TEST(BareDate, OfAListingStaysAsALink) {
  const Extraction extraction = read_text(
      "<html><body><h1>News</h1><article><h2><a href=https://example.org/a>14 March 2019</a></h2></article><article>"
      "<h2><a href=https://example.org/b>15 March 2019</a></h2></article><article><h2><a "
      "href=https://example.org/c>The "
      "quay is open</a></h2><p>It is open to all</p></article></body></html>");
  ASSERT_EQ(extraction.items.size(), 1u);
  EXPECT_EQ(extraction.items[0].item.title, "The quay is open");
  ASSERT_EQ(extraction.linked.size(), 2u);
  EXPECT_EQ(extraction.linked[0].url, "https://example.org/a");
  ASSERT_EQ(extraction.listings.size(), 1u);
  EXPECT_EQ(extraction.listings[0].items, 1u);
}

TEST(BareDate, WithAnythingElseIsAnItem) {
  EXPECT_EQ(read_text("14 March 2019 In Harbour News\n").items.size(), 1u);
  EXPECT_EQ(read_text("The quay is open\n\n14 March 2019\n\nIt is open.\n").items.size(), 1u);
}

}  // namespace
}  // namespace strongroom::ingest
