// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <memory>

#include "store/embedded/decision_writer.h"
#include "store/embedded/item_index.h"
#include "store/embedded/statements.h"
#include "store/store.h"

namespace strongroom::store::embedded {

// The connection that writes, with all its statements. One a store.
struct WriteSession {
  explicit WriteSession(Connection c);

  Connection connection;
  ReadStatements read{connection};
  WriteStatements write{connection};
  std::atomic_flag taken;  // by a writer
  // The last document before those that the session has added and not yet settled (settling.h).
  int64_t settled_document = 0;
};

// One transaction on the session, which must outlive it and be taken for it; released with it.
class EmbeddedWriter final : public Writer {
 public:
  explicit EmbeddedWriter(WriteSession& session);
  ~EmbeddedWriter() override;
  EmbeddedWriter(const EmbeddedWriter&) = delete;
  EmbeddedWriter& operator=(const EmbeddedWriter&) = delete;

  std::optional<records::ItemId> find(const std::vector<std::string>& identity_keys) const override;
  std::vector<records::ItemRevision> items_of_day(const std::optional<CivilDate>& date, Scope scope) const override;
  std::optional<records::ItemRevision> newest(const records::ItemId& id) const override;
  bool has_item(const records::ItemId& id) const override;
  bool has_capture(std::string_view capture_id) const override;
  records::Standing standing(const records::ItemId& id) const override;

  records::EntryIndex put(const records::ItemRevision& revision, const std::vector<std::string>& identity_keys,
                          const Placement& placement, Timestamp now) override;
  void add_keys(const records::ItemId& id, const std::vector<std::string>& identity_keys) override;
  records::EntryIndex put(const records::Capture& capture) override;
  records::EntryIndex put(const records::CustodyEvent& event) override;
  std::optional<Digest> last_custody_entry(const records::CustodyRef& about) const override;
  records::EntryIndex put(const records::Decision& decision) override;
  bool can_apply(const records::Decision& decision) const override;
  void keep_derivation(std::string_view name, const Derivation& derivation) override;
  records::EntryIndex adopt(const records::Entry& entry, Timestamp now) override;
  void mend(const StoredRecord& record, Timestamp now) override;
  void commit() override;

 private:
  records::EntryIndex put_withheld(const records::ItemRevision& revision, const std::vector<std::string>& identity_keys,
                                   Timestamp now);
  // How a record is entered: as a commitment unless it is public.
  struct NewRecord {
    records::RecordKind kind;
    std::string id;
    records::Revision revision;
    records::Visibility visibility;
    records::Standing standing;
  };
  records::EntryIndex add_record(const NewRecord& record, const std::string& canonical, Timestamp now);
  void add_keys(records::EntryIndex first_entry, const std::vector<std::string>& identity_keys);

  WriteSession& session_;
  ItemIndex index_;
  DecisionWriter decisions_;
  records::EntryIndex next_entry_;
};

}  // namespace strongroom::store::embedded
