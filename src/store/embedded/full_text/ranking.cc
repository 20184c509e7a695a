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
  Number take(size_t document) {
    const Number number = numbers_[document];
    if (number != Number{}) numbers_[document] = {};
    return number;
  }
  // Every number has been taken.
  void set_taken() { taken_ = true; }

 private:
  std::vector<Number>& numbers_;
  const NumberSet& touched_;
  bool taken_ = false;
};

using Weight = uint16_t;
constexpr uint32_t weight_max = UINT16_MAX;

thread_local std::vector<Weight> kept_title_weights;
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

  bool is_full() const { return heap_.size() == count_; }
  // Whether a document of at most this score could still be among them.
  bool could_take(float score) const { return !is_full() || score >= heap_.front().score; }

  void add(const Ranked& ranked) {
    if (is_full()) {
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
        title_weights_(kept_title_weights, documents.bound(), found),
        scores_(kept_scores, documents.bound(), found) {}

  void add(const std::string& stem) {
    const WordScore score = score_of(stem);
    scored_ = true;
    each_weight(stem, [&](DocumentNumber document, Weight weight) {
      scores_[document] += score.of(weight, documents_.words(document));
    });
  }

  // The last word. Most documents fall short of the best already by the bound, and their length is never looked at.
  std::vector<uint32_t> finish(const std::string& stem, size_t count) {
    const WordScore score = score_of(stem);
    Best best(count);
    size_t seen = 0;
    each_weight(stem, [&](DocumentNumber document, Weight weight) {
      ++seen;
      const float before = scored_ ? scores_.take(document) : 0;
      if (!best.could_take(before + score.bound(weight))) return;
      best.add({before + score.of(weight, documents_.words(document)), documents_.ordinal(document)});
    });
    if (seen < found_.count()) add_without(stem, best);
    title_weights_.set_taken();
    scores_.set_taken();
    return std::move(best).ordinals();
  }

 private:
  // What was found without the last word: by other words, or by the start of one, which is not ranked.
  void add_without(const std::string& stem, Best& best) {
    NumberSet with(found_.bound());
    lists_.add_documents({stem, false}, with);
    const auto is_without = [&](DocumentNumber document) { return found_.has(document) && !with.has(document); };
    if (!scored_) {
      for (auto ordinal = static_cast<uint32_t>(documents_.count()); ordinal-- > 0 && !best.is_full();)
        if (is_without(documents_.document(ordinal))) best.add({0, ordinal});
      return;
    }
    found_.each([&](size_t number) {
      const auto document = static_cast<DocumentNumber>(number);
      if (!is_without(document)) return;
      const float score = scores_.take(document);
      if (best.could_take(score)) best.add({score, documents_.ordinal(document)});
    });
  }

  WordScore score_of(const std::string& stem) {
    uint64_t holding = 0;
    lists_.each_part_of_stem(stem, [&](const PostingPart& part) { holding += part.documents; });
    return {rarity_of(static_cast<double>(holding)), documents_.average_words()};
  }

  // Calls visit(DocumentNumber, Weight) for each document found that has the word. Every place of a title is also one
  // of the whole text.
  template <typename Visit>
  void each_weight(const std::string& stem, const Visit& visit) {
    const auto limited = [](uint32_t weight) { return static_cast<Weight>(std::min(weight, weight_max)); };
    const auto each_in = [&](const std::string& name, const auto& take) {
      lists_.each_part_of_stem(name, [&](const PostingPart& part) { each_frequency_in(part, found_, take); });
    };
    each_in(title_name(stem), [&](DocumentNumber document, uint32_t frequency) {
      title_weights_[document] = limited(title_extra * std::min(frequency, weight_max));
    });
    each_in(stem, [&](DocumentNumber document, uint32_t frequency) {
      visit(document, limited(title_weights_.take(document) + std::min(frequency, weight_max)));
    });
  }

  // Never below a small positive number, so that a word in nearly all documents still counts.
  double rarity_of(double holding) const {
    const double all = std::max(static_cast<double>(documents_.count()), holding);
    return std::log(1 + (all - holding + 0.5) / (holding + 0.5));
  }

  StemLists& lists_;
  const Documents& documents_;
  const NumberSet& found_;
  Column<Weight> title_weights_;  // of the word at hand: what its places in the title add
  Column<float> scores_;          // of the words before it
  bool scored_ = false;           // there were words before it
};

}  // namespace

std::vector<uint32_t> best_first(StemLists& lists, const Documents& documents, const Evaluation& found, size_t count) {
  const std::vector<std::string>& stems = found.ranking_stems;
  Scores scores(lists, documents, found.documents);
  for (size_t i = 0; i + 1 < stems.size(); ++i) scores.add(stems[i]);
  return scores.finish(stems.back(), count);
}

}  // namespace strongroom::store::embedded
