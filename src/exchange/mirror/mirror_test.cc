// SPDX-License-Identifier: Apache-2.0
#include "exchange/mirror/mirror.h"

#include <gtest/gtest.h>

#include <fstream>

#include "archive/audit.h"
#include "archive/layout.h"
#include "base/fault.h"
#include "exchange/mirror/folder_source.h"
#include "exchange/mirror/repair.h"
#include "log/checkpoint.h"
#include "log/log_writer.h"
#include "log/signer_file.h"
#include "tests/support/failing_files.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/memory_files.h"
#include "tests/support/small_archive.h"
#include "tests/support/temporary_folder.h"

namespace strongroom::exchange {
namespace {

// An archive that gives something else than it holds.
class HostileSource final : public MirrorSource {
 public:
  explicit HostileSource(const archive::Archive& archive) : whole_(archive) {}

  std::function<void(std::string&)> change_tile, change_bundle, change_original, change_note;
  std::function<void(std::vector<RecordLine>&)> change_records;
  const log::TileReader* other_tiles = nullptr;
  mutable int records_asked = 0;

  std::string name() const override { return "hostile"; }
  Result<std::string> checkpoint() const override { return changed(whole_.checkpoint(), change_note); }
  Result<std::string> read(const log::HashTile& tile) const override {
    return changed(other_tiles ? other_tiles->read(tile) : whole_.read(tile), change_tile);
  }
  Result<std::string> read(const log::EntryBundle& bundle) const override {
    return changed(other_tiles ? other_tiles->read(bundle) : whole_.read(bundle), change_bundle);
  }
  Result<std::vector<RecordLine>> records(uint64_t first, size_t count) const override {
    ++records_asked;
    auto lines = whole_.records(first, count);
    if (lines && change_records) change_records(*lines);
    return lines;
  }
  Result<std::string> original(const Digest& digest, uint64_t bytes_max) const override {
    return changed(whole_.original(digest, bytes_max), change_original);
  }
  Result<std::string> settings() const override { return whole_.settings(); }

 private:
  static Result<std::string> changed(Result<std::string> bytes, const std::function<void(std::string&)>& change) {
    if (bytes && change) change(*bytes);
    return bytes;
  }
  FolderSource whole_;
};

class MirrorTest : public testing::Test {
 protected:
  Path folder() const { return folder_ / "mirror"; }
  log::VerifierKey key() const { return log::VerifierKey::parse(origin_.archive().verifier_key()).value(); }

  MirrorOptions options() const { return {log::Policy::trusting(key()), 2, {}, {}}; }

  Result<MirrorReport> update(const MirrorSource& source, Files& files) {
    auto mirror = Mirror::open(files, clock_, folder(), key());
    if (!mirror) return fail(mirror.error());
    return mirror->update(source, options());
  }
  Result<MirrorReport> update(const MirrorSource& source) { return update(source, files_); }
  Result<MirrorReport> update() { return update(FolderSource(origin_.archive())); }

  archive::AuditReport audit() const {
    auto mirror = archive::Archive::open(folder(), archive::Mode::Read);
    EXPECT_TRUE(mirror) << mirror.error().to_string();
    archive::AuditReport report = archive::audit(*mirror);
    for (const auto& finding : report.findings) ADD_FAILURE() << finding.error.to_string();
    return report;
  }

  // What the mirror's lists show is what the origin's show, in the same order.
  void expect_same_lists() const {
    auto mirror = archive::Archive::open(folder(), archive::Mode::Read);
    ASSERT_TRUE(mirror);
    store::ListQuery all;
    all.page_size = 100;
    const auto theirs = origin_.archive().store().list(all).items;
    const auto ours = mirror->store().list(all).items;
    ASSERT_EQ(ours.size(), theirs.size());
    for (size_t i = 0; i < ours.size(); ++i) {
      EXPECT_EQ(ours[i].id, theirs[i].id);
      EXPECT_EQ(ours[i].changed_at, theirs[i].changed_at);
    }
    EXPECT_EQ(mirror->checkpoint(), origin_.archive().checkpoint());
  }

