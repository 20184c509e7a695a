// SPDX-License-Identifier: Apache-2.0
#include "archive/crawl_file.h"

#include "archive/layout.h"
#include "base/file_copy.h"

namespace strongroom::archive {

Result<records::Capture> keep_crawl_file(Archive& archive, const Path& file, ErasedAgain erased,
                                         const std::function<void(uint64_t bytes)>& on_bytes) {
  const Result<Digest> digest = digest_of_file(file, on_bytes);
  if (!digest) return fail(digest.error());
  if (erased == ErasedAgain::Refuse && archive.store().erasure_of("original:" + digest->hex())) {
    return fail(
        Error{ErrorCode::Refused, "the file was erased here; give --again to keep it again", file.string(), {}});
  }
  const Path original = archive.folder() / original_path(*digest);
  if (!archive.files().exists(original)) {
    archive.files().make_folders(original.parent_path());
    if (Result<void> copied = copy_file_durably(file, original, *digest, on_bytes); !copied) {
      return fail(copied.error());
    }
  }
  std::error_code unreadable;
  records::Capture capture;
  capture.original = *digest;
  capture.size_bytes = std::filesystem::file_size(original, unreadable);
  capture.source = file.filename().string();
  capture.media_type = "application/octet-stream";
  capture.reader = crawl_file_reader;
  capture.visibility = records::Visibility::Staff;
  return capture;
}

}  // namespace strongroom::archive
