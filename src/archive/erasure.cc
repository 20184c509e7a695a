// SPDX-License-Identifier: Apache-2.0
#include "archive/erasure.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "archive/crawl_file.h"
#include "archive/layout.h"
#include "archive/subject_records.h"

namespace strongroom::archive {

using records::RecordKind;
using store::Scope;

namespace {

class Eraser {
 public:
  Eraser(Archive& archive, const Subject& subject, const Decider& decider, SharedSources shared)
      : archive_(archive), store_(archive.store()), subject_(subject), decider_(decider), shared_(shared) {}

  Result<Erasure> run() {
    if (Result<void> found = check_subject(); !found) return fail(found.error());
    erasure_.was_public = was_ever_public(store_, subject_);
    add_records_of(subject_);
    if (subject_.kind == RecordKind::Item) {
      if (Result<void> sources = add_sources(); !sources) return fail(sources.error());
    }
    remove_originals();
    if (Result<void> entered = enter_decision(); !entered) return fail(entered.error());
    archive_.publish_log();
    if (Result<void> purged = store_.purge(); !purged) return fail(purged.error());
    return std::move(erasure_);
  }

 private:
  Result<void> check_subject() const {
    const auto standing = store_.standing(subject_.kind, subject_.id);
    if (standing && *standing != records::Standing::Erased) return {};
    return fail(standing ? ErrorCode::Exists : ErrorCode::NotFound,
                standing ? fmt::format("{} is erased already", subject_.id)
                         : fmt::format("the archive has no {} \"{}\"", record_kind_name(subject_.kind), subject_.id));
  }

  // Its states; and of what else is about it that which the log does not show.
  void add_records_of(const Subject& subject) {
    for (const store::StoredRecord& record : records_about(store_, subject)) {
      const bool is_state = record.entry.kind == subject.kind;
      if (is_state || record.entry.salted) entries_.insert(record.index);
      if (record.entry.kind == RecordKind::Capture) add_original(record.entry.id);
    }
  }

  void add_original(const std::string& capture_id) {
    if (const auto capture = store_.capture(capture_id, Scope::All)) captures_[capture_id] = capture->original;
  }

  Result<void> add_sources() {
    std::vector<std::string> shared;
    std::vector<records::Capture> sources = store_.captures_of(records::ItemId{subject_.id}, Scope::All);
    for (records::Capture& file : files_that_held(sources)) sources.push_back(std::move(file));
    for (const records::Capture& capture : sources) {
      const bool own = capture.reader != crawl_file_reader &&
                       std::all_of(capture.sightings.begin(), capture.sightings.end(),
                                   [&](const records::Sighting& seen) { return seen.id.value == subject_.id; });
      if (own || shared_ == SharedSources::Erase) {
        add_records_of({RecordKind::Capture, capture.id()});
      } else {
        shared.push_back(capture.id());
      }
    }
    if (!shared.empty() && shared_ == SharedSources::Refuse) {
      return fail(ErrorCode::Refused,
                  fmt::format("{} of its captures show other items too or are whole crawl files, and their originals "
                              "hold its text ({}); give "
                              "--shared erase to erase these captures, or --shared keep to leave the text in them",
                              shared.size(), fmt::join(shared, ", ")));
    }
    erasure_.kept_captures = std::move(shared);
    return {};
  }

  // The crawl files and packages that were kept whole and that these captures were read from, by their names.
  std::vector<records::Capture> files_that_held(const std::vector<records::Capture>& captures) const {
    std::set<std::string> names;
    for (const records::Capture& capture : captures)
      if (!capture.record.empty()) names.insert(capture.source);
    std::vector<records::Capture> files;
    if (names.empty()) return files;
    store_.each_capture(
        [&](const records::Capture& capture) {
          if (capture.reader == crawl_file_reader && names.contains(capture.source)) files.push_back(capture);
        },
        Scope::All);
    return files;
  }

  // Before the database forgets which they are: a crash in between leaves captures without originals, which verify
  // names and erasing again completes.
  void remove_originals() {
    std::set<Digest> originals;
    for (const auto& [id, original] : captures_) originals.insert(original);
    for (const Digest& original : originals) {
      const auto users = store_.captures_of_original(original);
      const bool used = std::any_of(users.begin(), users.end(),
                                    [&](const records::Capture& user) { return !captures_.contains(user.id()); });
      if (used) continue;
      archive_.files().remove(archive_.folder() / original_path(original));
      ++erasure_.originals;
    }
  }

  Result<void> enter_decision() {
    records::Decision& decision = erasure_.decision;
    decision.act = records::Act::Erased;
    decision.about = subject_.kind;
    decision.object = erasure_.was_public ? subject_.id : records::erased_id(*entries_.begin());
    const auto before = store_.decisions(decision.object, Scope::All);
    decision.number = records::Revision{before.empty() ? 1 : before.back().number.value + 1};
    decision.at = archive_.clock().now();
    decision.by = decider_.by;
    decision.reason = decider_.reason;
    decision.entries.assign(entries_.begin(), entries_.end());
    erasure_.records = entries_.size();
    Result<std::unique_ptr<store::Writer>> writer = store_.begin();
    if (!writer) return fail(writer.error());
    (*writer)->put(decision);
    (*writer)->commit();
    return {};
  }

  Archive& archive_;
  store::Store& store_;
  const Subject& subject_;
  const Decider& decider_;
  SharedSources shared_;
  Erasure erasure_;
  std::set<records::EntryIndex> entries_;
  std::map<std::string, Digest> captures_;  // with their originals
};

}  // namespace

Result<Erasure> erase_subject(Archive& archive, const Subject& subject, const Decider& decider, SharedSources shared) {
  return Eraser(archive, subject, decider, shared).run();
}

Result<void> complete_erasures(Archive& archive) { return archive.store().purge(); }

std::optional<records::Decision> earlier_erasure(const store::Store& store, const Digest& original,
                                                 const std::vector<std::string>& identity_keys) {
  if (auto decision = store.erasure_of("original:" + original.hex())) return decision;
  return earlier_erasure(store, identity_keys);
}

std::optional<records::Decision> earlier_erasure(const store::Store& store,
                                                 const std::vector<std::string>& identity_keys) {
  for (const std::string& key : identity_keys) {
    if (auto decision = store.erasure_of(key)) return decision;
    if (auto decision = store.erasure_of(restricted_key(key))) return decision;
  }
  return std::nullopt;
}

std::string restricted_key(std::string_view identity_key) { return "restricted:" + std::string(identity_key); }

}  // namespace strongroom::archive
