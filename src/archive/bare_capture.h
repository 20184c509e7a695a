// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "records/record.h"

namespace strongroom::archive {

// Takes in captures that show no item: a crawl's own file, the answer that says that a page is gone. Under a signed
// checkpoint when it returns; false when the archive had them all. The time of receipt is filled in. The archive must
// be open for writing. Throws Fault.

// Their originals have been kept.
bool put_bare_captures(Archive& archive, std::vector<records::Capture> captures);
// Keeps the original first.
bool keep_bare_capture(Archive& archive, records::Capture capture, std::string_view original);

}  // namespace strongroom::archive
