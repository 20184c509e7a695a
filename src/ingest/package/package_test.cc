// SPDX-License-Identifier: Apache-2.0
#include "ingest/package/package.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include "base/digest.h"

namespace strongroom::ingest::package {
namespace {

// Packages made by the machine's own tar: another program's bytes, not ours.
class Package : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "package-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, const std::string& bytes) {
    const auto file = folder_ / "content" / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
  }
  // Beside the folder that it packs, which tar would else see changing.
  std::string tar(const std::string& options, const std::string& name, const std::string& what = ".") {
    const std::string command =
        "cd '" + (folder_ / "content").string() + "' && tar " + options + " ../" + name + " " + what;
    EXPECT_EQ(std::system(command.c_str()), 0);
    return (folder_ / name).string();
  }

  std::map<std::string, std::string> read_all(const std::string& path, const Limits& limits = {}) {
    std::map<std::string, std::string> documents;
    read(
        path, 0,
        [&](const Document& d) {
          documents[d.url.empty() ? d.record : d.url] = std::string(d.bytes);
          return true;
        },
        [&](Error fault) { faults_.push_back(std::move(fault)); }, limits);
    return documents;
  }

  std::filesystem::path folder_;
  std::vector<Error> faults_;
};

const std::string kBlock = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>crawled</p>";
const std::string kWarc =
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    "WARC-Date: 2023-10-11T14:05:00Z\r\nWARC-Target-URI: http://press.example/1\r\n"
    "Content-Length: " +
    std::to_string(kBlock.size()) + "\r\n\r\n" + kBlock + "\r\n\r\n";

TEST_F(Package, GivesTheFilesOfATarByTheirNames) {
  write("pages/one.html", "<p>one</p>");
  write("two.html", "<p>two</p>");
  const auto documents = read_all(tar("-cf", "site.tar"));
  EXPECT_EQ(documents.at("./pages/one.html"), "<p>one</p>");
  EXPECT_EQ(documents.at("./two.html"), "<p>two</p>");
  EXPECT_TRUE(faults_.empty());
}

TEST_F(Package, ReadsACrawlInsideRecordByRecord) {
  write("archive/data.warc", kWarc);
  const auto documents = read_all(tar("-czf", "crawl.tar.gz"));
  EXPECT_EQ(documents.at("http://press.example/1"), "<p>crawled</p>");
}

TEST_F(Package, TellsFilesThatDoNotHaveTheirToldDigest) {
  write("archive/data.warc", kWarc);
  write("datapackage.json", R"({"resources":[{"path":"archive/data.warc","hash":"sha256:)" + sha256("other").hex() +
                                R"("},{"path":"lost.warc","hash":"sha256:00"}]})");
  read_all(tar("-cf", "y.tar", "datapackage.json archive"));
  ASSERT_EQ(faults_.size(), 2u);
  EXPECT_EQ(faults_[0].code, ErrorCode::Mismatch);
}

TEST_F(Package, OutlivesAListOfAnotherShape) {
  write("one.html", "<p>one</p>");
  write("datapackage.json", R"({"resources":[{"path":["one.html"],"hash":1},{"path":"one.html","hash":2},3]})");
  EXPECT_EQ(read_all(tar("-cf", "z.tar", "datapackage.json one.html")).size(), 1u);
}

TEST_F(Package, PassesOverFilesBeyondTheLimitAndSaysSo) {
  write("big.html", std::string(1000, 'x'));
  write("small.html", "<p>small</p>");
  Limits limits;
  limits.document_bytes_max = 100;
  EXPECT_EQ(read_all(tar("-cf", "site.tar"), limits).size(), 1u);
  ASSERT_EQ(faults_.size(), 1u);
  EXPECT_EQ(faults_[0].code, ErrorCode::LimitExceeded);
}

TEST_F(Package, TellsADamagedPackage) {
  write("one.html", std::string(100'000, 'x'));
  const std::string path = tar("-cf", "site.tar");
  std::filesystem::resize_file(path, 50'000);
  read_all(path);
  EXPECT_FALSE(faults_.empty());
}

TEST(Recognises, PackagesByTheirMark) {
  EXPECT_GT(recognises("PK\x03\x04rest", "x"), 0);
  EXPECT_EQ(recognises("<html>", "x.zip"), 0);
  EXPECT_GT(recognises("\x1f\x8b\x08", "site.tar.gz"), 0);
  EXPECT_EQ(recognises("\x1f\x8b\x08", "page.html.gz"), 0);
}

}  // namespace
}  // namespace strongroom::ingest::package
