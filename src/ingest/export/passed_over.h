// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "ingest/document.h"

namespace strongroom::ingest {

// Counts what an export holds and an archive does not take in, by the reason.
class PassedOver {
 public:
  void add(const std::string& reason, size_t count = 1) {
    if (count > 0) counts_[reason] += count;
  }
  // One note (document.h) that says how many and why; none when everything was taken.
  void tell(std::vector<Error>& faults) const;

 private:
  std::map<std::string, size_t> counts_;
};

// Adds the item unless there are as many as are read from one document, which is told once. What was added is lent
// until the next one is; null when nothing was.
FoundItem* add_exported(records::Item item, std::string_view date_from, std::string_view declared_lang,
                        const Limits& limits, Extraction& extraction);

}  // namespace strongroom::ingest
