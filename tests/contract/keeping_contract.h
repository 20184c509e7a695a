// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "tests/contract/store_contract.h"

// What every store promises about what is not public, what was decided and who had it. Run like StoreContract.
namespace strongroom::store {

template <typename Fixture>
class KeepingContract : public StoreContract<Fixture> {
 protected:
  records::EntryIndex put_one(Draft draft, records::Visibility visibility = records::Visibility::Restricted) {
    records::ItemRevision revision = make(draft);
    revision.visibility = visibility;
    auto writer = this->begin();
    const auto entry = writer->put(revision, {"key:" + draft.id}, {}, this->now_);
    writer->commit();
    return entry;
  }

  records::EntryIndex put_capture(const std::string& bytes, const std::vector<std::string>& shown,
                                  records::Visibility visibility = records::Visibility::Public) {
    records::Capture capture;
    capture.original = sha256(bytes);
    capture.source = bytes;
    capture.visibility = visibility;
    for (const std::string& id : shown) capture.sightings.push_back({records::ItemId{id}, records::Revision{1}, false});
    auto writer = this->begin();
    const auto entry = writer->put(capture);
    writer->commit();
    return entry;
  }

  void decide(records::Act act, const std::string& id, std::vector<records::EntryIndex> entries = {}) {
    records::Decision decision;
    decision.act = act;
    decision.object = id;
    decision.number = records::Revision{static_cast<uint32_t>(this->store_->decisions(id, Scope::All).size()) + 1};
    decision.at = this->now_;
    decision.by = "Records office";
    decision.reason = "a reason";
    decision.entries = std::move(entries);
    auto writer = this->begin();
    writer->put(decision);
    writer->commit();
  }

  records::CustodyEvent put_event(const records::CustodyRef& about, const std::string& note) {
    records::CustodyEvent event;
    event.about = about;
    event.note = note;
    auto writer = this->begin();
    event.previous = writer->last_custody_entry(about);
    writer->put(event);
    writer->commit();
    return event;
  }

  std::string finding() {
    const auto errors = this->store_->check();
    return errors.empty() ? "" : errors.front().message;
  }

  bool is_shown(const std::string& id) {
    const records::ItemId item{id};
    const Store& store = *this->store_;
    return store.item(item) || store.summary(item) || !store.revisions(item).empty() ||
           !store.captures_of(item).empty() || store.find({"key:" + id}) ||
           store.record(records::RecordKind::Item, id, records::Revision{1});
  }

