// SPDX-License-Identifier: Apache-2.0
#include "archive/error_json.h"

#include <nlohmann/json.hpp>

namespace strongroom::archive {

nlohmann::ordered_json json_of(const std::vector<Error>& errors) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Error& error : errors) {
    list.push_back({{"code", error_code_name(error.code)}, {"place", error.file}, {"message", error.message}});
  }
  return list;
}

}  // namespace strongroom::archive
