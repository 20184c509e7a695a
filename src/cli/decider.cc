// SPDX-License-Identifier: Apache-2.0
#include "cli/decider.h"

#include <cstdlib>

#include "records/canonical.h"

namespace strongroom::cli {

void DecisionOptions::describe(Options options) {
  options.add("ARCHIVE", folder, "The archive").required();
  options.add("ITEM", id, "The item's id, such as 2017-10-07-k3v9qd, or a capture's id").required();
  options.add("--reason", reason, "Why; public where the item is or was public").required();
  options.add("--by", by, "Who decides (default: the account that runs this); public as the reason is");
  options.add_flag("--json", json, "Print the decision as one JSON object (docs/formats/decision.md)");
}

archive::Decider DecisionOptions::decider() const { return {by.empty() ? account_name() : by, reason}; }

std::string account_name() {
  for (const char* variable : {"LOGNAME", "USER"}) {
    const char* name = std::getenv(variable);
    if (name != nullptr && *name != '\0') return name;
  }
  return "operator";
}

std::string decision_json(const records::Decision& decision) { return records::canonical(decision); }

}  // namespace strongroom::cli
