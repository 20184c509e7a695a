// SPDX-License-Identifier: Apache-2.0
#include "ingest/page/stray_days.h"

#include <gtest/gtest.h>

#include "ingest/page/page.h"

namespace strongroom::ingest::page {
namespace {

// A long article without a day near its title, with what stands behind its text.
std::string page_ending(const std::string& end) {
  std::string html =
      "<html lang=en-GB><head><title>The lock is open</title><meta property=og:type content=article></head><body>"
      "<main><article><h1>The lock is open</h1>";
  for (int i = 0; i < 100; ++i) html += "<p>It was <b>mended</b> at last, and for a long time to come.";
  return html + "</article>" + end + "</main></body></html>";
}

// "2019-03-14 text 60", or "none".
std::string day_of(const std::string& html) {
  Document document;
  document.bytes = html;
  document.url = "https://example.org/news/one";
  const Extraction extraction = read(document, {});
  if (extraction.items.size() != 1 || !extraction.items[0].item.date.date) return "none";
  const FoundItem& found = extraction.items[0];
  return found.item.date.date->iso() + " " + found.evidence.date_from + " " +
         std::to_string(static_cast<int>(100 * found.evidence.date_confidence + 0.5));
}

struct Ending {
  const char* name;
  const char* end;
  const char* day;
};

class StrayDay : public testing::TestWithParam<Ending> {};

TEST_P(StrayDay, IsTheOneOfItsSort) { EXPECT_EQ(day_of(page_ending(GetParam().end)), GetParam().day); }

INSTANTIATE_TEST_SUITE_P(
    Pages, StrayDay,
    testing::Values(Ending{"Said", "<div>Post time: 14-03-2019</div>", "2019-03-14 text 60"},
                    Ending{"SaidByTheLineAbove",
                           "<h4>Published</h4><time>14 March 2019</time><h4>Reviewed</h4><time>2 May 2020</time>",
                           "2019-03-14 text 60"},
                    Ending{"SaidOfSeveralDays", "<div>Posted 14 March 2019</div><div>Posted 2 May 2020</div>", "none"},
                    Ending{"SaidInALandmark", "<footer><div>Posted 14 March 2019</div></footer>", "none"},
                    Ending{"Marked", "<span class=date>14 March 2019</span>", "2019-03-14 text 50"},
                    Ending{"MarkedInARow", "<span class=date>14 March 2019</span><span class=date>2 May 2020</span>",
                           "none"},
                    Ending{"MarkedInTheFooterOfTheArticle",
                           "<article><footer><time>14 March 2019</time></footer></article>", "2019-03-14 text 50"},
                    Ending{"Alone", "<div><p>14 March 2019</p></div>", "2019-03-14 text 40"},
                    Ending{"AloneTwice", "<div><p>14 March 2019</p><p>2 May 2020</p></div>", "none"},
                    Ending{"InALineOfWords", "<div><p>See also 14 March 2019</p></div>", "none"}),
    [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace strongroom::ingest::page
