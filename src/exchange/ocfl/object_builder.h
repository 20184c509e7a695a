// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/civil_time.h"
#include "exchange/ocfl/inventory.h"
#include "exchange/output_folder.h"

namespace strongroom::exchange {

struct OcflVersionNote {
  Timestamp created;
  std::string message;
  std::string user_name;
  std::string user_address;
};

// Writes one OCFL object, version by version; bytes that a former version has are not written again. `output` must
// outlive it. Throws Fault when the disk fails.
class OcflObjectBuilder {
 public:
  // `path` is the object's folder in the output.
  OcflObjectBuilder(OutputFolder& output, std::string path, std::string id);

  // The next version begins with the state of the last one.
  void begin_version(const OcflVersionNote& note);
  // Puts a file into the version's state, in place of one of that logical path.
  void put(const std::string& logical_path, std::string_view bytes);
  // Writes the inventory of the version, its sidecar last.
  void finish_version();
  // The object's own inventory and declaration: those of its newest version.
  void finish();

  uint64_t files() const { return files_; }
  uint64_t bytes() const { return bytes_; }

 private:
  void write_inventory(const std::string& folder);

  OutputFolder& output_;
  std::string path_;
  OcflInventory inventory_;
  std::map<std::string, std::string> state_;  // digests by logical path
  uint64_t files_ = 0;
  uint64_t bytes_ = 0;
};

}  // namespace strongroom::exchange
