// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "exchange/mirror/record_line.h"
#include "store/store.h"

namespace strongroom::exchange {

// Holds what a source offered for an entry of the log against that entry. Mismatch when the bytes are not those it
// commits to; Malformed for an entry that this program does not understand. The record has no bytes when it is
// withheld.
Result<store::StoredRecord> checked_record(const RecordLine& line, std::string_view entry);

// Puts checked records into a copy's store, in the order of the log. What was signed may still not fit together (a
// revision without the one before it, a record that is withheld): such an entry is kept without its bytes.
// `writer` must outlive it.
class RecordKeeper {
 public:
  // `site` is the host that identity keys are made for (archive::Config::site).
  RecordKeeper(store::Writer& writer, std::string site) : writer_(writer), site_(std::move(site)) {}

  // `below` as RecordLine has it; `now` stands for the time of intake, which a capture tells.
  void keep(const store::StoredRecord& record, const std::string& below, Timestamp now);

  bool erased_something() const { return erased_something_; }

 private:
  bool put_item(const store::StoredRecord& record, const std::string& below, Timestamp now);
  bool put_capture(const store::StoredRecord& record);
  bool put_custody_event(const store::StoredRecord& record);
  bool put_decision(const store::StoredRecord& record);

  store::Writer& writer_;
  std::string site_;
  bool erased_something_ = false;
};

}  // namespace strongroom::exchange
