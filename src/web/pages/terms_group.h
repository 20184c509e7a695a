// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "store/store.h"
#include "web/pages/addresses.h"
#include "web/pages/interface.h"
#include "web/pages/link_group.h"

namespace strongroom::web {

// The terms of a kind that have most items, with the way to all of them when there are more.
LinkGroup terms_group(store::TermKind kind, size_t links_max, const store::Store& store, const Interface& interface,
                      const Addresses& addresses);

}  // namespace strongroom::web
