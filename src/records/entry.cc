// SPDX-License-Identifier: Apache-2.0
#include "records/entry.h"

#include "base/random.h"
#include "records/canonical_json.h"

namespace strongroom::records {
namespace {

using namespace canonical_json;

constexpr RecordKind record_kinds[] = {RecordKind::Item, RecordKind::Capture, RecordKind::CustodyEvent,
                                       RecordKind::Decision};

json write_entry(const Entry& entry) {
  if (entry.salted) return {{"commitment", entry.digest.hex()}};
  json object = {{"kind", record_kind_name(entry.kind)}};
  object["digest"] = entry.digest.hex();
  set(object, "id", entry.id);
  set(object, "revision", entry.revision.value);
  return object;
}

Entry read_entry(const json& object) {
  if (member(object, "commitment") != nullptr) {
    return {RecordKind::Item, "", Revision(1), digest_of(object, "commitment"), true};
  }
  return {enum_of(object, "kind", record_kinds, record_kind_name), text_of(object, "id"),
          Revision(small_number_of<uint32_t>(object, "revision")), digest_of(object, "digest"), false};
}

}  // namespace

Salt make_salt() { return Salt(random_bytes(salt_size_bytes)); }

std::string canonical(const Entry& entry) { return bytes_of(write_entry(entry)); }

Result<Entry> parse_entry(std::string_view bytes) { return parse<Entry>(bytes, read_entry, "an entry"); }

Digest commit_to(std::string_view canonical_bytes, const std::optional<Salt>& salt) {
  return salt ? sha256(salt->value, canonical_bytes) : sha256(canonical_bytes);
}

}  // namespace strongroom::records
