// SPDX-License-Identifier: Apache-2.0
// Whole pages of a small invented archive, against tests/golden/pages/<case>/expected.html.
// STRONGROOM_REWRITE_GOLDEN=1 writes what is shown now, to be reviewed as a diff.
#include <gtest/gtest.h>

#include <cstdlib>
#include <regex>

#include "tests/support/archive_fixture.h"
#include "web/router.h"
#include "web/site.h"

namespace strongroom::web {
namespace {

constexpr const char* october = R"(Council News

Items filtered by date: October 2031

11 October 2031 In Council News

The Council of Velmora sent a memorandum to the envoys of seven friendly states, asking that the warehouses of the land registry be guarded.

“We ask for forty trucks and nine days,” the President said. (Source: Media Office of the Council)

07 October 2031 In Statements

The documentation office recorded the names of seven people <who> died at the Aldmere market & its streets. (Source: Media Office of the Council)

Page 2 of 2
)";

constexpr const char* october_later = R"(Council News

Items filtered by date: October 2031

11 October 2031 In Council News

The Council of Velmora sent a memorandum to the envoys of seven friendly states, asking that the warehouses of the land registry be guarded.

“We ask for fifty trucks and nine days,” the President said. (Source: Media Office of the Council)

Page 2 of 2
)";

constexpr const char* november = R"(أخبار المجلس

03 تشرين الثاني 2031 In بيانات

وجّه مجلس فيلمورا مذكرة إلى مبعوثي سبع دول صديقة، طالب فيها بحراسة مستودعات السجل العقاري (UN 2254).
)";

// What differs from one run to the next, or with every change of a style: keys, signatures, hashes of assets.
std::string without_chance(std::string page, const archive::Archive& archive) {
  const auto replace_all = [&](const std::string& what, const std::string& with) {
    for (size_t at = page.find(what); at != page.npos; at = page.find(what, at + with.size())) {
      page.replace(at, what.size(), with);
    }
  };
  replace_all(archive.verifier_key(), "VERIFIER-KEY");
  page = std::regex_replace(page, std::regex("— [^\\n]* [A-Za-z0-9+/=]+\\n"), "— SIGNATURE\n");
  constexpr std::string_view proof = "<pre id=\"proof-file\" dir=\"ltr\" tabindex=\"0\">";
  if (const size_t at = page.find(proof); at != page.npos) {
    page.replace(at + proof.size(), page.find("</pre>", at) - at - proof.size(), "PROOF");
  }
  return std::regex_replace(page, std::regex("/assets/[0-9a-f]+/"), "/assets/HASH/");
}

class PagesGolden : public test::ArchiveTest {
 protected:
  PagesGolden() : archive_(make()) {
    take_in(archive_, {{"october.txt", october}});
    take_in(archive_, {{"october-later.txt", october_later}, {"november.txt", november}});
    site_ = std::move(*Site::create(archive_));
  }

  std::string item_of(const CivilDate& day) const {
    store::ListQuery query;
    query.day = day;
    return archive_.store().list(query).items.at(0).id.value;
  }

  Response get(const std::string& target) const {
    auto request = Request::from_target(target, archive_.config().languages);
    EXPECT_TRUE(request) << target;
    Response response = answer(*request, *site_);
    if (response.status != 301) return response;
    for (const auto& [name, value] : response.headers) {
      if (name == "Location") return answer(*Request::from_target(value, archive_.config().languages), *site_);
    }
    return response;
  }

  void check(const std::string& name, const std::string& target, unsigned status = 200) const {
    const Response response = get(target);
    EXPECT_EQ(response.status, status) << target;
    const std::string page = without_chance(response.body, archive_);
    const Path expected = Path(STRONGROOM_SOURCE_DIR) / "tests/golden/pages" / name / "expected.html";
    PosixFiles files;
    if (std::getenv("STRONGROOM_REWRITE_GOLDEN") != nullptr) {
      files.make_folders(expected.parent_path());
      files.write_durably(expected, page);
    }
    const auto golden = files.read(expected);
    ASSERT_TRUE(golden) << expected;
    EXPECT_EQ(page, *golden) << name << ": STRONGROOM_REWRITE_GOLDEN=1 rewrites it";
  }

  archive::Archive archive_;
  std::unique_ptr<Site> site_;
};

TEST_F(PagesGolden, FrontPage) {
  check("home", "/");
  check("home-ar", "/ar/");
}

TEST_F(PagesGolden, Lists) {
  check("month", "/2031/10");
  check("month-ar", "/ar/2031/11");
  check("category-month", "/category/statements/2031/10");
  check("archive", "/archive");
}

TEST_F(PagesGolden, AnItemWithTwoStates) {
  const std::string id = item_of({2031, 10, 11});
  check("item", "/items/" + id);
  check("item-hits", "/items/" + id + "?q=trucks");
  check("revisions", "/items/" + id + "/revisions");
  check("proof", "/items/" + id + "/proof");
}

TEST_F(PagesGolden, Search) {
  check("search", "/search?q=registry&category=council-news");
  check("search-nothing", "/search?q=locomotive&from=2031");
  check("search-nothing-ar", "/ar/search?q=registry+locomotive&category=council-news");
  check("search-bad-date", "/search?q=registry&from=yesterday", 400);
}

TEST_F(PagesGolden, WhatIsNotThere) {
  check("missing", "/items/2031-10-11-zzzzzz", 404);
  check("past-the-end", "/2031/10?page=9", 404);
  check("nothing-held", "/2031/01", 404);
}

TEST_F(PagesGolden, OtherWritingsOfAnAddressRedirect) {
  for (const auto& [written, right] : {std::pair("/2031/1", "/2031/01"), {"/2031/10?page=1", "/2031/10"}}) {
    const Response response = answer(*Request::from_target(written, archive_.config().languages), *site_);
    EXPECT_EQ(response.status, 301) << written;
    EXPECT_EQ(response.headers.at(0), std::pair(std::string("Location"), std::string(right)));
  }
}

}  // namespace
}  // namespace strongroom::web
