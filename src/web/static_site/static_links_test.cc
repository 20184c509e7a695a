// SPDX-License-Identifier: Apache-2.0
#include "web/static_site/static_links.h"

#include <gtest/gtest.h>

namespace strongroom::web {
namespace {

constexpr std::string_view kBase = "https://archive.example.org";
constexpr std::string_view kFile = "2017/10/index.html";

TEST(StaticHtml, MakesLinksRelativeAndTellsWhereTheyLead) {
  const StaticText page = static_html(
      R"(<link href="/assets/1f/site.css"><a href="/2017/10?page=2">2</a> <a class="x" href="/items/a/b#p3">b</a>)",
      kFile, kBase);
  EXPECT_EQ(page.text, R"(<link href="../../assets/1f/site.css"><a href="page-2/index.html">2</a> )"
                       R"(<a class="x" href="../../items/a/b/index.html#p3">b</a>)");
  EXPECT_EQ(page.targets, (std::vector<std::string>{"/assets/1f/site.css", "/2017/10?page=2", "/items/a/b"}));
}

TEST(StaticHtml, LeavesWhatLeadsElsewhere) {
  const std::string html = R"(<a href="https://example.org/x">x</a><a href="#main">m</a><a href="//h/x">h</a> href=/x)";
  EXPECT_EQ(static_html(html, kFile, kBase).text, html);
  EXPECT_TRUE(static_html(html, kFile, kBase).targets.empty());
}

TEST(StaticHtml, SendsSearchesToTheLivingSite) {
  const StaticText page = static_html(R"(<form action="/search"><a href="/search?q=a&amp;page=2">x</a>)", kFile, kBase);
  EXPECT_EQ(page.text, R"(<form action="https://archive.example.org/search">)"
                       R"(<a href="https://archive.example.org/search?q=a&amp;page=2">x</a>)");
  EXPECT_TRUE(page.targets.empty());
}

TEST(StaticHtml, ReadsTwoParameters) {
  const StaticText page = static_html(R"(<a href="/items/a/revisions?from=1&amp;to=2">d</a>)", "index.html", kBase);
  EXPECT_EQ(page.text, R"(<a href="items/a/revisions/from-1-to-2/index.html">d</a>)");
  EXPECT_EQ(page.targets.front(), "/items/a/revisions?from=1&to=2");
}

TEST(StaticCss, MakesAddressesRelative) {
  const StaticText style =
      static_css("@font-face{src:url(/assets/2a/a.woff2) format(\"woff2\")}b{}", "assets/1f/site.css");
  EXPECT_EQ(style.text, "@font-face{src:url(../2a/a.woff2) format(\"woff2\")}b{}");
  EXPECT_EQ(style.targets, std::vector<std::string>{"/assets/2a/a.woff2"});
}

TEST(Sitemap, NamesTargets) {
  EXPECT_EQ(sitemap_targets("<url><loc>https://archive.example.org/a?x=1&amp;y=2</loc></url><loc>https://other/</loc>"
                            "<loc>https://archive.example.org</loc><loc>https://archive.example.organ/x</loc>",
                            kBase),
            (std::vector<std::string>{"/a?x=1&y=2", "/"}));
}

}  // namespace
}  // namespace strongroom::web
