// SPDX-License-Identifier: Apache-2.0
#include "archive/text_shape.h"

#include <algorithm>
#include <string>

#include "text/normalise.h"

namespace strongroom::archive {

namespace {

// A truncated capture may end in "Read more" or the like, so that not all of it is in the full text.
constexpr double mostly = 0.9;

// FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), the 64-bit form folded to 32.
uint32_t hash_of(std::string_view bytes) {
  uint64_t hash = 14695981039346656037ull;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return static_cast<uint32_t>(hash ^ (hash >> 32));
}

uint32_t hash_of(uint32_t a, uint32_t b, uint32_t c) {
  uint64_t hash = 14695981039346656037ull;
  for (const uint32_t word : {a, b, c}) hash = (hash ^ word) * 1099511628211ull;
  return static_cast<uint32_t>(hash ^ (hash >> 32));
}

// Scripts without spaces between words begin at U+2E80, in UTF-8 three bytes from E2 BA 80: one code point is a word.
size_t ideograph_bytes(std::string_view text) {
  if (text.size() < 3) return 0;
  const auto lead = static_cast<unsigned char>(text[0]);
  const bool from_radicals = lead == 0xE2 && static_cast<unsigned char>(text[1]) >= 0xBA;
  if (from_radicals || (lead >= 0xE3 && lead <= 0xED)) return 3;
  return lead >= 0xF0 && text.size() >= 4 ? 4 : 0;
}

std::vector<uint32_t> word_hashes(std::string_view folded) {
  std::vector<uint32_t> hashes;
  hashes.reserve(folded.size() / 6);
  while (!folded.empty()) {
    if (folded.front() == ' ' || folded.front() == '\n' || folded.front() == '\t') {
      folded.remove_prefix(1);
      continue;
    }
    size_t length = ideograph_bytes(folded);
    if (length == 0) {
      while (length < folded.size() && std::string_view(" \n\t").find(folded[length]) == std::string_view::npos &&
             ideograph_bytes(folded.substr(length)) == 0) {
        ++length;
      }
    }
    hashes.push_back(hash_of(folded.substr(0, length)));
    folded.remove_prefix(length);
  }
  return hashes;
}

double share(size_t part, size_t whole) {
  return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

TextShape::TextShape(std::string_view utf8) : words_(word_hashes(text::fold(utf8))) {
  if (words_.size() < 3) {
    for (const uint32_t word : words_) shingles_.push_back(hash_of(word, 0, 0));
  }
  for (size_t i = 2; i < words_.size(); ++i) shingles_.push_back(hash_of(words_[i - 2], words_[i - 1], words_[i]));
  std::sort(shingles_.begin(), shingles_.end());
  shingles_.erase(std::unique(shingles_.begin(), shingles_.end()), shingles_.end());
}

bool TextShape::begins(const TextShape& other, bool cut) const {
  const size_t sure = cut && !words_.empty() ? words_.size() - 1 : words_.size();
  return words_.size() <= other.words_.size() &&
         std::equal(words_.begin(), words_.begin() + static_cast<long>(sure), other.words_.begin());
}

size_t TextShape::shared_beginning(const TextShape& other) const {
  const auto [end, other_end] = std::mismatch(words_.begin(), words_.end(), other.words_.begin(), other.words_.end());
  return static_cast<size_t>(end - words_.begin());
}

size_t TextShape::shared_shingles(const TextShape& other) const {
  size_t shared = 0;
  auto a = shingles_.begin();
  auto b = other.shingles_.begin();
  while (a != shingles_.end() && b != other.shingles_.end()) {
    if (*a == *b) {
      ++shared;
      ++a;
      ++b;
    } else {
      *a < *b ? ++a : ++b;
    }
  }
  return shared;
}

double TextShape::overlap(const TextShape& other) const {
  const size_t shared = shared_shingles(other);
  return share(shared, shingles_.size() + other.shingles_.size() - shared);
}

double TextShape::contained_in(const TextShape& other) const { return share(shared_shingles(other), shingles_.size()); }

TextRelation relation(const TextShape& kept, bool kept_truncated, const TextShape& found, bool found_truncated) {
  if (kept.same_words(found)) return TextRelation::Same;
  if (found.begins(kept, found_truncated)) return TextRelation::Part;
  if (kept.begins(found, kept_truncated)) return TextRelation::Fuller;
  if (found_truncated && found.word_count() < kept.word_count() && found.contained_in(kept) >= mostly) {
    return TextRelation::Part;
  }
  if (kept_truncated && kept.word_count() < found.word_count() && kept.contained_in(found) >= mostly) {
    return TextRelation::Fuller;
  }
  return TextRelation::Different;
}

}  // namespace strongroom::archive
