// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "tests/contract/store_contract.h"

// What every store promises to copies and repairs, which hold entries of the signed log. Run like StoreContract.
namespace strongroom::store {

template <typename Fixture>
class CopyContract : public StoreContract<Fixture> {
 protected:
  static records::Entry entry_of(const std::string& id, bool salted) {
    return {records::RecordKind::Item, id, records::Revision{1}, sha256("the record of " + id), salted};
  }

  records::EntryIndex adopt(const records::Entry& entry) {
    auto writer = this->begin();
    const auto index = writer->adopt(entry, this->now_);
    writer->commit();
    return index;
  }

  static records::Decision decision(records::Act act, const std::string& id, uint32_t number = 1) {
    records::Decision decision;
    decision.act = act;
    decision.number = records::Revision{number};
    decision.object = id;
    decision.by = "Records office";
    decision.reason = "a reason";
    return decision;
  }
};

TYPED_TEST_SUITE_P(CopyContract);

TYPED_TEST_P(CopyContract, TakesAnEntryWhoseRecordItDoesNotGet) {
  this->put({{.id = "a", .date = "2017-10-11"}});
  EXPECT_EQ(this->adopt(this->entry_of("b", false)).value, 1u);
  this->put({{.id = "c", .date = "2017-10-12"}});
  const auto kept = this->store_->entries(records::EntryIndex{1}, 1).at(0);
  EXPECT_EQ(kept.entry, this->entry_of("b", false));
  EXPECT_EQ(kept.standing, records::Standing::Erased);
  EXPECT_EQ(kept.canonical, "");
  EXPECT_EQ(this->list({}), (std::vector<std::string>{"c", "a"}));
  EXPECT_FALSE(this->store_->item(records::ItemId{"b"}, Scope::All));
  EXPECT_TRUE(this->store_->check().empty());
}

TYPED_TEST_P(CopyContract, KeepsNothingButTheNumberAndDigestOfACommitment) {
  const records::Entry commitment = this->entry_of("a-secret", true);
  this->adopt(commitment);
  const auto kept = this->store_->entries(records::EntryIndex{0}, 1).at(0);
  EXPECT_TRUE(kept.entry.salted);
  EXPECT_EQ(kept.entry.digest, commitment.digest);
  EXPECT_EQ(kept.entry.id.find("secret"), std::string::npos);
  EXPECT_FALSE(kept.salt);
}

// Damage itself no store can be asked for; what repairs it must not harm what is whole.
TYPED_TEST_P(CopyContract, PuttingARecordBackChangesNothingElse) {
  this->put({{.id = "a", .date = "2017-10-11", .body = "flood"}, {.id = "b", .date = "2017-10-12"}});
  const auto before = this->store_->entries(records::EntryIndex{0}, 10);
  {
    auto writer = this->begin();
    writer->mend(before.at(0), this->now_);
    writer->commit();
  }
  this->store_->rebuild([](uint64_t, uint64_t) {});
  const auto after = this->store_->entries(records::EntryIndex{0}, 10);
  ASSERT_EQ(after.size(), before.size());
  EXPECT_EQ(after.at(0).canonical, before.at(0).canonical);
  EXPECT_EQ(after.at(0).entry, before.at(0).entry);
  EXPECT_EQ(this->found("flood"), std::vector<std::string>{"a"});
  EXPECT_TRUE(this->store_->check().empty());
}

TYPED_TEST_P(CopyContract, AppliesADecisionOnlyToWhatIsHere) {
  this->put({{.id = "a", .date = "2017-10-11"}});
  this->adopt(this->entry_of("b", false));
  auto writer = this->begin();
  using records::Act;
  EXPECT_TRUE(writer->can_apply(this->decision(Act::Withdrawn, "a")));
  EXPECT_FALSE(writer->can_apply(this->decision(Act::Released, "a"))) << "it is shown";
  EXPECT_FALSE(writer->can_apply(this->decision(Act::Withdrawn, "b"))) << "its record was not given";
  EXPECT_FALSE(writer->can_apply(this->decision(Act::Withdrawn, "never-seen")));
  writer->put(this->decision(Act::Withdrawn, "a"));
  EXPECT_FALSE(writer->can_apply(this->decision(Act::Withdrawn, "a"))) << "the same again";
  EXPECT_TRUE(writer->can_apply(this->decision(Act::Released, "a", 2)));
}

REGISTER_TYPED_TEST_SUITE_P(CopyContract, TakesAnEntryWhoseRecordItDoesNotGet,
                            KeepsNothingButTheNumberAndDigestOfACommitment, PuttingARecordBackChangesNothingElse,
                            AppliesADecisionOnlyToWhatIsHere);

}  // namespace strongroom::store
