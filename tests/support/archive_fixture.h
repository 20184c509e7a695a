// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/intake.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/temporary_folder.h"

namespace strongroom::test {

// An archive in a folder of its own, with verbs.
class ArchiveTest : public ::testing::Test {
 protected:
  Path archive_path() const { return folder_.path() / "archive"; }

  archive::Surroundings surroundings() const {
    archive::Surroundings world;
    world.clock = std::make_unique<FixedClock>();
    return world;
  }

  archive::Archive make() const {
    archive::Config config;
    config.site = "harbour.example.org";
    Result<archive::Archive> made = archive::Archive::create(archive_path(), config, surroundings());
    EXPECT_TRUE(made) << made.error().to_string();
    return std::move(*made);
  }

  archive::Archive open(archive::Mode mode) const {
    Result<archive::Archive> opened = archive::Archive::open(archive_path(), mode, surroundings());
    EXPECT_TRUE(opened) << opened.error().to_string();
    return std::move(*opened);
  }

  // Writes the pages to files of these names and takes the files in.
  archive::IntakeSummary take_in(archive::Archive& archive,
                                 const std::vector<std::pair<std::string, std::string>>& pages,
                                 archive::IntakeOptions options = {}) {
    std::vector<Path> files;
    for (const auto& [name, bytes] : pages) files.push_back(folder_.write(Path("pages") / name, bytes));
    if (!options.on_error) options.on_error = [this](const Error& error) { errors_.push_back(error); };
    return archive::ingest(archive, files, options);
  }

  // The newest states of all items of a day, in the order of its list.
  static std::vector<records::Item> items_of(const archive::Archive& archive, const CivilDate& day) {
    store::ListQuery query;
    query.day = day;
    query.page_size = 100;
    std::vector<records::Item> items;
    for (const store::ItemSummary& summary : archive.store().list(query).items) {
      items.push_back(archive.store().item(summary.id)->item);
    }
    return items;
  }

  static std::vector<std::string> texts_of(const archive::Archive& archive, const CivilDate& day) {
    std::vector<std::string> texts;
    for (const records::Item& item : items_of(archive, day)) texts.push_back(item.text());
    return texts;
  }

  TemporaryFolder folder_;
  std::vector<Error> errors_;
};

}  // namespace strongroom::test
