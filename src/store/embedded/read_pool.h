// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "store/embedded/connection.h"
#include "store/embedded/statements.h"

namespace strongroom::store::embedded {

// A connection that reads, with its statements.
struct ReadSession {
  explicit ReadSession(Connection c) : connection(std::move(c)) {}

  Connection connection;
  ReadStatements read{connection};
};

// Connections for as many readers as there are at a time: made when first needed, kept for the next. Thread-safe.
class ReadPool {
 public:
  explicit ReadPool(Path database) : database_(std::move(database)) {}

  // One committed state, seen by one thread until destruction. Must not outlive the pool.
  class Snapshot {
   public:
    Snapshot(ReadPool& pool, std::unique_ptr<ReadSession> session);
    ~Snapshot();
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

    ReadStatements& operator*() const { return session_->read; }
    ReadStatements* operator->() const { return &session_->read; }

   private:
    ReadPool& pool_;
    std::unique_ptr<ReadSession> session_;
  };

  Snapshot snapshot();

 private:
  std::unique_ptr<ReadSession> take();
  void give_back(std::unique_ptr<ReadSession> session);

  Path database_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<ReadSession>> idle_;
};

}  // namespace strongroom::store::embedded
