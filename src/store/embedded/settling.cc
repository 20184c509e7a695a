// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/settling.h"

#include <algorithm>

#include "store/embedded/full_text/segment_merge.h"

namespace strongroom::store::embedded {

namespace {

constexpr uint64_t merged_for_each_added = 4;

// False when nothing is left to do, or it cannot be done now.
bool settle_some(WriteSession& session, uint64_t documents_max) {
  if (!session.connection.begin_writing()) return false;
  try {
    const bool goes_on = settle_segments(session.read, session.write, documents_max);
    session.connection.execute("COMMIT");
    return goes_on;
  } catch (...) {
    session.connection.roll_back();
    throw;
  }
}

}  // namespace

void settle_full_text(WriteSession& session) {
  int64_t last = 0;
  if (Rows row = session.read.last_document.rows(); row.next()) last = row.integer(0);
  const auto added = static_cast<uint64_t>(std::max<int64_t>(last - session.settled_document, 0));
  if (added == 0) return;
  while (settle_some(session, added * merged_for_each_added)) {
  }
  session.settled_document = last;
}

}  // namespace strongroom::store::embedded
