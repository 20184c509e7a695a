// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/digest.h"
#include "records/record.h"

// Where everything lies below data/ of a bag that Strongroom writes: docs/formats/bag.md. Frozen.
namespace strongroom::exchange {

// In bag-info.txt; its value is the version of this layout.
inline constexpr const char* kBagLabel = "Strongroom-Bag";
inline constexpr const char* kBagLayoutVersion = "1";

inline constexpr const char* kReadmeFile = "README.txt";
inline constexpr const char* kPremisFile = "premis.xml";
inline constexpr const char* kCheckpointFile = "log/checkpoint";
inline constexpr const char* kVerifierKeyFile = "log/log.vkey";
inline constexpr const char* kPolicyFile = "log/policy";
inline constexpr const char* kItemsFolder = "items/";
inline constexpr const char* kCapturesFolder = "captures/";
inline constexpr const char* kRecordEnding = ".json";
inline constexpr const char* kProofEnding = ".tlog-proof";

// Without an ending: the record and its proof lie beside each other.
inline std::string revision_stem(const records::ItemId& id, records::Revision revision) {
  return kItemsFolder + id.value + "/rev-" + std::to_string(revision.value);
}
inline std::string capture_stem(const std::string& id) { return kCapturesFolder + id; }
inline std::string original_file(const Digest& digest) { return "originals/" + digest.hex(); }

}  // namespace strongroom::exchange
