// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "archive/decisions.h"
#include "cli/options.h"

namespace strongroom::cli {

// The options of every command that decides about a record: what about, by whom and why.
struct DecisionOptions {
  std::string folder;
  std::string id;
  std::string by;
  std::string reason;
  bool json = false;

  void describe(Options options);
  archive::Subject subject() const { return archive::Subject::named(id); }
  archive::Decider decider() const;
};

// The name of the account that runs the program, or "operator".
std::string account_name();

// {"act":…,"about":…,"object":…,"by":…,"reason":…,"at":…}: the decision's record.
std::string decision_json(const records::Decision& decision);

}  // namespace strongroom::cli
