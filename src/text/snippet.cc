// SPDX-License-Identifier: Apache-2.0
#include "text/snippet.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "text/words.h"

namespace strongroom::text {

namespace {

struct Spot {
  uint32_t start, end;
  bool matched;
};

void mark_phrase(const Phrase& phrase, const std::vector<std::string>& stems, std::vector<Spot>& spots) {
  for (size_t i = 0; i + phrase.size() <= stems.size(); ++i) {
    if (!std::equal(phrase.begin(), phrase.end(), stems.begin() + static_cast<ptrdiff_t>(i))) continue;
    for (size_t k = 0; k < phrase.size(); ++k) spots[i + k].matched = true;
  }
}

std::vector<Spot> spots_of(std::string_view utf8, const Matches& matches) {
  std::vector<Spot> spots;
  std::vector<std::string> stems;  // of all words, when there are phrases to look for
  each_word(utf8, [&](uint32_t start, uint32_t end, std::string_view folded) {
    spots.push_back({start, end, matches.words && matches.words(folded)});
    if (!matches.phrases.empty()) stems.emplace_back(stem(folded));
  });
  for (const Phrase& phrase : matches.phrases) mark_phrase(phrase, stems, spots);
  return spots;
}

// The first window of `width` words with the most matches, moved so that some words lead up to its first match.
size_t best_window(const std::vector<Spot>& spots, size_t width) {
  size_t inside = 0;
  size_t most = 0;
  size_t best = 0;
  for (size_t i = 0; i < spots.size(); ++i) {
    inside += spots[i].matched ? 1 : 0;
    if (i >= width) inside -= spots[i - width].matched ? 1 : 0;
    if (inside > most) {
      most = inside;
      best = i + 1 > width ? i + 1 - width : 0;
    }
  }
  if (most == 0) return 0;
  // The window ends at its last match: give what is free at its front to both sides.
  size_t first = best;
  while (!spots[first].matched) ++first;
  const size_t free = first - best;
  const size_t moved = best + free / 2;
  return std::min(moved, spots.size() > width ? spots.size() - width : 0);
}

void append(std::vector<MarkedRun>& runs, std::string_view text, bool marked) {
  if (text.empty()) return;
  if (runs.empty() || runs.back().marked != marked) runs.push_back({{}, marked});
  runs.back().text += text;
}

std::vector<MarkedRun> marked_runs(std::string_view utf8, const Spot* begin, const Spot* end, size_t from, size_t to) {
  std::vector<MarkedRun> runs;
  for (const Spot* spot = begin; spot != end; ++spot) {
    if (!spot->matched) continue;
    append(runs, utf8.substr(from, spot->start - from), false);
    append(runs, utf8.substr(spot->start, spot->end - spot->start), true);
    from = spot->end;
  }
  append(runs, utf8.substr(from, to - from), false);
  return runs;
}

// Marks that close what the last word belongs to: "records.”" and not "records…".
size_t behind_word(std::string_view utf8, size_t end, size_t next_start) {
  const std::string_view gap = utf8.substr(end, next_start - end);
  const size_t space = gap.find_first_of(" \n\t");
  return end + (space == std::string_view::npos ? gap.size() : space);
}

}  // namespace

std::vector<MarkedRun> snippet(std::string_view utf8, const Matches& matches, size_t words_max) {
  const std::vector<Spot> spots = spots_of(utf8, matches);
  if (spots.empty() || words_max == 0) return {};
  const size_t width = std::min(words_max, spots.size());
  const size_t first = best_window(spots, width);
  const size_t last = first + width;
  const bool cut_before = first > 0;
  const bool cut_after = last < spots.size();
  const size_t from = cut_before ? spots[first].start : 0;
  const size_t to = cut_after ? behind_word(utf8, spots[last - 1].end, spots[last].start) : utf8.size();
  std::vector<MarkedRun> runs = marked_runs(utf8, &spots[first], spots.data() + last, from, to);
  if (cut_before) {
    if (runs.front().marked) runs.insert(runs.begin(), MarkedRun{});
    runs.front().text.insert(0, "…");
  }
  if (cut_after) append(runs, "…", false);
  return runs;
}

std::vector<MarkedRun> highlight(std::string_view utf8, const Matches& matches) {
  const std::vector<Spot> spots = spots_of(utf8, matches);
  return marked_runs(utf8, spots.data(), spots.data() + spots.size(), 0, utf8.size());
}

}  // namespace strongroom::text
