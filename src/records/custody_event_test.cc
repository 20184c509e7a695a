// SPDX-License-Identifier: Apache-2.0
#include "records/custody_event.h"

#include <gtest/gtest.h>

#include "records/canonical.h"

namespace strongroom::records {
namespace {

CustodyEvent transfer() {
  CustodyEvent event;
  event.type = CustodyType::Transferred;
  event.about = {CustodyObject::Holding, "LR-12"};
  event.at = Timestamp{1'772'360'000};
  event.recorded_at = Timestamp{1'772'370'000};
  event.agents = {{"from", "Land office", "receipt 114", Timestamp{1'772'360'000}},
                  {"to", "Harbour Archive", "", std::nullopt}};
  event.extent = "3 volumes";
  return event;
}

TEST(CustodyEvent, HasGoldenBytes) {
  EXPECT_EQ(canonical(transfer()),
            "{\"agents\":[{\"acknowledged_at\":\"2026-03-01T10:13:20Z\",\"acknowledgement\":\"receipt 114\",\"name\":"
            "\"Land office\",\"role\":\"from\"},{\"name\":\"Harbour Archive\",\"role\":\"to\"}],\"at\":"
            "\"2026-03-01T10:13:20Z\",\"extent\":\"3 volumes\",\"kind\":\"custody-event\",\"object\":\"holding\","
            "\"object_id\":\"LR-12\",\"recorded_at\":\"2026-03-01T13:00:00Z\",\"type\":\"transferred\"}");
}

TEST(CustodyEvent, ReadsBackWhatItWrote) {
  CustodyEvent full = transfer();
  full.place = "North quay";
  full.authority = "agreement 7";
  full.seal = "S-9";
  full.condition_before = "damp";
  full.condition_after = "dried";
  full.outcome = "success";
  full.note = "three boxes";
  full.acknowledges = std::string(64, 'b');
  full.previous = sha256("before");
  full.visibility = Visibility::Restricted;
  EXPECT_EQ(parse_custody_event(canonical(full)).value(), full);
  EXPECT_EQ(parse_custody_event(canonical(transfer())).value(), transfer());
}

TEST(CustodyEvent, KnowsEveryTypeAndObjectByName) {
  for (size_t i = 0; i < custody_types; ++i) {
    const auto type = static_cast<CustodyType>(i);
    EXPECT_EQ(custody_type_from_name(custody_type_name(type)), type);
  }
  EXPECT_EQ(custody_type_from_name("borrowed"), std::nullopt);
  EXPECT_EQ(custody_object_from_name("holding"), CustodyObject::Holding);
  EXPECT_EQ(custody_object_from_name(""), std::nullopt);
}

TEST(CustodyEvent, IsIdentifiedByItsBytes) {
  CustodyEvent other = transfer();
  other.previous = sha256("before");
  EXPECT_EQ(transfer().id(), sha256(canonical(transfer())).hex());
  EXPECT_NE(transfer().id(), other.id());
}

}  // namespace
}  // namespace strongroom::records
