// SPDX-License-Identifier: Apache-2.0
#include "archive/gap_tracker.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "archive/erasure.h"
#include "archive/page_address.h"
#include "base/compression.h"
#include "base/fault.h"
#include "base/json.h"
#include "records/canonical.h"

namespace strongroom::archive {

namespace {

constexpr const char* derivation_name = "gaps";
constexpr int derivation_version = 2;  // of to_bytes(): what has another one is read anew
constexpr uint64_t derivation_bytes_max = uint64_t{1} << 30;
constexpr uint64_t entries_a_batch = 512;

}  // namespace

GapTracker::GapTracker(const Archive& archive) : archive_(archive), promised_(archive.config()) {}

void GapTracker::follow() {
  const uint64_t version = archive_.store().entry_count();
  if (version == version_) return;
  if (version_ == 0) go_on_from_kept();
  for (const UnseenItem& item : unseen_) linked_.insert(item.keys.front());
  if (version_ == 0 || version < version_ || !add_entries(version_, version)) read_all();
  linked_.clear();
  std::erase_if(unseen_, [&](const UnseenItem& item) { return !is_missing(item.keys); });
  version_ = version;
}

// What cannot be used is as good as nothing: all captures are read then.
void GapTracker::go_on_from_kept() {
  const auto kept = archive_.store().derivation(derivation_name);
  if (kept && restore(kept->bytes)) version_ = kept_version_ = kept->entries;
}

// False when an entry may take away what was added before.
bool GapTracker::add_entries(uint64_t from, uint64_t to) {
  while (from < to) {
    const auto entries = archive_.store().entries(records::EntryIndex(from), std::min(entries_a_batch, to - from));
    if (entries.empty()) return true;
    for (const store::StoredRecord& stored : entries) {
      if (stored.entry.kind == records::RecordKind::Decision) return false;
      const bool shown = stored.standing == records::Standing::Public && !stored.canonical.empty();
      if (stored.entry.kind != records::RecordKind::Capture || !shown) continue;
      const auto capture = records::parse_capture(stored.canonical);
      if (!capture) throw Fault("a capture of the archive cannot be read: " + capture.error().message);
      add(*capture);
    }
    from += entries.size();
  }
  return true;
}

void GapTracker::read_all() {
  kept_version_ = 0;
  promised_ = PromisedPages(archive_.config());
  unseen_.clear();
  linked_.clear();
  archive_.store().each_capture([this](const records::Capture& capture) { add(capture); });
}

void GapTracker::add(const records::Capture& capture) {
  promised_.add(capture);
  for (const records::ItemLink& link : capture.linked) add(link);
}

// A link to an item, by what identifies it alone: its number or its address.
void GapTracker::add(const records::ItemLink& link) {
  records::Item item;
  item.url = link.url;
  item.source_id = link.source_id;
  std::vector<std::string> keys = records::identity_keys(item, archive_.config().site);
  if (keys.empty() || keys.front().starts_with("text:") || !linked_.insert(keys.front()).second) return;
  if (is_missing(keys)) unseen_.push_back({link, std::move(keys)});
}

// What was erased is not missed: nothing should ask for it again.
bool GapTracker::is_missing(const std::vector<std::string>& keys) const {
  return !archive_.store().find(keys) && !earlier_erasure(archive_.store(), keys);
}

std::vector<Gap> GapTracker::missing_items() const {
  std::vector<Gap> gaps;
  for (const UnseenItem& item : unseen_) {
    Gap gap;
    gap.kind = GapKind::Item;
    gap.heading = item.link.title;
    gap.url = whole_address(item.link.url, archive_.config().site_url);
    if (!gap.url && !item.link.url.empty()) gap.url = item.link.url;
    gaps.push_back(std::move(gap));
  }
  return gaps;
}

void GapTracker::keep(Archive& archive) {
  try {
    const auto writer = archive.store().begin();
    if (!writer) return;
    (*writer)->keep_derivation(derivation_name, {version_, to_bytes()});
    (*writer)->commit();
    kept_version_ = version_;
  } catch (const Fault&) {
    // The disk may be full behind an intake that is acknowledged, and that must not pass for its failure.
  }
}

std::string GapTracker::to_bytes() const {
  nlohmann::json links = nlohmann::json::array();
  for (const UnseenItem& item : unseen_)
    for (const std::string* word : {&item.link.url, &item.link.source_id, &item.link.title}) links.push_back(*word);
  nlohmann::json state;
  state["version"] = derivation_version;
  state["site"] = archive_.config().site;
  state["listings"] = promised_.to_json();
  state["links"] = std::move(links);
  return zstd(print_json(state));
}

bool GapTracker::restore(std::string_view bytes) {
  const auto text = unzstd(bytes, derivation_bytes_max);
  if (!text) return false;
  const auto state = parse_json(*text);
  if (!state) return false;
  try {
    // Keys and hosts are as the site's name makes them.
    if (state->at("version") != derivation_version || state->at("site") != archive_.config().site) return false;
    promised_.restore(state->at("listings"));
    const nlohmann::json& links = state->at("links");
    for (size_t i = 0; i + 2 < links.size(); i += 3)
      add(records::ItemLink{links[i].get<std::string>(), links[i + 1].get<std::string>(),
                            links[i + 2].get<std::string>()});
    return true;
  } catch (const nlohmann::json::exception&) {
    return false;
  }
}

}  // namespace strongroom::archive
