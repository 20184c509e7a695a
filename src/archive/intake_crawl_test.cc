// SPDX-License-Identifier: Apache-2.0
// Crawls: their own files are kept, and an intake that was killed goes on inside of them.
#include <gtest/gtest.h>

#include "archive/audit.h"
#include "archive/intake.h"
#include "base/compression.h"
#include "base/fault.h"
#include "tests/support/archive_fixture.h"
#include "tests/support/press_pages.h"

namespace strongroom::archive {
namespace {

constexpr int many_pages = 1100;  // more than two batches hold

std::string record(const std::string& type, const std::string& url, const std::string& block,
                   const std::string& fields) {
  return gzip("WARC/1.1\r\nWARC-Type: " + type + "\r\nWARC-Record-ID: <urn:test:" + type + url +
              ">\r\nWARC-Date: 2019-06-01T12:00:00Z\r\nWARC-Target-URI: http://harbour.example.org" + url + "\r\n" +
              fields + "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n");
}

std::string page_record(int number) {
  const std::string day = std::to_string(1 + number % 28) + " May " + std::to_string(2000 + number / 28);
  const std::string page =
      test::dump_page({{day, "Statement " + std::to_string(number) + " of the harbour office on the works at quay " +
                                 std::to_string(number) + ", which will begin in the spring."}});
  return record("response", "/" + std::to_string(number),
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + page,
                "WARC-Payload-Digest: test:" + std::to_string(number) + "\r\n");
}

// Its last record says the first page again.
std::string crawl() {
  std::string file;
  for (int i = 0; i < many_pages; ++i) file += page_record(i);
  return file + record("revisit", "/again", "HTTP/1.1 200 OK\r\n\r\n", "WARC-Payload-Digest: test:0\r\n");
}

class CrawlTest : public test::ArchiveTest {
 protected:
  // All captures without the time of receipt, and the items' texts: what an archive says.
  static std::vector<std::string> contents_of(const Archive& archive) {
    std::vector<std::string> contents;
    archive.store().each_capture(
        [&](const records::Capture& capture) {
          contents.push_back(capture.id() + " " + capture.url + " " + capture.record + " " +
                             std::to_string(capture.offset) + " " + std::to_string(capture.sightings.size()));
        },
        store::Scope::All);
    for (const store::StoredRecord& stored : archive.store().entries(records::EntryIndex{0}, 100'000)) {
      if (stored.entry.kind == records::RecordKind::Item) contents.push_back(stored.canonical);
    }
    return contents;
  }

  std::optional<records::Capture> own_file_of(const Archive& archive) const {
    std::optional<records::Capture> found;
    archive.store().each_capture(
        [&](const records::Capture& capture) {
          if (capture.reader == "crawl-file") found = capture;
        },
        store::Scope::All);
    return found;
  }
};

TEST_F(CrawlTest, KeepsItsOwnFileForTheStaff) {
  Archive archive = make();
  const std::string file = page_record(1);
  const IntakeSummary summary = take_in(archive, {{"crawl.warc.gz", file}});
  EXPECT_EQ(summary.items_new, 1u);
  const auto own = own_file_of(archive);
  ASSERT_TRUE(own);
  EXPECT_EQ(own->source, "crawl.warc.gz");
  EXPECT_EQ(own->size_bytes, file.size());
  EXPECT_EQ(own->visibility, records::Visibility::Staff);
  EXPECT_EQ(archive.original(own->original)->bytes(), file);
  EXPECT_FALSE(archive.store().is_public_original(own->original));
  const uint64_t entries = archive.store().entry_count();
  take_in(archive, {{"crawl.warc.gz", file}});
  EXPECT_EQ(archive.store().entry_count(), entries);
}

TEST_F(CrawlTest, LeavesItsOwnFileWhereAsked) {
  Archive archive = make();
  IntakeOptions options;
  options.crawl_files = CrawlFiles::LeaveOut;
  take_in(archive, {{"crawl.warc.gz", page_record(1)}}, options);
  EXPECT_FALSE(own_file_of(archive));
}

TEST_F(CrawlTest, ItemsKnowTheirRecordAndItsPlace) {
  Archive archive = make();
  const std::string first = page_record(1);
  take_in(archive, {{"crawl.warc.gz", first + page_record(2)}});
  std::vector<std::pair<std::string, uint64_t>> places;
  archive.store().each_capture([&](const records::Capture& capture) {
    if (!capture.sightings.empty()) places.emplace_back(capture.record, capture.offset);
  });
  EXPECT_EQ(places, (std::vector<std::pair<std::string, uint64_t>>{{"<urn:test:response/1>", 0},
                                                                   {"<urn:test:response/2>", first.size()}}));
}

TEST_F(CrawlTest, GoesOnInsideAFileAfterAKill) {
  const std::string file = crawl();
  std::vector<std::string> expected;
  {
    Archive archive = make();
    take_in(archive, {{"crawl.warc.gz", file}});
    expected = contents_of(archive);
  }
  std::filesystem::remove_all(archive_path());
  {
    Archive archive = make();
    IntakeOptions options;
    options.on_progress = [&](const IntakeProgress& progress) {
      if (progress.documents > 700) throw Fault("killed");
    };
    EXPECT_THROW(take_in(archive, {{"crawl.warc.gz", file}}, options), Fault);
  }
  Archive archive = open(Mode::Write);
  uint64_t begun_at = 0;
  uint64_t documents = 0;
  IntakeOptions options;
  options.on_resume = [&](const Path&, uint64_t offset) { begun_at = offset; };
  options.on_progress = [&](const IntakeProgress& progress) { documents = progress.documents; };
  // The file must be the one of before: written anew it would have another time.
  options.on_error = [](const Error& error) { ADD_FAILURE() << error.to_string(); };
  ingest(archive, {folder_.path() / "pages/crawl.warc.gz"}, options);
  EXPECT_GT(begun_at, 0u);
  EXPECT_LT(documents, 700u);
  EXPECT_EQ(contents_of(archive), expected);
  EXPECT_FALSE(archive.files().exists(archive_path() / "intake.json"));
}

}  // namespace
}  // namespace strongroom::archive
