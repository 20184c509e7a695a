// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/embedded_store.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "store/embedded/connection.h"
#include "tests/contract/copy_contract.h"
#include "tests/contract/search_contract.h"
#include "tests/support/temporary_folder.h"

namespace strongroom::store {

struct EmbeddedFixture {
  std::unique_ptr<Store> open() {
    return std::move(embedded::EmbeddedStore::open(path(), embedded::OpenMode::Create).value());
  }

  std::unique_ptr<Store> reopen(std::unique_ptr<Store> store) {
    store.reset();
    return std::move(embedded::EmbeddedStore::open(path(), embedded::OpenMode::Write).value());
  }

  Path path() const { return folder.path() / "records.db"; }

  test::TemporaryFolder folder;
};

INSTANTIATE_TYPED_TEST_SUITE_P(Embedded, StoreContract, EmbeddedFixture);
INSTANTIATE_TYPED_TEST_SUITE_P(Embedded, SearchContract, EmbeddedFixture);
INSTANTIATE_TYPED_TEST_SUITE_P(Embedded, CopyContract, EmbeddedFixture);

namespace embedded {
namespace {

class EmbeddedStoreTest : public testing::Test {
 protected:
  Result<std::unique_ptr<Store>> open(OpenMode mode) { return EmbeddedStore::open(fixture_.path(), mode); }

  ErrorCode error_of(OpenMode mode) { return open(mode).error().code; }

  void execute(const char* sql) { Connection::open(fixture_.path(), Access::Write)->execute(sql); }

  EmbeddedFixture fixture_;
};

TEST_F(EmbeddedStoreTest, OpensOnlyWhatIsThere) {
  EXPECT_EQ(error_of(OpenMode::Read), ErrorCode::NotFound);
  EXPECT_EQ(error_of(OpenMode::Write), ErrorCode::NotFound);
  ASSERT_TRUE(open(OpenMode::Create));
  EXPECT_EQ(error_of(OpenMode::Create), ErrorCode::Exists);
}

TEST_F(EmbeddedStoreTest, RefusesWhatIsNotItsOwn) {
  PosixFiles().write_durably(fixture_.path(), std::string(4096, 'x'));
  EXPECT_EQ(error_of(OpenMode::Read), ErrorCode::Malformed);
  std::filesystem::remove(fixture_.path());
  Connection::open(fixture_.path(), Access::Create)->execute("PRAGMA application_id=7; CREATE TABLE t(x)");
  EXPECT_EQ(error_of(OpenMode::Write), ErrorCode::Unsupported);
}

// Root may write everywhere: while this lives, the process is nobody.
class AsNobody {
 public:
  AsNobody() { EXPECT_TRUE(user_ != 0 || seteuid(65534) == 0); }
  ~AsNobody() { EXPECT_EQ(seteuid(user_), 0); }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;

