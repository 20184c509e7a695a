// SPDX-License-Identifier: Apache-2.0
#include "web/log_files.h"

#include <gtest/gtest.h>

#include "archive/layout.h"
#include "archive/proof.h"
#include "tests/support/small_site.h"

namespace strongroom::web {
namespace {

using test::header;

class LogFilesTest : public testing::Test {
 protected:
  std::string item_path() { return "/items/" + site_.archive().newest().value; }
  test::SmallSite site_;
};

TEST_F(LogFilesTest, TheCheckpointIsTextForSeconds) {
  const Response response = site_.get("/log/checkpoint");
  EXPECT_EQ(response.body, site_.archive().archive().checkpoint());
  EXPECT_EQ(response.content_type, "text/plain; charset=utf-8");
  EXPECT_EQ(response.caching, Caching::Short);
}

TEST_F(LogFilesTest, TilesAreBytesForEver) {
  const uint64_t entries = site_.archive().archive().store().entry_count();
  const std::string width = std::to_string(entries);
  for (const std::string kind : {"0", "entries"}) {
    const Response response = site_.get("/log/tile/" + kind + "/000.p/" + width);
    EXPECT_EQ(response.status, 200u) << kind;
    EXPECT_EQ(response.content_type, "application/octet-stream");
    EXPECT_EQ(response.caching, Caching::Immutable);
  }
  EXPECT_EQ(site_.get("/log/tile/0/000.p/" + width).body.size(), entries * 32);
}

TEST_F(LogFilesTest, OnlyTheOneSpellingOfATilePathReachesTheDisk) {
  for (const char* path : {"0/000.p/0", "0/0", "00/000", "0/x000/000", "checkpoint", "0/000/..%2f", "entries/000.p/256",
                           "-1/000", "64/000"}) {
    const auto request = Request::from_target("/log/tile/" + std::string(path), {"en"});
    if (!request) continue;  // refused before it comes here
    EXPECT_EQ(answer(*request, site_.site()).status, 404u) << path;
  }
}

TEST_F(LogFilesTest, TheRecordHasTheDigestThatTheLogHas) {
  const Response response = site_.get(item_path() + "/item.json");
  const auto record = site_.archive().archive().store().record(records::RecordKind::Item,
                                                               site_.archive().newest().value, records::Revision(1));
  EXPECT_EQ(sha256(response.body), record->entry.digest);
  EXPECT_TRUE(header(response, "Content-Disposition").starts_with("attachment"));
}

TEST_F(LogFilesTest, EachRevisionHasItsRecord) {
  site_.archive().change(site_.archive().newest(), "Another text.");
  const std::string first = site_.get(item_path() + "/item.json?revision=1").body;
  const std::string second = site_.get(item_path() + "/item.json?revision=2").body;
  EXPECT_NE(first, second);
  EXPECT_EQ(site_.get(item_path() + "/item.json").body, second);
  for (const char* revision : {"0", "3", "x", "-1", "1x", "99999999999"}) {
    EXPECT_EQ(site_.get(item_path() + "/item.json?revision=" + revision).status, 404u) << revision;
  }
}

TEST_F(LogFilesTest, TheProofFileHolds) {
  const Response response = site_.get(item_path() + "/proof.tlog-proof");
  ASSERT_EQ(response.status, 200u) << response.body;
  const auto checked = archive::check_proof(response.body);
  ASSERT_TRUE(checked) << checked.error().to_string();
  EXPECT_EQ(checked->entry.id, site_.archive().newest().value);
}

TEST_F(LogFilesTest, OriginalsAreDownloadsThatCanDoNothing) {
  const Digest digest = sha256(test::SmallArchive::original_bytes);
  const Response response = site_.get("/originals/" + digest.hex());
  ASSERT_EQ(response.status, 200u);
  ASSERT_TRUE(response.file);
  EXPECT_EQ(response.file->bytes(), test::SmallArchive::original_bytes);
  EXPECT_EQ(response.content_type, "application/octet-stream");
  EXPECT_TRUE(header(response, "Content-Disposition").starts_with("attachment"));
  EXPECT_EQ(header(response, "Content-Security-Policy"), "default-src 'none'; sandbox");
  EXPECT_EQ(site_.get("/originals/" + sha256("another").hex()).status, 404u);
}

// As somebody may have put there who handed the archive over.
TEST_F(LogFilesTest, NothingThatALinkLeadsToIsServed) {
  const Path folder = site_.archive().archive().folder();
  const Digest digest = sha256(test::SmallArchive::original_bytes);
  const Path original = folder / archive::original_path(digest);
  const Path tile = folder / "log/tile/0/000.p" / std::to_string(site_.archive().archive().store().entry_count());
  for (const Path& file : {original, tile}) {
    ASSERT_TRUE(std::filesystem::remove(file)) << file;
    std::filesystem::create_symlink(folder / "strongroom.toml", file);
  }
  EXPECT_EQ(site_.get("/originals/" + digest.hex()).status, 404u);
  EXPECT_EQ(site_.get("/log/tile/0/000.p/" + tile.filename().string()).status, 404u);
}

}  // namespace
}  // namespace strongroom::web
