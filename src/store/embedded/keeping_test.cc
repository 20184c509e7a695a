// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "store/embedded/embedded_store.h"
#include "tests/contract/keeping_contract.h"
#include "tests/support/temporary_folder.h"

namespace strongroom::store {

struct EmbeddedKeepingFixture {
  std::unique_ptr<Store> open() {
    return std::move(embedded::EmbeddedStore::open(path(), embedded::OpenMode::Create).value());
  }

  Path path() const { return folder.path() / "records.db"; }

  test::TemporaryFolder folder;
};

INSTANTIATE_TYPED_TEST_SUITE_P(Embedded, KeepingContract, EmbeddedKeepingFixture);

namespace {

class ErasedBytes : public KeepingContract<EmbeddedKeepingFixture> {
 protected:
  // Of the database and its write-ahead log, as they lie on the disk.
  bool on_disk(const std::string& words) {
    for (const std::string suffix : {"", "-wal"}) {
      std::ifstream file(fixture_.path().string() + suffix, std::ios::binary);
      std::ostringstream bytes;
      bytes << file.rdbuf();
      if (bytes.str().find(words) != std::string::npos) return true;
    }
    return false;
  }
};

TEST_F(ErasedBytes, AreNowhereInTheFilesOfTheDatabase) {
  put({{.id = "b", .date = "2017-10-10", .body = "kept"}});
  const auto restricted = put_one({.id = "a", .date = "2017-10-11", .title = "Zyrqualia", .body = "zyrqualia walked"});
  ASSERT_TRUE(on_disk("zyrqualia"));
  decide(records::Act::Erased, records::erased_id(restricted), {restricted});
  ASSERT_TRUE(store_->purge());
  EXPECT_FALSE(on_disk("zyrqualia"));
  EXPECT_FALSE(on_disk("Zyrqualia"));
  EXPECT_FALSE(on_disk("key:a"));
  EXPECT_TRUE(on_disk("kept"));
}

TEST_F(ErasedBytes, AreNotInTheSearchIndexOfWhatWasPublic) {
  put({{.id = "a", .date = "2017-10-11", .title = "Zyrqualia", .body = "zyrqualia walked", .categories = {"Quorvex"}},
       {.id = "b", .date = "2017-10-10", .body = "kept"}});
  put({{.id = "a", .date = "2017-10-11", .title = "Other", .body = "other", .revision = 2}});
  ASSERT_TRUE(on_disk("zyrqualia"));
  decide(records::Act::Erased, "a", {records::EntryIndex{0}, records::EntryIndex{2}});
  ASSERT_TRUE(store_->purge());
  for (const char* word : {"zyrqualia", "Zyrqualia", "Quorvex", "quorvex"}) EXPECT_FALSE(on_disk(word)) << word;
}

}  // namespace
}  // namespace strongroom::store
