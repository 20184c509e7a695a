// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/civil_time.h"
#include "records/block.h"

namespace strongroom::records {

enum class DatePrecision { Day, Month, Year, Unknown };

// When an item was published, as it was printed. `date` is the civil date in the publisher's own time zone, exactly as
// printed: never shifted. It is the first day of the month or year when the precision is less than a day.
struct PrintedDate {
  std::optional<CivilDate> date;
  DatePrecision precision = DatePrecision::Unknown;
  std::string verbatim;  // "11 October 2017"; empty when it came from markup without printed text
  std::string time;      // "14:05" when printed, else empty
  friend bool operator==(const PrintedDate&, const PrintedDate&) = default;
};

// A name with the address that the source linked it to, if any. For categories, tags and authors.
struct Term {
  std::string name;
  std::string url;
  friend bool operator==(const Term&, const Term&) = default;
};

struct Image {
  std::string url;
  std::string alt;
  std::string caption;
  std::string credit;
  friend bool operator==(const Image&, const Image&) = default;
};

struct Attachment {
  std::string url;
  std::string title;
  friend bool operator==(const Attachment&, const Attachment&) = default;
};

// A labelled extra value of the source's own (K2 extra fields).
struct Field {
  std::string label;
  std::string value;
  friend bool operator==(const Field&, const Field&) = default;
};

// One dated thing published, as one capture shows it. A plain value: parsed once, never changed.
// All strings are valid UTF-8 in NFC with white space collapsed; an empty string or list means "not told".
struct Item {
  std::string url;        // absolute where the page told its base, else as found
  std::string source_id;  // the source's own stable number or guid ("123" of /item/123-title), else empty
  std::string title;
  PrintedDate date;
  std::vector<Term> categories;
  std::vector<Term> tags;
  std::vector<Term> authors;
  // "Harbour Board's Media Department" of a closing "(Source: …)". It stays in the body too.
  std::string source_credit;
  std::string lang;  // BCP 47 ("en", "ar"), "und" when it cannot be told
  std::vector<Block> blocks;
  std::vector<Image> images;
  std::vector<Attachment> attachments;
  std::vector<Field> fields;
  // The capture shows less than the item had: a listing's introduction with a "Read more" link, or a text cut off.
  bool truncated = false;

  std::string text() const { return joined_text(blocks); }
  friend bool operator==(const Item&, const Item&) = default;
};

}  // namespace strongroom::records
