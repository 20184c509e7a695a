// SPDX-License-Identifier: Apache-2.0
#include "exchange/warc_export/export_warc.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "ingest/warc/record_reader.h"
#include "tests/support/archive_fixture.h"
#include "tests/support/press_pages.h"

namespace strongroom::exchange {
namespace {

class ExportWarc : public test::ArchiveTest {
 protected:
  ExportWarc() : from_(make()) {
    const std::string page = test::k2_item_page("12", "Ferry times", "9 April 2019", "The ferry sails at noon.");
    const std::string other = test::k2_item_page("13", "Quay closed", "3 May 2019", "The quay is closed until June.");
    take_in(from_, {{"crawl.warc", record("https://harbour.example.org/news/item/12-page", page) +
                                       record("https://harbour.example.org/news/item/13-page", other) +
                                       record("https://harbour.example.org/again", page)},
                    {"may.txt", test::dump_page({{"7 May 2019", "The harbour board met on the registry."}})}});
  }

  static std::string record(const std::string& url, const std::string& page) {
    const std::string block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page;
    return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:" + url + ">\r\nWARC-Target-URI: " + url +
           "\r\nWARC-Date: 2019-05-11T14:05:00Z\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" +
           block + "\r\n\r\n";
  }

  Path file() const { return folder_ / "out.warc.gz"; }
  WarcSummary write() const {
    auto made = export_warc(from_, WholeArchive{}, file(), {"Strongroom test", {}});
    EXPECT_TRUE(made) << made.error().to_string();
    return made ? *made : WarcSummary{};
  }

  archive::Archive from_;
};

TEST_F(ExportWarc, WritesEachPayloadOnce) {
  const WarcSummary summary = write();
  EXPECT_EQ(summary.records, 4u);
  EXPECT_EQ(summary.revisits, 1u);
  const std::string bytes = *PosixFiles().read(file());
  EXPECT_EQ(summary.bytes, bytes.size());
  const ingest::FaultSink fault = [](const Error& error) { ADD_FAILURE() << error.to_string(); };
  ingest::warc::RecordReader reader(bytes, 0, {}, fault);
  std::vector<std::string> types;
  while (const auto found = reader.next()) types.push_back(found->type);
  EXPECT_EQ(types, (std::vector<std::string>{"warcinfo", "resource", "resource", "revisit", "resource"}));
}

TEST_F(ExportWarc, GivesAnotherArchiveTheSameItems) {
  write();
  auto to = archive::Archive::create(folder_ / "other", from_.config(), surroundings());
  ASSERT_TRUE(to);
  const archive::IntakeSummary summary = archive::ingest(*to, {file()});
  EXPECT_EQ(summary.errors, 0u);
  EXPECT_EQ(from_.store().item_count(), 3u);
  EXPECT_EQ(summary.items_new, 3u);
  for (const store::ItemSummary& item : from_.store().list({}).items) {
    ASSERT_TRUE(to->store().item(item.id)) << item.id.value;
    EXPECT_EQ(to->store().item(item.id)->item, from_.store().item(item.id)->item);
  }
}

TEST_F(ExportWarc, IsThereWholeOrNotAtAll) {
  EXPECT_EQ(export_warc(from_, *YearMonth::create(2001, 1), file()).error().code, ErrorCode::NotFound);
  EXPECT_FALSE(std::filesystem::exists(file()));
  write();
  EXPECT_EQ(export_warc(from_, WholeArchive{}, file()).error().code, ErrorCode::Exists);
}

TEST_F(ExportWarc, IsPlainWhenItsNameSaysSo) {
  ASSERT_TRUE(export_warc(from_, WholeArchive{}, folder_ / "out.warc"));
  EXPECT_TRUE(PosixFiles().read(folder_ / "out.warc")->starts_with("WARC/1.1\r\n"));
}

}  // namespace
}  // namespace strongroom::exchange
