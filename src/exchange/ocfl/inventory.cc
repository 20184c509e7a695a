// SPDX-License-Identifier: Apache-2.0
#include "exchange/ocfl/inventory.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/ascii.h"
#include "base/civil_time.h"
#include "base/encoding.h"
#include "base/json.h"

namespace strongroom::exchange {

namespace {

using json = nlohmann::json;

constexpr std::string_view kTypeStart = "https://ocfl.io/";
constexpr std::string_view kTypeEnd = "/spec/#inventory";
constexpr size_t kVersionDigitsMax = 9;

json json_of(const DigestPaths& paths) {
  json object = json::object();
  for (const auto& [digest, list] : paths) object[digest] = list;
  return object;
}

json json_of(const OcflVersion& version) {
  json object = {{"created", version.created}, {"state", json_of(version.state)}};
  if (!version.message.empty()) object["message"] = version.message;
  if (!version.user_name.empty()) {
    object["user"] = {{"name", version.user_name}};
    if (!version.user_address.empty()) object["user"]["address"] = version.user_address;
  }
  return object;
}

// Why a path is none; nullptr for a good one.
const char* fault_of_path(std::string_view path) {
  if (path.empty() || path.front() == '/' || path.back() == '/') return "it begins or ends with a slash";
  while (true) {
    const std::string_view part = path.substr(0, path.find('/'));
    if (part.empty() || part == "." || part == "..") return "one of its parts is empty, \".\" or \"..\"";
    if (part.size() == path.size()) return nullptr;
    path.remove_prefix(part.size() + 1);
  }
}

// The codes that the same fault has in the different blocks.
struct BlockCodes {
  const char* shape;
  const char* slash;
  const char* parts;
  const char* repeated_digest;
  const char* conflict;
};
constexpr BlockCodes kManifestCodes = {"E092", "E100", "E099", "E096", "E101"};
constexpr BlockCodes kStateCodes = {"E050", "E053", "E052", "E096", "E095"};
constexpr BlockCodes kFixityCodes = {"E057", "E100", "E099", "E097", "E101"};

class Parser {
 public:
  explicit Parser(const json& root) : root_(root) {}

  ParsedInventory run() {
    read_head();
    inventory().manifest = read_block("manifest", "E041", kManifestCodes);
    read_versions();
    read_fixity();
    check_digests_are_used();
    return std::move(parsed_);
  }

 private:
  OcflInventory& inventory() { return parsed_.inventory; }
  void error(std::string what) { parsed_.errors.push_back(std::move(what)); }
  void warn(std::string what) { parsed_.warnings.push_back(std::move(what)); }

  std::string text(const json& object, const char* key, const std::string& code, bool is_needed) {
    const auto found = object.find(key);
    if (found == object.end()) {
      if (is_needed) error(code + ": there is no \"" + key + "\"");
      return {};
    }
    if (!found->is_string() || found->get_ref<const std::string&>().empty()) {
      error(code + ": \"" + key + "\" is not a text");
      return {};
    }
    return found->get<std::string>();
  }

  void read_head() {
    inventory().id = text(root_, "id", "E036", true);
    if (!inventory().id.empty() && inventory().id.find(':') == std::string::npos) warn("W005: the id is not a URI");
    const std::string type = text(root_, "type", "E036", true);
    const bool is_type = type.starts_with(kTypeStart) && type.ends_with(kTypeEnd);
    inventory().spec_version =
        is_type ? type.substr(kTypeStart.size(), type.size() - kTypeStart.size() - kTypeEnd.size()) : "";
    if (inventory().spec_version != "1.0" && inventory().spec_version != "1.1") {
      error("E038: the type is not that of an inventory of OCFL 1.0 or 1.1");
    }
    inventory().digest_algorithm = text(root_, "digestAlgorithm", "E036", true);
    const std::string& algorithm = inventory().digest_algorithm;
    if (!algorithm.empty() && algorithm != "sha512" && algorithm != "sha256") {
      error("E025: the digest algorithm is neither sha512 nor sha256");
    }
    if (algorithm == "sha256") warn("W004: the digest algorithm should be sha512");
    inventory().head = text(root_, "head", "E036", true);
    const std::string content = text(root_, "contentDirectory", "E017", false);
    if (content.empty()) return;
    if (content.find('/') != std::string::npos) error("E017: the content directory has a slash");
    if (content == "." || content == "..") error("E018: the content directory is \".\" or \"..\"");
    inventory().content_directory = content;
  }

