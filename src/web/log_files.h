// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "web/router.h"

namespace strongroom::web {

// The files of the transparency log, as c2sp.org/tlog-tiles has them: any client of such logs can read ours.
Response log_checkpoint(const Request& request, const PathParts& parts, const Site& site);  // /log/checkpoint
Response log_tile(const Request& request, const PathParts& parts, const Site& site);        // /log/tile/{path:rest}

// /items/{id}/proof.tlog-proof?revision=: for offline checks (docs/formats/proof.md).
Response item_proof_file(const Request& request, const PathParts& parts, const Site& site);
// /items/{id}/item.json?revision=: the canonical bytes of a revision, whose SHA-256 is in the log.
Response item_record_file(const Request& request, const PathParts& parts, const Site& site);
// /originals/{digest}: the bytes as they were found. They are a stranger's: always a download, never shown.
Response original_file(const Request& request, const PathParts& parts, const Site& site);

}  // namespace strongroom::web
