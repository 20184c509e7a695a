// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "store/embedded/embedded_store.h"
#include "tests/contract/store_contract.h"
#include "tests/support/temporary_folder.h"

// Searches against reading every item: over many commits, with merges of segments under way and items that change.
namespace strongroom::store::embedded {
namespace {

constexpr size_t vocabulary_max = 40;

// No two begin with the same three letters, and stemming leaves them alone.
std::string invented_word(size_t number) { return {"bklmnrtvpz"[number % 10], 'a', "kmnt"[number / 10], 'o'}; }

class SearchModel : public testing::Test {
 protected:
  SearchModel() : store_(std::move(EmbeddedStore::open(folder_.path() / "records.db", OpenMode::Create).value())) {}

  std::string words(size_t count) {
    std::string text;
    // The first words are far more common than the last.
    for (size_t i = 0; i < count; ++i)
      text += (i == 0 ? "" : " ") + invented_word(std::min(random_() % vocabulary_, random_() % vocabulary_));
    return text;
  }

  Draft draft(size_t number) {
    return {.id = "i-" + std::to_string(number),
            .date = CivilDate::from_days(17'000 + static_cast<int64_t>(random_() % 90)).iso(),
            .title = words(random_() % 3),
            .body = words(1 + random_() % 12),
            .categories = {random_() % 2 == 0 ? "News" : "Letters"}};
  }

  void commit(size_t changes) {
    auto writer = std::move(store_->begin().value());
    for (size_t i = 0; i < changes; ++i) {
      const bool revises = !items_.empty() && random_() % 4 == 0;
      const size_t number = revises ? random_() % items_.size() : items_.size();
      Draft changed = draft(number);
      changed.revision = revises ? items_[number].revision + 1 : 1;
      writer->put(make(changed), {}, {}, Timestamp{1});
      if (!revises) items_.emplace_back();
      items_[number] = changed;
    }
    writer->commit();
  }

  // The ids whose items `holds` is true for, sorted.
  template <typename Holds>
  std::vector<std::string> expected(const Holds& holds) const {
    std::vector<std::string> ids;
    for (const Draft& item : items_)
      if (holds(item)) ids.push_back(item.id);
    std::sort(ids.begin(), ids.end());
    return ids;
  }

  std::vector<std::string> found(SearchQuery query) const {
    query.page_size = 1000;
    const auto page = store_->search(query);
    if (!page) return {page.error().message};
    std::vector<std::string> ids;
    for (const SearchHit& hit : page->hits) ids.push_back(hit.item.id.value);
    std::sort(ids.begin(), ids.end());
    EXPECT_EQ(page->total, ids.size());
    return ids;
  }

  static bool has(const std::string& text, const std::string& words) {
    return (" " + text + " ").find(" " + words + " ") != std::string::npos;
  }
  static bool has(const Draft& item, const std::string& words) {
    return has(item.title, words) || has(item.body, words);
  }

  void compare() {
    for (int round = 0; round < 3; ++round) {
      const std::string a = words(1);
      const std::string b = words(1);
      const std::string pair = words(2);
      const std::string triple = words(3);
      EXPECT_EQ(found({.text = a}), expected([&](const Draft& d) { return has(d, a); })) << a;
      EXPECT_EQ(found({.text = a + " " + b}), expected([&](const Draft& d) { return has(d, a) && has(d, b); }));
      EXPECT_EQ(found({.text = a + " -" + b}), expected([&](const Draft& d) { return has(d, a) && !has(d, b); }));
      EXPECT_EQ(found({.text = a + " OR " + b}), expected([&](const Draft& d) { return has(d, a) || has(d, b); }));
      EXPECT_EQ(found({.text = '"' + pair + '"'}), expected([&](const Draft& d) { return has(d, pair); })) << pair;
      EXPECT_EQ(found({.text = '"' + triple + '"'}), expected([&](const Draft& d) { return has(d, triple); }));
      EXPECT_EQ(found({.text = "title:" + a}), expected([&](const Draft& d) { return has(d.title, a); }));
      EXPECT_EQ(found({.text = a.substr(0, 3) + "*"}), expected([&](const Draft& d) { return has(d, a); })) << a;
      EXPECT_EQ(found({.text = a + " category:News"}),
                expected([&](const Draft& d) { return has(d, a) && d.categories.front() == "News"; }));
      EXPECT_EQ(found({.text = a, .from = CivilDate::from_days(17'020), .to = CivilDate::from_days(17'050)}),
                expected([&](const Draft& d) {
                  const auto day = CivilDate::parse(d.date)->days_since_1970();
                  return has(d, a) && day >= 17'020 && day <= 17'050;
                }));
    }
    const auto all = store_->search({.text = "", .from = CivilDate::from_days(0)});
    EXPECT_EQ(all->total, items_.size());
  }

  test::TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
  std::mt19937 random_{20'171'007};
  std::vector<Draft> items_;
  size_t vocabulary_ = 10;
};

TEST_F(SearchModel, FindsWhatReadingFinds) {
  for (int commits = 0; commits < 70; ++commits) {
    commit(1 + random_() % (commits % 10 == 0 ? 30 : 4));
    if (commits % 14 == 13) compare();
    if (commits == 40) {
      EXPECT_TRUE(store_->settle());
      compare();
    }
  }
  EXPECT_TRUE(store_->settle());
  compare();
  EXPECT_TRUE(store_->check().empty());
  store_->rebuild([](uint64_t, uint64_t) {});
  compare();
  EXPECT_TRUE(store_->check().empty());
}

// The first documents are signed in one way, later ones in another, in which most words of the vocabulary have a sign
// of their own and some do not.
TEST_F(SearchModel, FindsPhrasesOfWordsWithSignsOfTheirOwn) {
  vocabulary_ = vocabulary_max;
  commit(900);
  commit(400);
  for (int commits = 0; commits < 20; ++commits) commit(8);
  for (int round = 0; round < 4; ++round) compare();
  EXPECT_TRUE(store_->settle());
  compare();
  EXPECT_TRUE(store_->check().empty());
  store_->rebuild([](uint64_t, uint64_t) {});
  for (int round = 0; round < 4; ++round) compare();
  EXPECT_TRUE(store_->check().empty());
}

}  // namespace
}  // namespace strongroom::store::embedded
