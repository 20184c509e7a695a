// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "archive/gaps.h"
#include "records/record.h"
#include "store/query.h"
#include "web/pages/addresses.h"

namespace strongroom::web {

using ApiJson = nlohmann::ordered_json;

// The records as the API shows them (docs/api.md). Addresses are absolute.
ApiJson json_of(const store::ItemSummary& item, const Addresses& addresses);
ApiJson json_of(const records::ItemRevision& revision);
ApiJson json_of(const records::Capture& capture, const Addresses& addresses);
ApiJson json_of(const store::TermCount& term, const Addresses& addresses);
ApiJson json_of(const records::PrintedDate& date);
ApiJson json_of(const archive::Gap& gap);

}  // namespace strongroom::web
