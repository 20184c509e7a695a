// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "base/files.h"
#include "base/result.h"

namespace strongroom::exchange {

struct UnpackLimits {
  uint64_t files_max = 2'000'000;
  uint64_t bytes_max = 1ull << 40;
};

// A bag that came as one file (ZIP, tar plain or compressed, 7-Zip), unpacked into a temporary folder that is gone with
// this object. Regular files only; names are judged as those in a manifest before anything is written, and each is
// written once.
class UnpackedBag {
 public:
  // Malformed for a damaged package, Refused for a name that leads out of it, LimitExceeded for one that grows beyond
  // `limits` or to more than a hundred times its size. Throws Fault when the disk fails.
  static Result<UnpackedBag> unpack(const Path& file, const UnpackLimits& limits = {});
  ~UnpackedBag();
  UnpackedBag(UnpackedBag&& other) noexcept;
  UnpackedBag& operator=(UnpackedBag&&) = delete;

  // The bag's folder: the package itself, or the only folder in it.
  Path bag() const;

 private:
  explicit UnpackedBag(Path folder) : folder_(std::move(folder)) {}
  Path folder_;
};

}  // namespace strongroom::exchange
