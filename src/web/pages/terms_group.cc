// SPDX-License-Identifier: Apache-2.0
#include "web/pages/terms_group.h"

#include "web/pages/term_kinds.h"

namespace strongroom::web {

LinkGroup terms_group(store::TermKind kind, size_t links_max, const store::Store& store, const Interface& interface,
                      const Addresses& addresses) {
  LinkGroup group{kinds_label(kind, interface), {}};
  const auto terms = store.terms(kind, links_max + 1);
  for (const auto& term : terms) {
    if (group.links.size() == links_max) break;
    group.links.push_back({term_label(term, interface), addresses.term(term.term), interface.number(term.items)});
  }
  if (terms.size() > links_max) group.more = {interface.text("all_of_them"), addresses.terms(kind)};
  return group;
}

}  // namespace strongroom::web
