// SPDX-License-Identifier: Apache-2.0
#include "exchange/ocfl/object_builder.h"

#include <utility>

#include "base/checksum.h"
#include "base/digest.h"
#include "base/encoding.h"
#include "exchange/ocfl/storage_layout.h"

namespace strongroom::exchange {

namespace {

std::string sha512_hex(std::string_view bytes) { return to_hex(checksum("sha512", bytes).value()); }

}  // namespace

OcflObjectBuilder::OcflObjectBuilder(OutputFolder& output, std::string path, std::string id)
    : output_(output), path_(std::move(path)) {
  inventory_.id = std::move(id);
}

void OcflObjectBuilder::begin_version(const OcflVersionNote& note) {
  inventory_.head = "v" + std::to_string(inventory_.versions.size() + 1);
  OcflVersion& version = inventory_.versions[inventory_.head];
  version.created = note.created.rfc3339();
  version.message = note.message;
  version.user_name = note.user_name;
  version.user_address = note.user_address;
}

void OcflObjectBuilder::put(const std::string& logical_path, std::string_view bytes) {
  const std::string digest = sha512_hex(bytes);
  state_[logical_path] = digest;
  const auto [known, is_new] = inventory_.manifest.try_emplace(digest);
  if (!is_new) return;
  const std::string content_path = inventory_.head + "/" + inventory_.content_directory + "/" + logical_path;
  known->second.push_back(content_path);
  // SHA-256 too: it is what the log and the names of originals speak of.
  inventory_.fixity["sha256"][sha256(bytes).hex()].push_back(content_path);
  output_.write(path_ + "/" + content_path, bytes);
  ++files_;
  bytes_ += bytes.size();
}

void OcflObjectBuilder::finish_version() {
  OcflVersion& version = inventory_.versions[inventory_.head];
  for (const auto& [logical_path, digest] : state_) version.state[digest].push_back(logical_path);
  write_inventory(path_ + "/" + inventory_.head + "/");
}

void OcflObjectBuilder::finish() {
  const std::string declaration = kOcflObjectDeclaration;
  output_.write(path_ + "/" + declaration, declaration.substr(2) + "\n");
  write_inventory(path_ + "/");
}

void OcflObjectBuilder::write_inventory(const std::string& folder) {
  const std::string text = print(inventory_);
  output_.write(folder + "inventory.json", text);
  output_.write(folder + "inventory.json.sha512", sha512_hex(text) + " inventory.json\n");
}

}  // namespace strongroom::exchange
