// SPDX-License-Identifier: Apache-2.0
#include "exchange/bagit/validate_bag.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/checksum.h"
#include "exchange/bagit/bag_digests.h"
#include "exchange/bagit/fetch_list.h"
#include "text/charset.h"

namespace strongroom::exchange {

namespace {

constexpr const char* kDeclarationFile = "bagit.txt";
constexpr const char* kFetchFile = "fetch.txt";
constexpr uint64_t kDeclarationBytesMax = 4096;

bool is_weak(const std::string& algorithm) { return algorithm == "md5" || algorithm == "sha1"; }

class Validation {
 public:
  Validation(Path bag, const BytesProgress& on_progress, const BagLimits& limits)
      : bag_(std::move(bag)), on_progress_(on_progress), limits_(limits) {}

  Result<CheckedBag> run() {
    auto files = list_package_files(bag_, limits_.files_max);
    if (!files) return fail(files.error());
    files_ = std::move(*files);
    for (const Error& fault : files_.faults) report().errors.push_back(fault);
    if (!read_declaration()) return std::move(checked_);
    read_manifests();
    read_info();
    BagDigests digests(bag_, files_.files, version(), report());
    for (const NamedManifest& manifest : manifests_) digests.take(manifest);
    digests.compare_bytes(progress());
    digests.find_untracked();
    check_oxum(digests.absent_clutter());
    check_fetch_list();
    warn_of_empty_folders();
    return std::move(checked_);
  }

 private:
  PackageReport& report() { return checked_.report; }
  const BagVersion& version() const { return declaration_.version; }

  bool read_declaration() {
    report().format = "BagIt";
    const auto bytes = PosixFiles().read(bag_ / kDeclarationFile, kDeclarationBytesMax);
    if (!bytes) {
      report().error(bytes.error().code, "it cannot be read: " + bytes.error().message, kDeclarationFile);
      return false;
    }
    auto declaration = parse_declaration(*bytes);
    if (!declaration) {
      const Error& error = declaration.error();
      report().error(error.code, error.message, kDeclarationFile, error.offset);
      return false;
    }
    declaration_ = std::move(*declaration);
    report().format = "BagIt " + version().to_string();
    return true;
  }

  // Empty, and told, when the file cannot be read as text.
  std::string read_text(const std::string& name) {
    const auto bytes = PosixFiles().read(bag_ / name, limits_.tag_file_bytes_max);
    if (!bytes) {
      report().error(bytes.error().code, "it cannot be read: " + bytes.error().message, name);
      return {};
    }
    text::Decoded decoded = text::decode(*bytes, declaration_.encoding);
    if (decoded.replaced > 0) {
      report().error(ErrorCode::Malformed, "it is not in the encoding that bagit.txt tells: " + declaration_.encoding,
                     name, text::first_invalid_utf8(*bytes));
    }
    return std::move(decoded.utf8);
  }

  void read_manifests() {
    for (const PackageFile& file : files_.files) {
      for (const auto& [prefix, kind] :
           {std::pair("manifest-", ManifestKind::Payload), std::pair("tagmanifest-", ManifestKind::Tag)}) {
        const auto algorithm = manifest_algorithm(file.path, prefix);
        if (algorithm && file.path.find('/') == std::string::npos) read_manifest(file.path, *algorithm, kind);
      }
    }
    judge_algorithms();
    std::error_code error;
    if (!std::filesystem::is_directory(bag_ / "data", error)) {
      report().error(ErrorCode::NotFound, "there is no folder for the payload", "data");
    }
  }

  void read_manifest(const std::string& name, const std::string& algorithm, ManifestKind kind) {
    manifests_.push_back({name, algorithm, kind, parse_manifest(read_text(name), version(), limits_.files_max)});
    if (!checksum(algorithm, {})) {
      report().warn("its digests cannot be checked: the algorithm " + algorithm + " is not known here", name);
    }
  }

