// SPDX-License-Identifier: Apache-2.0
#include "web/pages/custody_panel.h"

#include <fmt/format.h>

#include "archive/custody.h"

namespace strongroom::web {

View CustodyLine::view() const {
  return View::of({{"moment", moment},
                   {"what", what},
                   {"agents", View::list(agents)},
                   {"place", place},
                   {"outcome", outcome},
                   {"note", note},
                   {"awaiting", awaiting}});
}

std::vector<CustodyLine> make_custody(const records::ItemId& id, const Site& site, const Interface& interface) {
  const auto events = site.store().custody_of({records::CustodyObject::Item, id.value});
  std::vector<CustodyLine> lines;
  for (const records::CustodyEvent& event : events) {
    CustodyLine line;
    line.moment = interface.moment(event.at);
    line.what = interface.text(std::string("custody_") + custody_type_name(event.type));
    for (const records::CustodyAgent& agent : event.agents) {
      line.agents.push_back({agent.role, agent.name, agent.acknowledged_at.has_value()});
    }
    line.place = event.place;
    line.outcome = event.outcome;
    line.note = event.note;
    line.awaiting = fmt::format("{}", fmt::join(archive::awaited_acknowledgements(event, events), ", "));
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace strongroom::web
