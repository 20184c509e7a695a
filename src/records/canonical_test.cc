// SPDX-License-Identifier: Apache-2.0
#include "records/canonical.h"

#include <gtest/gtest.h>

namespace strongroom::records {
namespace {

ItemRevision small_revision() {
  ItemRevision revision;
  revision.id = ItemId("2017-10-07-k3v9qd");
  revision.item.date = {CivilDate{2017, 10, 7}, DatePrecision::Day, "07 October 2017", ""};
  revision.item.lang = "en";
  revision.item.blocks = {{BlockKind::Paragraph, "The bridge \"reopened\".\n\x01é", 0, false, "", {}}};
  return revision;
}

Item full_item() {
  Item item;
  item.url = "https://example.org/news/item/12-bridge";
  item.source_id = "12";
  item.title = "Bridge reopened";
  item.date = {CivilDate{2017, 10, 1}, DatePrecision::Month, "October 2017", "14:05"};
  item.categories = {{"News", "/news"}, {"Roads", ""}};
  item.tags = {{"bridge", ""}};
  item.authors = {{"Press Desk", "/user/1"}};
  item.source_credit = "Harbour Office";
  item.lang = "en";
  item.blocks = {{BlockKind::Heading, "Works", 2, false, "", {}},
                 {BlockKind::List, "one\ntwo", 0, true, "", {{0, 3, "https://example.org/1"}}},
                 {BlockKind::Image, "The bridge", 0, false, "/bridge.jpg", {}}};
  item.images = {{"/bridge.jpg", "bridge", "The bridge", "M. Hale"}};
  item.attachments = {{"/plan.pdf", "Plan"}};
  item.fields = {{"Place", "North quay"}};
  item.truncated = true;
  return item;
}

Capture full_capture() {
  Capture capture;
  capture.original = sha256("page");
  capture.size_bytes = 4;
  capture.source = "page.html";
  capture.url = "https://example.org/news/date/2017/10";
  capture.media_type = "text/html";
  capture.record = "<urn:uuid:1>";
  capture.offset = 77;
  capture.captured_at = Timestamp{1507900000};
  capture.received_at = Timestamp{1600000000};
  capture.reader = "k2";
  Listing listing;
  listing.heading = "Items filtered by date: October 2017";
  listing.filter = {FilterKind::Date, 2017, 10, 5, "News", "4"};
  listing.breadcrumbs = {"Home", "News"};
  listing.page = 2;
  listing.pages = 3;
  listing.items = 10;
  listing.next = "?start=20";
  listing.previous = "?start=0";
  listing.page_links = {{1, "?start=0"}, {0, "?x"}};
  capture.listings = {listing};
  capture.sightings = {{ItemId("2017-10-07-k3v9qd"), Revision(1), true}};
  capture.linked = {{"/item/9", "9", "Ninth"}};
  return capture;
}

const std::string zeros(64, '0');

TEST(Canonical, HasGoldenBytesForARevision) {
  EXPECT_EQ(canonical(small_revision()),
            "{\"capture\":\"" + zeros +
                "\",\"id\":\"2017-10-07-k3v9qd\",\"item\":{\"blocks\":[{\"kind\":\"paragraph\",\"text\":\"The bridge "
                "\\\"reopened\\\".\\n\\u0001é\"}],\"date\":{\"date\":\"2017-10-07\",\"precision\":\"day\",\"verbatim\":"
                "\"07 October 2017\"},\"lang\":\"en\"},\"kind\":\"item\",\"reason\":\"first\",\"revision\":1}");
}

TEST(Canonical, HasGoldenBytesForACapture) {
  Capture capture;
  capture.source = "a.txt";
  capture.size_bytes = 9;
  EXPECT_EQ(canonical(capture),
            "{\"kind\":\"capture\",\"original\":\"" + zeros +
                "\",\"received_at\":\"1970-01-01T00:00:00Z\",\"size_bytes\":9,\"source\":\"a.txt\"}");
}

TEST(Canonical, HasGoldenBytesForAnEntry) {
  EXPECT_EQ(canonical(Entry{RecordKind::Item, "x", Revision(2), Digest{}}),
            "{\"digest\":\"" + zeros + "\",\"id\":\"x\",\"kind\":\"item\",\"revision\":2}");
}

// The digests of values that use every member: any change of the format shows here.
TEST(Canonical, IsFrozenForEveryMember) {
  ItemRevision revision{ItemId("2017-10-01-aaaaaa"), Revision(3), RevisionReason::ChangedAtSource, sha256("page"),
                        full_item()};
  EXPECT_EQ(sha256(canonical(revision)).hex(), "ddf5de713975d06f70e3a2a1dcd2dd4dd136a507a9d48a4ae34cc48f54de1eba");
  EXPECT_EQ(sha256(canonical(full_capture())).hex(),
            "ee4f5ed94d4a64b19dcdeb5256d8100f4ace24cd923c89b2baada4f8669efcbc");
  EXPECT_EQ(full_capture().id(), "366ffed70898b566da9c622e631c4a17523e9a952295ebf3003b8d2226e89983");
}

TEST(Canonical, ReadsBackWhatItWrote) {
  ItemRevision revision{ItemId("2017-10-01-aaaaaa"), Revision(3), RevisionReason::FullerBody, sha256("page"),
                        full_item()};
  EXPECT_EQ(parse_item_revision(canonical(revision)).value(), revision);
  EXPECT_EQ(parse_item_revision(canonical(small_revision())).value(), small_revision());
  EXPECT_EQ(parse_capture(canonical(full_capture())).value(), full_capture());
  const Entry entry{RecordKind::Capture, std::string(64, 'a'), Revision(1), sha256("x")};
  EXPECT_EQ(parse_entry(canonical(entry)).value(), entry);
}

TEST(Canonical, HasAMemberForWhenTheSourceSavedAState) {
  ItemRevision revision = small_revision();
  revision.reason = RevisionReason::KeptBySource;
  revision.saved = {CivilDate{2019, 3, 15}, DatePrecision::Day, "2019-03-15 08:00:07", "08:00"};
  const std::string bytes = canonical(revision);
  EXPECT_NE(bytes.find(R"("reason":"kept-by-source")"), std::string::npos);
  EXPECT_NE(
      bytes.find(R"("saved":{"date":"2019-03-15","precision":"day","time":"08:00","verbatim":"2019-03-15 08:00:07"})"),
      std::string::npos);
  EXPECT_EQ(parse_item_revision(bytes).value(), revision);
}

TEST(Canonical, WritesInvalidUtf8OfFileNamesAsReplacement) {
  Capture capture;
  capture.source = "caf\xe9.txt";
  EXPECT_EQ(parse_capture(canonical(capture)).value().source, "caf\uFFFD.txt");
}

struct Refused {
  const char* name;
  std::string bytes;
  uint64_t offset;
};

class CanonicalRefuses : public testing::TestWithParam<Refused> {};

TEST_P(CanonicalRefuses, WithThePlace) {
  const auto parsed = parse_entry(GetParam().bytes);
  ASSERT_FALSE(parsed.has_value());
  EXPECT_EQ(parsed.error().code, ErrorCode::Malformed);
  EXPECT_EQ(parsed.error().offset, GetParam().offset);
}

INSTANTIATE_TEST_SUITE_P(
    Entries, CanonicalRefuses,
    testing::Values(
        Refused{"nothing", "", 0}, Refused{"no_json", "{\"digest\"", 9}, Refused{"array", "[]", 0},
        Refused{"white_space", "{\"digest\": \"" + zeros + "\",\"id\":\"x\",\"kind\":\"item\",\"revision\":2}", 10},
        Refused{"order", "{\"id\":\"x\",\"digest\":\"" + zeros + "\",\"kind\":\"item\",\"revision\":2}", 2},
        Refused{"unknown_member",
                "{\"digest\":\"" + zeros + "\",\"id\":\"x\",\"kind\":\"item\",\"more\":1,\"revision\":2}", 101},
        Refused{"needless_escape", "{\"digest\":\"" + zeros + "\",\"id\":\"\\u0078\",\"kind\":\"item\",\"revision\":2}",
                83},
        Refused{"float", "{\"digest\":\"" + zeros + "\",\"id\":\"x\",\"kind\":\"item\",\"revision\":2.0}", 99},
        Refused{"too_large", "{\"digest\":\"" + zeros + "\",\"id\":\"x\",\"kind\":\"item\",\"revision\":4294967297}",
                99},
        Refused{"unknown_kind", "{\"digest\":\"" + zeros + "\",\"id\":\"x\",\"kind\":\"poem\",\"revision\":2}", 94}),
    [](const auto& info) { return info.param.name; });

TEST(Canonical, RefusesANumberBeyondWhatReadersHold) {
  const auto parsed = parse_item_revision(R"({"id":1e999})");
  ASSERT_FALSE(parsed.has_value());
  EXPECT_EQ(parsed.error().code, ErrorCode::Malformed);
}

TEST(Canonical, RefusesDaysThatDoNotExist) {
  std::string bytes = canonical(small_revision());
  bytes.replace(bytes.find("2017-10-07\",\"precision"), 10, "2017-02-30");
  EXPECT_FALSE(parse_item_revision(bytes).has_value());
}

}  // namespace
}  // namespace strongroom::records
