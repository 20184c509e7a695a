// SPDX-License-Identifier: Apache-2.0
#include "cli/decider.h"

#include <CLI/CLI.hpp>
#include <cstdlib>

#include "records/canonical.h"

namespace strongroom::cli {

void DecisionOptions::describe(CLI::App& app) {
  app.add_option("ARCHIVE", folder, "The archive")->required();
  app.add_option("ITEM", id, "The item's id, such as 2017-10-07-k3v9qd, or a capture's id")->required();
  app.add_option("--reason", reason, "Why; part of the decision's record")->required();
  app.add_option("--by", by, "Who decides (default: the account that runs this)");
  app.add_flag("--json", json, "Print the decision as one JSON object (docs/formats/decision.md)");
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
