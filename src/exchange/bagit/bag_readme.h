// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/civil_time.h"

namespace strongroom::exchange {

struct BagReadme {
  std::string archive_name;
  std::string selection;  // "the month 2017-10"
  std::string base_url;
  std::string log_origin;
  std::string verifier_key;
  Timestamp made_at;
};

// README.txt of a bag: for someone who has the bag, a computer, and none of our software.
std::string print(const BagReadme& readme);

}  // namespace strongroom::exchange
