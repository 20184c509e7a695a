// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "web/pages/entry.h"
#include "web/pages/frame.h"
#include "web/pages/provenance.h"
#include "web/router.h"

namespace strongroom::web {

struct ProofPage {
  Frame frame;
  std::string item_href;
  UserText heading;
  std::string id;
  Provenance provenance;
  std::string root;  // of the published checkpoint, base64
  std::string salt;  // hexadecimal, where the entry is a commitment
  std::string entry_json;
  std::string checkpoint;
  std::string verify;
  std::string proof_text;  // the proof file as it is; empty before a checkpoint covers the item
  std::string script;      // that checks it in the browser

  View view() const;
};

// /items/{id}/proof: what the log says about an item, in plain words.
Response proof_page(const Request& request, const PathParts& parts, const Site& site);

}  // namespace strongroom::web
