// SPDX-License-Identifier: Apache-2.0
#include "text/diff.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <unordered_map>

#include "text/edit_script.h"
#include "text/utf8.h"
#include "text/words.h"

namespace strongroom::text {

namespace {

constexpr size_t kWordsMax = 20000;

using Pieces = std::vector<std::string_view>;

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Words with the white space behind them; what white space begins the text is a piece of its own.
Pieces split_words(std::string_view text) {
  Pieces pieces;
  for (size_t at = 0; at < text.size();) {
    const size_t start = at;
    while (at < text.size() && !is_space(text[at])) ++at;
    while (at < text.size() && is_space(text[at])) ++at;
    pieces.push_back(text.substr(start, at - start));
  }
  return pieces;
}

Pieces split_lines(std::string_view text) {
  Pieces pieces;
  for (size_t at = 0; at < text.size();) {
    const size_t newline = text.find('\n', at);
    size_t end = newline == std::string_view::npos ? text.size() : newline + 1;
    while (end < text.size() && text[end] == '\n') ++end;
    pieces.push_back(text.substr(at, end - at));
    at = end;
  }
  return pieces;
}

// Comparing numbers is cheaper than comparing words, and each word is hashed once.
class Numbering {
 public:
  std::vector<uint32_t> of(const Pieces& pieces) {
    std::vector<uint32_t> numbers;
    numbers.reserve(pieces.size());
    for (const std::string_view piece : pieces) {
      numbers.push_back(known_.try_emplace(piece, static_cast<uint32_t>(known_.size())).first->second);
    }
    return numbers;
  }

 private:
  std::unordered_map<std::string_view, uint32_t> known_;
};

class PartList {
 public:
  void add(Change change, std::string_view text) {
    if (parts_.empty() || parts_.back().change != change) parts_.push_back({change, {}});
    parts_.back().text += text;
  }
  std::vector<DiffPart> take() { return std::move(parts_); }

 private:
  std::vector<DiffPart> parts_;
};

// Within a changed stretch all that went comes before all that came, which is how a reader takes it in.
std::vector<DiffPart> parts_of(const Pieces& before, const Pieces& after, const KeptItems& kept) {
  PartList parts;
  size_t b = 0;
  size_t a = 0;
  while (b < before.size() || a < after.size()) {
    while (b < before.size() && !kept.before[b]) parts.add(Change::Deleted, before[b++]);
    while (a < after.size() && !kept.after[a]) parts.add(Change::Inserted, after[a++]);
    while (b < before.size() && a < after.size() && kept.before[b] && kept.after[a]) {
      parts.add(Change::Same, before[b++]);
      ++a;
    }
  }
  return parts.take();
}

std::vector<uint64_t> shingles(std::string_view text) {
  constexpr size_t kShingleWords = 3;
  std::vector<uint64_t> hashes;
  each_word(text, [&hashes](uint32_t, uint32_t, std::string_view folded) {
    hashes.push_back(std::hash<std::string_view>{}(folded));
  });
  const size_t width = std::min(kShingleWords, hashes.size());
  std::vector<uint64_t> found;
  for (size_t i = 0; width > 0 && i + width <= hashes.size(); ++i) {
    uint64_t hash = 0;
    for (size_t k = 0; k < width; ++k) hash = (hash ^ hashes[i + k]) * 0x9E3779B97F4A7C15u + (hash >> 31);
    found.push_back(hash);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

size_t shared(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b) {
  size_t count = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) ++count;
    const bool advance_x = *x <= *y;
    const bool advance_y = *y <= *x;
    if (advance_x) ++x;
    if (advance_y) ++y;
  }
  return count;
}

}  // namespace

std::vector<DiffPart> diff_words(std::string_view before, std::string_view after) {
  Pieces old_pieces = split_words(before);
  Pieces new_pieces = split_words(after);
  if (std::max(old_pieces.size(), new_pieces.size()) > kWordsMax) {
    old_pieces = split_lines(before);
    new_pieces = split_lines(after);
  }
  Numbering numbering;
  const std::vector<uint32_t> old_numbers = numbering.of(old_pieces);
  const std::vector<uint32_t> new_numbers = numbering.of(new_pieces);
  return parts_of(old_pieces, new_pieces, kept_items(old_numbers, new_numbers));
}

Similarity similarity(std::string_view a, std::string_view b) {
  const std::vector<uint64_t> of_a = shingles(a);
  const std::vector<uint64_t> of_b = shingles(b);
  if (of_a.empty() || of_b.empty()) {
    const double both_empty = of_a.empty() && of_b.empty() ? 1 : 0;
    return {both_empty, both_empty};
  }
  const auto common = static_cast<double>(shared(of_a, of_b));
  const auto all = static_cast<double>(of_a.size() + of_b.size()) - common;
  return {common / all, common / static_cast<double>(std::min(of_a.size(), of_b.size()))};
}

}  // namespace strongroom::text
