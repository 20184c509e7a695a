// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>

#include "archive/archive.h"
#include "archive/intake_document.h"
#include "base/files.h"
#include "base/result.h"
#include "records/record.h"

namespace strongroom::archive {

// What the capture of such a file names as its reader; what was read from it are captures of their own, whose `source`
// is the file's name.
inline constexpr const char* crawl_file_reader = "crawl-file";

// Keeps a crawl's or package's own file as an original, so that nothing of it is lost: requests, headers, pictures,
// other answers. In bounded memory, whatever its size. The answer is the capture that names it, to be put
// (bare_capture.h). It is for the staff alone: such a file holds more than its pages, and what is withdrawn from those
// is still in it. Errors: the file cannot be read, or changed
// meanwhile; Refused when it was erased here and may not come again. Throws Fault.
Result<records::Capture> keep_crawl_file(Archive& archive, const Path& file, ErasedAgain erased,
                                         const std::function<void(uint64_t bytes)>& on_bytes);

}  // namespace strongroom::archive
