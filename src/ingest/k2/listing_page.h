// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ingest/k2/page_head.h"
#include "ingest/k2/page_survey.h"

namespace strongroom::ingest::k2 {

// The listing that a page is: filter from its address and heading, counter and page links, breadcrumbs.
records::Listing read_listing(const PageSurvey& survey, const PageHead& head);

}  // namespace strongroom::ingest::k2
