// SPDX-License-Identifier: Apache-2.0
#include "web/pages/verify_page.h"

#include "web/pages/provenance.h"

namespace strongroom::web {

View VerifyPage::view() const {
  return View::of({{"frame", frame.view()},
                   {"log_covers", log_covers},
                   {"checkpoint", checkpoint},
                   {"checkpoint_href", checkpoint_href},
                   {"verifier_key", verifier_key},
                   {"check_command", check_command},
                   {"fetch_command", fetch_command}});
}

Response verify_page(const Request& request, const PathParts&, const Site& site) {
  const Interface interface = interface_of(request, site);
  const Addresses addresses = addresses_of(request, site);
  VerifyPage page;
  page.frame = make_frame(request, site, Section::Verify, interface.text("nav_verify"), "/verify");
  page.frame.breadcrumbs = {{interface.text("nav_verify"), addresses.page("/verify"), {}, true}};
  page.checkpoint = site.archive().checkpoint();
  page.checkpoint_href = "/log/checkpoint";
  page.log_covers = interface.plural("log_covers", read_checkpoint(page.checkpoint).size);
  page.verifier_key = site.archive().verifier_key();
  page.fetch_command = "curl " + addresses.absolute(page.checkpoint_href);
  page.check_command = "strongroom check item.tlog-proof --vkey '" + page.verifier_key + "'";
  return respond(request, site, "verify_page", page.view());
}

}  // namespace strongroom::web
