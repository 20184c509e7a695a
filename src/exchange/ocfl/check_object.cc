// SPDX-License-Identifier: Apache-2.0
#include "exchange/ocfl/check_object.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/checksum.h"
#include "base/encoding.h"
#include "exchange/ocfl/inventory.h"

namespace strongroom::exchange {

namespace {

constexpr std::string_view kDeclarationStart = "0=ocfl_object_";
constexpr const char* kInventory = "inventory.json";
constexpr uint64_t kInventoryBytesMax = 512ull << 20;
constexpr uint64_t kSmallFileBytesMax = 4096;

std::string_view first_part(std::string_view path) { return path.substr(0, path.find('/')); }

// "DIGEST inventory.json", with any white space between and after.
std::string digest_of_sidecar(std::string_view text) {
  const size_t blank = text.find_first_of(" \t");
  if (blank == text.npos || blank == 0) return {};
  std::string_view name = text.substr(text.find_first_not_of(" \t", blank));
  while (name.ends_with('\n') || name.ends_with('\r')) name.remove_suffix(1);
  return name == kInventory ? std::string(text.substr(0, blank)) : std::string();
}

class ObjectCheck {
 public:
  ObjectCheck(const Path& root, const OcflObject& object, PackageReport& report,
              const std::function<void(uint64_t)>& on_file)
      : root_(root), object_(object), report_(report), on_file_(on_file) {
    for (const PackageFile& file : object.files) sizes_[file.path] = file.size_bytes;
  }

  std::string run() {
    check_declaration();
    const auto inventory = read_inventory("");
    if (!inventory) return {};
    inventory_ = *inventory;
    if (!spec_version_.empty() && inventory_.spec_version != spec_version_) {
      error("E038", "its type is not that of the declared version", kInventory);
    }
    check_top_level();
    check_version_folders();
    check_earlier_inventories();
    check_content();
    check_fixity();
    return inventory_.id;
  }

 private:
  void error(const std::string& code, const std::string& what, const std::string& file) {
    report_.error(ErrorCode::Malformed, code + ": " + what, object_.prefix + file);
  }
  void warn(const std::string& what, const std::string& file) { report_.warn(what, object_.prefix + file); }
  bool has(const std::string& path) const { return sizes_.contains(path); }
  Result<std::string> read(const std::string& path, uint64_t bytes_max) const {
    return PosixFiles().read(root_ / (object_.prefix + path), bytes_max);
  }

  void check_declaration() {
    std::vector<std::string> declarations;
    for (const PackageFile& file : object_.files) {
      if (file.path.starts_with(kDeclarationStart)) declarations.push_back(file.path);
    }
    if (declarations.size() != 1) return error("E003", "there is not exactly one declaration of an OCFL object", "");
    spec_version_ = declarations.front().substr(kDeclarationStart.size());
    if (spec_version_ != "1.0" && spec_version_ != "1.1") {
      error("E006", "this version of OCFL is not known", declarations.front());
      spec_version_.clear();
    }
    const auto text = read(declarations.front(), kSmallFileBytesMax);
    if (!text || *text != declarations.front().substr(2) + "\n") {
      error("E007", "its content is not its name after \"0=\" and a newline", declarations.front());
    }
  }

  // Of the object (folder "") or of a version (folder "v1/"), with its sidecar.
  std::optional<OcflInventory> read_inventory(const std::string& folder) {
    const std::string path = folder + kInventory;
    const auto bytes = has(path) ? read(path, kInventoryBytesMax) : Result<std::string>(fail(ErrorCode::NotFound, ""));
    if (!bytes) {
      error("E063", "there is no inventory", path);
      return std::nullopt;
    }
    const auto parsed = parse_inventory(*bytes);
    if (!parsed) {
      report_.error(parsed.error().code, parsed.error().message, object_.prefix + path, parsed.error().offset);
      return std::nullopt;
    }
    for (const std::string& what : parsed->errors) {
      report_.error(ErrorCode::Malformed, what, object_.prefix + path);
    }
    for (const std::string& what : parsed->warnings) {
      if (folder.empty()) warn(what, path);
    }
    check_sidecar(path, *bytes, parsed->inventory.digest_algorithm);
    return parsed->inventory;
  }

