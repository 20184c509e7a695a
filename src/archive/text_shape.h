// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace strongroom::archive {

// What is needed to tell whether two texts are the same statement, made once a text.
//
// Problem: an item without an address is found again by its text alone, among all items of its day, in every capture.
// Trick: fold the text once, keep its words and its three-word shingles as 32-bit hashes; comparing two texts is then
// one walk over two sorted arrays. A pair of different shingles that share a hash changes a share by less than 0.1 %.
class TextShape {
 public:
  TextShape() = default;
  explicit TextShape(std::string_view utf8);

  size_t word_count() const { return words_.size(); }
  bool same_words(const TextShape& other) const { return words_ == other.words_; }
  // Whether the other text begins with this one; `cut` forgives this one's last word, which may be cut in two.
  bool begins(const TextShape& other, bool cut) const;
  // How many words both begin with.
  size_t shared_beginning(const TextShape& other) const;

  // Shares of three-word shingles, as in text/diff.h: of both texts, and of this one that the other has.
  double overlap(const TextShape& other) const;
  double contained_in(const TextShape& other) const;

 private:
  size_t shared_shingles(const TextShape& other) const;

  std::vector<uint32_t> words_;     // in order
  std::vector<uint32_t> shingles_;  // sorted, each once
};

// How a text found in a capture relates to the one that is kept.
enum class TextRelation {
  Same,       // the same words
  Fuller,     // the found one has the kept one and more
  Part,       // the found one is a part of the kept one
  Different,  // another text
};

// `…_truncated`: the capture is known to show only part of the text.
TextRelation relation(const TextShape& kept, bool kept_truncated, const TextShape& found, bool found_truncated);

}  // namespace strongroom::archive
