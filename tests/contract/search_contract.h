// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "tests/contract/store_contract.h"

// What every store promises about full text. Run like StoreContract.
namespace strongroom::store {

template <typename Fixture>
class SearchContract : public StoreContract<Fixture> {};

TYPED_TEST_SUITE_P(SearchContract);

TYPED_TEST_P(SearchContract, UnderstandsItsSyntax) {
  this->put({{.id = "registry",
              .date = "2017-10-11",
              .title = "Land registry protected",
              .body = "Documents of the city council.",
              .categories = {"News"},
              .source = "Press Desk"},
             {.id = "report",
              .date = "2017-09-05",
              .title = "Annual report",
              .body = "The council’s registry of land.",
              .categories = {"Reports"}},
             {.id = "arabic",
              .date = "2016-03-02",
              .title = "حماية السجلات",
              .body = "وثائق المدينة والمجلس",
              .categories = {"News"},
              .lang = "ar"}});
  const std::vector<std::pair<std::string, std::vector<std::string>>> cases = {
      {"registry", {"registry", "report"}},
      {"REGISTRIES", {"registry", "report"}},  // folded and stemmed
      {"land registry", {"registry", "report"}},
      {"\"land registry\"", {"registry"}},
      {"“land registry”", {"registry"}},
      {"«land registry", {"registry", "report"}},  // never closed: plain words
      {"doc*", {"registry"}},
      {"registry -annual", {"registry"}},
      {"registry -\"registry of land\"", {"registry"}},
      {"annual OR protected", {"registry", "report"}},
      {"title:registry", {"registry"}},
      {"category:news", {"registry", "arabic"}},
      {"category:reports registry", {"report"}},
      {"source:\"press desk\"", {"registry"}},
      {"source:press", {"registry"}},
      {"lang:ar", {"arabic"}},
      {"year:2017 council", {"registry", "report"}},
      {"year:2016-2016", {"arabic"}},
      {"council after:2017-10", {"registry"}},
      {"council before:2017-10-11", {"report"}},
      {"before:2017", {"arabic"}},
      {"سجلات", {"arabic"}},
      {"السِّجلّات", {"arabic"}},  // diacritics folded
      {"nothing:here", {}},
      {"category:none", {}},
      {"council AND registry", {"registry", "report"}},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(this->found(text), expected) << text;
}

TYPED_TEST_P(SearchContract, SaysWhatItCannotUnderstand) {
  this->put_days(1);
  for (const char* text : {"", "   ", "-draft", "before:soon", "year:many", "a*", "—"})
    EXPECT_EQ(this->store_->search({.text = text}).error().code, ErrorCode::Malformed) << text;
  EXPECT_EQ(this->store_->search({.text = std::string(5000, 'a')}).error().code, ErrorCode::LimitExceeded);
}

TYPED_TEST_P(SearchContract, CountsFacetsWithinTheResult) {
  this->put({{.id = "a", .date = "2017-10-11", .body = "flood", .categories = {"News", "Water"}},
             {.id = "b", .date = "2016-10-11", .body = "flood", .categories = {"News"}},
             {.id = "c", .date = "2016-10-12", .body = "flood", .categories = {"Water"}, .lang = "ar"},
             {.id = "d", .date = "2016-10-12", .body = "drought", .categories = {"News"}}});
  const auto count = [](const std::vector<TermCount>& terms, const char* slug) {
    const auto found =
        std::find_if(terms.begin(), terms.end(), [&](const TermCount& t) { return t.term.slug == slug; });
    return found == terms.end() ? 0 : found->items;
  };
  for (int round = 0; round < 2; ++round) {
    const auto page = this->store_->search({.text = "flood"});
    ASSERT_TRUE(page);
    EXPECT_EQ(page->total, 3u);
    EXPECT_EQ(page->searched_last, 0u);
    EXPECT_EQ(count(page->categories, "news"), round == 0 ? 2u : 1u);
    EXPECT_EQ(count(page->categories, "water"), 2u);
    EXPECT_EQ(count(page->languages, "ar"), 1u);
    EXPECT_EQ(page->years, round == 0 ? (std::vector<std::pair<int, uint64_t>>{{2017, 1}, {2016, 2}})
                                      : (std::vector<std::pair<int, uint64_t>>{{2018, 1}, {2017, 1}, {2016, 1}}));
    // The counts follow a change.
    if (round == 0) this->put({{.id = "b", .date = "2018-01-01", .body = "flood", .revision = 2}});
  }
}

TYPED_TEST_P(SearchContract, NarrowsByTermsAndDates) {
  this->put({{.id = "a", .date = "2017-10-11", .body = "flood", .categories = {"News"}},
             {.id = "b", .date = "2016-10-11", .body = "flood", .categories = {"Water"}},
             {.id = "c", .date = "2015-10-12", .body = "flood", .categories = {"Other"}, .lang = "ar"}});
  const TermRef news{TermKind::Category, "news"};
  const TermRef water{TermKind::Category, "water"};
  const TermRef arabic{TermKind::Language, "ar"};
  const auto search = [&](SearchQuery query) {
    query.order = SearchOrder::Newest;
    return this->found(query);
  };
  EXPECT_EQ(search({.text = "flood", .terms = {news}}), (std::vector<std::string>{"a"}));
  EXPECT_EQ(search({.text = "flood", .terms = {news, water}}), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(search({.text = "flood", .terms = {news, arabic}}), (std::vector<std::string>{}));
  EXPECT_EQ(search({.text = "", .terms = {arabic}}), (std::vector<std::string>{"c"}));
  EXPECT_EQ(search({.text = "flood", .from = day("2016-01-01"), .to = day("2016-12-31")}),
            (std::vector<std::string>{"b"}));
  EXPECT_EQ(search({.text = "", .from = day("2016-01-01")}), (std::vector<std::string>{"a", "b"}));
}

TYPED_TEST_P(SearchContract, OrdersByRelevanceOrTime) {
  this->put(
      {{.id = "much", .date = "2015-01-01", .title = "Flood", .body = "flood flood flood"},
       {.id = "some", .date = "2016-01-01", .body = "a flood and very many other words about something else entirely"},
       {.id = "none", .date = "2017-01-01", .body = "dry"}});
  EXPECT_EQ(this->found(SearchQuery{.text = "flood"}), (std::vector<std::string>{"much", "some"}));
  EXPECT_EQ(this->found(SearchQuery{.text = "flood", .order = SearchOrder::Newest}),
            (std::vector<std::string>{"some", "much"}));
  EXPECT_EQ(this->found(SearchQuery{.text = "flood", .order = SearchOrder::Oldest}),
            (std::vector<std::string>{"much", "some"}));
  EXPECT_EQ(this->found(SearchQuery{.text = "flood", .page = 2, .page_size = 1}), (std::vector<std::string>{"some"}));
  EXPECT_EQ(this->found(SearchQuery{.text = "flood", .page = 9}), (std::vector<std::string>{}));
}

TYPED_TEST_P(SearchContract, MarksWhatMatched) {
  this->put(
      {{.id = "a", .date = "2017-10-11", .title = "Registries of Land", .body = "The Registry’s archive was kept."}});
  const auto page = this->store_->search({.text = "registry arch*"});
  ASSERT_TRUE(page);
  ASSERT_EQ(page->hits.size(), 1u);
  const auto marked = [](const std::vector<text::MarkedRun>& runs) {
    std::vector<std::string> words;
    for (const text::MarkedRun& run : runs)
      if (run.marked) words.push_back(run.text);
    return words;
  };
  EXPECT_EQ(marked(page->hits[0].title), std::vector<std::string>{"Registries"});
  EXPECT_EQ(marked(page->hits[0].snippet).back(), "archive");

  const auto phrase = this->store_->search({.text = "\"the registry\" archive"});
  ASSERT_TRUE(phrase);
  ASSERT_EQ(phrase->hits.size(), 1u);
  EXPECT_TRUE(marked(phrase->hits[0].title).empty());
  EXPECT_EQ(marked(phrase->hits[0].snippet), (std::vector<std::string>{"The", "Registry’s", "archive"}));
  EXPECT_EQ(phrase->matched_stems.size(), 1u);
}

REGISTER_TYPED_TEST_SUITE_P(SearchContract, UnderstandsItsSyntax, SaysWhatItCannotUnderstand,
                            CountsFacetsWithinTheResult, NarrowsByTermsAndDates, OrdersByRelevanceOrTime,
                            MarksWhatMatched);

}  // namespace strongroom::store