  void check_sidecar(const std::string& path, const std::string& bytes, const std::string& algorithm) {
    const std::string sidecar = path + "." + algorithm;
    const auto text =
        has(sidecar) ? read(sidecar, kSmallFileBytesMax) : Result<std::string>(fail(ErrorCode::NotFound, ""));
    if (!text) return error("E058", "there is no sidecar with its digest", sidecar);
    const auto told = from_hex(digest_of_sidecar(*text));
    if (!told || told->empty()) return error("E061", "it is not a digest and \"inventory.json\"", sidecar);
    if (checksum(algorithm, bytes) == *told) return;
    report_.changed.push_back(object_.prefix + path);
    error("E060", "the inventory does not have the digest that its sidecar tells", path);
  }

  void check_top_level() {
    std::set<std::string, std::less<>> seen;
    for (const PackageFile& file : object_.files) {
      const std::string part(first_part(file.path));
      if (!seen.insert(part).second) continue;
      const bool is_folder = part.size() < file.path.size();
      const bool may_be_there = is_folder ? part == "logs" || part == "extensions" || inventory_.versions.contains(part)
                                          : part.starts_with(kDeclarationStart) || part == kInventory ||
                                                part == std::string(kInventory) + "." + inventory_.digest_algorithm;
      if (may_be_there) continue;
      if (is_folder && version_number(part)) {
        error("E046", "the inventory does not have this version", part);
      } else {
        error("E001", "this does not belong in an object's folder", part);
      }
    }
    for (const PackageFile& file : object_.files) {
      const bool is_in_extensions = file.path.starts_with("extensions/");
      if (is_in_extensions && file.path.find('/', 11) == std::string::npos) {
        error("E067", "extensions holds folders only", file.path);
      }
    }
    for (const auto& [name, version] : inventory_.versions) {
      const auto first = sizes_.lower_bound(name + "/");
      if (first == sizes_.end() || !first->first.starts_with(name + "/")) {
        error("E010", "the folder of this version is missing or empty", name);
      }
    }
  }

  void check_version_folders() {
    for (const PackageFile& file : object_.files) {
      const std::string version(first_part(file.path));
      if (!inventory_.versions.contains(version)) continue;
      const std::string_view rest = std::string_view(file.path).substr(version.size() + 1);
      if (rest.find('/') == rest.npos) {
        if (!rest.starts_with(kInventory)) error("E015", "this does not belong in a version's folder", file.path);
      } else if (first_part(rest) != inventory_.content_directory) {
        warn("W002: a version's folder should hold no other folder than that of its content", file.path);
      }
    }
    for (const std::string& folder : object_.empty_folders) {
      const std::string version(first_part(folder));
      if (folder.starts_with(version + "/" + inventory_.content_directory + "/")) {
        error("E024", "a folder of the content is empty", folder);
      }
    }
  }

  void check_earlier_inventories() {
    for (const auto& [name, version] : inventory_.versions) {
      const std::string folder = name + "/";
      if (!has(folder + kInventory)) {
        warn("W010: a version's folder should hold its inventory", folder + kInventory);
        continue;
      }
      if (name == inventory_.head) {
        const auto ours = read(folder + kInventory, kInventoryBytesMax);
        const auto root = read(kInventory, kInventoryBytesMax);
        if (!ours || !root || *ours != *root) {
          error("E064", "it is not the inventory of the object's folder", folder + kInventory);
        }
        continue;
      }
      const auto earlier = read_inventory(folder);
      if (earlier) compare(*earlier, name);
    }
  }

  // An inventory of an earlier version tells of the same object, up to that version.
  void compare(const OcflInventory& earlier, const std::string& name) {
    const std::string path = name + "/" + kInventory;
    if (earlier.id != inventory_.id) error("E110", "it has another id than the object", path);
    if (earlier.head != name) error("E040", "its head is not its version", path);
    if (earlier.content_directory != inventory_.content_directory) {
      error("E019", "it names another content directory", path);
    }
    for (const auto& [version, block] : earlier.versions) {
      const auto now = inventory_.versions.find(version);
      if (now == inventory_.versions.end() || !is_same_state(earlier, block, now->second)) {
        error("E066", "its state of " + version + " is not the one that the object's inventory tells", path);
      }
    }
  }

