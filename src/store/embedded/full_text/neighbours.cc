// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/neighbours.h"

namespace strongroom::store::embedded {

namespace {

// FNV-1a of 64 bits (draft-eastlake-fnv, section 2): short, and the same on every machine.
uint64_t fnv_1a(std::string_view bytes) {
  uint64_t hash = 0xcbf29ce484222325;
  for (const char byte : bytes) hash = (hash ^ static_cast<uint8_t>(byte)) * 0x100000001b3;
  return hash;
}

}  // namespace

StemSign sign_of(std::string_view stem) {
  // The high bits are the better mixed ones.
  const uint64_t hash = fnv_1a(stem);
  return {static_cast<uint8_t>(1 + (hash >> 32) % 127), static_cast<uint8_t>(1 + (hash >> 48) % 127)};
}

}  // namespace strongroom::store::embedded