 private:
  uid_t user_ = geteuid();
};

TEST_F(EmbeddedStoreTest, IsReadByOneWhoMayNotWriteBesideIt) {
  using std::filesystem::perms;
  const Path folder = fixture_.folder.path();
  const auto readable = static_cast<perms>(0555);
  const auto add = [&](OpenMode mode, const char* id) {
    std::filesystem::permissions(folder, readable | perms::owner_write);
    auto store = std::move(open(mode).value());
    auto writer = std::move(store->begin().value());
    writer->put(make({.id = id, .date = "2019-05-04", .title = "Harbour"}), {}, {}, Timestamp{1});
    writer->commit();
    std::filesystem::permissions(folder, readable);
    return store;
  };
  add(OpenMode::Create, "i-1");
  std::unique_ptr<Store> reader;
  const auto count = [&] {
    const AsNobody nobody;
    if (!reader) reader = std::move(open(OpenMode::Read).value());
    return reader->list({}).total;
  };
  EXPECT_EQ(count(), 1u);
  add(OpenMode::Write, "i-2");
  EXPECT_EQ(count(), 2u) << "what was added since";
  const auto at_work = add(OpenMode::Write, "i-3");
  EXPECT_EQ(count(), 3u) << "beside a writer";
  std::filesystem::permissions(folder, perms::owner_all);
}

// As the first version kept it: full text in FTS5, nothing that is not public.
constexpr const char* back_to_version_1 = R"sql(
  DROP TABLE keeping; DROP TABLE erased; DROP TABLE withheld; DROP TABLE original; DROP TABLE custody;
  DROP TABLE document; DROP TABLE withdrawn_document; DROP TABLE segment; DROP TABLE posting_page;
  DROP TABLE position_block; ALTER TABLE item DROP COLUMN document;
  DELETE FROM state WHERE name = 'trace_salt';
  CREATE VIRTUAL TABLE full_text USING fts5(title, body, filters, content='', tokenize='ascii');
  PRAGMA user_version = 1;
)sql";

TEST_F(EmbeddedStoreTest, BringsTheFirstVersionUpToDate) {
  {
    auto store = std::move(open(OpenMode::Create).value());
    auto writer = std::move(store->begin().value());
    writer->put(make({.id = "i-1", .date = "2019-05-04", .title = "Harbour", .body = "The bridge opens."}), {"url:1"},
                {}, Timestamp{1});
    writer->commit();
  }
  execute(back_to_version_1);
  EXPECT_EQ(error_of(OpenMode::Read), ErrorCode::Refused);
  ASSERT_TRUE(open(OpenMode::Write));
  const auto store = std::move(open(OpenMode::Read).value());
  EXPECT_EQ(store->search({.text = "bridge"})->total, 1u);
  EXPECT_EQ(store->list({}).total, 1u);
  EXPECT_TRUE(store->find({"url:1"}));
}

TEST_F(EmbeddedStoreTest, GoesOnWithAnUpdateThatWasBrokenOff) {
  {
    auto store = std::move(open(OpenMode::Create).value());
    auto writer = std::move(store->begin().value());
    writer->put(make({.id = "i-1", .date = "2019-05-04", .title = "Harbour"}), {}, {}, Timestamp{1});
    writer->commit();
  }
  execute("DELETE FROM item; INSERT INTO state(name, value) VALUES('derived_due', 1)");
  EXPECT_EQ(error_of(OpenMode::Read), ErrorCode::Refused);
  ASSERT_TRUE(open(OpenMode::Write));
  EXPECT_EQ(open(OpenMode::Read).value()->list({}).total, 1u);
}

TEST_F(EmbeddedStoreTest, RefusesANewerDatabase) {
  ASSERT_TRUE(open(OpenMode::Create));
  execute("PRAGMA user_version=1000");
  EXPECT_EQ(error_of(OpenMode::Write), ErrorCode::Unsupported);
  EXPECT_EQ(error_of(OpenMode::Read), ErrorCode::Unsupported);
}

TEST_F(EmbeddedStoreTest, ReadersCannotWrite) {
  ASSERT_TRUE(open(OpenMode::Create));
  EXPECT_EQ((*open(OpenMode::Read))->begin().error().code, ErrorCode::Refused);
}

TEST_F(EmbeddedStoreTest, ASecondOpeningSeesWhatTheFirstCommits) {
  auto writing = *open(OpenMode::Create);
  auto reading = *open(OpenMode::Read);
  EXPECT_EQ(reading->entry_count(), 0u);
  auto writer = *writing->begin();
  writer->put(make({.id = "a", .date = "2017-10-11", .body = "word"}), {}, {}, Timestamp{1});
  writer->commit();
  EXPECT_EQ(reading->entry_count(), 1u);
  EXPECT_EQ(reading->search({.text = "word"})->total, 1u);
}

// Files of this process cannot grow beyond some bytes, as on a full disk.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FullDisk() { setrlimit(RLIMIT_FSIZE, &before_); }

