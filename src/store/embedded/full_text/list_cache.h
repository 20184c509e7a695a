// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "store/embedded/full_text/posting.h"

namespace strongroom::store::embedded {

// A part of a stem's list, read from the database.
struct KeptPart {
  std::string bytes;  // members, frequencies and landmarks
  PostingPart part;   // points into them
  int64_t segment = 0;
  uint64_t positions_start = 0;
};

// A stem's list within one segment. Never changed once it is made, as segments that are searched never are.
struct KeptList {
  std::deque<KeptPart> parts;  // ascending documents
  size_t bytes = 0;            // that it takes in memory, about

  void add(const PostingPart& part, int64_t segment, uint64_t positions_start);
};

// Lists that searches read last, for the next ones. Few words are in most documents; they stand in many queries and
// have by far the longest lists. Thread-safe.
class ListCache {
 public:
  struct Key {
    int64_t generation = 0;  // of the archive: segments are numbered from 1 again in the next one
    int64_t segment = 0;
    std::string stem;
    friend auto operator<=>(const Key&, const Key&) = default;
  };

  explicit ListCache(size_t bytes_max) : bytes_max_(bytes_max) {}

  // Null when it is not kept.
  std::shared_ptr<const KeptList> find(const Key& key);
  // Small lists are not worth it, and not kept. What was asked for longest ago goes to make room.
  void put(const Key& key, std::shared_ptr<const KeptList> list);

 private:
  using Order = std::list<std::pair<Key, std::shared_ptr<const KeptList>>>;

  const size_t bytes_max_;
  std::mutex mutex_;  // guards all below
  Order order_;       // asked for last in front
  std::map<Key, Order::iterator> places_;
  size_t bytes_ = 0;
};

}  // namespace strongroom::store::embedded
