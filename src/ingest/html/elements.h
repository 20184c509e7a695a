// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ingest/html/dom.h"

namespace strongroom::ingest::html {

// Whether two words cannot be one across an edge of this element.
bool separates_words(const Node& node);

// Comments, elements with the role Unseen, and what the page itself hides (display:none, hidden, Joomla's e-mail
// cloaks).
bool is_unseen(const Node& node);

}  // namespace strongroom::ingest::html
