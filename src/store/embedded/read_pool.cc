// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/read_pool.h"

#include "base/fault.h"

namespace strongroom::store::embedded {

ReadPool::Snapshot::Snapshot(ReadPool& pool, std::unique_ptr<ReadSession> session)
    : pool_(pool), session_(std::move(session)) {
  session_->connection.execute("BEGIN");
}

ReadPool::Snapshot::~Snapshot() {
  session_->connection.roll_back();
  pool_.give_back(std::move(session_));
}

ReadPool::Snapshot ReadPool::snapshot() { return Snapshot(*this, take()); }

std::unique_ptr<ReadSession> ReadPool::take() {
  {
    const std::lock_guard lock(mutex_);
    while (!idle_.empty()) {
      auto session = std::move(idle_.back());
      idle_.pop_back();
      if (!session->connection.is_outdated()) return session;
    }
  }
  auto connection = Connection::open(database_, Access::Read);
  if (!connection) throw Fault(connection.error().to_string());
  return std::make_unique<ReadSession>(*std::move(connection));
}

void ReadPool::give_back(std::unique_ptr<ReadSession> session) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(session));
}

}  // namespace strongroom::store::embedded
