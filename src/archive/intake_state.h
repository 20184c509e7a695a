// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "base/files.h"

namespace strongroom::archive {

// How far an intake has come in large files, so that one that was killed goes on where it was and does not read again
// what was acknowledged: docs/formats/archive.md, "intake.json". It is there only while an intake runs, or after one
// that did not end. Nothing but time is lost with it: what is read again is recognised. Throws Fault.
class IntakeState {
 public:
  struct Place {
    uint64_t offset = 0;  // reading may begin there
    bool is_done = false;
  };

  // `entries` is the archive's version: what a state says of a newer archive than this one (a backup that was put back)
  // is not believed.
  IntakeState(Files& files, const Path& archive, uint64_t entries);

  // Where to begin; 0 also when the file is another one than then (its size or time of change).
  Place place_in(const Path& file) const;

  void reached(const Path& file, uint64_t offset);
  void finish(const Path& file);
  // Durable when it returns; call it when everything before those places is.
  void save(uint64_t entries);
  void remove();

 private:
  struct Stamp {
    uint64_t size_bytes = 0;
    int64_t changed = 0;  // file system time
    friend bool operator==(const Stamp&, const Stamp&) = default;
  };
  struct Known {
    Stamp stamp;
    Place place;
  };
  static Stamp stamp_of(const Path& file);
  static std::string key_of(const Path& file);
  void read(uint64_t entries);

  Files& files_;
  Path path_;
  std::map<std::string, Known> known_;  // by canonical path
  bool changed_ = false;
};

}  // namespace strongroom::archive
