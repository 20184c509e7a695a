// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "records/record.h"
#include "web/pages/addresses.h"
#include "web/pages/custody_panel.h"
#include "web/pages/interface.h"
#include "web/pages/view.h"
#include "web/site.h"

namespace strongroom::web {

// Where an item was found and what the log says of its newest revision.
struct Provenance {
  struct Capture {
    std::string source;    // file name
    std::string place;     // record and offset in it, of a crawl or package; or empty
    std::string url;       // where it was captured, or empty
    std::string href;      // url, when it may be a link
    std::string moment;    // "taken in on …"
    std::string captured;  // "captured on …", or empty
    std::string digest;    // of the original bytes
    std::string size;
    std::string original;  // path of the bytes; empty when they show what is withheld
    bool partial = false;  // shows only a part of the text
    View view() const;
  };
  std::string summary;  // in plain words
  std::vector<Capture> captures;
  std::vector<CustodyLine> custody;
  std::string revision;
  std::string entry;            // number in the log
  std::string checkpoint_size;  // entries in the published checkpoint
  std::string record_digest;
  bool committed = false;  // the published checkpoint covers the entry
  std::string proof_page;
  std::string proof_file;
  std::string file_name;  // that a browser saves the proof under
  std::string check_command;
  std::string prove_command;

  View view() const;
};

Provenance make_provenance(const records::ItemRevision& revision, const Site& site, const Interface& interface,
                           const Addresses& addresses);

// What a signed checkpoint says: how many entries, and the root hash (base64).
struct CheckpointFacts {
  uint64_t size = 0;
  std::string root;
};
CheckpointFacts read_checkpoint(std::string_view checkpoint);

}  // namespace strongroom::web
