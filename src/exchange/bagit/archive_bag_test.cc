// SPDX-License-Identifier: Apache-2.0
// A bag on its way from one archive to another.
#include <gtest/gtest.h>

#include <filesystem>

#include "exchange/bagit/export_bag.h"
#include "exchange/bagit/import_bag.h"
#include "tests/support/archive_fixture.h"
#include "tests/support/press_pages.h"

namespace strongroom::exchange {
namespace {

namespace fs = std::filesystem;

class ArchiveBag : public test::ArchiveTest {
 protected:
  ArchiveBag() : from_(make()) {
    take_in(from_,
            {{"may.txt", test::dump_page({{"7 May 2019", "The harbour board met on the registry."},
                                          {"3 May 2019", "The quay is closed for repair until June."}})},
             {"item.html", test::k2_item_page("12", "Ferry times", "9 April 2019", "The ferry sails at noon.")}});
    take_in(from_, {{"later.html", test::k2_item_page("12", "Ferry times", "9 April 2019",
                                                      "The ferry sails at one, and again at six.")}});
  }

  Path bag() const { return folder_ / "out.bag"; }
  BagSummary pack(const Selection& selection) const {
    auto made = export_bag(from_, selection, bag(), {"Strongroom test", {}});
    EXPECT_TRUE(made) << made.error().to_string();
    return made ? *made : BagSummary{};
  }
  archive::Archive other() const {
    auto made = archive::Archive::create(folder_ / "other", from_.config(), surroundings());
    EXPECT_TRUE(made) << made.error().to_string();
    return std::move(*made);
  }
  std::string read(const std::string& path) const {
    const auto bytes = PosixFiles().read(bag() / path);
    return bytes ? *bytes : "";
  }
  void damage(const Path& file) const {
    std::string bytes = *PosixFiles().read(file);
    bytes[bytes.size() / 2] ^= 1;
    PosixFiles().write_durably(file, bytes);
  }

