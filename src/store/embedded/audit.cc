// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/audit.h"

#include <map>
#include <string>

#include "base/digest.h"
#include "base/fault.h"
#include "records/canonical.h"
#include "store/embedded/decision_writer.h"
#include "store/embedded/full_text/fingerprint.h"
#include "store/embedded/full_text/frequent_stems.h"
#include "store/embedded/item_row.h"
#include "store/embedded/lookups.h"
#include "store/embedded/standings.h"
#include "store/item_terms.h"
#include "store/old_path.h"

namespace strongroom::store::embedded {

namespace {

constexpr size_t findings_max = 1000;

// What the items, met one by one, say that the other tables should hold.
struct Expected {
  uint64_t items = 0;
  uint64_t list_entries = 0;
  std::map<std::pair<int64_t, int64_t>, int64_t> by_day;    // term and day
  std::map<std::pair<int64_t, int64_t>, int64_t> by_month;  // term and month
  std::map<int64_t, int64_t> by_term;
};

class Audit {
 public:
  explicit Audit(ReadStatements& statements) : statements_(statements) {}

  std::vector<Error> run() {
    check_file();
    check_records();
    check_standings();
    check_items();
    check_counts();
    check_captures();
    return std::move(findings_);
  }

 private:
  void found(std::string message) {
    if (findings_.size() < findings_max)
      findings_.push_back({ErrorCode::Mismatch, std::move(message), "records.db", std::nullopt});
  }

  void check_file() {
    Rows rows = statements_.integrity.rows();
    while (rows.next())
      if (rows.text(0) != "ok") found(std::string(rows.text(0)));
  }

  void check_records() {
    int64_t next = 0;
    Rows rows = statements_.entries.rows(0, -1);
    for (; rows.next(); ++next) {
      const std::string entry = "entry " + std::to_string(rows.integer(0));
      if (rows.integer(0) != next) {
        found("the record of entry " + std::to_string(next) + " is missing");
        next = rows.integer(0);
      }
      check_digest(rows, entry);
    }
    Rows gaps = statements_.missing_revisions.rows();
    while (gaps.next())
      found("an earlier revision of " + std::string(gaps.text(0)) + " than " + std::to_string(gaps.integer(1)) +
            " is missing");
    Rows unlisted = statements_.unlisted_items.rows(static_cast<int>(records::RecordKind::Item));
    while (unlisted.next()) found("the item " + std::string(unlisted.text(0)) + " is not listed");
  }

  void read_full_text() {
    Rows last = statements_.last_document.rows();
    if (!last.next()) return;
    try {
      fingerprints_ = fingerprints(StemLists(statements_), static_cast<size_t>(last.integer(0)) + 1);
    } catch (const Fault& fault) {
      found(fault.what());
    }
  }

  // An erased record has no bytes: whether it may be is for the archive's audit to say.
  void check_digest(const Rows& row, const std::string& entry) {
    if (!row.is_null(6) && static_cast<records::Standing>(row.integer(6)) == records::Standing::Erased) return;
    std::optional<records::Salt> salt;
    if (!row.is_null(8)) salt = records::Salt{std::string(row.blob(8))};
    if (records::commit_to(row.blob(5), salt).view() != row.blob(4))
      found("the record of " + entry + " does not have its digest");
  }

  // What stands is what the records and the decisions about them say.
  void check_standings() {
    const Standings expected = standings_by_records(statements_);
    for (const auto& [object, standing] : expected) {
      if (standing_of(statements_, object.first, object.second) != standing)
        found(object.second + " does not stand as the decisions about it say");
      if (object.first == records::RecordKind::Item) check_withheld(records::ItemId{object.second}, standing);
    }
    for (const WithheldItem& item : withheld_items(statements_))
      if (!expected.contains({records::RecordKind::Item, item.id.value}))
        found("the item " + item.id.value + " is withheld and nothing says so");
    if (purge_due(statements_) != PurgeDue::Nothing)
      found("an erasure was not completed; run `strongroom erase ARCHIVE`");
  }

  void check_withheld(const records::ItemId& id, records::Standing standing) {
    const auto held = find_withheld(statements_, id);
    if (is_listed(statements_, id)) found("the item " + id.value + " is listed and should not be");
    if (!held) return found("the item " + id.value + " is not kept among those that are withheld");
    Rows newest = statements_.newest_body.rows(static_cast<int>(records::RecordKind::Item), id.value);
    if (!newest.next() || newest.integer(1) != static_cast<int64_t>(held->entry.value) || held->standing != standing)
      found("the item " + id.value + " is not withheld with its newest revision");
  }

  void check_items() {
    read_full_text();
    const PositionRange all = all_positions();
    Rows rows = statements_.positions_of_range.rows(all.low.value, all.high.value, -1);
    while (rows.next()) check_item(Position{rows.integer(0)}, records::ItemId{std::string(rows.text(1))});
  }

