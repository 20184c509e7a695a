// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

// inventory.json of an OCFL object: https://ocfl.io/1.1/spec/#inventory. Findings begin with the code that the
// specification's list gives them: "E048: …" for a MUST, "W007: …" for a SHOULD.
namespace strongroom::exchange {

// Paths by the digest of what lies there, in lower-case hexadecimal digits.
using DigestPaths = std::map<std::string, std::vector<std::string>>;

struct OcflVersion {
  std::string created;  // RFC 3339
  std::string message;
  std::string user_name;
  std::string user_address;
  DigestPaths state;  // logical paths
};

struct OcflInventory {
  std::string id;
  std::string spec_version = "1.1";
  std::string digest_algorithm = "sha512";
  std::string head;  // "v2"
  std::string content_directory = "content";
  DigestPaths manifest;                         // content paths: "v1/content/a"
  std::map<std::string, OcflVersion> versions;  // by the name of their folder
  std::map<std::string, DigestPaths> fixity;    // by algorithm
};

// Keys sorted, indented: a person may have to read it in fifty years.
std::string print(const OcflInventory& inventory);

struct ParsedInventory {
  OcflInventory inventory;  // what could be read of it
  std::vector<std::string> errors;
  std::vector<std::string> warnings;
};

// Malformed (E033) for what is no JSON object. Everything that can be judged without looking at other files is.
Result<ParsedInventory> parse_inventory(std::string_view bytes);

// The number of a version's folder: 3 for "v3" and "v0003"; nullopt for anything else.
std::optional<uint64_t> version_number(std::string_view name);

}  // namespace strongroom::exchange
