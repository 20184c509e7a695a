// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/audit.h"

namespace strongroom::store::embedded {

std::vector<Error> audit(ReadStatements& statements) {
  std::vector<Error> findings;
  Rows rows = statements.integrity.rows();
  while (rows.next()) {
    if (rows.text(0) != "ok") findings.push_back({ErrorCode::Mismatch, std::string(rows.text(0)), "records.db", {}});
  }
  return findings;
}

}  // namespace strongroom::store::embedded
