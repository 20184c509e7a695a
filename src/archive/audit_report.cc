// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "archive/audit.h"
#include "base/json.h"

namespace strongroom::archive {

const char* audit_part_name(AuditPart part) {
  switch (part) {
    case AuditPart::Checkpoint:
      return "checkpoint";
    case AuditPart::Record:
      return "record";
    case AuditPart::Log:
      return "log";
    case AuditPart::Stamp:
      return "stamp";
    case AuditPart::Original:
      return "original";
    case AuditPart::Index:
      return "index";
  }
  return "";
}

std::string AuditReport::to_json() const {
  nlohmann::ordered_json problems = nlohmann::ordered_json::array();
  for (const Finding& finding : findings) {
    problems.push_back({{"part", audit_part_name(finding.part)},
                        {"code", error_code_name(finding.error.code)},
                        {"place", finding.error.file},
                        {"message", finding.error.message}});
  }
  const nlohmann::ordered_json object = {{"clean", clean()},
                                         {"entries", entries},
                                         {"unsigned_entries", unsigned_entries},
                                         {"items", items},
                                         {"captures", captures},
                                         {"withheld", withheld},
                                         {"erased", erased},
                                         {"not_given", not_given},
                                         {"originals", originals},
                                         {"original_bytes", original_bytes},
                                         {"stamps", stamps},
                                         {"untracked_originals", untracked_originals},
                                         {"checkpoint", {{"size", head.size.value}, {"root", head.root.hex()}}},
                                         {"findings", problems}};
  return print_json(object);
}

}  // namespace strongroom::archive
