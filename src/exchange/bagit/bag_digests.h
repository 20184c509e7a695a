// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/files.h"
#include "exchange/bagit/listed_files.h"
#include "exchange/bagit/manifest.h"
#include "exchange/package_report.h"

namespace strongroom::exchange {

enum class ManifestKind { Payload, Tag };

// A manifest of a bag with the name it has there.
struct NamedManifest {
  std::string name;       // "manifest-sha512.txt"
  std::string algorithm;  // "sha512"
  ManifestKind kind = ManifestKind::Payload;
  Manifest manifest;
};

// Holds the files of a bag against its manifests: whether each line leads to a file, each file to its lines, and the
// bytes have every digest told. Everything is told to `report`, in the order of manifests, then of files. Borrows all
// it is given.
class BagDigests {
 public:
  BagDigests(const Path& bag, const std::vector<PackageFile>& files, const BagVersion& version, PackageReport& report)
      : bag_(bag), files_(files), version_(version), names_(files), report_(report) {}

  void take(const NamedManifest& manifest);
  // After all manifests. `on_file` is told the bytes of each file that was read.
  void compare_bytes(const std::function<void(uint64_t bytes)>& on_file);
  void find_untracked();

  // Files that operating systems leave behind, listed and absent.
  uint64_t absent_clutter() const { return absent_clutter_.size(); }

 private:
  // That a manifest tells a digest of a file.
  struct Told {
    const NamedManifest* manifest = nullptr;
    const ManifestLine* line = nullptr;
    bool other_spelling = false;
  };

  void take_line(const NamedManifest& manifest, const ManifestLine& line);
  void warn_of_spelling(const NamedManifest& manifest, const ManifestLine& line);
  void tell_repeated(const NamedManifest& manifest, const ManifestLine& line, const ManifestLine& before);
  void tell_missing(const NamedManifest& manifest, const ManifestLine& line);
  void compare(const PackageFile& file, const std::vector<Told>& all);
  void tell_difference(const PackageFile& file, const Told& told);

  const Path& bag_;
  const std::vector<PackageFile>& files_;
  BagVersion version_;
  ListedFiles names_;
  PackageReport& report_;
  std::vector<const NamedManifest*> payload_manifests_;
  std::unordered_map<const PackageFile*, std::vector<Told>> told_;
  std::set<std::string> absent_clutter_;
  std::set<std::string> missing_;
};

}  // namespace strongroom::exchange
