// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <set>

#include "base/checksum.h"
#include "base/encoding.h"
#include "exchange/ocfl/check_ocfl.h"
#include "exchange/ocfl/export_ocfl.h"
#include "exchange/ocfl/object_builder.h"
#include "exchange/ocfl/storage_layout.h"
#include "tests/support/small_archive.h"
#include "tests/support/temporary_folder.h"

namespace strongroom::exchange {
namespace {

namespace fs = std::filesystem;

// An object of two versions in a folder of its own, valid until a test damages it.
class OcflObjectTest : public testing::Test {
 protected:
  OcflObjectTest() {
    auto output = OutputFolder::create(object());
    EXPECT_TRUE(output);
    OcflObjectBuilder builder(*output, ".", "https://example.org/items/1");
    builder.begin_version({Timestamp{1'500'000'000}, "first", "Keeper", "https://example.org"});
    builder.put("a.txt", "alpha");
    builder.put("dir/b.txt", "beta");
    builder.finish_version();
    builder.begin_version({Timestamp{1'500'000'100}, "changed", "Keeper", "https://example.org"});
    builder.put("a.txt", "alpha, again");
    builder.finish_version();
    builder.finish();
    output->publish();
  }

  Path object() const { return folder_ / "object"; }
  std::string read(const std::string& path) const { return *PosixFiles().read(object() / path); }
  void write(const std::string& path, const std::string& bytes) { folder_.write(Path("object") / path, bytes); }

  // Changes the newest inventory, in both places and with its sidecars, as a careless program would.
  void rewrite_inventory(const std::string& from, const std::string& to) {
    std::string text = read("inventory.json");
    const size_t at = text.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    text.replace(at, from.size(), to);
    for (const std::string folder : {"", "v2/"}) {
      write(folder + "inventory.json", text);
      write(folder + "inventory.json.sha512", to_hex(*checksum("sha512", text)) + " inventory.json\n");
    }
  }
  PackageReport check() const {
    auto report = check_ocfl(object());
    EXPECT_TRUE(report);
    return *report;
  }
  // The codes of all errors, each once, in order.
  std::set<std::string> codes() const {
    std::set<std::string> found;
    for (const Error& error : check().errors) found.insert(error.message.substr(0, 4));
    return found;
  }

  test::TemporaryFolder folder_;
};

TEST_F(OcflObjectTest, IsValidAsItIsWritten) {
  const PackageReport report = check();
  EXPECT_TRUE(report.valid()) << report.to_json();
  EXPECT_TRUE(report.warnings.empty()) << report.to_json();
  EXPECT_EQ(report.files, 3u);
}

TEST_F(OcflObjectTest, KeepsBytesThatAFormerVersionHasOnce) {
  EXPECT_TRUE(fs::exists(object() / "v1/content/dir/b.txt"));
  EXPECT_FALSE(fs::exists(object() / "v2/content/dir/b.txt"));
}

using Codes = std::set<std::string>;

TEST_F(OcflObjectTest, NamesDamagedFiles) {
  write("v1/content/a.txt", "alphA");
  EXPECT_EQ(codes(), (Codes{"E092", "E093"}));
  EXPECT_EQ(check().changed, std::vector<std::string>{"v1/content/a.txt"});
}

TEST_F(OcflObjectTest, NamesMissingAndUnknownFiles) {
  fs::rename(object() / "v1/content/a.txt", object() / "v1/content/z.txt");
  EXPECT_EQ(codes(), (Codes{"E023", "E092", "E093"}));
  EXPECT_EQ(check().missing, std::vector<std::string>{"v1/content/a.txt"});
  EXPECT_EQ(check().untracked, std::vector<std::string>{"v1/content/z.txt"});
}

TEST_F(OcflObjectTest, ChecksDeclarations) {
  write("0=ocfl_object_1.1", "ocfl_object_1.1");
  EXPECT_EQ(codes(), Codes{"E007"});
  fs::remove(object() / "0=ocfl_object_1.1");
  EXPECT_EQ(codes(), Codes{"E003"});
  write("0=ocfl_object_2.0", "ocfl_object_2.0\n");
  EXPECT_EQ(codes(), Codes{"E006"});
  fs::remove(object() / "0=ocfl_object_2.0");
  write("0=ocfl_object_1.0", "ocfl_object_1.0\n");
  EXPECT_EQ(codes(), Codes{"E038"});
}

TEST_F(OcflObjectTest, ChecksSidecars) {
  write("inventory.json.sha512", std::string(128, '0') + " inventory.json\n");
  EXPECT_EQ(codes(), Codes{"E060"});
  write("inventory.json.sha512", "no digest\n");
  EXPECT_EQ(codes(), Codes{"E061"});
  fs::remove(object() / "inventory.json.sha512");
  EXPECT_EQ(codes(), Codes{"E058"});
}

TEST_F(OcflObjectTest, ChecksInventories) {
  fs::remove(object() / "inventory.json");
  EXPECT_EQ(codes(), Codes{"E063"});
  write("inventory.json", "[]");
  EXPECT_EQ(codes(), Codes{"E033"});
  write("inventory.json", read("v1/inventory.json"));
  write("inventory.json.sha512", read("v1/inventory.json.sha512"));
  EXPECT_TRUE(codes().contains("E046")) << "v2 is there, and the inventory has v1 only";
}

TEST_F(OcflObjectTest, WantsVersionsToAgree) {
  write("v2/inventory.json", read("v2/inventory.json") + " ");
  EXPECT_EQ(codes(), Codes{"E064"});
}

TEST_F(OcflObjectTest, WantsTheHistoryUnchanged) {
  rewrite_inventory("\"dir/b.txt\"", "\"dir/c.txt\"");
  EXPECT_EQ(codes(), Codes{"E066"});
}

TEST_F(OcflObjectTest, WantsNoGapBetweenVersions) {
  fs::remove_all(object() / "v1");
  EXPECT_TRUE(codes().contains("E010"));
}

TEST_F(OcflObjectTest, WantsNothingElseInItsFolders) {
  write("notes.txt", "x");
  EXPECT_EQ(codes(), Codes{"E001"});
  fs::remove(object() / "notes.txt");
  write("v1/notes.txt", "x");
  EXPECT_EQ(codes(), Codes{"E015"});
  fs::remove(object() / "v1/notes.txt");
  write("extensions/file", "x");
  EXPECT_EQ(codes(), Codes{"E067"});
  fs::remove_all(object() / "extensions");
  fs::create_directories(object() / "v1/content/empty");
  EXPECT_EQ(codes(), Codes{"E024"});
}

TEST_F(OcflObjectTest, RefusesLinks) {
  fs::create_symlink("/etc/hostname", object() / "v1/content/link");
  EXPECT_EQ(codes(), Codes{"E090"});
}

TEST_F(OcflObjectTest, ChecksWhatTheInventorySays) {
  const struct {
    const char* from;
    const char* to;
    Codes codes;
  } cases[] = {
      {"\"head\": \"v2\"", "\"head\": \"v1\"", {"E040"}},
      {"\"head\": \"v2\"", "\"hat\": \"v2\"", {"E036"}},
      {"\"digestAlgorithm\": \"sha512\"", "\"digestAlgorithm\": \"md5\"", {"E025"}},
      {"https://ocfl.io/1.1/spec/#inventory", "https://ocfl.io/9/spec/#inventory", {"E038"}},
      {"\"created\": \"2017-07-14T02:41:40Z\"", "\"created\": \"2017-07-14\"", {"E049"}},
      {"\"message\": \"changed\"", "\"message\": 7", {"E094"}},
      {"\"name\": \"Keeper\"", "\"title\": \"Keeper\"", {"E054"}},
      {"\"v1/content/a.txt\"", "\"v1/content/../a.txt\"", {"E099"}},
      {"\"v1/content/a.txt\"", "\"/v1/content/a.txt\"", {"E100"}},
      {"\"a.txt\"", "\"../a.txt\"", {"E052"}},
      {"\"a.txt\"", "\"/a.txt\"", {"E053"}},
      {"\"a.txt\"", "\"dir\"", {"E095"}},
      {"\"versions\"", "\"editions\"", {"E043"}},
      {"\"manifest\"", "\"contents\"", {"E041"}},
      {"\"v2\": {", "\"v3\": {", {"E010"}},
  };
  const std::string good = read("inventory.json");
  for (const auto& c : cases) {
    rewrite_inventory(c.from, c.to);
    const Codes found = codes();
    EXPECT_TRUE(std::includes(found.begin(), found.end(), c.codes.begin(), c.codes.end()))
        << c.from << " -> " << c.to << ": " << check().to_json();
    for (const std::string folder : {"", "v2/"}) {
      write(folder + "inventory.json", good);
      write(folder + "inventory.json.sha512", to_hex(*checksum("sha512", good)) + " inventory.json\n");
    }
  }
  EXPECT_TRUE(check().valid());
}

TEST_F(OcflObjectTest, ReadsDigestsOfEitherCase) {
  std::string text = read("inventory.json");
  const std::string digest = to_hex(*checksum("sha512", "beta"));
  std::string upper = digest;
  std::ranges::transform(upper, upper.begin(), [](char c) { return static_cast<char>(std::toupper(c)); });
  rewrite_inventory(digest, upper);
  EXPECT_TRUE(check().valid()) << check().to_json();
}

TEST(OcflLayout, PutsObjectsWhereTheExtensionSays) {
  // The example of the extension's own page.
  EXPECT_EQ(object_path("object-01"), "3c0/ff4/240/3c0ff4240c1e116dba14c7627f2319b58aa3d77606d0d90dfc6161608ac987d4");
  EXPECT_EQ(object_path("..hor/rib:le-$id"),
            "487/326/d8c/487326d8c2a3c0b885e23da1469b4d6671fd4e76978924b4443e9e3c316cda6d");
}

class OcflRoot : public testing::Test {
 protected:
  OcflRoot() {
    archive_.change(archive_.newest(), "The harbour board met again.");
    auto made = export_ocfl(archive_.archive(), WholeArchive{}, root(), {"Strongroom test", {}});
    EXPECT_TRUE(made) << made.error().to_string();
    if (made) summary_ = *made;
  }
  Path root() const { return folder_ / "root"; }
  PackageReport check() const { return *check_ocfl(root()); }
  bool tells(const std::string& code) const {
    const PackageReport report = check();
    return std::ranges::any_of(report.errors, [&](const Error& e) { return e.message.starts_with(code); });
  }

  test::SmallArchive archive_;
  test::TemporaryFolder folder_;
  OcflSummary summary_;
};

TEST_F(OcflRoot, HoldsAnObjectForEachItemAndAVersionForEachRevision) {
  EXPECT_EQ(summary_.objects, 28u);
  EXPECT_EQ(summary_.versions, 29u);
  const PackageReport report = check();
  EXPECT_TRUE(report.valid()) << report.to_json();
  EXPECT_TRUE(report.warnings.empty()) << report.to_json();
  EXPECT_EQ(report.format, "OCFL 1.1");
  const Path object = root() / object_path("https://archive.example.org/items/" + archive_.newest().value);
  EXPECT_TRUE(fs::exists(object / "v2/content/item.json"));
  EXPECT_EQ(*PosixFiles().read(object / "v1/content/originals" / sha256(test::SmallArchive::original_bytes).hex()),
            test::SmallArchive::original_bytes);
}

TEST_F(OcflRoot, IsDamagedByStrayFilesAndFolders) {
  folder_.write("root/abc/stray.txt", "x");
  EXPECT_TRUE(tells("E072"));
  fs::remove_all(root() / "abc");
  fs::create_directories(root() / "zzz/empty");
  EXPECT_TRUE(tells("E073"));
  fs::remove_all(root() / "zzz");
  folder_.write("root/README", "anyone may leave a note beside the declaration");
  EXPECT_TRUE(check().valid());
  folder_.write("root/ocfl_layout.json", "{}");
  EXPECT_TRUE(tells("E070"));
  folder_.write("root/0=ocfl_1.1", "ocfl_1.0\n");
  EXPECT_TRUE(tells("E080"));
}

TEST_F(OcflRoot, WantsObjectsWhereItsLayoutPutsThem) {
  const Path object = root() / object_path("https://archive.example.org/items/" + archive_.newest().value);
  fs::create_directories(root() / "000/000/000");
  fs::rename(object, root() / "000/000/000/moved");
  EXPECT_TRUE(tells("E083"));
}

}  // namespace
}  // namespace strongroom::exchange
