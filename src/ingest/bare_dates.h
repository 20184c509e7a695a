// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ingest/document.h"

namespace strongroom::ingest {

// Takes out the items whose title and text are nothing but a date, as archives' calendars list them and a text may
// consist of: they say nothing. Not for feeds and exports, whose entries are told to be such. One with an address stays
// as a link. An extraction that has nothing then has a fault.
void leave_out_bare_dates(Extraction& extraction);

}  // namespace strongroom::ingest
