// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "web/pages/frame.h"
#include "web/router.h"

namespace strongroom::web {

struct VerifyPage {
  Frame frame;
  std::string log_covers;  // "The log covers 61 records."
  std::string checkpoint;  // the signed checkpoint as published
  std::string checkpoint_href;
  std::string verifier_key;
  std::string check_command;
  std::string fetch_command;

  View view() const;
};

// "/verify": how anyone can check the archive without trusting it.
Response verify_page(const Request& request, const PathParts& parts, const Site& site);

}  // namespace strongroom::web
