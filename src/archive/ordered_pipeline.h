// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

namespace strongroom::archive {

// Problem: documents are read by many threads, and the archive must come out the same whatever their timing.
//
//   produce (one thread) ─► work (many) ─► next() (the caller), in the order of production
//
// Trick: every input has a number; results wait in a map until theirs is due. What waits is bounded by count and by
// cost (bytes), so that a slow taker stops the producer. An exception of any of the threads is thrown by next().
// next() is for one thread. Destruction stops everything early.
template <typename Input, typename Output>
class OrderedPipeline {
 public:
  struct Bounds {
    unsigned threads = 1;
    size_t waiting_max = 64;
    uint64_t cost_max = 256ull << 20;
  };
  // Hands one input on; false when the pipeline is being stopped and the producer should return.
  using Push = std::function<bool(Input input, uint64_t cost)>;
  using Produce = std::function<void(const Push& push)>;
  using Work = std::function<Output(Input input)>;

  OrderedPipeline(Bounds bounds, Produce produce, Work work)
      : bounds_(bounds), produce_(std::move(produce)), work_(std::move(work)) {
    threads_.emplace_back([this] { run_producer(); });
    for (unsigned i = 0; i < std::max(1u, bounds_.threads); ++i) threads_.emplace_back([this] { run_worker(); });
  }

  ~OrderedPipeline() {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  OrderedPipeline(const OrderedPipeline&) = delete;
  OrderedPipeline& operator=(const OrderedPipeline&) = delete;

  // The next result; nullopt after the last one.
  std::optional<Output> next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return done_.contains(taken_) || (produced_all_ && taken_ == produced_); });
    const auto due = done_.find(taken_);
    if (due == done_.end()) {
      if (producer_failure_) std::rethrow_exception(std::exchange(producer_failure_, nullptr));
      return std::nullopt;
    }
    Done done = std::move(due->second);
    done_.erase(due);
    ++taken_;
    cost_ -= done.cost;
    lock.unlock();
    changed_.notify_all();
    if (auto* failure = std::get_if<std::exception_ptr>(&done.result)) std::rethrow_exception(*failure);
    return std::move(std::get<Output>(done.result));
  }

 private:
  struct Pending {
    uint64_t number;
    uint64_t cost;
    Input input;
  };
  struct Done {
    uint64_t cost;
    std::variant<Output, std::exception_ptr> result;
  };

  bool push(Input input, uint64_t cost) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] {
      const uint64_t waiting = produced_ - taken_;
      return stopped_ || waiting == 0 || (waiting < bounds_.waiting_max && cost_ + cost <= bounds_.cost_max);
    });
    if (stopped_) return false;
    pending_.push_back({produced_++, cost, std::move(input)});
    cost_ += cost;
    lock.unlock();
    changed_.notify_all();
    return true;
  }

  void run_producer() {
    std::exception_ptr failure;
    try {
      produce_([this](Input input, uint64_t cost) { return push(std::move(input), cost); });
    } catch (...) {
      failure = std::current_exception();
    }
    {
      const std::lock_guard lock(mutex_);
      producer_failure_ = failure;
      produced_all_ = true;
    }
    changed_.notify_all();
  }

  void run_worker() {
    for (;;) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return stopped_ || !pending_.empty() || produced_all_; });
      if (stopped_ || pending_.empty()) return;
      Pending pending = std::move(pending_.front());
      pending_.pop_front();
      lock.unlock();
      Done done{pending.cost, result_of(std::move(pending.input))};
      lock.lock();
      done_.emplace(pending.number, std::move(done));
      lock.unlock();
      changed_.notify_all();
    }
  }

  std::variant<Output, std::exception_ptr> result_of(Input input) {
    try {
      return work_(std::move(input));
    } catch (...) {
      return std::current_exception();
    }
  }

  const Bounds bounds_;
  const Produce produce_;
  const Work work_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Pending> pending_;
  std::map<uint64_t, Done> done_;
  uint64_t produced_ = 0;
  uint64_t taken_ = 0;
  uint64_t cost_ = 0;
  bool produced_all_ = false;
  bool stopped_ = false;
  std::exception_ptr producer_failure_;
  std::vector<std::thread> threads_;  // last: they use all of the above
};

}  // namespace strongroom::archive
