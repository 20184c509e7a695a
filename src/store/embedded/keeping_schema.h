// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/embedded/connection.h"

namespace strongroom::store::embedded {

// The tables about how records are kept: who may see them, what was erased, who had them (docs/formats/database.md).
// An archive in which everything is public has them empty, but for `original` and `custody`.
void create_keeping_tables(Connection& connection);

// Those of them that are derived from the records: dropped and made empty again, and filled.
void drop_derived_keeping(Connection& connection);

}  // namespace strongroom::store::embedded
