// SPDX-License-Identifier: Apache-2.0
#include "records/decision.h"

#include <gtest/gtest.h>

#include "records/canonical.h"

namespace strongroom::records {
namespace {

Decision erasure() {
  Decision decision;
  decision.act = Act::Erased;
  decision.object = "entry-17";
  decision.at = Timestamp{1'772'360'000};
  decision.by = "Records office";
  decision.reason = "court order 12/2026";
  decision.entries = {EntryIndex(17), EntryIndex(20)};
  return decision;
}

TEST(Decision, HasGoldenBytes) {
  EXPECT_EQ(canonical(erasure()),
            "{\"about\":\"item\",\"act\":\"erased\",\"at\":\"2026-03-01T10:13:20Z\",\"by\":\"Records office\","
            "\"entries\":[17,20],\"kind\":\"decision\",\"number\":1,\"object\":\"entry-17\",\"reason\":\"court order "
            "12/2026\"}");
}

TEST(Decision, ReadsBackWhatItWrote) {
  Decision restricted;
  restricted.act = Act::Restricted;
  restricted.about = RecordKind::Capture;
  restricted.object = std::string(64, 'a');
  restricted.number = Revision(3);
  restricted.to = Visibility::Sealed;
  restricted.visibility = Visibility::Staff;
  for (const Decision& decision : {erasure(), restricted}) {
    EXPECT_EQ(parse_decision(canonical(decision)).value(), decision);
  }
}

TEST(Decision, RefusesOtherBytes) {
  std::string bytes = canonical(erasure());
  EXPECT_FALSE(parse_decision(bytes + " "));
  bytes.replace(bytes.find("[17"), 3, "[\"17\"");
  EXPECT_FALSE(parse_decision(bytes));
}

TEST(Decision, SaysWhatStandsAfterwards) {
  Decision decision;
  decision.act = Act::Restricted;
  decision.to = Visibility::Staff;
  EXPECT_EQ(standing_after(decision), Standing::Staff);
  decision.act = Act::Released;
  EXPECT_EQ(standing_after(decision), Standing::Public);
  decision.act = Act::Withdrawn;
  EXPECT_EQ(standing_after(decision), Standing::Withdrawn);
  decision.act = Act::Erased;
  EXPECT_EQ(standing_after(decision), Standing::Erased);
}

}  // namespace
}  // namespace strongroom::records
