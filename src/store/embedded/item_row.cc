// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/item_row.h"

#include <algorithm>

#include "base/assert.h"
#include "base/fault.h"
#include "records/canonical.h"
#include "store/item_terms.h"

namespace strongroom::store::embedded {

namespace {

constexpr size_t term_bytes = 4;

// The categories among an item's terms, which come first in them.
std::vector<TermCount> read_categories(ReadStatements& statements, std::string_view packed_terms) {
  std::vector<TermCount> categories;
  for (const TermNumber& number : unpack_terms(packed_terms)) {
    Rows term = statements.term_by_number.rows(number.value);
    if (!term.next() || term.integer(0) != static_cast<int64_t>(TermKind::Category)) break;
    categories.push_back({{TermKind::Category, std::string(term.text(1))}, std::string(term.text(2)), 0});
  }
  return categories;
}

[[noreturn]] void damaged(const Error& error) {
  throw Fault("a stored record cannot be read (" + error.to_string() + "); run `strongroom verify`");
}

}  // namespace

std::string pack_terms(const std::vector<TermNumber>& terms) {
  std::string bytes;
  bytes.reserve(terms.size() * term_bytes);
  for (const TermNumber& term : terms)
    for (size_t i = 0; i < term_bytes; ++i) bytes += static_cast<char>((term.value >> (8 * i)) & 0xff);
  return bytes;
}

std::vector<TermNumber> unpack_terms(std::string_view bytes) {
  std::vector<TermNumber> terms;
  terms.reserve(bytes.size() / term_bytes);
  for (size_t at = 0; at + term_bytes <= bytes.size(); at += term_bytes) {
    int64_t number = 0;
    for (size_t i = term_bytes; i-- > 0;) number = (number << 8) | static_cast<uint8_t>(bytes[at + i]);
    terms.push_back(TermNumber{number});
  }
  return terms;
}

std::optional<ItemPlace> find_place(ReadStatements& statements, const records::ItemId& id) {
  Rows row = statements.item_place.rows(id.value);
  if (!row.next()) return std::nullopt;
  return ItemPlace{Position{row.integer(0)},
                   records::EntryIndex{static_cast<uint64_t>(row.integer(1))},
                   records::EntryIndex{static_cast<uint64_t>(row.integer(2))},
                   records::Revision{static_cast<uint32_t>(row.integer(3))},
                   unpack_terms(row.blob(4)),
                   static_cast<DocumentNumber>(row.integer(5))};
}

void write_item_row(WriteStatements& statements, const records::ItemRevision& revision, const ItemPlace& place,
                    Timestamp changed_at) {
  const records::Item& item = revision.item;
  statements.add_item.execute(place.position.value, revision.id.value, place.first_entry.value, place.entry.value,
                              revision.revision.value, changed_at.seconds, item.truncated,
                              static_cast<int>(item.date.precision), item.date.verbatim, item.date.time, item.lang,
                              item.source_credit, item_slug(item), item.title, item_lead(item),
                              Blob{pack_terms(place.terms)}, place.document);
}

std::optional<ItemSummary> read_summary(ReadStatements& statements, Position position) {
  Rows row = statements.item_at.rows(position.value);
  if (!row.next()) return std::nullopt;
  ItemSummary summary;
  summary.id = records::ItemId{std::string(row.text(1))};
  summary.revision = records::Revision{static_cast<uint32_t>(row.integer(4))};
  summary.changed_at = Timestamp{row.integer(5)};
  summary.truncated = row.integer(6) != 0;
  summary.date.date = date_of_day(day_of(position));
  summary.date.precision = static_cast<records::DatePrecision>(row.integer(7));
  summary.date.verbatim = row.text(8);
  summary.date.time = row.text(9);
  summary.lang = row.text(10);
  summary.source_credit = row.text(11);
  summary.slug = row.text(12);
  summary.title = row.text(13);
  summary.lead = row.text(14);
  summary.categories = read_categories(statements, row.blob(15));
  return summary;
}

std::vector<ItemSummary> read_summaries(ReadStatements& statements, const std::vector<Position>& positions) {
  std::vector<ItemSummary> summaries;
  summaries.reserve(positions.size());
  for (const Position& position : positions)
    if (auto summary = read_summary(statements, position)) summaries.push_back(std::move(*summary));
  return summaries;
}

records::ItemRevision parse_stored_revision(std::string_view body) {
  auto revision = records::read_kept_item_revision(body);
  if (!revision) damaged(revision.error());
  return *std::move(revision);
}

records::Capture parse_stored_capture(std::string_view body) {
  auto capture = records::parse_capture(body);
  if (!capture) damaged(capture.error());
  return *std::move(capture);
}

records::ItemRevision read_revision(ReadStatements& statements, records::EntryIndex entry) {
  Rows row = statements.body_at.rows(entry.value);
  if (!row.next())
    throw Fault("the record of entry " + std::to_string(entry.value) + " is missing; run `strongroom verify`");
  return parse_stored_revision(row.blob(0));
}

}  // namespace strongroom::store::embedded