  void judge_algorithms() {
    std::set<std::string> known;
    std::string all;
    for (const NamedManifest& manifest : manifests_) {
      if (manifest.kind != ManifestKind::Payload) continue;
      all += (all.empty() ? "" : ", ") + manifest.algorithm;
      if (checksum(manifest.algorithm, {})) known.insert(manifest.algorithm);
    }
    report().facts.emplace_back("algorithms", all);
    if (known.empty()) {
      report().error(ErrorCode::NotFound, "no manifest of the payload can be checked", "manifest-sha512.txt");
    } else if (std::ranges::all_of(known, is_weak)) {
      report().warn("MD5 and SHA-1 show accidents; they do not stop someone who changes a file on purpose",
                    manifests_.front().name);
    }
  }

  void read_info() {
    for (const char* name : {"bag-info.txt", "package-info.txt"}) {
      const auto file = std::ranges::find(files_.files, name, &PackageFile::path);
      if (file == files_.files.end()) continue;
      info_name_ = name;
      checked_.info = parse_bag_info(read_text(name), version());
      for (const Error& fault : checked_.info.faults) report().error(fault.code, fault.message, name, fault.offset);
      return;
    }
  }

  void check_oxum(uint64_t absent_clutter) {
    const auto told = checked_.info.value("Payload-Oxum");
    if (!told) return;
    const auto oxum = parse_oxum(*told);
    if (!oxum) return report().error(ErrorCode::Malformed, "Payload-Oxum is not two numbers: " + *told, info_name_);
    PayloadOxum found;
    for (const PackageFile& file : files_.files) {
      if (!file.path.starts_with("data/")) continue;
      found.octets += file.size_bytes;
      ++found.streams;
    }
    const bool streams_fit = oxum->streams >= found.streams && oxum->streams <= found.streams + absent_clutter;
    if (oxum->octets == found.octets && streams_fit) return;
    report().error(ErrorCode::Mismatch, "Payload-Oxum tells " + *told + ", and the payload has " + print(found),
                   info_name_);
  }

  // Every file to be fetched is in the manifests too, so one that is not here is among the missing already.
  void check_fetch_list() {
    if (std::ranges::find(files_.files, kFetchFile, &PackageFile::path) == files_.files.end()) return;
    const FetchList list = parse_fetch_list(read_text(kFetchFile), version(), limits_.files_max);
    for (const Error& fault : list.faults) report().error(fault.code, fault.message, kFetchFile, fault.offset);
    report().facts.emplace_back("to be fetched, by fetch.txt", std::to_string(list.lines.size()));
    report().warn("it names files to be fetched from elsewhere; Strongroom never does that", kFetchFile);
  }

  void warn_of_empty_folders() {
    for (const std::string& folder : files_.empty_folders) {
      if (folder.starts_with("data/")) report().warn("bags do not keep folders without a file", folder);
    }
  }

  std::function<void(uint64_t)> progress() {
    uint64_t total = 0;
    for (const PackageFile& file : files_.files) total += file.size_bytes;
    return [this, total, done = uint64_t{0}](uint64_t bytes) mutable {
      done += bytes;
      if (on_progress_) on_progress_(done, total);
    };
  }

  Path bag_;
  const BytesProgress& on_progress_;
  const BagLimits& limits_;
  CheckedBag checked_;
  BagDeclaration declaration_;
  PackageFiles files_;
  std::vector<NamedManifest> manifests_;
  std::string info_name_;
};

}  // namespace

bool looks_like_bag(const Path& folder) {
  std::error_code error;
  if (std::filesystem::exists(folder / kDeclarationFile, error)) return true;
  // A bag that lost its declaration is a broken bag, not another thing.
  if (!std::filesystem::is_directory(folder / "data", error)) return false;
  for (const std::string& name : PosixFiles().list(folder)) {
    if (manifest_algorithm(name, "manifest-")) return true;
  }
  return false;
}

Result<CheckedBag> validate_bag(const Path& bag, const BytesProgress& on_progress, const BagLimits& limits) {
  return Validation(bag, on_progress, limits).run();
}

}  // namespace strongroom::exchange
