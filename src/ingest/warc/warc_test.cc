// SPDX-License-Identifier: Apache-2.0
#include "ingest/warc/warc.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/compression.h"
#include "ingest/warc/record_reader.h"

namespace strongroom::ingest::warc {
namespace {

struct Seen {
  std::string url;
  std::string body;
  uint64_t offset;
  std::string record;
};

struct Outcome {
  std::vector<Seen> documents;
  std::vector<Error> faults;
};

Outcome read_all(std::string_view file, uint64_t from = 0, const Limits& limits = {}) {
  Outcome out;
  read_bytes(
      file, "crawl.warc", from,
      [&](const Document& d) {
        out.documents.push_back({d.url, std::string(d.bytes), d.offset, d.record});
        return true;
      },
      [&](Error fault) { out.faults.push_back(std::move(fault)); }, limits);
  return out;
}

std::string page(const std::string& text, const std::string& fields = "") {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + fields + "\r\n" + text;
}

std::string record(const std::string& url, const std::string& block, const std::string& fields = "",
                   const std::string& type = "response", const std::string& version = "1.0") {
  return "WARC/" + version + "\r\nWARC-Type: " + type + "\r\nWARC-Record-ID: <urn:uuid:" + url +
         ">\r\nWARC-Date: 2023-10-11T14:05:00Z\r\nWARC-Target-URI: " + url + "\r\n" + fields +
         "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

const std::string kFirst = record("http://press.example/1", page("<p>one</p>"));
const std::string kSecond = record("http://press.example/2", page("<p>two</p>"));
const std::string kThird = record("http://press.example/3", page("<p>three</p>"));

TEST(Warc, GivesEveryPageWithItsAddressRecordAndOffset) {
  const auto out = read_all(kFirst + kSecond);
  ASSERT_EQ(out.documents.size(), 2u);
  EXPECT_EQ(out.documents[1].url, "http://press.example/2");
  EXPECT_EQ(out.documents[1].body, "<p>two</p>");
  EXPECT_EQ(out.documents[1].offset, kFirst.size());
  EXPECT_EQ(out.documents[1].record, "<urn:uuid:http://press.example/2>");
  EXPECT_TRUE(out.faults.empty());
}

TEST(Warc, ReadsGzipByRecordAndTellsTheMembersOffsets) {
  const std::string first = gzip(kFirst);
  const auto out = read_all(first + gzip(kSecond));
  ASSERT_EQ(out.documents.size(), 2u);
  EXPECT_EQ(out.documents[1].offset, first.size());
  EXPECT_TRUE(out.faults.empty());
}

TEST(Warc, ReadsZstandardByRecord) {
  const auto out = read_all(zstd(kFirst) + zstd(kSecond));
  ASSERT_EQ(out.documents.size(), 2u);
  EXPECT_TRUE(out.faults.empty());
}

TEST(Warc, ReadsAWholeFileGzipAndSaysSoOnce) {
  const auto out = read_all(gzip(kFirst + kSecond + kThird));
  EXPECT_EQ(out.documents.size(), 3u);
  ASSERT_EQ(out.faults.size(), 1u);
  EXPECT_NE(out.faults[0].message.find("one by one"), std::string::npos);
}

TEST(Warc, BeginsAtARecordsOffset) {
  const auto out = read_all(kFirst + kSecond, kFirst.size());
  ASSERT_EQ(out.documents.size(), 1u);
  EXPECT_EQ(out.documents[0].url, "http://press.example/2");
}

TEST(Warc, GoesOnAfterGarbageAndTellsItsPlaceOnce) {
  const std::string garbage = "this is no record\nneither is this\n";
  const auto out = read_all(kFirst + garbage + kSecond);
  EXPECT_EQ(out.documents.size(), 2u);
  ASSERT_EQ(out.faults.size(), 1u);
  EXPECT_EQ(out.faults[0].offset, kFirst.size());
}

TEST(Warc, GoesOnAfterABrokenMemberAndTellsItsPlaceOnce) {
  const std::string first = gzip(kFirst), second = gzip(kSecond);
  std::string broken = second;
  broken[broken.size() / 2] = static_cast<char>(broken[broken.size() / 2] ^ 0x55);
  const auto out = read_all(first + broken + gzip(kThird));
  EXPECT_EQ(out.documents.back().url, "http://press.example/3");
  ASSERT_EQ(out.faults.size(), 1u);
  EXPECT_EQ(out.faults[0].offset, first.size());
}

TEST(Warc, TellsAFileThatIsCutOff) {
  for (const size_t left : {size_t{10}, kSecond.size() / 2, kSecond.size() - 8}) {
    const auto out = read_all(kFirst + kSecond.substr(0, left));
    EXPECT_GE(out.documents.size(), 1u);
    ASSERT_EQ(out.faults.size(), 1u) << left;
    EXPECT_EQ(out.faults[0].offset, kFirst.size());
  }
}

TEST(Warc, TellsACutInACompressedHeaderOnce) {
  const std::string whole = gzip(kFirst);
  const auto out = read_all(whole + gzip(kSecond).substr(0, 60));
  EXPECT_EQ(out.documents.size(), 1u);
  ASSERT_EQ(out.faults.size(), 1u);
  EXPECT_EQ(out.faults[0].offset, whole.size());
}

TEST(Warc, FindsTheSuccessorOfARecordWhoseLengthIsTooLong) {
  std::string wrong = kFirst;
  const size_t at = wrong.find("Content-Length: ") + 16;
  wrong.replace(at, wrong.find('\r', at) - at, "400");
  const auto out = read_all(wrong + kSecond);
  ASSERT_EQ(out.documents.size(), 2u);
  EXPECT_EQ(out.documents[1].offset, wrong.size());
  EXPECT_EQ(out.faults.size(), 1u);
}

TEST(Warc, JoinsChunksAndUndoesCodings) {
  const std::string chunked = page("5\r\n<p>he\r\n7;x=y\r\nllo</p>\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n");
  const std::string coded = page(gzip("<p>coded</p>"), "Content-Encoding: gzip\r\n");
  const std::string plain_in_fact = page("<p>plain</p>", "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n");
  const auto out = read_all(record("http://a.example/", chunked) + record("http://b.example/", coded) +
                            record("http://c.example/", plain_in_fact));
  ASSERT_EQ(out.documents.size(), 3u);
  EXPECT_EQ(out.documents[0].body, "<p>hello</p>");
  EXPECT_EQ(out.documents[1].body, "<p>coded</p>");
  EXPECT_EQ(out.documents[2].body, "<p>plain</p>");
  EXPECT_TRUE(out.faults.empty());
}

TEST(Warc, ChecksDigests) {
  const std::string good = record("http://a.example/", "HTTP/1.1 404 Not Found\r\n\r\n",
                                  "WARC-Payload-Digest: sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ\r\n");
  const std::string bad =
      record("http://b.example/", page("x"), "WARC-Block-Digest: sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ\r\n");
  EXPECT_TRUE(read_all(good).faults.empty());
  const auto out = read_all(bad);
  ASSERT_EQ(out.faults.size(), 1u);
  EXPECT_EQ(out.faults[0].code, ErrorCode::Mismatch);
}

TEST(Warc, GivesARevisitTheBytesItRefersTo) {
  const std::string digest = "WARC-Payload-Digest: sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ\r\n";
  const std::string held = record("http://a.example/", page(""), digest);
  const std::string page_record =
      record("http://a.example/p", page("<p>p</p>"), "WARC-Payload-Digest: md5:bb7a5b7e2d4a1be2ae1cb0a1d3b5f7b0\r\n");
  const std::string revisit = record("http://a.example/p", "HTTP/1.1 200 OK\r\n\r\n",
                                     "WARC-Payload-Digest: md5:bb7a5b7e2d4a1be2ae1cb0a1d3b5f7b0\r\n", "revisit");
  const auto out = read_all(held + page_record + revisit);
  ASSERT_EQ(out.documents.size(), 2u);
  EXPECT_EQ(out.documents[1].body, "<p>p</p>");
  EXPECT_EQ(out.documents[1].offset, held.size() + page_record.size());
}

TEST(Warc, PassesOverWhatIsNoPage) {
  const std::string image = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG";
  const auto out =
      read_all(record("http://a.example/i.png", image) + record("http://a.example/", "GET /", "", "request") +
               record("http://a.example/robots.txt", page("User-agent: *")));
  EXPECT_TRUE(out.documents.empty());
  EXPECT_TRUE(out.faults.empty());
}

TEST(Warc, PassesOverRecordsBeyondTheLimitAndSaysSo) {
  Limits limits;
  limits.document_bytes_max = 200;
  const auto out = read_all(record("http://a.example/", page(std::string(1000, 'x'))) + kSecond, 0, limits);
  ASSERT_EQ(out.documents.size(), 1u);
  ASSERT_EQ(out.faults.size(), 1u);
  EXPECT_EQ(out.faults[0].code, ErrorCode::LimitExceeded);
}

TEST(Arc, ReadsRecordsWithSpacesInTheirAddresses) {
  const std::string block = page("<p>arc</p>");
  const std::string file =
      "filedesc://x.arc 127.0.0.1 20140216050221 text/plain 10\n1 0 Crawl\n\n"
      "http://a.example/?q=two words 10.0.0.1 20140216050222 text/html " +
      std::to_string(block.size()) + "\n" + block + "\n";
  const auto out = read_all(file);
  ASSERT_EQ(out.documents.size(), 1u);
  EXPECT_EQ(out.documents[0].url, "http://a.example/?q=two words");
  EXPECT_TRUE(out.faults.empty());
}

TEST(Recognises, ByContent) {
  EXPECT_EQ(recognises(kFirst, ""), 100);
  EXPECT_EQ(recognises(gzip(kFirst), ""), 100);
  EXPECT_EQ(recognises(zstd(kFirst), ""), 100);
  EXPECT_EQ(recognises("filedesc://x.arc 127.0.0.1 20140216050221 text/plain 10\n", ""), 100);
  EXPECT_EQ(recognises(gzip("<html>"), ""), 0);
  EXPECT_EQ(recognises("", ""), 0);
}

}  // namespace
}  // namespace strongroom::ingest::warc
