// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "records/record.h"
#include "store/embedded/statements.h"

namespace strongroom::store::embedded {

// Questions that readers and the writer ask alike.
records::EntryIndex next_entry(ReadStatements& statements);
std::optional<records::ItemId> find_by_keys(ReadStatements& statements, const std::vector<std::string>& identity_keys);
std::optional<records::ItemId> id_of_first_entry(ReadStatements& statements, int64_t first_entry);
// Of a listed item, and of a withheld one too.
std::optional<records::ItemRevision> newest_revision(ReadStatements& statements, const records::ItemId& id);

}  // namespace strongroom::store::embedded
