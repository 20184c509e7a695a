// SPDX-License-Identifier: Apache-2.0
#include "exchange/bagit/bag_digests.h"

#include <algorithm>

#include "base/checksum.h"

namespace strongroom::exchange {

namespace {

constexpr BagVersion kOneLineAFile{1, 0};  // since it a manifest lists every file of the payload, and once

// What Finder and Explorer put into folders unasked. To lack one of them is to lack nothing that anybody published.
bool is_clutter(std::string_view path) {
  const size_t slash = path.rfind('/');
  const std::string_view name = slash == path.npos ? path : path.substr(slash + 1);
  return name == ".DS_Store" || name == "Thumbs.db" || name == "desktop.ini" || name.starts_with("._");
}

bool in_payload(std::string_view path) { return path.starts_with("data/"); }

}  // namespace

void BagDigests::take(const NamedManifest& manifest) {
  for (const Error& fault : manifest.manifest.faults) {
    report_.error(fault.code, fault.message, manifest.name, fault.offset);
  }
  if (manifest.kind == ManifestKind::Payload) payload_manifests_.push_back(&manifest);
  std::unordered_map<std::string_view, const ManifestLine*> seen;
  for (const ManifestLine& line : manifest.manifest.lines) {
    const auto [before, is_new] = seen.emplace(line.path.path, &line);
    if (!is_new) tell_repeated(manifest, line, *before->second);
    take_line(manifest, line);
  }
}

void BagDigests::take_line(const NamedManifest& manifest, const ManifestLine& line) {
  const std::string& path = line.path.path;
  if (in_payload(path) != (manifest.kind == ManifestKind::Payload)) {
    const char* what = manifest.kind == ManifestKind::Payload ? "it lists a file that is not below data/: "
                                                              : "it lists a file of the payload: ";
    return report_.error(ErrorCode::Malformed, what + path, manifest.name, line.offset);
  }
  warn_of_spelling(manifest, line);
  if (const PackageFile* file = names_.find(path)) {
    told_[file].push_back({&manifest, &line, false});
  } else if (const PackageFile* other = names_.find_other_spelling(path)) {
    told_[other].push_back({&manifest, &line, true});
  } else {
    tell_missing(manifest, line);
  }
}

void BagDigests::warn_of_spelling(const NamedManifest& manifest, const ManifestLine& line) {
  if (line.path.was_relative) report_.warn("the path begins with \"./\"", manifest.name, line.offset);
  if (line.has_asterisk)
    report_.warn("the path has an asterisk before it, as md5sum writes", manifest.name, line.offset);
  if (is_clutter(line.path.path)) {
    report_.warn("an operating system left this file behind: " + line.path.path, manifest.name, line.offset);
  }
}

void BagDigests::tell_repeated(const NamedManifest& manifest, const ManifestLine& line, const ManifestLine& before) {
  const std::string what = "the file is listed twice: " + line.path.path;
  if (line.digest != before.digest) {
    report_.error(ErrorCode::Mismatch, what + ", with different digests", manifest.name, line.offset);
  } else if (version_ >= kOneLineAFile) {
    report_.error(ErrorCode::Malformed, what, manifest.name, line.offset);
  } else {
    report_.warn(what, manifest.name, line.offset);
  }
}

void BagDigests::tell_missing(const NamedManifest& manifest, const ManifestLine& line) {
  const std::string& path = line.path.path;
  if (is_clutter(path)) {
    absent_clutter_.insert(path);
    return;
  }
  if (!missing_.insert(path).second) return;
  report_.missing.push_back(path);
  report_.error(ErrorCode::NotFound, manifest.name + " lists it, and it is not there", path);
}

void BagDigests::compare_bytes(const std::function<void(uint64_t bytes)>& on_file) {
  for (const PackageFile& file : files_) {
    const auto told = told_.find(&file);
    if (told == told_.end()) continue;
    compare(file, told->second);
    if (on_file) on_file(file.size_bytes);
  }
}

void BagDigests::compare(const PackageFile& file, const std::vector<Told>& all) {
  const Result<MappedFile> mapped = MappedFile::open(bag_ / file.path);
  if (!mapped) return report_.error(mapped.error().code, "it cannot be read: " + mapped.error().message, file.path);
  std::map<std::string, std::optional<std::string>> found;
  bool any = false;
  for (const Told& told : all) {
    auto [digest, is_new] = found.try_emplace(told.manifest->algorithm);
    if (is_new) digest->second = checksum(told.manifest->algorithm, mapped->bytes());
    any = any || digest->second.has_value();
    const bool same = !digest->second || *digest->second == told.line->digest;
    if (!same) tell_difference(file, told);
    if (same && told.other_spelling) {
      report_.warn("it is listed as " + told.line->path.path + " and lies there as " + file.path, told.manifest->name,
                   told.line->offset);
    }
  }
  if (!any) return;
  ++report_.files;
  report_.bytes += mapped->bytes().size();
}

// A file of another name and other bytes is not the one that is listed.
void BagDigests::tell_difference(const PackageFile& file, const Told& told) {
  if (told.other_spelling) return tell_missing(*told.manifest, *told.line);
  if (report_.changed.empty() || report_.changed.back() != file.path) report_.changed.push_back(file.path);
  report_.error(ErrorCode::Mismatch, "its bytes do not have the digest that " + told.manifest->name + " tells",
                file.path);
}

void BagDigests::find_untracked() {
  for (const PackageFile& file : files_) {
    if (!in_payload(file.path)) continue;
    const auto told = told_.find(&file);
    if (told == told_.end()) {
      report_.untracked.push_back(file.path);
      report_.error(ErrorCode::Mismatch, "it is in the payload and no manifest lists it", file.path);
      continue;
    }
    if (version_ < kOneLineAFile) continue;
    for (const NamedManifest* manifest : payload_manifests_) {
      if (std::ranges::find(told->second, manifest, &Told::manifest) != told->second.end()) continue;
      report_.error(ErrorCode::Mismatch, manifest->name + " does not list it", file.path);
    }
  }
  for (const std::vector<std::string>& group : names_.clashes()) {
    report_.warn("some file systems cannot keep it apart from " + group[1], group[0]);
  }
}

}  // namespace strongroom::exchange
