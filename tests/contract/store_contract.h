// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "records/canonical.h"
#include "store/item_terms.h"
#include "store/store.h"

// What every implementation of store::Store promises. To run it over one, derive a fixture that makes an empty store
// and instantiate the suite with it:
//
//   struct EmbeddedFixture { std::unique_ptr<store::Store> open(); … };
//   INSTANTIATE_TYPED_TEST_SUITE_P(Embedded, StoreContract, EmbeddedFixture);
//
// The fixture's open() is called once a test, its reopen() to close the store and open it again.
namespace strongroom::store {

inline CivilDate day(const char* iso) { return *CivilDate::parse(iso); }

inline YearMonth month(int year, int number) { return *YearMonth::create(year, number); }

// An item in words, for tests: what is not said stays empty.
struct Draft {
  std::string id = {};
  std::string date = {};
  std::string title = {};
  std::string body = {};
  std::vector<std::string> categories = {};
  std::string lang = "en";
  std::string source = {};
  std::string url = {};
  bool truncated = false;
  uint32_t revision = 1;
};

inline records::ItemRevision make(const Draft& draft) {
  records::ItemRevision made;
  made.id = records::ItemId{draft.id};
  made.revision = records::Revision{draft.revision};
  if (draft.revision > 1) made.reason = records::RevisionReason::ChangedAtSource;
  made.capture = sha256("a capture");
  records::Item& item = made.item;
  item.title = draft.title;
  item.url = draft.url;
  if (!draft.date.empty()) {
    item.date.date = CivilDate::parse(draft.date);
    item.date.precision = records::DatePrecision::Day;
    item.date.verbatim = draft.date;
  }
  for (const std::string& name : draft.categories) item.categories.push_back({name, ""});
  item.source_credit = draft.source;
  item.lang = draft.lang;
  item.truncated = draft.truncated;
  if (!draft.body.empty()) item.blocks.push_back({records::BlockKind::Paragraph, draft.body, 0, false, "", {}});
  return made;
}

template <typename Fixture>
class StoreContract : public testing::Test {
 protected:
  void SetUp() override { store_ = fixture_.open(); }

  std::unique_ptr<Writer> begin() { return std::move(store_->begin().value()); }

  // Each one above those of its day before it, in one transaction.
  void put(const std::vector<Draft>& drafts) {
    auto writer = begin();
    for (const Draft& draft : drafts) writer->put(make(draft), {"key:" + draft.id}, {}, now_);
    writer->commit();
  }

  // `count` items "i-0" … one a day from 2017-01-01 on.
  void put_days(int count) {
    std::vector<Draft> drafts;
    for (int i = 0; i < count; ++i) {
      const auto date = CivilDate::from_days(day("2017-01-01").days_since_1970() + i);
      drafts.push_back(
          {.id = "i-" + std::to_string(i), .date = date.iso(), .title = "Daily note", .categories = {"News"}});
    }
    put(drafts);
  }

  std::vector<std::string> ids(const std::vector<ItemSummary>& items) {
    std::vector<std::string> found;
    for (const ItemSummary& item : items) found.push_back(item.id.value);
    return found;
  }

  std::vector<std::string> list(const ListQuery& query) { return ids(store_->list(query).items); }

  std::vector<std::string> found(const SearchQuery& query) {
    const auto page = store_->search(query);
    if (!page) return {"error: " + page.error().message};
    std::vector<std::string> found;
    for (const SearchHit& hit : page->hits) found.push_back(hit.item.id.value);
    return found;
  }

  // The ids that a text finds, newest first.
  std::vector<std::string> found(const std::string& text) {
    return found(SearchQuery{.text = text, .order = SearchOrder::Newest});
  }

  using Ids = std::vector<std::string>;

