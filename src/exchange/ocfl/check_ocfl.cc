// SPDX-License-Identifier: Apache-2.0
#include "exchange/ocfl/check_ocfl.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "exchange/ocfl/check_object.h"
#include "exchange/ocfl/storage_layout.h"

namespace strongroom::exchange {

namespace {

constexpr size_t kFilesMax = 10'000'000;
constexpr uint64_t kSmallFileBytesMax = 64 << 10;
constexpr std::string_view kRootStart = "0=ocfl_";
constexpr std::string_view kObjectStart = "0=ocfl_object_";
constexpr const char* kLayoutFile = "ocfl_layout.json";

bool is_object_declaration(std::string_view name) { return name.starts_with(kObjectStart); }
bool is_root_declaration(std::string_view name) { return name.starts_with(kRootStart) && !is_object_declaration(name); }

bool holds(const Path& folder, bool (*is_wanted)(std::string_view name)) {
  const std::vector<std::string> names = PosixFiles().list(folder);
  return std::ranges::any_of(names, [&](const std::string& name) { return is_wanted(name); });
}

class OcflCheck {
 public:
  OcflCheck(const Path& folder, const std::function<void(uint64_t, uint64_t)>& on_progress)
      : folder_(folder), on_progress_(on_progress) {}

  Result<PackageReport> run() {
    auto files = list_package_files(folder_, kFilesMax);
    if (!files) return fail(files.error());
    files_ = std::move(*files);
    for (Error fault : files_.faults) {
      fault.message = "E090: " + fault.message;
      report_.errors.push_back(std::move(fault));
    }
    for (const PackageFile& file : files_.files) total_ += file.size_bytes;
    report_.format = "OCFL";
    if (holds(folder_, is_root_declaration)) {
      check_root();
    } else {
      check_objects({{"", OcflObject{"", files_.files, files_.empty_folders}}});
    }
    return std::move(report_);
  }

 private:
  void error(const std::string& code, const std::string& what, const std::string& file) {
    report_.error(ErrorCode::Malformed, code + ": " + what, file);
  }

  void check_root() {
    check_root_declaration();
    check_layout();
    std::map<std::string, OcflObject> objects = find_objects();
    for (const std::string& folder : files_.empty_folders) {
      if (!folder.starts_with("extensions") && object_of(objects, folder + "/") == objects.end()) {
        error("E073", "a folder of the storage hierarchy is empty", folder);
      }
    }
    check_objects(objects);
  }

  void check_root_declaration() {
    std::vector<std::string> declarations;
    for (const PackageFile& file : files_.files) {
      if (file.path.find('/') == std::string::npos && is_root_declaration(file.path)) declarations.push_back(file.path);
    }
    if (declarations.size() != 1) return error("E076", "there is not exactly one declaration of a storage root", "");
    const std::string& name = declarations.front();
    if (name != "0=ocfl_1.0" && name != kOcflRootDeclaration) error("E079", "this version of OCFL is not known", name);
    const auto text = PosixFiles().read(folder_ / name, kSmallFileBytesMax);
    if (!text || *text != name.substr(2) + "\n") {
      error("E080", "its content is not its name after \"0=\" and a newline", name);
    }
    report_.format = "OCFL " + name.substr(kRootStart.size());
  }

  void check_layout() {
    const auto text = PosixFiles().read(folder_ / kLayoutFile, kSmallFileBytesMax);
    if (!text) return;
    const auto layout = parse_json(*text).value_or(nullptr);
    const bool has_both = layout.is_object() && layout.contains("extension") && layout.contains("description") &&
                          layout["extension"].is_string() && layout["description"].is_string();
    if (!has_both) return error("E070", "it does not tell an extension and a description", kLayoutFile);
    has_our_layout_ = layout["extension"] == kOcflLayoutExtension && has_our_config();
  }

