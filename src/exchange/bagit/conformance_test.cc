// SPDX-License-Identifier: Apache-2.0
// The Library of Congress's bagit-conformance-suite, when it lies beside the repository.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "exchange/bagit/validate_bag.h"
#include "tests/support/temporary_folder.h"

namespace strongroom::exchange {
namespace {

namespace fs = std::filesystem;

Path suite() {
  const char* shared = std::getenv("STRONGROOM_SHARED");
  return Path(shared != nullptr ? shared : STRONGROOM_SOURCE_DIR "/../shared") / "data" / "bagit.tar.gz";
}

struct Bag {
  Path folder;
  std::string kind;  // "valid", "invalid", "warning", "linux-only", "windows-only"
};

std::vector<Bag> bags_below(const Path& folder) {
  std::vector<Bag> bags;
  for (const auto& version : fs::directory_iterator(folder)) {
    if (!version.is_directory()) continue;
    for (const auto& kind : fs::directory_iterator(version)) {
      if (!kind.is_directory()) continue;
      for (const auto& bag : fs::directory_iterator(kind)) {
        if (bag.is_directory()) bags.push_back({bag.path(), kind.path().filename().string()});
      }
    }
  }
  return bags;
}

TEST(BagItConformance, EveryBagIsJudgedAsItsSuiteSays) {
  if (!fs::exists(suite())) GTEST_SKIP() << suite() << " is not beside the repository";
  const test::TemporaryFolder unpacked;
  ASSERT_EQ(std::system(("tar -xzf '" + suite().string() + "' -C '" + unpacked.path().string() + "'").c_str()), 0);
  const std::vector<Bag> bags = bags_below(unpacked / "bagit");
  EXPECT_EQ(bags.size(), 60u);
  for (const Bag& bag : bags) {
    const auto checked = validate_bag(bag.folder);
    ASSERT_TRUE(checked) << bag.folder;
    const PackageReport& report = checked->report;
    // What is out of scope on one system must not come in on another.
    const bool expected = bag.kind == "valid" || bag.kind == "warning";
    EXPECT_EQ(report.valid(), expected) << bag.folder << ": " << report.to_json();
    if (bag.kind != "warning") continue;
    // Beyond what is said of every bag with old digests.
    const bool warned = std::ranges::any_of(report.warnings, [](const Error& warning) {
      return warning.message.find("MD5 and SHA-1") == std::string::npos;
    });
    EXPECT_TRUE(warned) << bag.folder << ": " << report.to_json();
  }
}

}  // namespace
}  // namespace strongroom::exchange
