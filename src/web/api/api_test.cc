// SPDX-License-Identifier: Apache-2.0
#include "web/api/api.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "base/json.h"
#include "tests/support/small_site.h"
#include "web/api/openapi.h"
#include "web/api/parameters.h"

namespace strongroom::web {
namespace {

using Json = nlohmann::json;
using test::header;

class ApiTest : public testing::Test {
 protected:
  Json get(const std::string& target) {
    const Response response = site_.get(target);
    EXPECT_EQ(response.status, 200u) << target << " " << response.body;
    EXPECT_EQ(header(response, "Access-Control-Allow-Origin"), "*");
    return parse_json(response.body).value();
  }
  std::string item_path() { return "/api/v1/items/" + site_.archive().newest().value; }

  test::SmallSite site_;
};

TEST_F(ApiTest, PagesHoldEveryItemOnce) {
  std::set<std::string> seen;
  std::string target = "/api/v1/items?limit=10";
  size_t pages = 0;
  while (!target.empty() && ++pages < 20) {
    const Json page = get(target);
    EXPECT_EQ(page["total"], 28);
    EXPECT_EQ(page["pages"], 3);
    for (const auto& item : page["items"]) EXPECT_TRUE(seen.insert(item["id"]).second);
    const std::string base = "https://archive.example.org";
    target = page["next"].is_null() ? std::string() : page["next"].get<std::string>().substr(base.size());
  }
  EXPECT_EQ(seen.size(), 28u);
}

TEST_F(ApiTest, ListsAreNarrowedByTermAndTime) {
  const std::pair<const char*, int> cases[] = {
      {"/api/v1/items?month=2017-10", 25},
      {"/api/v1/items?day=2017-10-11", 1},
      {"/api/v1/items?year=2017", 28},
      {"/api/v1/items?category=records-office", 14},
      {"/api/v1/items?category=records-office&month=2017-09", 1},
      {"/api/v1/items?language=ar", 5},
      {"/api/v1/items?month=2016-01", 0},
  };
  for (const auto& [target, total] : cases) EXPECT_EQ(get(target)["total"], total) << target;
}

TEST_F(ApiTest, AnArchiveThatLacksNothingSaysSo) {
  const Json gaps = get("/api/v1/gaps");
  EXPECT_EQ(gaps["total"], 0);
  EXPECT_TRUE(gaps["gaps"].empty());
}

TEST_F(ApiTest, WhatCannotBeUsedIsAProblem) {
  const std::pair<const char*, unsigned> cases[] = {
      {"/api/v1/items?page=x", 400},
      {"/api/v1/items?page=0", 400},
      {"/api/v1/items?limit=101", 400},
      {"/api/v1/items?month=2017-13", 400},
      {"/api/v1/items?month=2017", 400},
      {"/api/v1/items?year=2017&month=2017-10", 400},
      {"/api/v1/items?category=a&tag=b", 400},
      {"/api/v1/items?category=nothing", 404},
      {"/api/v1/items?page=99", 404},
      {"/api/v1/items/2017-10-11-zzzzzz", 404},
      {"/api/v1/items/2017-10-11-zzzzzz/revisions", 404},
      {"/api/v1/items/2017-10-11-zzzzzz/captures", 404},
      {"/api/v1/search", 400},
      {"/api/v1/search?q=a&order=best", 400},
      {"/api/v1/search?q=a&from=2017", 400},
      {"/api/v1/terms/nothing", 404},
      {"/api/v1/gaps?page=2", 404},
      {"/api/v1/gaps?limit=0", 400},
  };
  for (const auto& [target, status] : cases) {
    const Response response = site_.get(target);
    EXPECT_EQ(response.status, status) << target;
    EXPECT_EQ(response.content_type, "application/problem+json") << target;
    EXPECT_EQ(parse_json(response.body).value()["status"], status) << target;
  }
}

TEST_F(ApiTest, PagesLinkToTheirNeighbours) {
  const Response response = site_.get("/api/v1/items?limit=10&page=2");
  EXPECT_EQ(header(response, "Link"),
            "<https://archive.example.org/api/v1/items?limit=10&page=3>; rel=\"next\", "
            "<https://archive.example.org/api/v1/items?limit=10&page=1>; rel=\"prev\"");
}

TEST_F(ApiTest, AnItemHasItsWholeRecord) {
  const Json item = get(item_path());
  EXPECT_EQ(item["id"], site_.archive().newest().value);
  EXPECT_EQ(item["record"]["kind"], "item");
  EXPECT_EQ(item["record"]["item"]["source_id"], "28");
  EXPECT_EQ(item["published"]["date"], "2017-10-25");
}

TEST_F(ApiTest, RevisionsComeOldestFirst) {
  site_.archive().change(site_.archive().newest(), "Another text.");
  const Json revisions = get(item_path() + "/revisions")["revisions"];
  ASSERT_EQ(revisions.size(), 2u);
  EXPECT_EQ(revisions[0]["reason"], "first");
  EXPECT_EQ(revisions[1]["reason"], "changed-at-source");
  EXPECT_EQ(revisions[1]["digest"].get<std::string>().size(), 64u);
}

TEST_F(ApiTest, SearchMarksWhatMatched) {
  const Json found = get("/api/v1/search?q=registry&limit=3");
  EXPECT_EQ(found["total"], 28);
  ASSERT_EQ(found["hits"].size(), 3u);
  bool marked = false;
  for (const auto& run : found["hits"][0]["snippet"]) marked |= run["match"] && run["text"] == "registry";
  EXPECT_TRUE(marked);
}

TEST_F(ApiTest, MonthsAndTermsAreCounted) {
  const Json months = get("/api/v1/months")["months"];
  EXPECT_EQ(months[0]["month"], "2017-10");
  EXPECT_EQ(months[0]["items"], 25);
  const Json terms = get("/api/v1/terms/category")["terms"];
  EXPECT_EQ(terms[0]["slug"], "harbour-board");
  EXPECT_EQ(terms[0]["items"], 28);
  EXPECT_EQ(get("/api/v1/log")["entries"], site_.archive().archive().store().entry_count());
}

// The members of an answer, to their depth.
void add_names(const Json& json, const std::string& path, std::set<std::string>& names) {
  if (json.is_array() && !json.empty()) add_names(json.front(), path + "[]", names);
  if (!json.is_object() || path.ends_with(".record")) return;  // a record leaves out what it does not say
  for (const auto& [name, value] : json.items()) {
    names.insert(path + "." + name);
    add_names(value, path + "." + name, names);
  }
}

std::set<std::string> names_of(const Json& json) {
  std::set<std::string> names;
  add_names(json, "", names);
  return names;
}

// The same of an example, without what lies in lists that are empty in the answer.
std::set<std::string> names_of(const Json& example, const Json& answer) {
  std::set<std::string> names = names_of(example);
  for (const auto& [list, value] : answer.items()) {
    if (!value.is_array() || !value.empty()) continue;
    std::erase_if(names, [&, list = list](const std::string& name) { return name.starts_with("." + list + "[]"); });
  }
  return names;
}

TEST_F(ApiTest, ExamplesHaveTheShapeOfTheAnswers) {
  for (const Route& route : routes()) {
    if (!route.pattern.starts_with("/api/v1/")) continue;
    std::string target(route.pattern);
    if (const size_t id = target.find("{id}"); id != target.npos) {
      target.replace(id, 4, site_.archive().newest().value);
    }
    if (const size_t kind = target.find("{kind:kind}"); kind != target.npos) target.replace(kind, 11, "category");
    if (target.ends_with("/search")) target += "?q=registry&limit=1";
    const auto example = api_example(route.pattern);
    ASSERT_TRUE(example) << route.pattern;
    const Json answer = get(target);
    EXPECT_EQ(names_of(*example, answer), names_of(answer)) << route.pattern;
  }
}

TEST_F(ApiTest, TheDescriptionHasEveryRoute) {
  const Json document = get("/api/openapi.json");
  EXPECT_EQ(document["openapi"], "3.1.0");
  EXPECT_EQ(document["servers"][0]["url"], "https://archive.example.org");
  size_t routes_of_api = 0;
  for (const Route& route : routes()) routes_of_api += route.pattern.starts_with("/api/v1/") ? 1 : 0;
  EXPECT_EQ(document["paths"].size(), routes_of_api);
  for (const auto& [path, methods] : document["paths"].items()) {
    EXPECT_FALSE(methods["get"]["summary"].get<std::string>().empty()) << path;
    EXPECT_TRUE(methods["get"]["responses"]["200"]["content"]["application/json"].contains("example")) << path;
  }
}

TEST_F(ApiTest, TheCatalogueOfParametersIsWhatRoutesRead) {
  std::set<std::string_view> read;
  for (const Route& route : routes()) {
    if (!route.pattern.starts_with("/api/v1/")) continue;
    for (std::string_view names = route.parameters; !names.empty();) {
      const std::string_view name = names.substr(0, names.find(' '));
      read.insert(name);
      names.remove_prefix(std::min(names.size(), name.size() + 1));
    }
  }
  std::set<std::string_view> described;
  for (const ApiParameter& parameter : api_parameters()) described.insert(parameter.name);
  EXPECT_EQ(read, described);
}

}  // namespace
}  // namespace strongroom::web