  void check_item(Position position, const records::ItemId& id) {
    const auto place = find_place(statements_, id);
    if (!place) return found("the item " + id.value + " cannot be found by its id");
    Rows newest = statements_.newest_body.rows(static_cast<int>(records::RecordKind::Item), id.value);
    if (!newest.next()) return found("the item " + id.value + " is listed but has no record");
    auto parsed = records::parse_item_revision(newest.blob(0));
    if (!parsed) return found("the newest record of " + id.value + " cannot be read: " + parsed.error().message);

    const bool current =
        parsed->revision == place->revision && newest.integer(1) == static_cast<int64_t>(place->entry.value);
    if (!current) found("the item " + id.value + " is not listed with its newest revision");
    if (day_of(position) != day_number(parsed->item.date.date))
      found("the item " + id.value + " is listed on another day");
    check_summary(position, *parsed);
    check_terms(position, *place, *parsed);
    check_text(position, *place, *parsed);
    for (const std::string& name : old_path_names(parsed->item.url)) {
      Rows path = statements_.item_of_path.rows(name);
      if (!path.next()) found("the old path " + name + " of " + id.value + " is not remembered");
    }
    Rows kept = statements_.place_of.rows(place->first_entry.value);
    if (!kept.next() || kept.integer(0) != position.value) found("the place of " + id.value + " is not the one kept");
  }

  void check_summary(Position position, const records::ItemRevision& revision) {
    const auto summary = read_summary(statements_, position);
    const records::Item& item = revision.item;
    const bool same = summary && summary->title == item.title && summary->lead == item_lead(item) &&
                      summary->slug == item_slug(item) && summary->lang == item.lang &&
                      summary->source_credit == item.source_credit && summary->truncated == item.truncated &&
                      summary->date.precision == item.date.precision && summary->date.verbatim == item.date.verbatim &&
                      summary->date.time == item.date.time;
    if (!same) found("what lists show of " + revision.id.value + " is not what its record says");
  }

  void check_terms(Position position, const ItemPlace& place, const records::ItemRevision& revision) {
    std::vector<TermNumber> terms;
    for (const NamedTerm& term : terms_of(revision.item)) {
      Rows row = statements_.term_by_slug.rows(static_cast<int>(term.ref.kind), term.ref.slug);
      if (row.next()) terms.push_back(TermNumber{row.integer(0)});
    }
    if (terms != place.terms) found("the terms of " + revision.id.value + " are not those of its record");
    terms.push_back(everything);
    ++expected_.items;
    for (const TermNumber& term : terms) {
      const int64_t day = day_of(position);
      ++expected_.list_entries;
      ++expected_.by_day[{term.value, day}];
      ++expected_.by_month[{term.value, month_of_day(day)}];
      if (term != everything) ++expected_.by_term[term.value];
      Rows listed = statements_.is_listed.rows(term.value, position.value);
      if (!listed.next()) found("the item " + revision.id.value + " is missing in one of its lists");
    }
  }

  void check_text(Position position, const ItemPlace& place, const records::ItemRevision& revision) {
    Rows row = statements_.document_at.rows(place.document);
    const bool held =
        row.next() && row.integer(0) == position.value && place.document < fingerprints_.size() &&
        fingerprints_[place.document] == fingerprint(revision.item, signs_.of(place.document), place.terms);
    if (!held) found("the full text does not hold " + revision.id.value + " as it is");
  }

  void check_counts() {
    compare("day", statements_.all_days.rows(), std::move(expected_.by_day));
    compare("month", statements_.all_months.rows(), std::move(expected_.by_month));
    Rows terms = statements_.all_terms.rows();
    while (terms.next())
      if (expected_.by_term[terms.integer(0)] != terms.integer(1))
        found("the count of term " + std::to_string(terms.integer(0)) + " is wrong");
    Rows totals = statements_.totals.rows();
    if (!totals.next()) return;
    if (totals.integer(0) != static_cast<int64_t>(expected_.list_entries)) found("lists hold items that do not exist");
    if (totals.integer(1) != static_cast<int64_t>(expected_.items))
      found("the full text holds items that do not exist");
  }

  void compare(const std::string& what, Rows rows, std::map<std::pair<int64_t, int64_t>, int64_t> expected) {
    while (rows.next()) {
      const auto count = expected.find({rows.integer(0), rows.integer(1)});
      if (count == expected.end() || count->second != rows.integer(2))
        found("a " + what + "'s count of term " + std::to_string(rows.integer(0)) + " is wrong");
      if (count != expected.end()) expected.erase(count);
    }
    for (const auto& [key, count] : expected)
      found("a " + what + "'s count of term " + std::to_string(key.first) + " is missing");
  }

  void check_captures() {
    Rows rows = statements_.bodies_of_kind.rows(static_cast<int>(records::RecordKind::Capture));
    while (rows.next()) {
      const auto capture = records::parse_capture(rows.blob(1));
      if (!capture) {
        found("the capture of entry " + std::to_string(rows.integer(0)) +
              " cannot be read: " + capture.error().message);
        continue;
      }
      for (const records::Sighting& sighting : capture->sightings) {
        const auto first_entry = first_entry_of(statements_, sighting.id);
        if (!first_entry && erasure_of(statements_, "item:" + sighting.id.value)) continue;
        Rows known = statements_.is_sighted.rows(first_entry ? first_entry->value : 0, rows.integer(0));
        if (!first_entry || !known.next()) found("a capture of " + sighting.id.value + " is not remembered");
      }
    }
  }

  ReadStatements& statements_;
  Expected expected_;
  SignHistory signs_{statements_};
  std::vector<uint64_t> fingerprints_;  // by document
  std::vector<Error> findings_;
};

}  // namespace

std::vector<Error> audit(ReadStatements& statements) { return Audit(statements).run(); }

}  // namespace strongroom::store::embedded