 private:
  rlimit before_{};
};

TEST_F(EmbeddedStoreTest, SettlingThatFailsChangesNothing) {
  auto store = *open(OpenMode::Create);
  for (int i = 0; i < 3; ++i) {
    auto writer = *store->begin();
    writer->put(make({.id = "i-" + std::to_string(i), .date = "2019-05-04", .body = "word"}), {}, {}, Timestamp{1});
    writer->commit();
  }
  {
    const FullDisk full(1);
    const Result<void> settled = store->settle();
    ASSERT_FALSE(settled);
    EXPECT_EQ(settled.error().code, ErrorCode::Refused);
  }
  EXPECT_EQ(store->search({.text = "word"})->total, 3u);
  EXPECT_TRUE(store->settle());
  EXPECT_EQ(store->search({.text = "word"})->total, 3u);
  EXPECT_TRUE(store->check().empty());
}

// What a process that dies leaves behind: everything it committed, nothing else.
TEST_F(EmbeddedStoreTest, LosesNothingCommittedWhenTheProcessDies) {
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    auto store = *open(OpenMode::Create);
    auto first = *store->begin();
    first->put(make({.id = "kept", .date = "2017-10-11", .body = "word"}), {}, {}, Timestamp{1});
    first->commit();
    first.reset();
    auto second = *store->begin();
    second->put(make({.id = "lost", .date = "2017-10-12", .body = "word"}), {}, {}, Timestamp{2});
    _exit(0);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_EQ(status, 0);
  auto store = *open(OpenMode::Read);
  EXPECT_EQ(store->entry_count(), 1u);
  EXPECT_EQ(store->search({.text = "word"})->hits.at(0).item.id.value, "kept");
  EXPECT_TRUE(store->check().empty());
}

// Each change is one that a broken disk or a careless hand could make.
TEST_F(EmbeddedStoreTest, CheckNamesWhatIsWrong) {
  {
    auto store = *open(OpenMode::Create);
    auto writer = *store->begin();
    for (const char* id : {"a", "b"})
      writer->put(make({.id = id,
                        .date = "2017-10-11",
                        .title = "Title",
                        .body = "word",
                        .categories = {"News"},
                        .url = std::string("/item/") + id}),
                  {}, {}, Timestamp{1});
    records::Capture capture;
    capture.sightings = {{records::ItemId{"a"}, records::Revision{1}, false}};
    writer->put(capture);
    writer->commit();
  }
  EXPECT_TRUE((*open(OpenMode::Read))->check().empty());
  const std::pair<const char*, const char*> damages[] = {
      {"UPDATE record SET body = replace(body, 'word', 'ward') WHERE entry = 0", "digest"},
      {"DELETE FROM record WHERE entry = 1", "missing"},
      {"UPDATE item SET title = 'Other' WHERE id = 'a'", "lists show"},
      {"DELETE FROM item WHERE id = 'a'", "not listed"},
      {"DELETE FROM item_term WHERE term = 0", "lists"},
      {"UPDATE month_count SET items = 7", "month"},
      {"DELETE FROM day_count", "day"},
      {"UPDATE term SET items = 7", "term"},
      {"DELETE FROM document", "full text"},
      {"UPDATE posting_page SET lists = replace(lists, 'word', 'ward')", "full text"},
      {"UPDATE posting_page SET lists = substr(lists, 2)", "full text"},
      {"DELETE FROM position_block", "full text"},
      {"DELETE FROM segment", "full text"},
      {"DELETE FROM old_path", "old path"},
      {"DELETE FROM place", "place"},
      {"DELETE FROM sighting", "capture"},
  };
  const Path kept = fixture_.folder.path() / "kept.db";
  execute("PRAGMA wal_checkpoint(TRUNCATE)");
  std::filesystem::copy_file(fixture_.path(), kept);
  for (const auto& [sql, expected] : damages) {
    execute(sql);
    std::string findings;
    for (const Error& error : (*open(OpenMode::Read))->check()) findings += error.to_string() + "\n";
    EXPECT_NE(findings.find(expected), std::string::npos) << sql << "\n" << findings;
    std::filesystem::copy_file(kept, fixture_.path(), std::filesystem::copy_options::overwrite_existing);
  }
}

}  // namespace
}  // namespace embedded
}  // namespace strongroom::store