  archive::Archive from_;
};

TEST_F(ArchiveBag, HoldsEverythingAndIsValid) {
  const BagSummary summary = pack(WholeArchive{});
  EXPECT_EQ(summary.items, 3u);
  EXPECT_EQ(summary.revisions, 4u);
  EXPECT_EQ(summary.captures, 3u);
  EXPECT_EQ(summary.originals, 3u);
  const auto checked = check_bag(bag());
  ASSERT_TRUE(checked);
  EXPECT_TRUE(checked->report.valid()) << checked->report.to_json();
  EXPECT_TRUE(checked->report.warnings.empty()) << checked->report.to_json();
  EXPECT_EQ(checked->report.proofs, 7u);
  EXPECT_NE(read("data/README.txt").find(from_.verifier_key()), std::string::npos);
  EXPECT_EQ(read("data/log/checkpoint"), from_.checkpoint());
}

TEST_F(ArchiveBag, IsVerifiedBySha256sumAlone) {
  pack(WholeArchive{});
  for (const char* tool : {"sha256sum", "sha512sum"}) {
    const std::string manifest = std::string("manifest-") + std::string(tool).substr(0, 6) + ".txt";
    const std::string command =
        "cd '" + bag().string() + "' && " + tool + " --strict --quiet -c " + manifest + " tag" + manifest;
    EXPECT_EQ(std::system(command.c_str()), 0);  // NOLINT(bugprone-command-processor,cert-env33-c): a fixed command
  }
}

TEST_F(ArchiveBag, HoldsAPartWhenAskedTo) {
  EXPECT_EQ(pack(*YearMonth::create(2019, 4)).items, 1u);
  EXPECT_TRUE(fs::exists(bag() / "data/originals"));
  EXPECT_EQ(export_bag(from_, *YearMonth::create(2001, 1), folder_ / "none").error().code, ErrorCode::NotFound);
  EXPECT_EQ(export_bag(from_, WholeArchive{}, bag()).error().code, ErrorCode::Exists);
}

TEST_F(ArchiveBag, IsNotMadeOfDamagedOriginals) {
  fs::path original;
  for (const auto& file : fs::recursive_directory_iterator(archive_path() / "originals")) {
    if (file.is_regular_file()) original = file.path();
  }
  fs::permissions(original, fs::perms::owner_write, fs::perm_options::add);
  damage(original);
  EXPECT_FALSE(export_bag(from_, WholeArchive{}, bag()));
  EXPECT_FALSE(fs::exists(bag()));
}

TEST_F(ArchiveBag, GivesAnotherArchiveTheSameItems) {
  pack(WholeArchive{});
  archive::Archive to = other();
  const auto imported = import_bag(to, bag());
  ASSERT_TRUE(imported) << imported.error().to_string();
  EXPECT_TRUE(imported->from_strongroom);
  EXPECT_EQ(imported->intake.items_new, 3u);
  EXPECT_EQ(imported->intake.errors, 0u);
  EXPECT_EQ(imported->records.same, 3u) << imported->to_json();
  for (const auto& id : {from_.store().list({}).items[0].id, from_.store().list({}).items[2].id}) {
    EXPECT_EQ(from_.store().revisions(id).size(), to.store().revisions(id).size());
    EXPECT_EQ(from_.store().item(id)->item, to.store().item(id)->item);
  }
  const auto again = import_bag(to, bag());
  ASSERT_TRUE(again);
  EXPECT_EQ(again->intake.items_known, 3u);
  EXPECT_EQ(again->intake.items_new + again->intake.items_revised, 0u);
}

TEST_F(ArchiveBag, SaysWhereTheArchiveThinksOtherwise) {
  pack(WholeArchive{});
  archive::Archive to = other();
  take_in(to,
          {{"third.html", test::k2_item_page("12", "Ferry times", "9 April 2019", "No ferry sails at all today.")}});
  const auto imported = import_bag(to, bag());
  ASSERT_TRUE(imported);
  EXPECT_EQ(imported->records.same + imported->records.differing.size(), 3u);
  EXPECT_TRUE(imported->records.absent.empty());
}

TEST_F(ArchiveBag, IsNotTakenInUnlessItIsWhole) {
  pack(WholeArchive{});
  damage(bag() / "data/premis.xml");
  archive::Archive to = other();
  const auto imported = import_bag(to, bag());
  ASSERT_TRUE(imported);
  EXPECT_EQ(imported->report.changed, std::vector<std::string>{"data/premis.xml"});
  EXPECT_EQ(to.store().item_count(), 0u);
}

// Whoever forges a record can make new manifests; the proof is what does not fit any more.
TEST_F(ArchiveBag, ShowsARecordThatWasForgedWithItsManifests) {
  const records::ItemId id = from_.store().list({}).items[0].id;
  pack(id);
  const std::string record = "data/items/" + id.value + "/rev-1.json";
  damage(bag() / record);
  for (const char* name :
       {"manifest-sha256.txt", "manifest-sha512.txt", "tagmanifest-sha256.txt", "tagmanifest-sha512.txt"}) {
    fs::remove(bag() / name);
  }
  const std::string command =
      "cd '" + bag().string() + "' && find data -type f | xargs sha256sum > manifest-sha256.txt";
  ASSERT_EQ(std::system(command.c_str()), 0);  // NOLINT(bugprone-command-processor,cert-env33-c): a fixed command
  const auto checked = check_bag(bag());
  ASSERT_TRUE(checked);
  EXPECT_TRUE(checked->report.changed.empty());
  EXPECT_FALSE(checked->report.valid());
}

TEST_F(ArchiveBag, IsCheckedAgainstAKeyThatTheCheckerHas) {
  pack(WholeArchive{});
  const auto mine = log::Policy::trusting(*log::VerifierKey::parse(from_.verifier_key()));
  EXPECT_TRUE(check_bag(bag(), mine)->report.valid());
  archive::Archive to = other();
  const auto others = log::Policy::trusting(*log::VerifierKey::parse(to.verifier_key()));
  EXPECT_FALSE(check_bag(bag(), others)->report.valid());
}

TEST_F(ArchiveBag, ComesAsOneFileToo) {
  pack(WholeArchive{});
  const std::string command = "cd '" + folder_.path().string() + "' && tar -czf bag.tgz out.bag";
  ASSERT_EQ(std::system(command.c_str()), 0);  // NOLINT(bugprone-command-processor,cert-env33-c): a fixed command
  archive::Archive to = other();
  const auto imported = import_bag(to, folder_ / "bag.tgz");
  ASSERT_TRUE(imported) << imported.error().to_string();
  EXPECT_EQ(imported->records.same, 3u);
}

TEST_F(ArchiveBag, OfOthersIsTakenInFromItsPayload) {
  const std::string page = test::dump_page({{"7 May 2019", "A page in somebody else's bag."}});
  folder_.write("foreign/bagit.txt", "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n");
  folder_.write("foreign/data/pages/may.txt", page);
  folder_.write("foreign/manifest-sha256.txt", sha256(page).hex() + "  data/pages/may.txt\n");
  folder_.write("foreign/fetch.txt", "");
  archive::Archive to = other();
  const auto imported = import_bag(to, folder_ / "foreign");
  ASSERT_TRUE(imported);
  EXPECT_TRUE(imported->report.valid()) << imported->report.to_json();
  EXPECT_FALSE(imported->from_strongroom);
  EXPECT_EQ(imported->intake.items_new, 1u);
}

TEST_F(ArchiveBag, PackedByAnAttackerWritesNothingElsewhere) {
  const std::string command =
      "cd '" + folder_.path().string() +
      "' && mkdir in && echo x > in/x && tar -cf evil.tar --transform 's,^x,../../x,' -P -C in x";
  ASSERT_EQ(std::system(command.c_str()), 0);  // NOLINT(bugprone-command-processor,cert-env33-c): a fixed command
  archive::Archive to = other();
  EXPECT_EQ(import_bag(to, folder_ / "evil.tar").error().code, ErrorCode::Refused);
}

}  // namespace
}  // namespace strongroom::exchange
