// SPDX-License-Identifier: Apache-2.0
#include "archive/decisions.h"

#include <fmt/format.h>

#include <algorithm>

#include "archive/subject_records.h"
#include "base/assert.h"
#include "base/fault.h"

namespace strongroom::archive {

using records::Act;
using records::Decision;
using records::RecordKind;
using records::Standing;
using records::Visibility;

namespace {

Result<Standing> standing_of(const Archive& archive, const Subject& subject) {
  const auto standing = archive.store().standing(subject.kind, subject.id);
  if (!standing) {
    return fail(ErrorCode::NotFound,
                fmt::format("the archive has no {} \"{}\"", record_kind_name(subject.kind), subject.id));
  }
  if (*standing == Standing::Erased) {
    return fail(ErrorCode::Refused, fmt::format("{} was erased: nothing of it is left to show", subject.id));
  }
  return *standing;
}

Result<Decision> enter(Archive& archive, const Subject& subject, Decision decision, const Decider& decider) {
  const auto before = archive.store().decisions(subject.id, store::Scope::All);
  decision.about = subject.kind;
  decision.object = subject.id;
  decision.number = records::Revision{before.empty() ? 1 : before.back().number.value + 1};
  decision.at = archive.clock().now();
  decision.by = decider.by;
  decision.reason = decider.reason;
  Result<std::unique_ptr<store::Writer>> writer = archive.store().begin();
  if (!writer) return fail(writer.error());
  (*writer)->put(decision);
  (*writer)->commit();
  archive.publish_log();
  return decision;
}

}  // namespace

Subject Subject::named(std::string_view id) {
  return {Digest::from_hex(id) ? RecordKind::Capture : RecordKind::Item, std::string(id)};
}

Result<Decision> restrict_subject(Archive& archive, const Subject& subject, Visibility to, const Decider& decider) {
  STRONGROOM_ASSERT(to != Visibility::Public);
  const Result<Standing> standing = standing_of(archive, subject);
  if (!standing) return fail(standing.error());
  if (*standing == records::standing_of(to)) {
    return fail(ErrorCode::Exists, fmt::format("{} is {} already", subject.id, visibility_name(to)));
  }
  Decision decision;
  decision.act = Act::Restricted;
  decision.to = to;
  // A decision about what never was public would tell of it.
  if (!was_ever_public(archive.store(), subject)) decision.visibility = to;
  return enter(archive, subject, std::move(decision), decider);
}

Result<Decision> release_subject(Archive& archive, const Subject& subject, const Decider& decider) {
  const Result<Standing> standing = standing_of(archive, subject);
  if (!standing) return fail(standing.error());
  if (*standing == Standing::Public) return fail(ErrorCode::Exists, fmt::format("{} is public already", subject.id));
  Decision decision;
  decision.act = Act::Released;
  return enter(archive, subject, std::move(decision), decider);
}

Result<Decision> withdraw_subject(Archive& archive, const Subject& subject, const Decider& decider) {
  const Result<Standing> standing = standing_of(archive, subject);
  if (!standing) return fail(standing.error());
  if (*standing == Standing::Withdrawn) {
    return fail(ErrorCode::Exists, fmt::format("{} is withdrawn already", subject.id));
  }
  if (*standing != Standing::Public) {
    return fail(ErrorCode::Refused, fmt::format("{} is {}: nobody sees it, and a withdrawal would tell that it exists",
                                                subject.id, standing_name(*standing)));
  }
  Decision decision;
  decision.act = Act::Withdrawn;
  return enter(archive, subject, std::move(decision), decider);
}

std::optional<Decision> public_decision(const Archive& archive, const records::ItemId& id) {
  std::vector<Decision> decisions = archive.store().decisions(id.value);
  if (decisions.empty()) return std::nullopt;
  const Act act = decisions.back().act;
  if (act != Act::Withdrawn && act != Act::Erased) return std::nullopt;
  return std::move(decisions.back());
}

}  // namespace strongroom::archive
