// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "store/embedded/full_text/neighbours.h"
#include "store/embedded/full_text/posting.h"
#include "store/embedded/statements.h"

namespace strongroom::store::embedded {

// Documents of one run have their neighbours signed in one way: those from `first` to before the next run's first.
struct SignedRun {
  DocumentNumber first = 0;
  Signs signs;
};

// The ways of signing of one committed state, or of the transaction that is being written, in the order of documents.
// What is written keeps its way, so that merging copies neighbours as they are.
class SignHistory {
 public:
  // In an archive without documents there is one run, whose signs are all shared.
  explicit SignHistory(ReadStatements& statements);

  const std::vector<SignedRun>& runs() const { return runs_; }
  // Of a document that has a number, or gets the next one.
  const Signs& of(DocumentNumber document) const;

 private:
  std::vector<SignedRun> runs_;
};

// Whether another way of signing is to be chosen before this document is written: at 1,000 documents, and when there
// are sixteen times as many as at the last choice, as the language of an archive may have changed.
bool is_choice_due(const SignHistory& history, DocumentNumber next);

// The stems with most places in the newest thousand documents or more, the most frequent first; Signs::own_max at most.
// Only such as stand in one document of 32: a choice is kept until the lists are made anew, and so must not tell of
// one item what may later be withdrawn.
std::vector<std::string> most_frequent_stems(ReadStatements& statements);

}  // namespace strongroom::store::embedded
