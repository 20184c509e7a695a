// SPDX-License-Identifier: Apache-2.0
#include "exchange/package_report.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/json.h"

namespace strongroom::exchange {

namespace {

using json = nlohmann::ordered_json;

json list_of(const std::vector<Error>& errors) {
  json list = json::array();
  for (const Error& error : errors) {
    list.push_back({{"code", error_code_name(error.code)},
                    {"file", error.file},
                    {"offset", error.offset ? json(*error.offset) : json(nullptr)},
                    {"message", error.message}});
  }
  return list;
}

}  // namespace

void PackageReport::error(ErrorCode code, std::string message, const std::string& file,
                          std::optional<uint64_t> offset) {
  errors.push_back({code, std::move(message), file, offset});
}

void PackageReport::warn(std::string message, const std::string& file, std::optional<uint64_t> offset) {
  warnings.push_back({ErrorCode::Malformed, std::move(message), file, offset});
}

std::string PackageReport::to_json() const {
  json told = json::object();
  for (const auto& [label, value] : facts) told[label] = value;
  const json object = {
      {"valid", valid()},
      {"format", format},
      {"files", files},
      {"bytes", bytes},
      {"proofs", proofs},
      {"facts", told},
      {"failures", {{"files", {{"changed", changed}, {"missing", missing}, {"untracked", untracked}}}}},
      {"errors", list_of(errors)},
      {"warnings", list_of(warnings)}};
  return print_json(object);
}

std::string PackageReport::to_string() const {
  std::string words;
  if (valid()) {
    words = fmt::format("The {} package is valid: {} files with {} bytes have the digests told", format, files, bytes);
    if (proofs > 0) words += fmt::format(", and {} proofs hold", proofs);
  } else {
    words = fmt::format("The {} package is not valid: {} changed, {} missing, {} untracked files; {} {}", format,
                        changed.size(), missing.size(), untracked.size(), errors.size(),
                        errors.size() == 1 ? "error" : "errors");
  }
  if (!warnings.empty())
    words += fmt::format("; {} {}", warnings.size(), warnings.size() == 1 ? "warning" : "warnings");
  return words + ".";
}

}  // namespace strongroom::exchange
