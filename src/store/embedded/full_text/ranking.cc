// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/ranking.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "store/embedded/full_text/indexed_text.h"

namespace strongroom::store::embedded {

namespace {

constexpr float k1 = 1.2F;
constexpr float b = 0.75F;
constexpr uint32_t title_extra = 3;  // beyond the one that every place counts

// One number for each document, all 0. Kept by each thread from search to search: setting back to 0 what one search has
// touched costs little, and 4 MB of fresh memory a million documents would cost more than most searches.
template <typename Number>
class Column {
 public:
  Column(std::vector<Number>& kept, size_t bound, const NumberSet& touched) : numbers_(kept), touched_(touched) {
    if (numbers_.size() < bound) numbers_.resize(bound);
  }
  // Only when a search was broken off is there anything left.
  ~Column() {
    if (!taken_) touched_.each([&](size_t document) { numbers_[document] = {}; });
  }
  Column(const Column&) = delete;
  Column& operator=(const Column&) = delete;

  Number& operator[](size_t document) { return numbers_[document]; }
  Number take(size_t document) { return std::exchange(numbers_[document], Number{}); }
  // Every number has been taken.
  void set_taken() { taken_ = true; }

 private:
  std::vector<Number>& numbers_;
  const NumberSet& touched_;
  bool taken_ = false;
};

using Weight = uint16_t;
constexpr uint32_t weight_max = UINT16_MAX;
constexpr uint32_t frequency_max = UINT16_MAX;

thread_local std::vector<Weight> kept_weights;
thread_local std::vector<float> kept_scores;

struct Ranked {
  float score;
  uint32_t ordinal;
};

bool is_better(const Ranked& x, const Ranked& y) {
  return x.score != y.score ? x.score > y.score : x.ordinal > y.ordinal;
}

// The best few of many.
class Best {
 public:
  explicit Best(size_t count) : count_(count) {}

  // Whether a document of at most this score could still be among them.
  bool could_take(float score) const { return heap_.size() < count_ || score >= heap_.front().score; }

  void add(const Ranked& ranked) {
    if (heap_.size() == count_) {
      if (!is_better(ranked, heap_.front())) return;
      std::pop_heap(heap_.begin(), heap_.end(), is_better);
      heap_.pop_back();
    }
    heap_.push_back(ranked);
    std::push_heap(heap_.begin(), heap_.end(), is_better);
  }

  std::vector<uint32_t> ordinals() && {
    std::sort_heap(heap_.begin(), heap_.end(), is_better);
    std::vector<uint32_t> ordinals;
    std::transform(heap_.begin(), heap_.end(), std::back_inserter(ordinals), [](const Ranked& r) { return r.ordinal; });
    return ordinals;
  }

 private:
  size_t count_;
  std::vector<Ranked> heap_;  // the worst in front
};

// What a word adds to the score of a document, by its weight there.
class WordScore {
 public:
  WordScore(double rarity, double average_words)
      : rarity_(static_cast<float>(rarity)), longer_by_(k1 * b / static_cast<float>(std::max(1.0, average_words))) {
    for (size_t weight = 0; weight < bounds_.size(); ++weight) bounds_[weight] = of(static_cast<Weight>(weight), 0);
    bounds_.back() = rarity_ * (k1 + 1);
  }

  float of(Weight weight, uint32_t words) const {
    const auto times = static_cast<float>(weight);
    return rarity_ * times * (k1 + 1) / (times + k1 * (1 - b) + longer_by_ * static_cast<float>(words));
  }
  // No less, however short the document.
  float bound(Weight weight) const { return bounds_[std::min<size_t>(weight, bounds_.size() - 1)]; }

 private:
  float rarity_;
  float longer_by_;
  std::array<float, 64> bounds_;
};

// Adds up the scores of the documents found, word by word.
class Scores {
 public:
  Scores(StemLists& lists, const Documents& documents, const NumberSet& found)
      : lists_(lists),
        documents_(documents),
        found_(found),
        weights_(kept_weights, documents.bound(), found),
        scores_(kept_scores, documents.bound(), found) {}

  void add(const std::string& stem) {
    const WordScore score = weigh(stem);
    scored_ = true;
    found_.each([&](size_t document) {
      if (const Weight weight = weights_.take(document); weight != 0)
        scores_[document] += score.of(weight, words(document));
    });
  }

  // The last word. Most documents fall short of the best already by the bound, and their length is never looked at.
  std::vector<uint32_t> finish(const std::string& stem, size_t count) {
    const WordScore score = weigh(stem);
    Best best(count);
    found_.each([&](size_t document) {
      const Weight weight = weights_.take(document);
      const float before = scored_ ? scores_.take(document) : 0;
      if (!best.could_take(before + score.bound(weight))) return;
      best.add({before + score.of(weight, words(document)), documents_.ordinal(static_cast<DocumentNumber>(document))});
    });
    weights_.set_taken();
    scores_.set_taken();
    return std::move(best).ordinals();
  }

 private:
  WordScore weigh(const std::string& stem) {
    const uint64_t holding = add_weights(stem, 1);
    add_weights(title_name(stem), title_extra);
    return {rarity_of(static_cast<double>(holding)), documents_.average_words()};
  }

  // Returns how many documents hold the word.
  uint64_t add_weights(const std::string& stem, uint32_t factor) {
    uint64_t documents = 0;
    lists_.each_part_of_stem(stem, [&](const PostingPart& part) {
      documents += part.documents;
      each_frequency(part, [&](DocumentNumber document, uint32_t frequency) {
        if (!found_.has(document)) return;
        const uint32_t weight = weights_[document] + factor * std::min<uint32_t>(frequency, frequency_max);
        weights_[document] = static_cast<Weight>(std::min<uint32_t>(weight, weight_max));
      });
    });
    return documents;
  }

  // Never below a small positive number, so that a word in nearly all documents still counts.
  double rarity_of(double holding) const {
    const double all = std::max(static_cast<double>(documents_.count()), holding);
    return std::log(1 + (all - holding + 0.5) / (holding + 0.5));
  }

  uint32_t words(size_t document) const { return documents_.words(static_cast<DocumentNumber>(document)); }

  StemLists& lists_;
  const Documents& documents_;
  const NumberSet& found_;
  Column<Weight> weights_;  // of the word at hand: how often it stands in the document
  Column<float> scores_;    // of the words before it
  bool scored_ = false;     // there were words before it
};

}  // namespace

std::vector<uint32_t> best_first(StemLists& lists, const Documents& documents, const Evaluation& found, size_t count) {
  if (count == 0) return {};
  const std::vector<std::string>& stems = found.ranking_stems;
  if (stems.empty()) return found.ordinals.highest(0, count);
  Scores scores(lists, documents, found.documents);
  for (size_t i = 0; i + 1 < stems.size(); ++i) scores.add(stems[i]);
  return scores.finish(stems.back(), count);
}

}  // namespace strongroom::store::embedded