  std::vector<std::string> evidence() const { return files_.list(folder() / "evidence"); }

  log::Signer origin_signer() const {
    return log::read_signer(files_, origin_.archive().folder() / archive::keys_folder / archive::private_key_file)
        .value();
  }

  test::SmallArchive origin_;
  test::TemporaryFolder folder_;
  test::FixedClock clock_;
  PosixFiles files_;
};

TEST_F(MirrorTest, IsAnArchiveWithEverything) {
  const auto report = update();
  ASSERT_TRUE(report) << report.error().to_string();
  EXPECT_TRUE(report->complete);
  EXPECT_EQ(report->records, origin_.archive().store().entry_count());
  EXPECT_EQ(report->originals, 1u);
  EXPECT_EQ(audit().items, 28u);
  expect_same_lists();
}

TEST_F(MirrorTest, TakesUpWhatCameSince) {
  ASSERT_TRUE(update());
  origin_.change(origin_.newest(), "The harbour board met again.");
  const auto report = update();
  ASSERT_TRUE(report) << report.error().to_string();
  EXPECT_EQ(report->records, 2u);
  audit();
  expect_same_lists();
  EXPECT_EQ(update()->records, 0u);
}

TEST_F(MirrorTest, IsNotWritten) {
  ASSERT_TRUE(update());
  EXPECT_FALSE(archive::Archive::open(folder(), archive::Mode::Write));
}

TEST_F(MirrorTest, AStopKeepsWhatCame) {
  auto stopping = options();
  stopping.should_stop = [] { return true; };
  {
    auto mirror = Mirror::open(files_, clock_, folder(), key());
    const auto report = mirror->update(FolderSource(origin_.archive()), stopping);
    ASSERT_TRUE(report);
    EXPECT_FALSE(report->complete);
  }
  EXPECT_TRUE(update()->complete);
  audit();
}

// The power goes at every change of the disk, one after the other; the next run completes the copy.
TEST_F(MirrorTest, GoesOnWhereThePowerWent) {
  bool done = false;
  for (int changes = 0; !done; ++changes) {
    test::FailingFiles failing(std::make_shared<int>(changes));
    try {
      done = update(FolderSource(origin_.archive()), failing).has_value();
    } catch (const Fault&) {
    }
    ASSERT_LT(changes, 200);
    if (!done) {
      const auto report = update();
      ASSERT_TRUE(report) << "after " << changes << " changes: " << report.error().to_string();
      ASSERT_TRUE(report->complete);
      audit();
      std::filesystem::remove_all(folder());
    }
  }
}

TEST_F(MirrorTest, KeepsNothingThatDoesNotLeadToTheSignedRoot) {
  const auto flip = [](std::string& bytes) {
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  };
  const auto cut = [](std::string& bytes) { bytes.pop_back(); };
  const struct {
    const char* what;
    std::function<void(HostileSource&)> arm;
  } cases[] = {
      {"checkpoint changed", [&](HostileSource& s) { s.change_note = flip; }},
      {"checkpoint cut off", [&](HostileSource& s) { s.change_note = [](std::string& b) { b.resize(20); }; }},
      {"tile changed", [&](HostileSource& s) { s.change_tile = flip; }},
      {"bundle changed", [&](HostileSource& s) { s.change_bundle = flip; }},
      {"bundle cut off", [&](HostileSource& s) { s.change_bundle = cut; }},
      {"record changed", [&](HostileSource& s) { s.change_records = [&](auto& lines) { flip(*lines[3].record); }; }},
      {"records swapped",
       [&](HostileSource& s) { s.change_records = [](auto& lines) { std::swap(lines[0].record, lines[2].record); }; }},
  };
  for (const auto& [what, arm] : cases) {
    HostileSource source(origin_.archive());
    arm(source);
    const auto report = update(source);
    ASSERT_FALSE(report) << what;
    EXPECT_TRUE(evidence().empty()) << what;
    EXPECT_FALSE(files_.exists(folder() / archive::config_file)) << what;
  }
  // Nothing of it stands in the way of the true one.
  EXPECT_TRUE(update()->complete);
  audit();
}

TEST_F(MirrorTest, AnOriginalWithOtherBytesIsNotKept) {
  HostileSource source(origin_.archive());
  source.change_original = [](std::string& bytes) { bytes += "!"; };
  const auto report = update(source);
  ASSERT_TRUE(report) << report.error().to_string();
  EXPECT_FALSE(report->complete);
  EXPECT_EQ(report->not_had.size(), 1u);
  EXPECT_FALSE(files_.exists(folder() / archive::original_path(sha256(test::SmallArchive::original_bytes))));
  EXPECT_TRUE(update()->complete);
}

TEST_F(MirrorTest, AWithheldRecordIsAnEntryWithoutBytes) {
  HostileSource source(origin_.archive());
  source.change_records = [](auto& lines) { lines.back().record.reset(); };
  ASSERT_TRUE(update(source)->complete);
  auto mirror = archive::Archive::open(folder(), archive::Mode::Read);
  ASSERT_TRUE(mirror);
  EXPECT_EQ(mirror->store().entry_count(), origin_.archive().store().entry_count());
}

TEST_F(MirrorTest, ARollbackIsKeptAsEvidence) {
  const std::string older = origin_.archive().checkpoint();
  origin_.change(origin_.newest(), "The harbour board met again.");
  ASSERT_TRUE(update());
  HostileSource source(origin_.archive());
  source.change_note = [&](std::string& note) { note = older; };
  const auto report = update(source);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, ErrorCode::Mismatch);
  ASSERT_EQ(evidence().size(), 1u);
  EXPECT_TRUE(evidence()[0].starts_with("rollback-"));
  const Path kept = folder() / "evidence" / evidence()[0];
  EXPECT_EQ(files_.read(kept / "offered").value(), older);
  EXPECT_EQ(files_.read(kept / "held").value(), origin_.archive().checkpoint());
  audit();
}

// A second history, signed by the log's own key.
class Fork {
 public:
  Fork(const log::Signer& signer, uint64_t size) {
    log::LogWriter writer = log::LogWriter::open(files_, "log", log::empty_head()).value();
    for (uint64_t i = 0; i < size; ++i) EXPECT_TRUE(writer.append("another entry " + std::to_string(i)));
    note_ = log::sign_checkpoint({signer.verifier().name, writer.flush(), {}}, signer);
  }
  void arm(HostileSource& source) const {
    source.other_tiles = &tiles_;
    source.change_note = [this](std::string& note) { note = note_; };
  }

