// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

namespace strongroom {

// Bytes that nobody can guess, from the system's generator.
std::string random_bytes(size_t count);

}  // namespace strongroom