  DigestPaths read_block(const char* key, const std::string& code, const BlockCodes& codes) {
    const auto found = root_.find(key);
    if (found == root_.end()) {
      error(code + ": there is no \"" + key + "\"");
      return {};
    }
    return read_paths(*found, key, codes);
  }

  DigestPaths read_paths(const json& block, const std::string& where, const BlockCodes& codes) {
    DigestPaths paths;
    if (!block.is_object()) {
      error(std::string(codes.shape) + ": \"" + where + "\" is not an object");
      return paths;
    }
    for (const auto& [digest, list] : block.items()) {
      if (!from_hex(digest)) error("E031: " + where + " has a digest that is not hexadecimal: " + digest);
      auto [entry, is_new] = paths.try_emplace(ascii_lower(digest));
      if (!is_new) error(std::string(codes.repeated_digest) + ": " + where + " has a digest twice: " + digest);
      if (!list.is_array() || list.empty()) {
        error(std::string(codes.shape) + ": " + where + " has no list of paths for " + digest);
        continue;
      }
      for (const json& path : list) {
        if (path.is_string()) {
          entry->second.push_back(path.get<std::string>());
        } else {
          error(std::string(codes.shape) + ": " + where + " has a path that is not a text");
        }
      }
    }
    check_paths(paths, where, codes);
    return paths;
  }

  void check_paths(const DigestPaths& block, const std::string& where, const BlockCodes& codes) {
    std::set<std::string> all;
    for (const auto& [digest, paths] : block) {
      for (const std::string& path : paths) {
        if (const char* fault = fault_of_path(path)) {
          const bool is_slash = path.empty() || path.front() == '/' || path.back() == '/';
          error(std::string(is_slash ? codes.slash : codes.parts) + ": " + where + " has the path \"" + path +
                "\": " + fault);
        } else if (!all.insert(path).second) {
          error(std::string(codes.conflict) + ": " + where + " has a path twice: " + path);
        }
      }
    }
    // A file that is also a folder. Sorted, the files below it come right behind it, but for names with a character
    // before '/' in order; so each of its folders is looked up.
    for (const std::string& path : all) {
      for (size_t slash = path.find('/'); slash != path.npos; slash = path.find('/', slash + 1)) {
        if (all.contains(path.substr(0, slash))) {
          error(std::string(codes.conflict) + ": " + where +
                " has a path that is also a folder: " + path.substr(0, slash));
        }
      }
    }
  }

  void read_versions() {
    const auto found = root_.find("versions");
    if (found == root_.end()) return error("E043: there is no \"versions\"");
    if (!found->is_object()) return error("E044: \"versions\" is not an object");
    if (found->empty()) return error("E008: there is no version");
    for (const auto& [name, block] : found->items()) {
      if (!version_number(name)) {
        error("E046: this is not the name of a version: " + name);
      } else if (!block.is_object()) {
        error("E047: the version " + name + " is not an object");
      } else {
        inventory().versions[name] = read_version(name, block);
      }
    }
    check_sequence();
  }

  OcflVersion read_version(const std::string& name, const json& block) {
    OcflVersion version;
    version.created = text(block, "created", "E048", true);
    // A date alone is no moment.
    const bool has_time = version.created.find('T') != std::string::npos;
    if (!version.created.empty() && (!has_time || !Timestamp::parse_rfc3339(version.created))) {
      error("E049: the version " + name + " was not created at a time of RFC 3339: " + version.created);
    }
    if (block.contains("state")) {
      version.state = read_paths(block["state"], "the state of " + name, kStateCodes);
    } else {
      error("E048: the version " + name + " has no state");
    }
    for (const auto& [digest, paths] : version.state) {
      if (!inventory().manifest.contains(digest))
        error("E050: the manifest does not have a digest of " + name + ": " + digest);
    }
    if (block.contains("message") && !block["message"].is_string())
      error("E094: the message of " + name + " is not a text");
    if (block.contains("message") && block["message"].is_string()) version.message = block["message"];
    if (!block.contains("message") || !block.contains("user"))
      warn("W007: the version " + name + " should tell who made it, and why");
    if (block.contains("user")) read_user(name, block["user"], version);
    return version;
  }