  // The extension lets a root choose other numbers, for which its defaults stand when it has no config.json.
  bool has_our_config() const {
    const Path config = folder_ / "extensions" / kOcflLayoutExtension / "config.json";
    const auto text = PosixFiles().read(config, kSmallFileBytesMax);
    return !text || parse_json(*text).value_or(nullptr) == *parse_json(print_layout_config());
  }

  // By the prefix of their paths. A declaration inside an object's content makes no object: the shortest prefix first.
  std::map<std::string, OcflObject> find_objects() {
    std::vector<std::string> prefixes;
    for (const PackageFile& file : files_.files) {
      const size_t slash = file.path.rfind('/');
      if (slash == std::string::npos || !is_object_declaration(std::string_view(file.path).substr(slash + 1))) continue;
      prefixes.push_back(file.path.substr(0, slash + 1));
    }
    std::ranges::stable_sort(prefixes, {}, &std::string::size);
    std::map<std::string, OcflObject> objects;
    for (const std::string& prefix : prefixes) {
      if (object_of(objects, prefix) == objects.end()) objects[prefix].prefix = prefix;
    }
    for (const PackageFile& file : files_.files) take_file(objects, file);
    for (const std::string& folder : files_.empty_folders) {
      const auto object = object_of(objects, folder + "/");
      if (object != objects.end()) object->second.empty_folders.push_back(folder.substr(object->first.size()));
    }
    return objects;
  }

  void take_file(std::map<std::string, OcflObject>& objects, const PackageFile& file) {
    const auto object = object_of(objects, file.path);
    if (object != objects.end()) {
      object->second.files.push_back({file.path.substr(object->first.size()), file.size_bytes});
      return;
    }
    // Files beside the declaration are nobody's business (E087), nor is what extensions keep.
    const bool is_allowed = file.path.find('/') == std::string::npos || file.path.starts_with("extensions/");
    if (!is_allowed) error("E072", "it is in the storage hierarchy and not part of an object", file.path);
  }

  // The object whose folder the path is in. The prefix of each folder above it is looked up.
  static std::map<std::string, OcflObject>::iterator object_of(std::map<std::string, OcflObject>& objects,
                                                               const std::string& path) {
    for (size_t slash = path.find('/'); slash != path.npos; slash = path.find('/', slash + 1)) {
      const auto found = objects.find(path.substr(0, slash + 1));
      if (found != objects.end()) return found;
    }
    return objects.end();
  }

  void check_objects(const std::map<std::string, OcflObject>& objects) {
    const std::function<void(uint64_t)> on_file = [&](uint64_t bytes) {
      done_ += bytes;
      if (on_progress_) on_progress_(done_, total_);
    };
    std::map<std::string, std::string> prefix_of_id;
    for (const auto& [prefix, object] : objects) {
      const std::string id = check_ocfl_object(folder_, object, report_, on_file);
      if (id.empty()) continue;
      const auto [first, is_new] = prefix_of_id.try_emplace(id, prefix);
      if (!is_new) error("E037", "another object has its id: " + first->second, prefix);
      if (has_our_layout_ && prefix != object_path(id) + "/") {
        error("E083", "it does not lie where the layout puts its id", prefix);
      }
    }
    report_.facts.emplace_back("objects", std::to_string(objects.size()));
  }

  const Path& folder_;
  const std::function<void(uint64_t, uint64_t)>& on_progress_;
  PackageReport report_;
  PackageFiles files_;
  bool has_our_layout_ = false;
  uint64_t done_ = 0;
  uint64_t total_ = 0;
};

}  // namespace

bool looks_like_ocfl(const Path& folder) {
  return holds(folder, is_root_declaration) || holds(folder, is_object_declaration);
}

Result<PackageReport> check_ocfl(const Path& folder,
                                 const std::function<void(uint64_t done, uint64_t total)>& on_progress) {
  return OcflCheck(folder, on_progress).run();
}

}  // namespace strongroom::exchange
