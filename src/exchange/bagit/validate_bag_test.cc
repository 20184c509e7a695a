// SPDX-License-Identifier: Apache-2.0
#include "exchange/bagit/validate_bag.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>

#include "base/checksum.h"
#include "base/encoding.h"
#include "tests/support/temporary_folder.h"

namespace strongroom::exchange {
namespace {

// A bag in a folder of its own: right at first, then damaged by a test.
class ValidateBag : public testing::Test {
 protected:
  ValidateBag() {
    write("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    write("data/a.txt", "alpha");
    write("data/dir/b.txt", "beta");
    list({"data/a.txt", "data/dir/b.txt"});
    write("bag-info.txt", "Payload-Oxum: 9.2\n");
    write("tagmanifest-sha256.txt", line("bag-info.txt") + line("bagit.txt"));
  }

  void write(const std::string& name, std::string_view bytes) { folder_.write(name, bytes); }
  std::string line(const std::string& path, const std::string& algorithm = "sha256") const {
    const auto bytes = PosixFiles().read(folder_ / path);
    return to_hex(*checksum(algorithm, bytes ? *bytes : "")) + "  " + path + "\n";
  }
  void list(const std::vector<std::string>& paths, const std::string& algorithm = "sha256") {
    std::string text;
    for (const std::string& path : paths) text += line(path, algorithm);
    write("manifest-" + algorithm + ".txt", text);
  }
  PackageReport validate(const BagLimits& limits = {}) const {
    auto checked = validate_bag(folder_.path(), {}, limits);
    EXPECT_TRUE(checked) << checked.error().to_string();
    return checked->report;
  }
  static bool tells(const std::vector<Error>& errors, std::string_view file, std::string_view words) {
    return std::ranges::any_of(errors, [&](const Error& error) {
      return error.file == file && error.message.find(words) != std::string::npos;
    });
  }

  test::TemporaryFolder folder_;
};

TEST_F(ValidateBag, AcceptsWhatIsCompleteAndUnchanged) {
  const PackageReport report = validate();
  EXPECT_TRUE(report.valid()) << report.to_json();
  EXPECT_TRUE(report.warnings.empty()) << report.to_json();
  EXPECT_EQ(report.format, "BagIt 1.0");
  EXPECT_EQ(report.files, 4u);
}

TEST_F(ValidateBag, NamesWhatChangedIsMissingOrIsNotListed) {
  write("data/a.txt", "alphA");
  std::filesystem::remove(folder_ / "data/dir/b.txt");
  write("data/c.txt", "gamma");
  const PackageReport report = validate();
  EXPECT_FALSE(report.valid());
  EXPECT_EQ(report.changed, std::vector<std::string>{"data/a.txt"});
  EXPECT_EQ(report.missing, std::vector<std::string>{"data/dir/b.txt"});
  EXPECT_EQ(report.untracked, std::vector<std::string>{"data/c.txt"});
}

TEST_F(ValidateBag, ChecksTagFiles) {
  write("bag-info.txt", "Payload-Oxum: 9.2\nNote: added\n");
  EXPECT_EQ(validate().changed, std::vector<std::string>{"bag-info.txt"});
}

TEST_F(ValidateBag, ChecksEveryAlgorithm) {
  for (const char* algorithm : {"md5", "sha1", "sha512"}) list({"data/a.txt", "data/dir/b.txt"}, algorithm);
  EXPECT_TRUE(validate().valid());
  const std::string wrong = line("data/a.txt", "md5") + line("data/a.txt", "md5").substr(0, 32) + "  data/dir/b.txt\n";
  write("manifest-md5.txt", wrong);
  EXPECT_EQ(validate().changed, std::vector<std::string>{"data/dir/b.txt"});
}

TEST_F(ValidateBag, WantsEveryFileInEveryManifestSinceVersionOne) {
  list({"data/a.txt"}, "sha512");
  EXPECT_TRUE(tells(validate().errors, "data/dir/b.txt", "manifest-sha512.txt does not list it"));
  write("bagit.txt", "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n");
  write("tagmanifest-sha256.txt", "");
  EXPECT_TRUE(validate().valid());
}

TEST_F(ValidateBag, ChecksPayloadOxum) {
  write("tagmanifest-sha256.txt", "");
  for (const char* wrong : {"10.2", "9.3", "nine.two"}) {
    write("bag-info.txt", "Payload-Oxum: " + std::string(wrong) + "\n");
    EXPECT_TRUE(tells(validate().errors, "bag-info.txt", "Payload-Oxum")) << wrong;
  }
}

TEST_F(ValidateBag, NeverFollowsLinksOrOpensDevices) {
  std::filesystem::create_symlink("/etc/hostname", folder_ / "data/link");
  std::filesystem::create_directory_symlink("/etc", folder_ / "data/folder");
  ASSERT_EQ(::mkfifo((folder_ / "data/pipe").c_str(), 0600), 0);
  const PackageReport report = validate();
  EXPECT_TRUE(tells(report.errors, "data/link", "a link"));
  EXPECT_TRUE(tells(report.errors, "data/folder", "a link"));
  EXPECT_TRUE(tells(report.errors, "data/pipe", "neither"));
  EXPECT_EQ(report.errors.size(), 3u);
}

TEST_F(ValidateBag, RefusesPathsElsewhere) {
  write("manifest-sha256.txt",
        line("data/a.txt") + line("data/dir/b.txt") + line("bagit.txt").substr(0, 64) + "  data/../../outside\n");
  EXPECT_TRUE(tells(validate().errors, "manifest-sha256.txt", "leads out of the bag"));
  write("manifest-sha256.txt", line("data/a.txt") + line("data/dir/b.txt") + line("bagit.txt"));
  EXPECT_TRUE(tells(validate().errors, "manifest-sha256.txt", "not below data/"));
}

TEST_F(ValidateBag, TellsWhatIsToBeFetchedAndWhatOfItIsMissing) {
  write("fetch.txt", "https://example.org/c - data/c.txt\n");
  write("manifest-sha256.txt",
        line("data/a.txt") + line("data/dir/b.txt") + line("data/a.txt").substr(0, 64) + "  data/c.txt\n");
  const PackageReport report = validate();
  EXPECT_EQ(report.missing, std::vector<std::string>{"data/c.txt"});
  EXPECT_TRUE(tells(report.warnings, "fetch.txt", "never"));
}

TEST_F(ValidateBag, ReadsNamesWithLineEnds) {
  write("data/one\ntwo%", "x");
  write("manifest-sha256.txt",
        line("data/a.txt") + line("data/dir/b.txt") + to_hex(*checksum("sha256", "x")) + "  data/one%0Atwo%25\n");
  write("bag-info.txt", "");
  write("tagmanifest-sha256.txt", "");
  EXPECT_TRUE(validate().valid()) << validate().to_json();
}

TEST_F(ValidateBag, FindsAFileWhoseNameAnotherSystemRespelled) {
  write(
      "data/Nu\xCC\x81"
      "ez",
      "x");
  write("manifest-sha256.txt", line("data/a.txt") + line("data/dir/b.txt") + to_hex(*checksum("sha256", "x")) +
                                   "  data/N\xC3\xBA"
                                   "ez\n");
  write("bag-info.txt", "");
  write("tagmanifest-sha256.txt", "");
  const PackageReport report = validate();
  EXPECT_TRUE(report.valid()) << report.to_json();
  EXPECT_TRUE(tells(report.warnings, "manifest-sha256.txt", "lies there as"));
}

TEST_F(ValidateBag, WarnsOfNamesThatClash) {
  write("data/A.TXT", "x");
  list({"data/a.txt", "data/A.TXT", "data/dir/b.txt"});
  write("bag-info.txt", "");
  write("tagmanifest-sha256.txt", "");
  const PackageReport report = validate();
  EXPECT_TRUE(report.valid());
  EXPECT_TRUE(tells(report.warnings, "data/A.TXT", "cannot keep it apart"));
}

TEST_F(ValidateBag, KeepsToItsLimits) {
  EXPECT_FALSE(validate_bag(folder_.path(), {}, BagLimits{2, 1 << 20}));
  EXPECT_TRUE(tells(validate(BagLimits{100, 16}).errors, "manifest-sha256.txt", "cannot be read"));
  EXPECT_EQ(validate_bag(folder_ / "nowhere").error().code, ErrorCode::NotFound);
}

TEST_F(ValidateBag, KnowsABagThatLostItsDeclaration) {
  EXPECT_TRUE(looks_like_bag(folder_.path()));
  std::filesystem::remove(folder_ / "bagit.txt");
  EXPECT_TRUE(looks_like_bag(folder_.path()));
  EXPECT_FALSE(validate().valid());
  EXPECT_FALSE(looks_like_bag(folder_ / "data"));
}

}  // namespace
}  // namespace strongroom::exchange
