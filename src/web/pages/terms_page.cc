// SPDX-License-Identifier: Apache-2.0
#include "web/pages/terms_page.h"

#include "web/pages/error_page.h"
#include "web/pages/term_kinds.h"

namespace strongroom::web {

namespace {
constexpr size_t terms_max = 500;
}  // namespace

View TermsPage::view() const {
  return View::of(
      {{"frame", frame.view()}, {"heading", heading}, {"any", !terms.empty()}, {"terms", View::list(terms)}});
}

Response terms_page(const Request& request, const PathParts&, const Site& site) {
  const auto kind = term_kind_of_path(request.path);
  if (!kind) return error_page(request, site, 404);
  const Interface interface = interface_of(request, site);
  const Addresses addresses = addresses_of(request, site);

  TermsPage page;
  page.heading = kinds_label(*kind, interface);
  page.frame = make_frame(request, site, Section::Archive, page.heading, request.path);
  page.frame.breadcrumbs = {{interface.text("nav_archive"), addresses.page("/archive")},
                            {page.heading, addresses.terms(*kind), {}, true}};
  for (const auto& term : site.store().terms(*kind, terms_max)) {
    page.terms.push_back({term_label(term, interface), addresses.term(term.term), interface.number(term.items)});
  }
  return respond(request, site, "terms_page", page.view());
}

}  // namespace strongroom::web
