// SPDX-License-Identifier: Apache-2.0
#include "text/edit_script.h"

#include <algorithm>
#include <optional>

namespace strongroom::text {

namespace {

using Items = std::span<const uint32_t>;

struct Range {
  size_t before_start, before_end;
  size_t after_start, after_end;

  int64_t before_size() const { return static_cast<int64_t>(before_end - before_start); }
  int64_t after_size() const { return static_cast<int64_t>(after_end - after_start); }
};

// Where a shortest path crosses the middle.
struct Middle {
  size_t before, after;
};

// Problem: find a shortest way from the top left to the bottom right of a grid whose columns are the old items and
// whose rows the new ones; a step right deletes, a step down inserts, a diagonal step over equal items is free.
// Picture: two searches, one from each corner, each keeping for every diagonal k = x - y the farthest point it reached.
// Trick: where they meet, the path is cut in two and each half is searched alone, so only the two frontiers are kept.
class EditSearch {
 public:
  EditSearch(Items before, Items after) : before_(before), after_(after) {
    kept_.before.resize(before.size());
    kept_.after.resize(after.size());
  }

  KeptItems run() {
    std::vector<Range> open{{0, before_.size(), 0, after_.size()}};
    while (!open.empty()) {
      Range range = open.back();
      open.pop_back();
      keep_ends(range);
      if (range.before_size() == 0 || range.after_size() == 0) continue;
      if (const auto middle = find_middle(range)) {
        open.push_back({range.before_start, middle->before, range.after_start, middle->after});
        open.push_back({middle->before, range.before_end, middle->after, range.after_end});
      }
    }
    return std::move(kept_);
  }

 private:
  // Half the edits of one stretch, and steps of all stretches together.
  static constexpr int64_t kEditsMax = 4000;
  static constexpr int64_t kStepsMax = 60'000'000;

  void keep(size_t before, size_t after) {
    kept_.before[before] = true;
    kept_.after[after] = true;
  }

  void keep_ends(Range& r) {
    while (r.before_size() > 0 && r.after_size() > 0 && before_[r.before_start] == after_[r.after_start]) {
      keep(r.before_start++, r.after_start++);
    }
    while (r.before_size() > 0 && r.after_size() > 0 && before_[r.before_end - 1] == after_[r.after_end - 1]) {
      keep(--r.before_end, --r.after_end);
    }
  }

  std::optional<Middle> find_middle(const Range& r) {
    const int64_t n = r.before_size();
    const int64_t m = r.after_size();
    const int64_t delta = n - m;
    const int64_t most = std::min((n + m + 1) / 2, kEditsMax);
    offset_ = most + 1;
    forward_.assign(static_cast<size_t>(2 * offset_ + 1), 0);
    backward_.assign(static_cast<size_t>(2 * offset_ + 1), 0);
    for (int64_t d = 0; d <= most; ++d) {
      steps_ += d + 1;
      if (steps_ > kStepsMax) return std::nullopt;
      if (const auto met = extend_forward(r, d, delta)) return met;
      if (const auto met = extend_backward(r, d, delta)) return met;
    }
    return std::nullopt;
  }

  int64_t& forward(int64_t k) { return forward_[static_cast<size_t>(k + offset_)]; }
  int64_t& backward(int64_t k) { return backward_[static_cast<size_t>(k + offset_)]; }

  // Diagonals outside the grid hold nothing.
  static int64_t first_diagonal(int64_t d, int64_t limit) { return d <= limit ? -d : -limit + ((d - limit) & 1); }
  static int64_t last_diagonal(int64_t d, int64_t limit) { return d <= limit ? d : limit - ((d - limit) & 1); }

  std::optional<Middle> extend_forward(const Range& r, int64_t d, int64_t delta) {
    const int64_t n = r.before_size();
    const int64_t m = r.after_size();
    for (int64_t k = first_diagonal(d, m); k <= last_diagonal(d, n); k += 2) {
      const bool down = k == -d || (k != d && forward(k - 1) < forward(k + 1));
      int64_t x = d == 0 ? 0 : (down ? forward(k + 1) : forward(k - 1) + 1);
      x = std::min(x, n);
      while (x < n && x - k < m && x >= k && same(r, x, x - k)) ++x;
      forward(k) = x;
      const int64_t opposite = delta - k;
      const bool crossing = (delta & 1) != 0 && opposite >= -(d - 1) && opposite <= d - 1;
      if (crossing && x + backward(opposite) >= n) return middle(r, x, x - k);
    }
    return std::nullopt;
  }

  // The same from the other corner; x counts from the end.
  std::optional<Middle> extend_backward(const Range& r, int64_t d, int64_t delta) {
    const int64_t n = r.before_size();
    const int64_t m = r.after_size();
    for (int64_t k = first_diagonal(d, m); k <= last_diagonal(d, n); k += 2) {
      const bool down = k == -d || (k != d && backward(k - 1) < backward(k + 1));
      int64_t x = d == 0 ? 0 : (down ? backward(k + 1) : backward(k - 1) + 1);
      x = std::min(x, n);
      while (x < n && x - k < m && x >= k && same(r, n - 1 - x, m - 1 - (x - k))) ++x;
      backward(k) = x;
      const int64_t opposite = delta - k;
      const bool crossing = (delta & 1) == 0 && opposite >= -d && opposite <= d;
      if (crossing && x + forward(opposite) >= n) return middle(r, n - x, m - (x - k));
    }
    return std::nullopt;
  }

  bool same(const Range& r, int64_t x, int64_t y) const {
    return before_[r.before_start + static_cast<size_t>(x)] == after_[r.after_start + static_cast<size_t>(y)];
  }

  // Nothing where the cut would leave a stretch as it is: both halves must be smaller.
  static std::optional<Middle> middle(const Range& r, int64_t x, int64_t y) {
    const bool inside = x >= 0 && y >= 0 && x <= r.before_size() && y <= r.after_size();
    const bool cuts = inside && x + y > 0 && x + y < r.before_size() + r.after_size();
    if (!cuts) return std::nullopt;
    return Middle{r.before_start + static_cast<size_t>(x), r.after_start + static_cast<size_t>(y)};
  }

  const Items before_;
  const Items after_;
  KeptItems kept_;
  std::vector<int64_t> forward_;
  std::vector<int64_t> backward_;
  int64_t offset_ = 0;
  int64_t steps_ = 0;
};

}  // namespace

KeptItems kept_items(std::span<const uint32_t> before, std::span<const uint32_t> after) {
  return EditSearch(before, after).run();
}

}  // namespace strongroom::text
