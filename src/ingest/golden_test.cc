// SPDX-License-Identifier: Apache-2.0
// Each folder of tests/golden/ingest is a case: source.* goes in, expected.jsonl is what must come out, and url.txt, if
// there is one, is where the source was captured. STRONGROOM_REWRITE_GOLDEN=1 rewrites what is expected; review the
// difference like code.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/json.h"
#include "ingest/readers.h"
#include "records/extract_json.h"

namespace strongroom::ingest {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

std::string lines_of(const Extraction& extraction, const std::string& source) {
  std::string lines;
  for (const auto& listing : extraction.listings) lines += records::extract_line(listing, source) + "\n";
  for (const auto& found : extraction.items) {
    lines += records::extract_line(found.item, {.source = source, .record = {}},
                                   {found.evidence.date_from, found.evidence.date_confidence, found.earlier}) +
             "\n";
  }
  for (const auto& link : extraction.linked) {
    const nlohmann::ordered_json line = {
        {"type", "linked"}, {"url", link.url}, {"source_id", link.source_id}, {"title", link.title}};
    lines += print_json(line) + "\n";
  }
  for (const auto& fault : extraction.faults) lines += records::extract_line(fault, source) + "\n";
  return lines;
}

fs::path source_in(const fs::path& folder) {
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().stem() == "source") return entry.path();
  }
  return {};
}

std::vector<fs::path> cases() {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(STRONGROOM_SOURCE_DIR "/tests/golden/ingest")) {
    if (entry.is_directory()) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

class Golden : public testing::TestWithParam<fs::path> {};

TEST_P(Golden, ReadsAsExpected) {
  const fs::path source = source_in(GetParam());
  ASSERT_FALSE(source.empty()) << "no source.* in " << GetParam();
  const std::string bytes = read_file(source);
  Document document;
  document.bytes = bytes;
  document.source = source.filename().string();
  if (std::istringstream url(read_file(GetParam() / "url.txt")); url) url >> document.url;

  const std::string actual = lines_of(read_document(document), document.source);
  if (std::getenv("STRONGROOM_REWRITE_GOLDEN")) {
    std::ofstream(GetParam() / "expected.jsonl", std::ios::binary) << actual;
  }
  EXPECT_EQ(actual, read_file(GetParam() / "expected.jsonl"));
}

INSTANTIATE_TEST_SUITE_P(Ingest, Golden, testing::ValuesIn(cases()),
                         [](const auto& folder) { return folder.param.filename().string(); });

}  // namespace
}  // namespace strongroom::ingest
