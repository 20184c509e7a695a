// SPDX-License-Identifier: Apache-2.0
#include "exchange/mirror/original_copy.h"

#include <atomic>
#include <mutex>
#include <set>
#include <thread>

#include "archive/layout.h"
#include "base/fault.h"

namespace strongroom::exchange {

namespace {

// Threads that take the next original until there is none.
class OriginalFetch {
 public:
  OriginalFetch(Files& files, const Path& folder, const std::vector<NamedOriginal>& wanted, const MirrorSource& source,
                const MirrorOptions& options, MirrorReport& report)
      : files_(files), folder_(folder), wanted_(wanted), source_(source), options_(options), report_(report) {}

  void run() {
    std::vector<std::thread> threads;
    const size_t count = std::min<size_t>(std::max(1u, options_.connections), wanted_.size());
    for (size_t i = 0; i < count; ++i) threads.emplace_back([this] { work(); });
    for (std::thread& thread : threads) thread.join();
    if (!fault_.empty()) throw Fault(fault_);
  }

 private:
  void work() {
    try {
      while (!stopped_ && !(options_.should_stop && options_.should_stop())) {
        const size_t at = next_++;
        if (at >= wanted_.size()) return;
        fetch(wanted_[at]);
      }
    } catch (const std::exception& fault) {
      const std::scoped_lock lock(mutex_);
      fault_ = fault.what();
      stopped_ = true;
    }
  }

  void fetch(const NamedOriginal& original) {
    Result<std::string> bytes = source_.original(original.digest, original.size_bytes);
    // Whatever the source says that it checked: nothing else stands between it and the disk.
    if (bytes && (bytes->size() != original.size_bytes || sha256(*bytes) != original.digest)) {
      bytes = fail(Error{ErrorCode::Mismatch,
                         "the original's size or digest is not what its record says",
                         source_.name() + "/originals/" + original.digest.hex(),
                         {}});
    }
    if (bytes) files_.write_durably({{folder_ / archive::original_path(original.digest), std::move(*bytes)}});
    const std::scoped_lock lock(mutex_);
    if (bytes) {
      ++report_.originals;
      report_.bytes += original.size_bytes;
    } else {
      report_.not_had.push_back(bytes.error());
    }
    if (options_.on_progress) options_.on_progress({MirrorStep::Originals, ++done_, wanted_.size()});
  }

  Files& files_;
  const Path& folder_;
  const std::vector<NamedOriginal>& wanted_;
  const MirrorSource& source_;
  const MirrorOptions& options_;
  MirrorReport& report_;
  std::atomic<size_t> next_ = 0;
  std::atomic<bool> stopped_ = false;
  std::mutex mutex_;
  uint64_t done_ = 0;
  std::string fault_;
};

}  // namespace

std::vector<NamedOriginal> named_originals(const store::Store& store) {
  std::vector<NamedOriginal> named;
  std::set<Digest> seen;
  store.each_capture([&](const records::Capture& capture) {
    if (seen.insert(capture.original).second) named.push_back({capture.original, capture.size_bytes});
  });
  return named;
}

void copy_originals(Files& files, const Path& folder, const store::Store& store, const MirrorSource& source,
                    const MirrorOptions& options, MirrorReport& report) {
  std::vector<NamedOriginal> wanted = named_originals(store);
  std::erase_if(wanted, [&](const NamedOriginal& original) {
    return files.exists(folder / archive::original_path(original.digest));
  });
  fetch_originals(files, folder, wanted, source, options, report);
}

void fetch_originals(Files& files, const Path& folder, const std::vector<NamedOriginal>& wanted,
                     const MirrorSource& source, const MirrorOptions& options, MirrorReport& report) {
  OriginalFetch(files, folder, wanted, source, options, report).run();
}

void remove_erased_originals(Files& files, const Path& folder, const store::Store& store) {
  const Path originals = folder / archive::originals_folder;
  for (const std::string& prefix : files.list(originals)) {
    for (const std::string& name : files.list(originals / prefix)) {
      const auto digest = Digest::from_hex(name);
      if (!digest || !store.captures_of_original(*digest).empty()) continue;
      if (store.erasure_of("original:" + name)) files.remove(originals / prefix / name);
    }
  }
}

}  // namespace strongroom::exchange
