// SPDX-License-Identifier: Apache-2.0
#include "archive/proof_stamps.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>

#include "base/encoding.h"
#include "log/log_reader.h"

namespace strongroom::archive {

namespace {

using json = nlohmann::ordered_json;

constexpr size_t checkpoints_max = 16;
constexpr size_t stamps_max = 16;
constexpr size_t hashes_max = 64;

tl::unexpected<Error> malformed() { return fail(ErrorCode::Malformed, "the proof's time stamps cannot be read"); }

std::optional<std::string> bytes_in(const json& value) {
  return value.is_string() ? from_base64(value.get<std::string>()) : std::nullopt;
}

std::optional<Stamp> parse_stamp(const json& object) {
  const auto bytes = bytes_in(object.value("bytes", json()));
  const std::string kind = object.value("kind", "");
  const std::string name = object.value("name", "");
  if (!bytes || !is_stamp_name(name)) return std::nullopt;
  for (const StampKind known : {StampKind::Rfc3161, StampKind::OpenTimestamps}) {
    if (kind == stamp_kind_name(known)) return Stamp{name, known, *bytes};
  }
  return std::nullopt;
}

std::optional<CarriedStamps> parse_one(const json& object) {
  CarriedStamps carried;
  carried.checkpoint.note = object.value("checkpoint", "");
  const json hashes = object.value("hashes", json::array());
  const json stamps = object.value("stamps", json::array());
  if (hashes.size() > hashes_max || stamps.size() > stamps_max) return std::nullopt;
  for (const json& hash : hashes) {
    const auto bytes = bytes_in(hash);
    const auto digest = bytes ? Digest::from_bytes(*bytes) : std::nullopt;
    if (!digest) return std::nullopt;
    carried.hashes.push_back(*digest);
  }
  for (const json& stamp : stamps) {
    auto parsed = parse_stamp(stamp);
    if (!parsed) return std::nullopt;
    carried.checkpoint.stamps.push_back(std::move(*parsed));
  }
  return carried;
}

Error about_stamp(Error error, const std::string& what) {
  error.message = "its time stamp" + what + ": " + error.message;
  return error;
}

}  // namespace

std::vector<CarriedStamps> stamps_for(const Archive& archive, const log::TileReader& tiles, log::TreeSize size,
                                      log::LeafIndex index) {
  std::vector<CarriedStamps> found;
  for (StampedCheckpoint& stamped : best_stamps(archive, index.value)) {
    if (found.size() == checkpoints_max) break;
    Result<log::Proof> hashes = log::prove_inclusion(tiles, stamped.head, size, index);
    if (hashes) found.push_back({std::move(stamped), std::move(*hashes)});
  }
  return found;
}

json to_json(const std::vector<CarriedStamps>& stamps) {
  json list = json::array();
  for (const CarriedStamps& carried : stamps) {
    json hashes = json::array();
    for (const Digest& hash : carried.hashes) hashes.push_back(to_base64(hash.view()));
    json tokens = json::array();
    for (const Stamp& stamp : carried.checkpoint.stamps) {
      tokens.push_back(
          {{"name", stamp.name}, {"kind", stamp_kind_name(stamp.kind)}, {"bytes", to_base64(stamp.bytes)}});
    }
    list.push_back({{"checkpoint", carried.checkpoint.note}, {"hashes", hashes}, {"stamps", tokens}});
  }
  return list;
}

Result<std::vector<CarriedStamps>> parse_stamps(const json& list) {
  if (!list.is_array()) return malformed();
  if (list.size() > checkpoints_max) return fail(ErrorCode::LimitExceeded, "the proof has too many time stamps");
  std::vector<CarriedStamps> stamps;
  try {
    for (const json& object : list) {
      auto parsed = object.is_object() ? parse_one(object) : std::nullopt;
      if (!parsed) return malformed();
      stamps.push_back(std::move(*parsed));
    }
  } catch (const json::exception&) {  // a member of another type
    return malformed();
  }
  return stamps;
}

Result<std::vector<CheckedStamp>> check_stamps(const std::vector<CarriedStamps>& stamps, const Digest& leaf,
                                               log::LeafIndex index, const log::VerifierKey& key,
                                               const TimestampPolicy& policy) {
  std::vector<CheckedStamp> all;
  for (const CarriedStamps& carried : stamps) {
    const Result<log::OpenedCheckpoint> opened = log::open_checkpoint(carried.checkpoint.note, key);
    if (!opened) return fail(about_stamp(opened.error(), "'s checkpoint"));
    const Result<void> under = log::verify_inclusion(leaf, index, opened->checkpoint.head, carried.hashes);
    if (!under) return fail(about_stamp(under.error(), "'s checkpoint"));
    for (const Stamp& stamp : carried.checkpoint.stamps) {
      Result<std::vector<CheckedStamp>> checked = check_stamp(stamp, carried.checkpoint.digest(), policy);
      if (!checked) return fail(about_stamp(checked.error(), " by " + stamp.name));
      all.insert(all.end(), checked->begin(), checked->end());
    }
  }
  return all;
}

Result<void> check_needed(const std::vector<CheckedStamp>& stamps, const TimestampPolicy& policy) {
  std::set<std::string> trusted;
  for (const CheckedStamp& stamp : stamps) {
    if (!stamp.trusted_by.empty()) trusted.insert(stamp.trusted_by);
  }
  if (trusted.size() >= policy.needed) return {};
  return fail(ErrorCode::Mismatch, fmt::format("it has time stamps of {} of the authorities that were named, and {} "
                                               "are needed",
                                               trusted.size(), policy.needed));
}

}  // namespace strongroom::archive
