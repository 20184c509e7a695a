// SPDX-License-Identifier: Apache-2.0
#include "archive/audit.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "archive/layout.h"
#include "archive/rebuild.h"
#include "tests/support/archive_fixture.h"
#include "tests/support/press_pages.h"

namespace strongroom::archive {
namespace {

namespace fs = std::filesystem;

class AuditTest : public test::ArchiveTest {
 protected:
  void SetUp() override {
    Archive archive = make();
    take_in(archive, {{"1.txt", test::dump_page({{"7 May 2019", "The northern quay opened to ships today."}})},
                      {"2.txt", test::dump_page({{"6 May 2019", "The ferry sails twice a day from June on."}})}});
  }

  Path some_original() const {
    for (const auto& entry : fs::recursive_directory_iterator(archive_path() / originals_folder)) {
      if (entry.is_regular_file()) return entry.path();
    }
    return {};
  }

  // Turns one bit over in the middle of a file.
  static void damage(const Path& file) {
    std::string bytes = *PosixFiles().read(file);
    ASSERT_FALSE(bytes.empty());
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    PosixFiles().write_durably(file, bytes);
  }

  AuditReport report() const { return audit(open(Mode::Read)); }

  // All findings are about one part, and one of them names the place.
  static void expect_only(const AuditReport& report, AuditPart part, const std::string& place) {
    EXPECT_FALSE(report.clean());
    for (const Finding& finding : report.findings) {
      EXPECT_EQ(finding.part, part) << finding.error.to_string();
    }
    EXPECT_TRUE(std::any_of(report.findings.begin(), report.findings.end(), [&](const Finding& finding) {
      return finding.error.to_string().find(place) != std::string::npos;
    })) << report.to_json();
  }
};

TEST_F(AuditTest, ASoundArchiveIsCleanAndCounted) {
  const AuditReport found = report();
  EXPECT_TRUE(found.clean()) << found.to_json();
  EXPECT_EQ(found.entries, 4u);
  EXPECT_EQ(found.items, 2u);
  EXPECT_EQ(found.captures, 2u);
  EXPECT_EQ(found.originals, 2u);
  EXPECT_EQ(found.head.size.value, 4u);
  EXPECT_EQ(found.unsigned_entries, 0u);
}

TEST_F(AuditTest, AChangedOriginalIsNamed) {
  const Path original = some_original();
  damage(original);
  expect_only(report(), AuditPart::Original, original.filename().string());
}

TEST_F(AuditTest, AMissingAndAShortenedOriginalAreNamed) {
  const Path original = some_original();
  fs::resize_file(original, 3);
  expect_only(report(), AuditPart::Original, "3 bytes instead of");
  fs::remove(original);
  expect_only(report(), AuditPart::Original, "missing");
}

TEST_F(AuditTest, AFileThatNoRecordNamesIsCountedAndHarmless) {
  folder_.write(Path("archive") / originals_folder / "00" / std::string(64, '0'), "left by a crash");
  EXPECT_TRUE(report().clean());
  EXPECT_EQ(report().untracked_originals, 1u);
}

TEST_F(AuditTest, DamagedTilesAreNamedAndCanBeMadeAgain) {
  for (const char* tile : {"tile/0/000.p/4", "tile/entries/000.p/4"}) {
    damage(archive_path() / log_folder / tile);
    expect_only(report(), AuditPart::Log, tile);
    Archive archive = open(Mode::Write);
    ASSERT_TRUE(rebuild(archive));
    EXPECT_TRUE(audit(archive).clean());
  }
}

TEST_F(AuditTest, ACheckpointThatTheKeyDidNotSignIsNamed) {
  damage(archive_path() / log_folder / checkpoint_file);
  expect_only(report(), AuditPart::Checkpoint, checkpoint_file);
}

TEST_F(AuditTest, AReportIsAlsoJson) {
  damage(some_original());
  const std::string json = report().to_json();
  EXPECT_NE(json.find(R"("clean":false,"entries":4)"), std::string::npos) << json;
  EXPECT_NE(json.find(R"("part":"original","code":"mismatch")"), std::string::npos) << json;
}

}  // namespace
}  // namespace strongroom::archive
