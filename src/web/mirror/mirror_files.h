// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "web/router.h"

namespace strongroom::web {

// What a mirror asks for besides the log's files and the originals (docs/formats/mirror.md).
// /mirror/records?from=&count=: the public records of the log's entries, as lines.
Response mirror_records(const Request& request, const PathParts& parts, const Site& site);
// /mirror/settings: how the archive is shown, as a strongroom.toml.
Response mirror_settings(const Request& request, const PathParts& parts, const Site& site);
// /mirror/challenge?nonce=&size=&count=: shows that the originals are here (docs/formats/challenge.md). One at a time
// and a dozen a minute, since it reads whole originals; 429 beyond that.
Response mirror_challenge(const Request& request, const PathParts& parts, const Site& site);

}  // namespace strongroom::web
