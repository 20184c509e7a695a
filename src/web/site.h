// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "archive/archive.h"
#include "base/result.h"

namespace strongroom::web {

class Templates;      // pages/templates.h: compiled-in mustache templates, overridable from <archive>/theme/
class Messages;       // pages/messages.h: the interface's sentences by language
class Assets;         // assets.h: styles, fonts, icons under a content hash
class ChallengeGate;  // mirror/challenge_gate.h: how often challenges are answered
class KnownGaps;      // known_gaps.h: what the archive lacks

// All that handlers need, shared by the server's threads. Immutable but for the gaps, which follow the archive.
class Site {
 public:
  // `archive` must outlive the site. Malformed, with the file and the place, when its theme/ cannot be used; Refused
  // when something in there is a symbolic link.
  static Result<std::unique_ptr<Site>> create(const archive::Archive& archive);
  ~Site();

  const archive::Archive& archive() const { return archive_; }
  const store::Store& store() const { return archive_.store(); }
  const Templates& templates() const { return *templates_; }
  const Messages& messages() const { return *messages_; }
  const Assets& assets() const { return *assets_; }
  const ChallengeGate& challenge_gate() const { return *challenge_gate_; }
  KnownGaps& gaps() const { return *gaps_; }

 private:
  explicit Site(const archive::Archive& archive);

  const archive::Archive& archive_;
  std::unique_ptr<Templates> templates_;
  std::unique_ptr<Messages> messages_;
  std::unique_ptr<Assets> assets_;
  std::unique_ptr<ChallengeGate> challenge_gate_;
  std::unique_ptr<KnownGaps> gaps_;
};

}  // namespace strongroom::web