  Fixture fixture_;
  std::unique_ptr<Store> store_;
  Timestamp now_{1'500'000'000};
};

TYPED_TEST_SUITE_P(StoreContract);

TYPED_TEST_P(StoreContract, IsEmptyAtFirst) {
  EXPECT_EQ(this->store_->entry_count(), 0u);
  EXPECT_EQ(this->store_->item_count(), 0u);
  EXPECT_TRUE(this->store_->list({}).items.empty());
  EXPECT_EQ(this->store_->list({}).pages, 0u);
  EXPECT_TRUE(this->store_->months({}).empty());
  EXPECT_EQ(this->store_->last_change(), std::nullopt);
  EXPECT_EQ(this->found("anything"), (std::vector<std::string>{}));
  EXPECT_TRUE(this->store_->check().empty());
}

TYPED_TEST_P(StoreContract, KeepsWhatWasPutByteForByte) {
  const auto revision =
      make({.id = "a", .date = "2017-10-11", .title = "Title", .body = "Body.", .categories = {"News"}});
  auto writer = this->begin();
  EXPECT_EQ(writer->put(revision, {"url:a"}, {}, this->now_), records::EntryIndex{0});
  writer->commit();

  EXPECT_EQ(this->store_->item(revision.id), revision);
  const auto record = this->store_->record(records::RecordKind::Item, "a", records::Revision{1});
  ASSERT_TRUE(record);
  EXPECT_EQ(record->canonical, records::canonical(revision));
  EXPECT_EQ(record->entry.digest, sha256(record->canonical));
  EXPECT_EQ(record->index, records::EntryIndex{0});
}

TYPED_TEST_P(StoreContract, NumbersEntriesWithoutGaps) {
  this->put({{.id = "a", .date = "2017-10-11"}, {.id = "b", .date = "2017-10-12"}});
  this->put({{.id = "a", .date = "2017-10-11", .title = "Corrected", .revision = 2}});
  const auto entries = this->store_->entries(records::EntryIndex{0}, 10);
  ASSERT_EQ(entries.size(), 3u);
  for (uint64_t i = 0; i < 3; ++i) EXPECT_EQ(entries[i].index.value, i);
  EXPECT_EQ(entries[2].entry.id, "a");
  EXPECT_EQ(entries[2].entry.revision, records::Revision{2});
  EXPECT_EQ(this->store_->entries(records::EntryIndex{1}, 1).front().entry.id, "b");
  EXPECT_TRUE(this->store_->entries(records::EntryIndex{3}, 10).empty());
}

TYPED_TEST_P(StoreContract, ShowsTheNewestRevisionAndKeepsAll) {
  this->put({{.id = "a", .date = "2017-10-11", .title = "First", .body = "old words", .categories = {"News"}}});
  this->put({{.id = "a",
              .date = "2017-10-11",
              .title = "Second",
              .body = "new words",
              .categories = {"Reports"},
              .revision = 2}});
  const records::ItemId id{"a"};
  EXPECT_EQ(this->store_->item(id)->item.title, "Second");
  ASSERT_EQ(this->store_->revisions(id).size(), 2u);
  EXPECT_EQ(this->store_->revisions(id)[0].item.title, "First");
  EXPECT_EQ(this->store_->item_count(), 1u);
  EXPECT_EQ(this->store_->term({TermKind::Category, "news"}), std::nullopt);
  EXPECT_EQ(this->store_->term({TermKind::Category, "reports"})->items, 1u);
  EXPECT_EQ(this->found("old"), (std::vector<std::string>{}));
  EXPECT_EQ(this->found("new"), (std::vector<std::string>{"a"}));
  EXPECT_TRUE(this->store_->check().empty());
}

TYPED_TEST_P(StoreContract, MovesAnItemWhoseDateChanges) {
  this->put({{.id = "a", .date = "2017-10-11", .body = "word"}, {.id = "b", .date = "2017-10-01", .body = "word"}});
  this->put({{.id = "a", .date = "2016-02-29", .body = "word", .revision = 2}});
  EXPECT_EQ(this->list({}), (std::vector<std::string>{"b", "a"}));
  EXPECT_EQ(this->store_->months({}), (std::vector<MonthCount>{{month(2017, 10), 1}, {month(2016, 2), 1}}));
  EXPECT_EQ(this->list({.day = day("2016-02-29")}), (std::vector<std::string>{"a"}));
  EXPECT_EQ(this->found("word year:2016"), (std::vector<std::string>{"a"}));
  EXPECT_TRUE(this->store_->check().empty());
}

TYPED_TEST_P(StoreContract, ListsADayInTheOrderOfItsSource) {
  auto writer = this->begin();
  const auto put = [&](const char* id, std::optional<records::ItemId> below) {
    writer->put(make({.id = id, .date = "2017-10-07"}), {}, {std::move(below)}, this->now_);
  };
  put("first", std::nullopt);
  put("third", records::ItemId{"first"});
  put("second", records::ItemId{"first"});
  put("last", records::ItemId{"third"});
  put("top", std::nullopt);
  writer->commit();
  EXPECT_EQ(this->list({}), (std::vector<std::string>{"top", "first", "second", "third", "last"}));
}

TYPED_TEST_P(StoreContract, FindsRoomBetweenTwoItemsAgainAndAgain) {
  auto writer = this->begin();
  const auto below = [](const char* id) { return Placement{records::ItemId{id}}; };
  writer->put(make({.id = "top", .date = "2017-10-07", .body = "word"}), {}, {}, this->now_);
  writer->put(make({.id = "bottom", .date = "2017-10-07", .body = "word"}), {}, below("top"), this->now_);
  std::vector<std::string> expected;
  for (int i = 0; i < 40; ++i) {
    const std::string id = "i" + std::to_string(i);
    writer->put(make({.id = id, .date = "2017-10-07", .body = "word"}), {}, below("top"), this->now_);
    expected.insert(expected.begin(), id);
  }
  writer->commit();
  expected.insert(expected.begin(), "top");
  expected.push_back("bottom");
  EXPECT_EQ(this->list({.page_size = 100}), expected);
  EXPECT_EQ(this->found(SearchQuery{.text = "word", .order = SearchOrder::Newest, .page_size = 100}), expected);
  EXPECT_TRUE(this->store_->check().empty());
}

TYPED_TEST_P(StoreContract, PutsUndatedItemsLast) {
  this->put({{.id = "undated", .body = "word"}, {.id = "old", .date = "1999-01-01", .body = "word"}});
  EXPECT_EQ(this->list({}), (std::vector<std::string>{"old", "undated"}));
  EXPECT_EQ(this->store_->item_count(), 2u);
  EXPECT_EQ(this->store_->months({}), (std::vector<MonthCount>{{month(1999, 1), 1}}));
  EXPECT_EQ(this->found("word before:2000"), (std::vector<std::string>{"old"}));
  EXPECT_FALSE(this->store_->summary(records::ItemId{"undated"})->date.date);
}

TYPED_TEST_P(StoreContract, PagesAreRightAtTheEdges) {
  this->put_days(28);
  struct Case {
    uint64_t page;
    uint64_t first;
    uint64_t last;
    size_t items;
  };
  for (const Case& c :
       {Case{1, 1, 10, 10}, Case{2, 11, 20, 10}, Case{3, 21, 28, 8}, Case{4, 0, 0, 0}, Case{UINT64_MAX, 0, 0, 0}}) {
    const ListPage page = this->store_->list({.page = c.page});
    EXPECT_EQ(page.total, 28u);
    EXPECT_EQ(page.pages, 3u);
    EXPECT_EQ(page.first, c.first) << c.page;
    EXPECT_EQ(page.last, c.last) << c.page;
    EXPECT_EQ(page.items.size(), c.items) << c.page;
  }
}

TYPED_TEST_P(StoreContract, EveryPageOfEveryListIsASliceOfTheWhole) {
  std::vector<Draft> drafts;
  for (int i = 0; i < 300; ++i) {
    const auto date = CivilDate::from_days(day("2016-11-20").days_since_1970() + (i * 7) % 150);
    drafts.push_back({.id = "i" + std::to_string(i),
                      .date = i % 11 == 0 ? "" : date.iso(),
                      .categories = {i % 3 == 0 ? "News" : "Reports"}});
  }
  this->put(drafts);
  const TermRef news{TermKind::Category, "news"};
  const std::vector<ListQuery> lists = {{},
                                        {.term = news},
                                        {.year = 2017},
                                        {.month = month(2017, 1)},
                                        {.day = day("2017-01-02")},
                                        {.term = news, .month = month(2016, 12)},
                                        {.term = news, .year = 2016}};
  for (ListQuery query : lists) {
    query.page_size = 1000;
    const auto whole = this->list(query);
    EXPECT_EQ(this->store_->list(query).total, whole.size());
    query.page_size = 7;
    std::vector<std::string> joined;
    for (query.page = 1; query.page <= whole.size() / 7 + 1; ++query.page)
      for (const std::string& id : this->list(query)) joined.push_back(id);
    EXPECT_EQ(joined, whole);
  }
}

TYPED_TEST_P(StoreContract, CountsMonthsAndDays) {
  this->put({{.id = "a", .date = "2017-10-31", .categories = {"News"}},
             {.id = "b", .date = "2017-10-02", .categories = {"News"}},
             {.id = "c", .date = "2017-10-02"},
             {.id = "d", .date = "2015-02-28"}});
  EXPECT_EQ(this->store_->months({}), (std::vector<MonthCount>{{month(2017, 10), 3}, {month(2015, 2), 1}}));
  const TermRef news{TermKind::Category, "news"};
  EXPECT_EQ(this->store_->months(news), (std::vector<MonthCount>{{month(2017, 10), 2}}));
  const auto days = this->store_->days(month(2017, 10), {});
  ASSERT_EQ(days.size(), 31u);
  EXPECT_EQ(days[1], 2u);
  EXPECT_EQ(days[30], 1u);
  EXPECT_EQ(this->store_->days(month(2015, 2), news), std::vector<uint64_t>(28, 0));
  EXPECT_TRUE(this->store_->months(TermRef{TermKind::Tag, "none"}).empty());
}

TYPED_TEST_P(StoreContract, GivesNamesThatFoldAlikeOneTerm) {
  this->put({{.id = "a", .date = "2017-10-01", .categories = {"Civil Records"}}});
  this->put({{.id = "b", .date = "2017-10-02", .categories = {"CIVIL  RECORDS"}},
             {.id = "c", .date = "2017-10-03", .categories = {"…"}}});
  const auto categories = this->store_->terms(TermKind::Category, 10);
  ASSERT_EQ(categories.size(), 2u);
  EXPECT_EQ(categories[0].name, "CIVIL  RECORDS");  // the form seen most recently
  EXPECT_EQ(categories[0].term.slug, "civil-records");
  EXPECT_EQ(categories[0].items, 2u);
  EXPECT_TRUE(categories[1].term.slug.starts_with("term-")) << categories[1].term.slug;
}

TYPED_TEST_P(StoreContract, SummarisesWithoutTheBody) {
  this->put({{.id = "a",
              .date = "2017-10-11",
              .title = "Land Registry",
              .body = std::string(3000, 'x'),
              .categories = {"News"},
              .source = "Press Desk",
              .truncated = true}});
  const auto summary = this->store_->summary(records::ItemId{"a"});
  ASSERT_TRUE(summary);
  EXPECT_EQ(summary->slug, "land-registry");
  EXPECT_LE(summary->lead.size(), 410u);
  EXPECT_EQ(summary->date.date, day("2017-10-11"));
  EXPECT_EQ(summary->date.verbatim, "2017-10-11");
  ASSERT_EQ(summary->categories.size(), 1u);
  EXPECT_EQ(summary->categories[0].name, "News");
  EXPECT_EQ(summary->source_credit, "Press Desk");
  EXPECT_EQ(summary->changed_at, this->now_);
  EXPECT_EQ(this->ids(this->store_->truncated_items(10)), (std::vector<std::string>{"a"}));
  EXPECT_EQ(this->store_->last_change(), this->now_);
}

TYPED_TEST_P(StoreContract, KnowsTheNeighbours) {
  this->put_days(3);
  const auto middle = this->store_->neighbours(records::ItemId{"i-1"});
  EXPECT_EQ(middle[0]->id.value, "i-2");
  EXPECT_EQ(middle[1]->id.value, "i-0");
  EXPECT_EQ(this->store_->neighbours(records::ItemId{"i-2"})[0], std::nullopt);
  EXPECT_EQ(this->store_->neighbours(records::ItemId{"i-0"})[1], std::nullopt);
  EXPECT_EQ(this->store_->neighbours(records::ItemId{"none"})[0], std::nullopt);
}

TYPED_TEST_P(StoreContract, FindsByKeysAndOldPaths) {
  auto writer = this->begin();
  writer->put(
      make({.id = "a", .date = "2017-10-11", .url = "https://example.org/index.php/en/media/item/123-a-title.html"}),
      {"id:example.org:123"}, {}, this->now_);
  writer->add_keys(records::ItemId{"a"}, {"text:2017-10-11:a title"});
  EXPECT_EQ(writer->find({"url:none", "id:example.org:123"}), records::ItemId{"a"});
  writer->commit();
  EXPECT_EQ(this->store_->find({"text:2017-10-11:a title"}), records::ItemId{"a"});
  EXPECT_EQ(this->store_->find({"id:example.org:124"}), std::nullopt);
  for (const char* path :
       {"/en/media/item/123-a-title", "/en/media/item/123-a-title.html", "/index.php/en/media/item/123-a-title",
        "/en/media/item/123-other-words", "/en/media/item/123"})
    EXPECT_EQ(this->store_->find_old_path(path), records::ItemId{"a"}) << path;
  EXPECT_EQ(this->store_->find_old_path("/en/media/item/124-a-title"), std::nullopt);
  EXPECT_EQ(this->store_->find_old_path("/"), std::nullopt);
}

TYPED_TEST_P(StoreContract, FindsAnItemByTheAddressOfAFileThatItOffers) {
  auto writer = this->begin();
  records::ItemRevision revision = make({.id = "a", .date = "2017-10-11", .url = "https://example.org/item/1-a"});
  revision.item.attachments = {{"https://example.org/en/item/download/12_5f2a", "The plan"},
                               {"https://example.org/about", "Not a file"}};
  writer->put(revision, {}, {}, this->now_);
  writer->commit();
  for (const char* path : {"/en/item/download/12_5f2a", "/media/item/download/12"})
    EXPECT_EQ(this->store_->find_old_path(path), records::ItemId{"a"}) << path;
  for (const char* path : {"/en/item/download/13_5f2a", "/about"})
    EXPECT_EQ(this->store_->find_old_path(path), std::nullopt) << path;
}

TYPED_TEST_P(StoreContract, KeepsCapturesWithTheirItems) {
  records::Capture capture;
  capture.original = sha256("page");
  capture.source = "page.html";
  capture.received_at = this->now_;
  capture.sightings = {{records::ItemId{"a"}, records::Revision{1}, false}};
  auto writer = this->begin();
  writer->put(make({.id = "a", .date = "2017-10-11"}), {}, {}, this->now_);
  EXPECT_FALSE(writer->has_capture(capture.id()));
  EXPECT_EQ(writer->put(capture), records::EntryIndex{1});
  EXPECT_TRUE(writer->has_capture(capture.id()));
  writer->commit();

  EXPECT_EQ(this->store_->capture(capture.id()), capture);
  EXPECT_EQ(this->store_->captures_of(records::ItemId{"a"}), std::vector{capture});
  std::vector<std::string> seen;
  this->store_->each_capture([&](const records::Capture& c) { seen.push_back(c.source); });
  EXPECT_EQ(seen, std::vector<std::string>{"page.html"});
}

TYPED_TEST_P(StoreContract, TheWriterSeesItsOwnWrites) {
  auto writer = this->begin();
  EXPECT_FALSE(writer->has_item(records::ItemId{"a"}));
  writer->put(make({.id = "a", .date = "2017-10-11", .title = "First"}), {}, {}, this->now_);
  writer->put(make({.id = "a", .date = "2017-10-11", .title = "Second", .revision = 2}), {}, {}, this->now_);
  writer->put(make({.id = "undated"}), {}, {}, this->now_);
  EXPECT_TRUE(writer->has_item(records::ItemId{"a"}));
  EXPECT_EQ(writer->newest(records::ItemId{"a"})->item.title, "Second");
  ASSERT_EQ(writer->items_of_day(day("2017-10-11")).size(), 1u);
  EXPECT_EQ(writer->items_of_day(std::nullopt).size(), 1u);
  EXPECT_EQ(this->store_->item_count(), 0u);  // others do not
  writer->commit();
  EXPECT_EQ(this->store_->item_count(), 2u);
  EXPECT_TRUE(this->store_->check().empty());
}

TYPED_TEST_P(StoreContract, UndoesWhatIsNotCommitted) {
  this->put_days(2);
  {
    auto writer = this->begin();
    writer->put(make({.id = "gone", .date = "2017-01-01", .body = "vanishing"}), {"key:gone"}, {}, this->now_);
  }
  EXPECT_EQ(this->store_->item_count(), 2u);
  EXPECT_EQ(this->store_->find({"key:gone"}), std::nullopt);
  EXPECT_EQ(this->found("vanishing"), (std::vector<std::string>{}));
  EXPECT_EQ(this->store_->entry_count(), 2u);
  this->put({{.id = "next", .date = "2017-01-05"}});
  EXPECT_EQ(this->store_->entry_count(), 3u);
  EXPECT_TRUE(this->store_->check().empty());
}

TYPED_TEST_P(StoreContract, HasOneWriterAtATime) {
  auto writer = this->begin();
  EXPECT_EQ(this->store_->begin().error().code, ErrorCode::Refused);
  writer.reset();
  EXPECT_TRUE(this->store_->begin().has_value());
}

TYPED_TEST_P(StoreContract, ReadersSeeWholeTransactionsWhileTheWriterWorks) {
  std::atomic<bool> done = false;
  std::atomic<int> torn = 0;
  std::atomic<int> reads = 0;
  std::thread reader([&] {
    while (!done) {
      const ListPage page = this->store_->list({.page_size = 1000});
      if (page.items.size() % 5 != 0 || page.total != page.items.size()) ++torn;
      ++reads;
    }
  });
  for (int batch = 0; batch < 20; ++batch) {
    std::vector<Draft> drafts;
    for (int i = 0; i < 5; ++i)
      drafts.push_back({.id = std::to_string(batch) + "-" + std::to_string(i), .date = "2017-10-07", .body = "word"});
    this->put(drafts);
  }
  while (reads == 0) std::this_thread::yield();
  done = true;
  reader.join();
  EXPECT_EQ(torn, 0);
  EXPECT_EQ(this->store_->item_count(), 100u);
}

TYPED_TEST_P(StoreContract, SurvivesClosing) {
  this->put_days(5);
  this->store_ = this->fixture_.reopen(std::move(this->store_));
  EXPECT_EQ(this->store_->item_count(), 5u);
  EXPECT_EQ(this->list({.page_size = 2}), (std::vector<std::string>{"i-4", "i-3"}));
  this->put({{.id = "next", .date = "2018-01-01", .categories = {"News"}}});
  EXPECT_EQ(this->store_->term({TermKind::Category, "news"})->items, 6u);
}

TYPED_TEST_P(StoreContract, RebuildsTheSame) {
  this->put({{.id = "a",
              .date = "2017-10-07",
              .title = "Alpha",
              .body = "one two",
              .categories = {"News"},
              .url = "/item/1-a"},
             {.id = "b", .date = "2017-10-07", .body = "two three", .categories = {"Reports"}},
             {.id = "c", .body = "three four"}});
  this->put(
      {{.id = "a", .date = "2017-10-08", .title = "Alpha", .body = "five", .categories = {"News"}, .revision = 2}});
  const auto before = this->list({});
  uint64_t reported = 0;
  this->store_->rebuild([&](uint64_t done_items, uint64_t total) {
    EXPECT_EQ(total, 3u);
    reported = done_items;
  });
  EXPECT_EQ(reported, 3u);
  EXPECT_EQ(this->list({}), before);
  EXPECT_EQ(this->found("two"), (std::vector<std::string>{"b"}));
  EXPECT_EQ(this->found("five"), (std::vector<std::string>{"a"}));
  EXPECT_EQ(this->store_->find_old_path("/item/1-a"), records::ItemId{"a"});
  EXPECT_EQ(this->store_->find({"key:c"}), records::ItemId{"c"});
  EXPECT_TRUE(this->store_->check().empty());
}

REGISTER_TYPED_TEST_SUITE_P(StoreContract, IsEmptyAtFirst, KeepsWhatWasPutByteForByte, NumbersEntriesWithoutGaps,
                            ShowsTheNewestRevisionAndKeepsAll, MovesAnItemWhoseDateChanges,
                            ListsADayInTheOrderOfItsSource, FindsRoomBetweenTwoItemsAgainAndAgain, PutsUndatedItemsLast,
                            PagesAreRightAtTheEdges, EveryPageOfEveryListIsASliceOfTheWhole, CountsMonthsAndDays,
                            GivesNamesThatFoldAlikeOneTerm, SummarisesWithoutTheBody, KnowsTheNeighbours,
                            FindsByKeysAndOldPaths, FindsAnItemByTheAddressOfAFileThatItOffers,
                            KeepsCapturesWithTheirItems, TheWriterSeesItsOwnWrites, UndoesWhatIsNotCommitted,
                            HasOneWriterAtATime, ReadersSeeWholeTransactionsWhileTheWriterWorks, SurvivesClosing,
                            RebuildsTheSame);

}  // namespace strongroom::store
