// SPDX-License-Identifier: Apache-2.0
#include "web/static_site/static_site.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>

#include "base/encoding.h"
#include "exchange/static_copy/check_copy.h"
#include "tests/support/small_archive.h"
#include "tests/support/temporary_folder.h"

namespace strongroom::web {
namespace {

namespace fs = std::filesystem;

// One copy for all tests, because making it takes longest; what a test damages is a copy of the copy.
class StaticSite : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    archive_ = std::make_unique<test::SmallArchive>();
    archive_->change(archive_->newest(), "The harbour board met again.");
    whole_ = std::make_unique<test::TemporaryFolder>();
    auto made = export_site(archive_->archive(), *whole_ / "copy");
    ASSERT_TRUE(made) << made.error().to_string();
    summary_ = *made;
  }
  static void TearDownTestSuite() {
    whole_.reset();
    archive_.reset();
  }

  Path copy() const { return is_mine_ ? folder_ / "copy" : *whole_ / "copy"; }
  // From here on the test has a copy of its own.
  void take_own() {
    fs::copy(copy(), folder_ / "copy", fs::copy_options::recursive);
    is_mine_ = true;
  }
  exchange::PackageReport check(const std::optional<log::Policy>& policy = {}) const {
    return *exchange::check_copy(copy(), policy);
  }
  void damage(const std::string& path) const {
    std::string bytes = *PosixFiles().read(copy() / path);
    bytes[bytes.size() / 2] ^= 1;
    PosixFiles().write_durably(copy() / path, bytes);
  }

  static inline std::unique_ptr<test::SmallArchive> archive_;
  static inline std::unique_ptr<test::TemporaryFolder> whole_;
  static inline StaticSiteSummary summary_;
  test::TemporaryFolder folder_;
  bool is_mine_ = false;
};

TEST_F(StaticSite, HoldsEveryPageInEveryLanguage) {
  EXPECT_TRUE(summary_.broken.empty()) << summary_.to_json();
  for (const char* path :
       {"index.html", "ar/index.html", "archive/index.html", "verify/index.html", "2017/10/index.html",
        "2017/10/page-3/index.html", "ar/2017/10/index.html", "category/harbour-board/index.html", "feed.xml",
        "2017/10/feed.json", "sitemap.xml", "sitemap-2017-10.xml", "robots.txt"}) {
    EXPECT_TRUE(fs::exists(copy() / path)) << path;
  }
  for (const records::ItemId& id : archive_->ids()) {
    for (const char* file : {"index.html", "proof/index.html", "proof.tlog-proof", "revisions/index.html"}) {
      EXPECT_TRUE(fs::exists(copy() / "items" / id.value / file)) << id.value << " " << file;
    }
  }
  EXPECT_TRUE(fs::exists(copy() / "originals" / sha256(test::SmallArchive::original_bytes).hex()));
}

// Every link of every page leads to a file of the copy, or away from it.
TEST_F(StaticSite, HasNoLinkThatLeadsNowhere) {
  size_t links = 0;
  for (const auto& file : fs::recursive_directory_iterator(copy())) {
    if (file.path().extension() != ".html") continue;
    const std::string html = *PosixFiles().read(file.path());
    for (const std::string_view name : {" href=\"", " src=\""}) {
      for (size_t at = html.find(name); at != html.npos; at = html.find(name, at + 1)) {
        const size_t start = at + name.size();
        const std::string link = html.substr(start, html.find_first_of("\"#", start) - start);
        if (link.empty() || link.find(':') != link.npos) continue;
        EXPECT_NE(link.front(), '/') << file.path() << " has " << link;
        const Path target = (file.path().parent_path() / percent_decode(link)).lexically_normal();
        EXPECT_TRUE(fs::is_regular_file(target)) << file.path() << " leads to " << link;
        ++links;
      }
    }
  }
  EXPECT_GT(links, 1000u);
}

TEST_F(StaticSite, VerifiesItself) {
  const exchange::PackageReport report = check();
  EXPECT_TRUE(report.valid()) << report.to_json();
  EXPECT_EQ(report.files, summary_.files);
  const std::string command = "cd '" + copy().string() + "' && sha256sum --strict --quiet -c manifest-sha256.txt";
  EXPECT_EQ(std::system(command.c_str()), 0);  // NOLINT(bugprone-command-processor,cert-env33-c): a fixed command
}

TEST_F(StaticSite, ShowsWhatWasChangedInIt) {
  take_own();
  damage("2017/10/index.html");
  fs::remove(copy() / "feed.xml");
  folder_.write("copy/added.html", "x");
  const exchange::PackageReport report = check();
  EXPECT_EQ(report.changed, std::vector<std::string>{"2017/10/index.html"});
  EXPECT_EQ(report.missing, std::vector<std::string>{"feed.xml"});
  EXPECT_EQ(report.untracked, std::vector<std::string>{"added.html"});
}

// A new manifest hides nothing from the log.
TEST_F(StaticSite, ShowsAForgedLogWhateverItsManifestSays) {
  take_own();
  const auto partial = fs::directory_iterator(copy() / "log/tile/0/000.p")->path();
  damage(partial.lexically_relative(copy()).string());
  const std::string command = "cd '" + copy().string() +
                              "' && rm manifest-sha256.txt && find . -type f | xargs -d '\\n' sha256sum > ../m && "
                              "mv ../m manifest-sha256.txt";
  ASSERT_EQ(std::system(command.c_str()), 0);  // NOLINT(bugprone-command-processor,cert-env33-c): a fixed command
  const exchange::PackageReport report = check();
  EXPECT_TRUE(report.changed.empty()) << report.to_json();
  EXPECT_FALSE(report.valid());
}

TEST_F(StaticSite, IsCheckedAgainstAKeyThatTheCheckerHas) {
  EXPECT_TRUE(check(log::Policy::trusting(*log::VerifierKey::parse(archive_->archive().verifier_key()))).valid());
  const auto another = log::Signer::generate("archive.example.org/log");
  EXPECT_FALSE(check(log::Policy::trusting(another->verifier())).valid());
}

TEST_F(StaticSite, NeverWritesOverWhatIsThere) {
  EXPECT_EQ(export_site(archive_->archive(), copy()).error().code, ErrorCode::Exists);
}

}  // namespace
}  // namespace strongroom::web