  void read_user(const std::string& name, const json& user, OcflVersion& version) {
    if (!user.is_object()) return error("E054: the user of " + name + " is not an object");
    version.user_name = text(user, "name", "E054", true);
    version.user_address = text(user, "address", "E054", false);
    if (version.user_address.empty()) warn("W008: the user of " + name + " should have an address");
  }

  // E009, E010: 1, 2, 3, …; E012: all plain or all of one width; E040: the head is the last one.
  void check_sequence() {
    uint64_t highest = 0;
    std::set<uint64_t> numbers;
    std::set<size_t> widths;
    for (const auto& [name, version] : inventory().versions) {
      const uint64_t number = *version_number(name);
      numbers.insert(number);
      highest = std::max(highest, number);
      if (name[1] == '0') widths.insert(name.size());
      if (name[1] != '0') widths.insert(0);
    }
    if (widths.size() > 1) error("E012: the names of the versions are padded in different ways");
    if (!widths.empty() && *widths.begin() != 0) warn("W001: version numbers should not be padded");
    if (numbers.size() != inventory().versions.size() || highest != numbers.size()) {
      error(numbers.contains(1) ? "E010: a version is missing from the sequence" : "E009: the first version is not 1");
    }
    const auto head = version_number(inventory().head);
    if (!inventory().head.empty() && (!head || *head != highest || !inventory().versions.contains(inventory().head))) {
      error("E040: the head is not the highest version: " + inventory().head);
    }
  }

  void read_fixity() {
    const auto found = root_.find("fixity");
    if (found == root_.end()) return;
    if (!found->is_object()) return error("E111: \"fixity\" is not an object");
    for (const auto& [algorithm, block] : found->items()) {
      inventory().fixity[algorithm] = read_paths(block, "fixity " + algorithm, kFixityCodes);
    }
  }

  void check_digests_are_used() {
    for (const auto& [digest, paths] : inventory().manifest) {
      const bool is_used = std::ranges::any_of(
          inventory().versions, [&](const auto& version) { return version.second.state.contains(digest); });
      if (!is_used) error("E107: no version has the manifest's digest " + digest);
    }
  }

  const json& root_;
  ParsedInventory parsed_;
};

}  // namespace

std::string print(const OcflInventory& inventory) {
  json object = {{"id", inventory.id},
                 {"type", std::string(kTypeStart) + inventory.spec_version + std::string(kTypeEnd)},
                 {"digestAlgorithm", inventory.digest_algorithm},
                 {"head", inventory.head},
                 {"manifest", json_of(inventory.manifest)},
                 {"versions", json::object()}};
  if (inventory.content_directory != "content") object["contentDirectory"] = inventory.content_directory;
  for (const auto& [name, version] : inventory.versions) object["versions"][name] = json_of(version);
  for (const auto& [algorithm, block] : inventory.fixity) object["fixity"][algorithm] = json_of(block);
  return print_indented_json(object) + "\n";
}

Result<ParsedInventory> parse_inventory(std::string_view bytes) {
  const Result<json> root = parse_json(bytes);
  if (!root) return fail(ErrorCode::Malformed, "E033: " + root.error().message, root.error().offset);
  if (!root->is_object()) return fail(ErrorCode::Malformed, "E033: it is not a JSON object");
  return Parser(*root).run();
}

std::optional<uint64_t> version_number(std::string_view name) {
  if (name.size() < 2 || name.size() > kVersionDigitsMax + 1 || name[0] != 'v') return std::nullopt;
  uint64_t number = 0;
  for (const char c : name.substr(1)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<uint64_t>(c - '0');
  }
  return number == 0 ? std::nullopt : std::optional(number);
}

}  // namespace strongroom::exchange