 private:
  test::MemoryFiles files_;
  log::FolderTiles tiles_{files_, "log"};
  std::string note_;
};

TEST_F(MirrorTest, AForkIsKeptAsEvidence) {
  ASSERT_TRUE(update());
  const uint64_t size = origin_.archive().store().entry_count();
  for (const uint64_t forked : {size, size + 1, size + 300}) {
    const Fork fork(origin_signer(), forked);
    HostileSource source(origin_.archive());
    fork.arm(source);
    const auto report = update(source);
    ASSERT_FALSE(report) << forked;
    EXPECT_NE(report.error().message.find("forked"), std::string::npos) << report.error().message;
    EXPECT_EQ(source.records_asked, 0) << "nothing is taken from a fork";
  }
  EXPECT_EQ(evidence().size(), 3u);
  audit();
  // The log that goes on as it was signed is followed on.
  EXPECT_TRUE(update());
}

// What was taken up and not yet whole binds the log too.
TEST_F(MirrorTest, AForkOfWhatWasTakenUpIsSeenAfterAnInterruption) {
  auto stopping = options();
  stopping.should_stop = [] { return true; };
  {
    auto mirror = Mirror::open(files_, clock_, folder(), key());
    ASSERT_TRUE(mirror->update(FolderSource(origin_.archive()), stopping));
  }
  const Fork fork(origin_signer(), origin_.archive().store().entry_count() + 5);
  HostileSource source(origin_.archive());
  fork.arm(source);
  EXPECT_FALSE(update(source));
  EXPECT_EQ(evidence().size(), 1u);
}

TEST_F(MirrorTest, AnotherKeysCheckpointIsNoEvidenceOfAnything) {
  ASSERT_TRUE(update());
  const auto stranger = log::Signer::generate(key().name).value();
  const Fork fork(stranger, 99);
  HostileSource source(origin_.archive());
  fork.arm(source);
  EXPECT_EQ(update(source).error().code, ErrorCode::Mismatch);
  EXPECT_TRUE(evidence().empty());
}

TEST_F(MirrorTest, AFolderOfOthersIsLeftAlone) {
  files_.make_folders(folder());
  files_.write_durably(folder() / "letter.txt", "mine");
  EXPECT_EQ(update().error().code, ErrorCode::Exists);
  EXPECT_EQ(files_.list(folder()).size(), 1u);
  auto own = Mirror::open(files_, clock_, origin_.archive().folder(), key());
  EXPECT_EQ(own.error().code, ErrorCode::Exists);
}

TEST_F(MirrorTest, APolicysWitnessesMustHaveCosigned) {
  const auto witness = log::Signer::generate("example.org/witness", log::SignatureType::CosignatureV1).value();
  auto strict = options();
  strict.policy =
      log::Policy::parse("log " + key().print() + "\nwitness w " + witness.verifier().print() + "\nquorum w\n").value();
  auto mirror = Mirror::open(files_, clock_, folder(), key());
  const auto report = mirror->update(FolderSource(origin_.archive()), strict);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, ErrorCode::Mismatch);
}

