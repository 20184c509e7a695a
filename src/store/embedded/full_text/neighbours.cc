// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/neighbours.h"

#include <utility>

#include "base/assert.h"

namespace strongroom::store::embedded {

namespace {

constexpr uint64_t sign_max = 127;

// FNV-1a of 64 bits (draft-eastlake-fnv, section 2): short, and the same on every machine.
uint64_t fnv_1a(std::string_view bytes) {
  uint64_t hash = 0xcbf29ce484222325;
  for (const char byte : bytes) hash = (hash ^ static_cast<uint8_t>(byte)) * 0x100000001b3;
  return hash;
}

}  // namespace

Signs::Signs(std::vector<std::string> frequent) {
  STRONGROOM_ASSERT(frequent.size() <= own_max);
  for (std::string& stem : frequent) own_.emplace(std::move(stem), static_cast<uint8_t>(own_.size() + 1));
}

StemSign Signs::of(std::string_view stem) const {
  if (const auto own = own_.find(stem); own != own_.end()) return {own->second, own->second};
  // The high bits are the better mixed ones.
  const uint64_t hash = fnv_1a(stem);
  const uint64_t first = own_.size() + 1;
  const uint64_t shared = sign_max - own_.size();
  return {static_cast<uint8_t>(first + (hash >> 32) % shared), static_cast<uint8_t>(first + (hash >> 48) % shared)};
}

}  // namespace strongroom::store::embedded
