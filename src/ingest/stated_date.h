// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "records/item.h"

namespace strongroom::ingest {

// The date that a feed's or an export's field states, in whichever of the forms of the wild: RFC 822 with two-digit
// years and odd zones, RFC 3339, W3CDTF ("2003-12"), ISO 8601 basic ("20031231T101455Z"), SQL, "Sun Jan 4 16:29:06 PST
// 2004", localised month names, seconds since 1970. The day and time are those written, never shifted to another zone.
// Without a date for what states none, the null dates of databases among it. `verbatim` stays empty: the field was
// written for programs.
records::PrintedDate read_stated_date(std::string_view field);

}  // namespace strongroom::ingest
