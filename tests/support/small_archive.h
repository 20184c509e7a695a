// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "records/record.h"

namespace strongroom::test {

// An archive in a folder of its own, gone with this object: 25 items of October 2017 and 3 of September, all in
// "Harbour Board" and the odd ones in "Records Office" too, each read from the original "<p>a page". Text is invented.
class SmallArchive {
 public:
  static constexpr std::string_view original_bytes = "<p>a page";

  SmallArchive() : folder_(make_folder()) {
    archive::Config config;
    config.name = {{"en", "Port Amity Archive"}, {"ar", "أرشيف بورت أميتي"}};
    config.base_url = "https://archive.example.org";
    config.origin = "archive.example.org/log";
    config.site = "press.example.org";
    auto created = archive::Archive::create(folder_, config);
    EXPECT_TRUE(created) << created.error().to_string();
    archive_.emplace(std::move(*created));
    archive_->keep_originals({{sha256(original_bytes), original_bytes}});
    for (int day = 1; day <= 3; ++day) add(*CivilDate::create(2017, 9, day), "en");
    for (int day = 1; day <= 25; ++day) add(*CivilDate::create(2017, 10, day), day % 5 == 0 ? "ar" : "en");
  }

  ~SmallArchive() {
    archive_.reset();
    std::filesystem::remove_all(folder_);
  }
  SmallArchive(const SmallArchive&) = delete;
  SmallArchive& operator=(const SmallArchive&) = delete;

  const archive::Archive& archive() const { return *archive_; }
  // As another process would open it for writing.
  void reopen() {
    archive_.reset();
    auto opened = archive::Archive::open(folder_, archive::Mode::Write);
    ASSERT_TRUE(opened) << opened.error().to_string();
    archive_.emplace(std::move(*opened));
  }
  // Oldest first.
  const std::vector<records::ItemId>& ids() const { return ids_; }
  const records::ItemId& newest() const { return ids_.back(); }

  // Another state of an item, as if its page had changed.
  void change(const records::ItemId& id, const std::string& text) {
    records::ItemRevision revision = *archive_->store().item(id);
    revision.revision = records::Revision(revision.revision.value + 1);
    revision.reason = records::RevisionReason::ChangedAtSource;
    revision.item.blocks.front().text = text;
    put(revision, {}, Timestamp{1'800'000'000});
  }

 private:
  static Path make_folder() {
    static std::atomic<int> number = 0;
    return Path(testing::TempDir()) / ("small_archive_" + std::to_string(::getpid()) + "_" + std::to_string(number++));
  }

  void add(const CivilDate& date, const std::string& lang) {
    const std::string number = std::to_string(ids_.size() + 1);
    records::ItemRevision revision;
    revision.capture = sha256(original_bytes);
    revision.item.url = "https://press.example.org/en/media/item/" + number + "-statement-" + number;
    revision.item.source_id = number;
    revision.item.title = lang == "ar" ? "بيان رقم " + number : "Statement " + number + " <of> the harbour & board";
    revision.item.date = {date, records::DatePrecision::Day, {}, {}};
    revision.item.categories = {{"Harbour Board", {}}};
    if (ids_.size() % 2 == 1) revision.item.categories.push_back({"Records Office", {}});
    revision.item.authors = {{"Press Desk", {}}};
    revision.item.lang = lang;
    records::Block paragraph;
    paragraph.text = "The harbour board of Port Amity met about the land registry, for the " + number + ". time.";
    revision.item.blocks = {paragraph};
    const auto keys = records::identity_keys(revision.item, "press.example.org");
    revision.id = records::make_item_id(revision.item.date, keys.front());
    put(revision, keys, Timestamp{1'700'000'000 + static_cast<int64_t>(ids_.size())});
    ids_.push_back(revision.id);
  }

  void put(const records::ItemRevision& revision, const std::vector<std::string>& keys, Timestamp now) {
    auto writer = archive_->store().begin();
    ASSERT_TRUE(writer);
    (*writer)->put(revision, keys, {}, now);
    records::Capture capture;
    capture.original = revision.capture;
    capture.size_bytes = original_bytes.size();
    capture.source = "page-" + revision.id.value + "-" + std::to_string(revision.revision.value) + ".html";
    capture.media_type = "text/html";
    capture.received_at = now;
    capture.sightings = {{revision.id, revision.revision, false}};
    (*writer)->put(capture);
    (*writer)->commit();
    writer->reset();
    archive_->publish_log();
  }

  Path folder_;
  std::optional<archive::Archive> archive_;
  std::vector<records::ItemId> ids_;
};

}  // namespace strongroom::test
