// SPDX-License-Identifier: Apache-2.0
#include "web/absent_item.h"

#include "archive/decisions.h"
#include "web/error_response.h"
#include "web/pages/frame.h"

namespace strongroom::web {

namespace {

bool is_for_programs(const Request& request) { return request.path.starts_with("/api/"); }

}  // namespace

Response absent_item(const Request& request, const Site& site, const records::ItemId& id) {
  const auto decision = archive::public_decision(site.archive(), id);
  if (!decision) return error_response(request, site, 404, is_for_programs(request) ? "there is no such item" : "");
  const Interface interface = interface_of(request, site);
  const char* sentence = decision->act == records::Act::Erased ? "erased_because" : "withdrawn_because";
  return error_response(request, site, 410,
                        interface.format(sentence, {{"date", interface.date(decision->at.date())},
                                                    {"by", decision->by},
                                                    {"reason", decision->reason}}));
}

}  // namespace strongroom::web
