// SPDX-License-Identifier: Apache-2.0
#include "archive/bare_capture.h"

#include "base/assert.h"
#include "base/fault.h"

namespace strongroom::archive {

bool put_bare_captures(Archive& archive, std::vector<records::Capture> captures) {
  Result<std::unique_ptr<store::Writer>> writer = archive.store().begin();
  if (!writer) throw Fault(writer.error().to_string());
  bool changed = false;
  for (records::Capture& capture : captures) {
    STRONGROOM_ASSERT(capture.sightings.empty());
    if ((*writer)->has_capture(capture.id())) continue;
    capture.received_at = archive.clock().now();
    (*writer)->put(capture);
    changed = true;
  }
  if (!changed) return false;
  (*writer)->commit();
  archive.publish_log();
  return true;
}

bool keep_bare_capture(Archive& archive, records::Capture capture, std::string_view original) {
  STRONGROOM_ASSERT(capture.original == sha256(original) && capture.size_bytes == original.size());
  archive.keep_originals({{capture.original, original}});
  return put_bare_captures(archive, {std::move(capture)});
}

}  // namespace strongroom::archive
