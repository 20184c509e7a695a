// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/standings.h"

#include <vector>

#include "store/embedded/item_row.h"
#include "store/embedded/keeping.h"

namespace strongroom::store::embedded {

using records::RecordKind;
using records::Standing;

namespace {

// The first state of an item or a capture that is salted says under which visibility it was taken in.
void take_first_states(ReadStatements& statements, Standings& standings) {
  Rows kept = statements.keeping.kept_entries.rows();
  while (kept.next()) {
    if (kept.integer(2) == 0 || static_cast<Standing>(kept.integer(1)) == Standing::Erased) continue;
    Rows row = statements.keeping.row_at.rows(kept.integer(0));
    if (!row.next()) continue;
    const auto kind = static_cast<RecordKind>(row.integer(0));
    const std::pair key(kind, std::string(row.text(1)));
    if (kind == RecordKind::Item && row.integer(2) == 1) {
      standings.emplace(key, records::standing_of(parse_stored_revision(row.blob(3)).visibility));
    } else if (kind == RecordKind::Capture) {
      standings.insert_or_assign(key, records::standing_of(parse_stored_capture(row.blob(3)).visibility));
    }
  }
}

}  // namespace

Standings standings_by_records(ReadStatements& statements) {
  Standings standings;
  take_first_states(statements, standings);
  Rows rows = statements.bodies_of_kind.rows(static_cast<int>(RecordKind::Decision));
  while (rows.next()) {
    const records::Decision decision = parse_stored_decision(rows.blob(1));
    const std::pair key(decision.about, decision.object);
    const Standing standing = records::standing_after(decision);
    if (standing == Standing::Public || standing == Standing::Erased) {
      standings.erase(key);
    } else {
      standings.insert_or_assign(key, standing);
    }
  }
  return standings;
}

void enter_withheld(ReadStatements& read, WriteStatements& write) {
  for (const auto& [object, standing] : standings_by_records(read)) {
    if (object.first != RecordKind::Item) continue;
    std::optional<records::EntryIndex> first;
    records::EntryIndex newest;
    records::ItemRevision revision;
    Rows rows = read.bodies_of_id.rows(static_cast<int>(RecordKind::Item), object.second);
    while (rows.next()) {
      newest = records::EntryIndex{static_cast<uint64_t>(rows.integer(1))};
      if (!first) first = newest;
      revision = parse_stored_revision(rows.blob(0));
    }
    if (!first) continue;  // decided about, and not there: `check` tells
    write.keeping.put_withheld.execute(object.second, first->value, newest.value, revision.revision.value,
                                       static_cast<int>(standing), day_number(revision.item.date.date));
  }
}

}  // namespace strongroom::store::embedded
