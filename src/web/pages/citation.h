// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "records/record.h"
#include "web/pages/view.h"

namespace strongroom::web {

// How to cite an item, in forms that can be selected and pasted.
struct Citation {
  Html plain{{}};  // a sentence
  std::string bibtex;
  std::string wikipedia;

  View view() const { return View::of({{"plain", plain}, {"bibtex", bibtex}, {"wikipedia", wikipedia}}); }
};

struct CitationFacts {
  const records::ItemRevision& revision;
  std::string heading;
  std::string date;  // as the interface writes it
  std::string url;   // absolute; one that stays when the title changes
  std::string archive_name;
  std::string entry_number;  // of the log
  std::string digest;        // of the record, hexadecimal
};

Citation make_citation(const CitationFacts& facts);

}  // namespace strongroom::web