  const records::ItemId a_{"a"};
};

TYPED_TEST_SUITE_P(KeepingContract);

TYPED_TEST_P(KeepingContract, ShowsNothingOfARestrictedItem) {
  this->put({{.id = "b", .date = "2017-10-10", .body = "flood"}, {.id = "c", .date = "2017-10-12", .body = "flood"}});
  this->put_one({.id = "a",
                 .date = "2017-10-11",
                 .title = "Secret",
                 .body = "flood",
                 .categories = {"Hidden"},
                 .url = "https://example.org/a-secret"});
  this->put_capture("page", {"a"}, records::Visibility::Restricted);

  EXPECT_FALSE(this->is_shown("a"));
  EXPECT_EQ(this->list({}), (std::vector<std::string>{"c", "b"}));
  EXPECT_EQ(this->found("flood"), (std::vector<std::string>{"c", "b"}));
  EXPECT_EQ(this->found("secret"), std::vector<std::string>{});
  EXPECT_EQ(this->store_->item_count(), 2u);
  EXPECT_EQ(this->store_->days(month(2017, 10), {})[10], 0u);
  EXPECT_TRUE(this->store_->terms(TermKind::Category, 10).empty());
  EXPECT_EQ(this->store_->neighbours(records::ItemId{"c"})[1]->id.value, "b");
  EXPECT_EQ(this->store_->find_old_path("/a-secret"), std::nullopt);
  int captures = 0;
  this->store_->each_capture([&](const records::Capture&) { ++captures; });
  EXPECT_EQ(captures, 0);
  EXPECT_FALSE(this->store_->is_public_original(sha256("page")));
  EXPECT_EQ(this->finding(), "");
}

TYPED_TEST_P(KeepingContract, KeepsARestrictedItemForThoseWhoAskForAll) {
  this->put_one({.id = "a", .date = "2017-10-11", .title = "Secret"});
  this->put_capture("page", {"a"}, records::Visibility::Restricted);
  EXPECT_EQ(this->store_->item(this->a_, Scope::All)->item.title, "Secret");
  EXPECT_EQ(this->store_->revisions(this->a_, Scope::All).size(), 1u);
  EXPECT_EQ(this->store_->captures_of(this->a_, Scope::All).size(), 1u);
  EXPECT_EQ(this->store_->standing(records::RecordKind::Item, "a"), records::Standing::Restricted);
  EXPECT_EQ(this->store_->standing(records::RecordKind::Item, "none"), std::nullopt);
  EXPECT_EQ(this->store_->withheld_items(),
            (std::vector<WithheldItem>{{this->a_, records::Standing::Restricted, day("2017-10-11")}}));
  auto writer = this->begin();
  EXPECT_EQ(writer->find({"key:a"}), this->a_);
  EXPECT_TRUE(writer->newest(this->a_));
  EXPECT_TRUE(writer->items_of_day(day("2017-10-11")).empty());
  EXPECT_EQ(writer->items_of_day(day("2017-10-11"), Scope::All).size(), 1u);
}

TYPED_TEST_P(KeepingContract, EntersWhatIsNotPublicAsACommitment) {
  this->put_one({.id = "a", .date = "2017-10-11"});
  const StoredRecord record = this->store_->entries(records::EntryIndex{0}, 1).front();
  ASSERT_TRUE(record.salt);
  EXPECT_TRUE(record.entry.salted);
  EXPECT_EQ(record.entry.digest, sha256(record.salt->value + record.canonical));
  EXPECT_EQ(records::canonical(record.entry), "{\"commitment\":\"" + record.entry.digest.hex() + "\"}");
}

TYPED_TEST_P(KeepingContract, AnItemLeavesTheListsAndComesBackToItsPlace) {
  this->put({{.id = "low", .date = "2017-10-11", .body = "word"},
             {.id = "a", .date = "2017-10-11", .body = "word", .categories = {"News"}},
             {.id = "top", .date = "2017-10-11", .body = "word"}});
  for (const records::Act act : {records::Act::Restricted, records::Act::Withdrawn}) {
    this->decide(act, "a");
    EXPECT_FALSE(this->is_shown("a"));
    EXPECT_EQ(this->list({}), (std::vector<std::string>{"top", "low"}));
    EXPECT_EQ(this->found("word"), (std::vector<std::string>{"top", "low"}));
    EXPECT_EQ(this->store_->term({TermKind::Category, "news"}), std::nullopt);
    EXPECT_EQ(this->finding(), "");
    this->decide(records::Act::Released, "a");
    EXPECT_EQ(this->list({}), (std::vector<std::string>{"top", "a", "low"}));
    EXPECT_EQ(this->found("word"), (std::vector<std::string>{"top", "a", "low"}));
    EXPECT_EQ(this->finding(), "");
  }
  EXPECT_EQ(this->store_->decisions("a").size(), 4u);
}

TYPED_TEST_P(KeepingContract, AReleasedItemIsShownWithItsWholePast) {
  this->put_one({.id = "a", .date = "2017-10-11", .title = "First"});
  this->put_one({.id = "a", .date = "2017-10-11", .title = "Second", .body = "word", .revision = 2});
  EXPECT_FALSE(this->is_shown("a"));
  this->decide(records::Act::Released, "a");
  EXPECT_EQ(this->store_->item(this->a_)->item.title, "Second");
  EXPECT_EQ(this->store_->revisions(this->a_).size(), 2u);
  const auto record = this->store_->record(records::RecordKind::Item, "a", records::Revision{1});
  ASSERT_TRUE(record);
  EXPECT_TRUE(record->entry.salted);
  EXPECT_EQ(this->found("word"), std::vector<std::string>{"a"});
  this->put({{.id = "a", .date = "2017-10-11", .title = "Third", .revision = 3}});
  EXPECT_EQ(this->store_->item(this->a_)->item.title, "Third");
  EXPECT_EQ(this->finding(), "");
}

TYPED_TEST_P(KeepingContract, ACaptureIsToldWithoutWhatIsWithheld) {
  this->put({{.id = "a", .date = "2017-10-11"}, {.id = "b", .date = "2017-10-11"}});
  this->put_capture("page", {"a", "b"});
  EXPECT_TRUE(this->store_->is_public_original(sha256("page")));
  this->decide(records::Act::Restricted, "a");
  EXPECT_FALSE(this->store_->is_public_original(sha256("page")));
  const auto captures = this->store_->captures_of(records::ItemId{"b"});
  ASSERT_EQ(captures.size(), 1u);
  ASSERT_EQ(captures[0].sightings.size(), 1u);
  EXPECT_EQ(captures[0].sightings[0].id.value, "b");
  EXPECT_FALSE(this->store_->record(records::RecordKind::Capture, captures[0].id(), records::Revision{1}));
  EXPECT_EQ(this->store_->captures_of_original(sha256("page")).size(), 1u);
}

TYPED_TEST_P(KeepingContract, RebuildsWhatIsWithheldAsItWas) {
  this->put({{.id = "a", .date = "2017-10-11", .body = "word"}, {.id = "b", .date = "2017-10-11", .body = "word"}});
  this->put_one({.id = "c", .date = "2017-10-12", .body = "word"});
  this->put_one({.id = "d", .date = "2017-10-12", .body = "word"}, records::Visibility::Sealed);
  this->put_capture("page", {"a", "b"});
  this->put_event({records::CustodyObject::Item, "b"}, "kept");
  this->decide(records::Act::Withdrawn, "a");
  this->decide(records::Act::Released, "d");
  const auto withheld = this->store_->withheld_items();
  this->store_->rebuild([](uint64_t, uint64_t) {});
  EXPECT_EQ(this->store_->withheld_items(), withheld);
  EXPECT_EQ(this->list({}), (std::vector<std::string>{"d", "b"}));
  EXPECT_EQ(this->found("word"), (std::vector<std::string>{"d", "b"}));
  EXPECT_FALSE(this->store_->is_public_original(sha256("page")));
  EXPECT_EQ(this->store_->custody_of({records::CustodyObject::Item, "b"}).size(), 1u);
  EXPECT_EQ(this->finding(), "");
}

TYPED_TEST_P(KeepingContract, ErasesACommitmentToItsNumber) {
  const auto entry = this->put_one({.id = "a", .date = "2017-10-11", .body = "word"});
  const Digest commitment = this->store_->entries(entry, 1).front().entry.digest;
  this->decide(records::Act::Erased, records::erased_id(entry), {entry});
  ASSERT_TRUE(this->store_->purge());
  const StoredRecord left = this->store_->entries(entry, 1).front();
  EXPECT_EQ(left.entry.digest, commitment);
  EXPECT_TRUE(left.entry.salted);
  EXPECT_EQ(left.canonical, "");
  EXPECT_EQ(left.salt, std::nullopt);
  EXPECT_EQ(left.standing, records::Standing::Erased);
  EXPECT_EQ(this->store_->item(this->a_, Scope::All), std::nullopt);
  EXPECT_EQ(this->store_->standing(records::RecordKind::Item, "a"), std::nullopt);
  EXPECT_EQ(this->store_->erased_count(), 1u);
  EXPECT_TRUE(this->store_->withheld_items().empty());
  EXPECT_EQ(this->finding(), "");
}

TYPED_TEST_P(KeepingContract, ErasesAPublicItemButItsNameAndDigest) {
  this->put({{.id = "a", .date = "2017-10-11", .body = "word"}, {.id = "b", .date = "2017-10-11", .body = "word"}});
  const Digest digest = this->store_->entries(records::EntryIndex{0}, 1).front().entry.digest;
  this->decide(records::Act::Erased, "a", {records::EntryIndex{0}});
  EXPECT_NE(this->finding(), "") << "nothing says that the purge is due";
  ASSERT_TRUE(this->store_->purge());
  EXPECT_EQ(this->finding(), "");
  EXPECT_FALSE(this->is_shown("a"));
  EXPECT_EQ(this->found("word"), std::vector<std::string>{"b"});
  const StoredRecord left = this->store_->entries(records::EntryIndex{0}, 1).front();
  EXPECT_EQ(records::canonical(left.entry),
            "{\"digest\":\"" + digest.hex() + "\",\"id\":\"a\",\"kind\":\"item\",\"revision\":1}");
  EXPECT_TRUE(this->begin()->has_item(this->a_)) << "the id is given out again";
  EXPECT_EQ(this->begin()->find({"key:a"}), std::nullopt);
}

TYPED_TEST_P(KeepingContract, RecognisesWhatWasErased) {
  this->put({{.id = "a", .date = "2017-10-11"}});
  const auto capture = this->put_capture("page", {"a"});
  this->decide(records::Act::Erased, "a", {records::EntryIndex{0}, capture});
  for (const std::string& trace : {std::string("key:a"), std::string("item:a"), "original:" + sha256("page").hex()}) {
    const auto erasure = this->store_->erasure_of(trace);
    ASSERT_TRUE(erasure) << trace;
    EXPECT_EQ(erasure->reason, "a reason");
  }
  EXPECT_EQ(this->store_->erasure_of("key:b"), std::nullopt);
  EXPECT_TRUE(this->store_->captures_of_original(sha256("page")).empty());
}

TYPED_TEST_P(KeepingContract, AnErasedCaptureMayComeAgain) {
  this->put({{.id = "a", .date = "2017-10-11"}});
  const auto capture = this->put_capture("page", {"a"});
  this->decide(records::Act::Erased, this->store_->entries(capture, 1).front().entry.id, {capture});
  EXPECT_TRUE(this->store_->captures_of(this->a_).empty());
  const auto again = this->put_capture("page", {"a"});
  EXPECT_EQ(this->store_->entries(again, 1).front().entry.revision, records::Revision{2});
  EXPECT_EQ(this->store_->captures_of(this->a_).size(), 1u);
}

TYPED_TEST_P(KeepingContract, ChainsTheCustodyOfAnObject) {
  const records::CustodyRef holding{records::CustodyObject::Holding, "LR-12"};
  const auto first = this->put_event(holding, "first");
  const auto second = this->put_event(holding, "second");
  this->put_event({records::CustodyObject::Archive, ""}, "other");
  EXPECT_EQ(first.previous, std::nullopt);
  EXPECT_EQ(second.previous, this->store_->entries(records::EntryIndex{0}, 1).front().entry.digest);
  EXPECT_EQ(this->store_->custody_of(holding), (std::vector<records::CustodyEvent>{first, second}));
}

TYPED_TEST_P(KeepingContract, TellsNoCustodyOfWhatIsWithheld) {
  this->put_one({.id = "a", .date = "2017-10-11"});
  const records::CustodyRef about{records::CustodyObject::Item, "a"};
  this->put_event(about, "kept");
  EXPECT_TRUE(this->store_->custody_of(about).empty());
  EXPECT_EQ(this->store_->custody_of(about, Scope::All).size(), 1u);
}

TYPED_TEST_P(KeepingContract, KeepsWhatWasWorkedOutUntilADecisionOrARebuild) {
  this->put({{.id = "a", .date = "2017-10-11"}});
  const auto keep = [&](const Derivation& derivation) {
    auto writer = this->begin();
    writer->keep_derivation("gaps", derivation);
    writer->commit();
  };
  EXPECT_EQ(this->store_->derivation("gaps"), std::nullopt);
  keep({1, "one"});
  keep({1, "another"});
  EXPECT_EQ(this->store_->derivation("gaps"), (Derivation{1, "another"}));
  this->decide(records::Act::Restricted, "a");
  EXPECT_EQ(this->store_->derivation("gaps"), std::nullopt);
  keep({2, "two"});
  this->store_->rebuild([](uint64_t, uint64_t) {});
  EXPECT_EQ(this->store_->derivation("gaps"), std::nullopt);
}

REGISTER_TYPED_TEST_SUITE_P(KeepingContract, ShowsNothingOfARestrictedItem, KeepsARestrictedItemForThoseWhoAskForAll,
                            EntersWhatIsNotPublicAsACommitment, AnItemLeavesTheListsAndComesBackToItsPlace,
                            AReleasedItemIsShownWithItsWholePast, ACaptureIsToldWithoutWhatIsWithheld,
                            RebuildsWhatIsWithheldAsItWas, ErasesACommitmentToItsNumber,
                            ErasesAPublicItemButItsNameAndDigest, RecognisesWhatWasErased, AnErasedCaptureMayComeAgain,
                            ChainsTheCustodyOfAnObject, TellsNoCustodyOfWhatIsWithheld,
                            KeepsWhatWasWorkedOutUntilADecisionOrARebuild);

}  // namespace strongroom::store
