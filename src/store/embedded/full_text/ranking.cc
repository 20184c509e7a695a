// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/ranking.h"

#include <algorithm>
#include <cmath>

#include "store/embedded/full_text/indexed_text.h"

namespace strongroom::store::embedded {

namespace {

constexpr float k1 = 1.2F;
constexpr float b = 0.75F;
constexpr float title_extra = 3;  // beyond the one that every place counts

// Adds up the scores of the documents found, word by word.
class Scores {
 public:
  Scores(const StemLists& lists, const Documents& documents, const NumberSet& found)
      : lists_(lists),
        documents_(documents),
        found_(found),
        weights_(documents.bound()),
        scores_(documents.bound()),
        longer_by_(k1 * b / static_cast<float>(std::max(1.0, documents.average_words()))) {}

  void add(const IndexedQueryWord& word) {
    const uint64_t holding = add_weights(word, 1);
    if (holding == 0) return;
    add_weights({title_name(word.stem), word.is_prefix}, title_extra);
    const float rarity = rarity_of(static_cast<double>(holding));
    found_.each([&](size_t document) {
      const float weight = weights_[document];
      if (weight == 0) return;
      const float length =
          k1 * (1 - b) + longer_by_ * static_cast<float>(documents_.words(static_cast<DocumentNumber>(document)));
      scores_[document] += rarity * weight * (k1 + 1) / (weight + length);
      weights_[document] = 0;
    });
  }

  float of(size_t document) const { return scores_[document]; }

 private:
  // Returns how many documents hold the word.
  uint64_t add_weights(const IndexedQueryWord& word, float factor) {
    uint64_t documents = 0;
    lists_.each_part(word, [&](const SegmentCursor& cursor) {
      documents += cursor.part().documents;
      each_frequency(cursor.part(), [&](DocumentNumber document, uint32_t frequency) {
        if (found_.has(document)) weights_[document] += factor * static_cast<float>(frequency);
      });
    });
    return documents;
  }

  // Never below a small positive number, so that a word in nearly all documents still counts.
  float rarity_of(double holding) const {
    const double all = std::max(static_cast<double>(documents_.count()), holding);
    return static_cast<float>(std::log(1 + (all - holding + 0.5) / (holding + 0.5)));
  }

  const StemLists& lists_;
  const Documents& documents_;
  const NumberSet& found_;
  std::vector<float> weights_;  // of the word at hand
  std::vector<float> scores_;
  float longer_by_;
};

}  // namespace

std::vector<uint32_t> best_first(const StemLists& lists, const Documents& documents, const Evaluation& found,
                                 size_t count) {
  if (count == 0) return {};
  if (found.words.empty()) return found.ordinals.highest(0, count);
  Scores scores(lists, documents, found.documents);
  for (const IndexedQueryWord& word : found.words) scores.add(word);

  struct Ranked {
    float score;
    uint32_t ordinal;
  };
  std::vector<Ranked> ranked;
  found.documents.each([&](size_t document) {
    ranked.push_back({scores.of(document), documents.ordinal(static_cast<DocumentNumber>(document))});
  });
  const auto best = ranked.begin() + static_cast<ptrdiff_t>(std::min(count, ranked.size()));
  std::partial_sort(ranked.begin(), best, ranked.end(), [](const Ranked& x, const Ranked& y) {
    return x.score != y.score ? x.score > y.score : x.ordinal > y.ordinal;
  });
  std::vector<uint32_t> ordinals;
  std::transform(ranked.begin(), best, std::back_inserter(ordinals), [](const Ranked& r) { return r.ordinal; });
  return ordinals;
}

}  // namespace strongroom::store::embedded
