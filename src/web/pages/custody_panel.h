// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "records/custody_event.h"
#include "web/pages/interface.h"
#include "web/pages/view.h"
#include "web/site.h"

namespace strongroom::web {

// One public event in the custody of an item, as its page shows it.
struct CustodyLine {
  struct Agent {
    std::string role;
    std::string name;
    bool acknowledged = false;
    View view() const { return View::of({{"role", role}, {"name", name}, {"acknowledged", acknowledged}}); }
  };
  std::string moment;
  std::string what;
  std::vector<Agent> agents;
  std::string place;
  std::string outcome;
  std::string note;
  std::string awaiting;  // names, or empty
  View view() const;
};

// Oldest first; empty for an item that has none.
std::vector<CustodyLine> make_custody(const records::ItemId& id, const Site& site, const Interface& interface);

}  // namespace strongroom::web