  // By what lies where, because the two may use different digests.
  bool is_same_state(const OcflInventory& earlier, const OcflVersion& then, const OcflVersion& now) const {
    return content_of(earlier, then, earlier) == content_of(inventory_, now, earlier);
  }

  // Logical paths with the first content path of theirs that `known` has too.
  static std::map<std::string, std::string> content_of(const OcflInventory& inventory, const OcflVersion& version,
                                                       const OcflInventory& known) {
    std::set<std::string> paths_known;
    for (const auto& [digest, paths] : known.manifest) paths_known.insert(paths.begin(), paths.end());
    std::map<std::string, std::string> content;
    for (const auto& [digest, logical] : version.state) {
      const auto found = inventory.manifest.find(digest);
      std::string first;
      if (found != inventory.manifest.end()) {
        std::vector<std::string> sorted = found->second;
        std::ranges::sort(sorted);
        const auto shared = std::ranges::find_if(sorted, [&](const auto& p) { return paths_known.contains(p); });
        if (shared != sorted.end()) first = *shared;
      }
      for (const std::string& path : logical) content[path] = first;
    }
    return content;
  }

  void check_content() {
    std::set<std::string> listed;
    for (const auto& [digest, paths] : inventory_.manifest) {
      for (const std::string& path : paths) {
        listed.insert(path);
        check_file(path, digest);
      }
    }
    for (const PackageFile& file : object_.files) {
      const std::string version(first_part(file.path));
      const std::string content = version + "/" + inventory_.content_directory + "/";
      if (!version_number(version) || !file.path.starts_with(content) || listed.contains(file.path)) continue;
      report_.untracked.push_back(object_.prefix + file.path);
      error("E023", "the manifest does not list it", file.path);
    }
  }

  void check_file(const std::string& path, const std::string& digest) {
    const std::string version(first_part(path));
    if (!inventory_.versions.contains(version) ||
        !path.starts_with(version + "/" + inventory_.content_directory + "/")) {
      return error("E042", "the manifest has a path outside of the versions' content: " + path, kInventory);
    }
    if (!has(path)) {
      report_.missing.push_back(object_.prefix + path);
      return error("E092", "the manifest lists it, and it is not there", path);
    }
    const auto bytes = MappedFile::open(root_ / (object_.prefix + path));
    if (!bytes) return error("E092", "it cannot be read: " + bytes.error().message, path);
    const auto found = checksum(inventory_.digest_algorithm, bytes->bytes());
    ++report_.files;
    report_.bytes += bytes->bytes().size();
    if (on_file_) on_file_(bytes->bytes().size());
    if (found && to_hex(*found) == digest) return;
    report_.changed.push_back(object_.prefix + path);
    error("E092", "its bytes do not have the digest that the manifest tells", path);
  }

  // Algorithms that are not known here are left, as the specification asks (E028).
  void check_fixity() {
    for (const auto& [algorithm, block] : inventory_.fixity) {
      if (!checksum(algorithm, {})) continue;
      for (const auto& [digest, paths] : block) {
        for (const std::string& path : paths) {
          const auto bytes = has(path) ? MappedFile::open(root_ / (object_.prefix + path))
                                       : Result<MappedFile>(fail(ErrorCode::NotFound, ""));
          if (bytes && to_hex(checksum(algorithm, bytes->bytes()).value()) == digest) continue;
          error("E093", "its bytes do not have the " + algorithm + " that the fixity block tells", path);
        }
      }
    }
  }

  const Path& root_;
  const OcflObject& object_;
  PackageReport& report_;
  const std::function<void(uint64_t)>& on_file_;
  std::map<std::string, uint64_t> sizes_;
  std::string spec_version_;
  OcflInventory inventory_;
};

}  // namespace

std::string check_ocfl_object(const Path& root, const OcflObject& object, PackageReport& report,
                              const std::function<void(uint64_t bytes)>& on_file) {
  return ObjectCheck(root, object, report, on_file).run();
}

}  // namespace strongroom::exchange
