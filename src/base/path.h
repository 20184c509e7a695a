// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace strongroom {

using Path = std::filesystem::path;

}  // namespace strongroom
