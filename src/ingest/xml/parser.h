// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "ingest/xml/nodes.h"
#include "ingest/xml/tree.h"

namespace strongroom::ingest::xml {

// Reads the source into nodes; see Tree.
std::unique_ptr<Nodes> parse_nodes(std::string utf8, const TreeOptions& options);

}  // namespace strongroom::ingest::xml
