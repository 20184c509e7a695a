// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "ingest/xml/tree.h"
#include "records/item.h"

namespace strongroom::ingest {

// Fills an item from an <nitf> element, which also stands inside NewsML-G2; leaves what it does not tell.
void read_nitf(xml::Element nitf, const std::string& base_url, records::Item& item);

}  // namespace strongroom::ingest
