// SPDX-License-Identifier: Apache-2.0
#include "archive/intake_state.h"

#include <nlohmann/json.hpp>

#include "base/json.h"

namespace strongroom::archive {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* state_file = "intake.json";
constexpr int state_version = 1;
constexpr uint64_t state_bytes_max = 64ull << 20;

}  // namespace

IntakeState::IntakeState(Files& files, const Path& archive, uint64_t entries)
    : files_(files), path_(archive / state_file) {
  read(entries);
}

std::string IntakeState::key_of(const Path& file) {
  std::error_code error;
  const Path canonical = std::filesystem::canonical(file, error);
  return error ? file.string() : canonical.string();
}

IntakeState::Stamp IntakeState::stamp_of(const Path& file) {
  std::error_code error;
  Stamp stamp;
  stamp.size_bytes = std::filesystem::file_size(file, error);
  stamp.changed = std::filesystem::last_write_time(file, error).time_since_epoch().count();
  return stamp;
}

// What cannot be read is as if it were not there: it would only have saved time.
void IntakeState::read(uint64_t entries) {
  const Result<std::string> text = files_.read(path_, state_bytes_max);
  if (!text) return;
  const Result<Json> parsed = parse_ordered_json(*text);
  if (!parsed) return;
  try {
    const Json& json = *parsed;
    if (json.at("version").get<int>() != state_version || json.at("entries").get<uint64_t>() > entries) return;
    std::map<std::string, Known> known;
    for (const Json& file : json.at("files")) {
      known[file.at("path").get<std::string>()] = {{file.at("size").get<uint64_t>(), file.at("changed").get<int64_t>()},
                                                   {file.at("offset").get<uint64_t>(), file.at("done").get<bool>()}};
    }
    known_ = std::move(known);
  } catch (const Json::exception&) {
    return;
  }
}

IntakeState::Place IntakeState::place_in(const Path& file) const {
  const auto found = known_.find(key_of(file));
  return found != known_.end() && found->second.stamp == stamp_of(file) ? found->second.place : Place{};
}

void IntakeState::reached(const Path& file, uint64_t offset) {
  Known& known = known_[key_of(file)];
  known = {stamp_of(file), {offset, false}};
  changed_ = true;
}

void IntakeState::finish(const Path& file) {
  known_[key_of(file)] = {stamp_of(file), {0, true}};
  changed_ = true;
}

void IntakeState::save(uint64_t entries) {
  if (!changed_) return;
  Json files = Json::array();
  for (const auto& [path, known] : known_) {
    files.push_back({{"path", path},
                     {"size", known.stamp.size_bytes},
                     {"changed", known.stamp.changed},
                     {"offset", known.place.offset},
                     {"done", known.place.is_done}});
  }
  const Json json = {{"version", state_version}, {"entries", entries}, {"files", files}};
  files_.write_durably(path_, print_json(json) + "\n");
  changed_ = false;
}

void IntakeState::remove() {
  known_.clear();
  changed_ = false;
  if (files_.exists(path_)) files_.remove(path_);
}

}  // namespace strongroom::archive
