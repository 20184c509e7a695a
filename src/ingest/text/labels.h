// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace strongroom::ingest::dump {

// The words that a page prints before a name or a date, in the languages of K2's packs and of labels.cc.
enum class LabelKind { Category, Date, Tags, Author };

// How much a label says of what stands behind it when it begins a line.
enum class LabelStrength {
  None,
  Weak,    // "In", "|": a label behind a date only; a sentence may begin so
  Colon,   // "Category", "Tags": a label where a colon follows, or behind a date
  Strong,  // "Published in", "Tagged under"
};

struct Label {
  LabelStrength strength = LabelStrength::None;
  size_t length = 0;  // in bytes, with the colon behind it
  bool has_colon = false;
};

// The longest label that `text` begins with as whole words, whatever its case.
Label label_at(std::string_view text, LabelKind kind);

// The line is a label of this kind and nothing else: its name stands on the next line. A weak one is none.
bool is_bare_label(std::string_view line, LabelKind kind);

}  // namespace strongroom::ingest::dump
