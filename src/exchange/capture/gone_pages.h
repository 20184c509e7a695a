// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "archive/archive.h"
#include "base/files.h"
#include "exchange/capture/journal.h"

namespace strongroom::exchange::capture {

// Takes the answers by which pages vanished (404, 410) in from a spool, each as a capture without items whose original
// is the answer with its header: docs/formats/capture.md. Doing it twice changes nothing. The archive must be open for
// writing. Throws Fault.
void keep_gone_pages(archive::Archive& archive, const Path& spool, const Journal& journal);

}  // namespace strongroom::exchange::capture
