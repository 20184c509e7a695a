// SPDX-License-Identifier: Apache-2.0
#include "exchange/warc/warc_writer.h"

#include <gtest/gtest.h>

#include "base/compression.h"
#include "exchange/warc/http_exchange.h"
#include "ingest/warc/record_reader.h"
#include "ingest/warc/warc.h"

namespace strongroom::exchange::warc {
namespace {

const Timestamp noon{1'507'723'500};  // 2017-10-11T12:05:00Z

struct ReadBack {
  std::string type, id, url, date, block;
  uint64_t offset = 0;
  ingest::warc::Fields fields;
};

// What the reader of crawls makes of a file; faults fail the test.
std::vector<ReadBack> read_back(const std::string& file) {
  const ingest::FaultSink fault = [](const Error& error) { ADD_FAILURE() << error.to_string(); };
  ingest::warc::RecordReader reader(file, 0, {}, fault);
  std::vector<ReadBack> records;
  while (auto record = reader.next()) {
    records.push_back({record->type, record->id, record->url, record->date, std::string(record->block), record->offset,
                       record->fields});
  }
  return records;
}

struct Page {
  std::string url, body, record;
  uint64_t offset = 0;
};

std::vector<Page> pages_of(const std::string& file) {
  std::vector<Page> pages;
  ingest::warc::read_bytes(
      file, "a.warc.gz", 0,
      [&](const ingest::Document& page) {
        pages.push_back({page.url, std::string(page.bytes), page.record, page.offset});
        return true;
      },
      [](const Error& error) { ADD_FAILURE() << error.to_string(); }, {});
  return pages;
}

HttpExchange exchange_with(std::string_view payload,
                           std::string_view header = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n") {
  HttpExchange exchange;
  exchange.url = "http://press.example/news";
  exchange.date = noon;
  exchange.remote_address = "192.0.2.7";
  exchange.request = "GET /news HTTP/1.1\r\nHost: press.example\r\n\r\n";
  exchange.header = header;
  exchange.payload = payload;
  exchange.about = {{"via", "http://press.example/"}};
  return exchange;
}

class Writing : public testing::Test {
 protected:
  WarcWriter writer(WriterOptions options = {}) {
    return WarcWriter([this](std::string_view bytes) { file_ += bytes; }, std::move(options));
  }
  std::string file_;
};

TEST_F(Writing, HasGoldenBytes) {
  WarcWriter plain = writer({Compression::None, 0, "golden"});
  Record record;
  record.date = noon;
  record.target_uri = "http://press.example/a b";
  record.content_type = "text/plain";
  record.payload = "Hello";
  plain.write(record);
  EXPECT_EQ(file_,
            "WARC/1.1\r\n"
            "WARC-Type: resource\r\n"
            "WARC-Record-ID: <urn:uuid:8d288e8a-adb4-89a4-ab5d-c469045ef7ac>\r\n"
            "WARC-Date: 2017-10-11T12:05:00Z\r\n"
            "WARC-Target-URI: http://press.example/a%20b\r\n"
            "WARC-Block-Digest: sha256:185f8db32271fe25f561a6fc938b2e264306ec304eda518007d1764826381969\r\n"
            "WARC-Payload-Digest: sha256:185f8db32271fe25f561a6fc938b2e264306ec304eda518007d1764826381969\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 5\r\n"
            "\r\n"
            "Hello\r\n\r\n");
}

TEST_F(Writing, IsReadBackRecordByRecord) {
  WarcWriter out = writer();
  write_warcinfo(out, "a.warc.gz", noon, {{"software", "strongroom"}});
  const Written answer = write_exchange(out, exchange_with("<p>one</p>"));
  const std::vector<ReadBack> records = read_back(file_);
  ASSERT_EQ(records.size(), 4u);
  EXPECT_EQ(records[0].type, "warcinfo");
  EXPECT_EQ(records[0].fields.get("warc-filename"), "a.warc.gz");
  EXPECT_NE(records[0].block.find("software: strongroom\r\n"), std::string::npos);
  EXPECT_EQ(records[1].type, "response");
  EXPECT_EQ(records[1].id, answer.id);
  EXPECT_EQ(records[1].offset, answer.offset);
  EXPECT_EQ(records[1].block, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>one</p>");
  EXPECT_EQ(records[1].fields.get("warc-ip-address"), "192.0.2.7");
  EXPECT_EQ(records[2].type, "request");
  EXPECT_EQ(records[2].fields.get("warc-concurrent-to"), answer.id);
  EXPECT_EQ(records[3].type, "metadata");
  EXPECT_EQ(records[3].block, "via: http://press.example/\r\n");
}

TEST_F(Writing, GivesPagesTheirRecordAndOffset) {
  WarcWriter out = writer();
  write_warcinfo(out, "a.warc.gz", noon, {});
  const Written first = write_exchange(out, exchange_with("<p>one</p>"));
  const Written second = write_exchange(out, exchange_with("<p>two</p>"));
  const std::vector<Page> pages = pages_of(file_);
  ASSERT_EQ(pages.size(), 2u);
  EXPECT_EQ(pages[0].record, first.id);
  EXPECT_EQ(pages[1].record, second.id);
  EXPECT_EQ(pages[1].offset, second.offset);
  EXPECT_EQ(pages[1].body, "<p>two</p>");
}

TEST_F(Writing, KeepsChunksAndCodingsAsSent) {
  WarcWriter out = writer();
  const std::string packed = gzip("<p>packed</p>");
  const std::string body = "21\r\n" + packed + "\r\n0\r\n\r\n";
  ASSERT_EQ(packed.size(), 0x21u);
  write_exchange(out, exchange_with(body,
                                    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n"
                                    "Content-Encoding: gzip\r\n\r\n"));
  ASSERT_EQ(pages_of(file_).size(), 1u);
  EXPECT_EQ(pages_of(file_)[0].body, "<p>packed</p>");
}

TEST_F(Writing, RevisitsReferToTheEarlierRecord) {
  WarcWriter out = writer();
  const Written first = write_exchange(out, exchange_with("<p>one</p>"));
  const Earlier earlier{first.id, "http://press.example/news", noon, first.payload_digest};
  write_revisit(out, exchange_with("<p>one</p>"), earlier, RevisitReason::IdenticalPayload);
  write_revisit(out, exchange_with("", "HTTP/1.1 304 Not Modified\r\n\r\n"), earlier, RevisitReason::NotModified);
  const std::vector<ReadBack> records = read_back(file_);
  ASSERT_EQ(records.size(), 9u);
  EXPECT_EQ(records[3].type, "revisit");
  EXPECT_EQ(records[3].fields.get("warc-refers-to"), first.id);
  EXPECT_EQ(records[3].fields.get("warc-refers-to-date"), "2017-10-11T12:05:00Z");
  EXPECT_EQ(records[3].fields.get("warc-payload-digest"), first.payload_digest);
  EXPECT_EQ(records[3].block, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n");
  EXPECT_EQ(records[6].fields.get("warc-profile"), "http://netpreserve.org/warc/1.1/revisit/server-not-modified");
  const std::vector<Page> pages = pages_of(file_);
  ASSERT_EQ(pages.size(), 2u);
  EXPECT_EQ(pages[1].body, "<p>one</p>");
}

TEST_F(Writing, IsTheSameTwiceAndGoesOnWhereAFileEnded) {
  WarcWriter whole = writer({Compression::GzipByRecord, 0, "seed"});
  write_exchange(whole, exchange_with("<p>one</p>"));
  const uint64_t half = whole.offset();
  write_exchange(whole, exchange_with("<p>two</p>"));
  const std::string expected = std::exchange(file_, {});
  WarcWriter first = writer({Compression::GzipByRecord, 0, "seed"});
  write_exchange(first, exchange_with("<p>one</p>"));
  WarcWriter second = writer({Compression::GzipByRecord, half, "seed"});
  write_exchange(second, exchange_with("<p>two</p>"));
  EXPECT_EQ(file_, expected);
}

TEST_F(Writing, KeepsValuesOfStrangersOnTheirLine) {
  WarcWriter out = writer({Compression::None, 0, {}});
  HttpExchange exchange = exchange_with("x");
  exchange.url = "http://press.example/\r\nWARC-Type: warcinfo";
  exchange.about = {{"via", "a\r\nfetchTimeMs: 7"}};
  write_exchange(out, exchange);
  const std::vector<ReadBack> records = read_back(file_);
  ASSERT_EQ(records.size(), 3u);
  EXPECT_EQ(records[0].type, "response");
  EXPECT_EQ(records[0].url, "http://press.example/%20%20WARC-Type:%20warcinfo");
  EXPECT_EQ(records[2].block, "via: a  fetchTimeMs: 7\r\n");
}

}  // namespace
}  // namespace strongroom::exchange::warc