class RepairTest : public MirrorTest {
 protected:
  RepairTest() { EXPECT_TRUE(update()); }

  void overwrite(const Path& file, std::string_view bytes) const {
    std::ofstream(folder() / file, std::ios::binary | std::ios::trunc) << bytes;
  }
  Result<RepairReport> mend() { return repair(folder(), FolderSource(origin_.archive()), options()); }
};

TEST_F(RepairTest, NothingIsDoneWhereNothingIsWrong) {
  const auto report = mend();
  ASSERT_TRUE(report) << report.error().to_string();
  EXPECT_TRUE(report->mended.empty() && report->left.empty());
}

TEST_F(RepairTest, PutsOriginalsAndTilesBack) {
  const Path original = archive::original_path(sha256(test::SmallArchive::original_bytes));
  const std::string width = std::to_string(origin_.archive().store().entry_count());
  for (const std::string& bytes : {std::string("damaged"), std::string()}) {
    overwrite(original, bytes);
    overwrite("log/tile/0/000.p/" + width, bytes);
    overwrite("log/tile/entries/000.p/" + width, bytes);
    const auto report = mend();
    ASSERT_TRUE(report) << report.error().to_string();
    EXPECT_TRUE(report->left.empty());
    EXPECT_EQ(report->originals, 1u);
    EXPECT_TRUE(report->tiles);
    audit();
  }
  std::filesystem::remove(folder() / original);
  EXPECT_EQ(mend()->originals, 1u);
  audit();
}

TEST_F(RepairTest, ASourceWithWrongBytesMendsNothing) {
  const Path original = archive::original_path(sha256(test::SmallArchive::original_bytes));
  overwrite(original, "damaged");
  HostileSource source(origin_.archive());
  source.change_original = [](std::string& bytes) { bytes = "hostile!!"; };
  const auto report = repair(folder(), source, options());
  ASSERT_TRUE(report);
  EXPECT_EQ(report->left.size(), 1u);
  EXPECT_EQ(files_.read(folder() / original).value(), "damaged");
}

}  // namespace
}  // namespace strongroom::exchange
