// SPDX-License-Identifier: Apache-2.0
#include "exchange/ocfl/storage_layout.h"

#include <nlohmann/json.hpp>

#include "base/digest.h"
#include "base/json.h"

namespace strongroom::exchange {

namespace {

constexpr size_t kTupleSize = 3;
constexpr size_t kTuples = 3;

}  // namespace

std::string object_path(std::string_view object_id) {
  const std::string digest = sha256(object_id).hex();
  std::string path;
  for (size_t i = 0; i < kTuples; ++i) path += digest.substr(i * kTupleSize, kTupleSize) + "/";
  return path + digest;
}

std::string print_ocfl_layout() {
  const nlohmann::json layout = {
      {"extension", kOcflLayoutExtension},
      {"description",
       "Each object lies in three folders named by the first digits of the SHA-256 of its id, in a folder "
       "named by all of them."}};
  return print_indented_json(layout) + "\n";
}

std::string print_layout_config() {
  const nlohmann::json config = {{"extensionName", kOcflLayoutExtension},
                                 {"digestAlgorithm", "sha256"},
                                 {"tupleSize", kTupleSize},
                                 {"numberOfTuples", kTuples},
                                 {"shortObjectRoot", false}};
  return print_indented_json(config) + "\n";
}

}  // namespace strongroom::exchange
