// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "base/civil_time.h"

namespace strongroom::ingest::page {

// The day of publication in data that a page's scripts hold ("datePublished":"2017-10-11T…" and its like), if all that
// the page's markup names are of one day: several are those of other articles. One pass.
std::optional<CivilDate> publication_day_in_source(std::string_view markup);

}  // namespace strongroom::ingest::page
