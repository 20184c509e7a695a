// SPDX-License-Identifier: Apache-2.0
#include "web/site.h"

#include <utility>

#include "web/assets.h"
#include "web/known_gaps.h"
#include "web/mirror/challenge_gate.h"
#include "web/pages/messages.h"
#include "web/pages/templates.h"

namespace strongroom::web {

Site::Site(const archive::Archive& archive) : archive_(archive), challenge_gate_(std::make_unique<ChallengeGate>()) {}

Site::~Site() = default;

Result<std::unique_ptr<Site>> Site::create(const archive::Archive& archive) {
  const Path theme = archive.folder() / "theme";
  std::unique_ptr<Site> site(new Site(archive));
  site->messages_ = std::make_unique<Messages>(Messages::compiled_in());
  auto templates = Templates::load(*site->messages_, archive.files(), theme);
  if (!templates) return fail(templates.error());
  site->templates_ = std::make_unique<Templates>(std::move(*templates));
  site->assets_ = std::make_unique<Assets>(Assets::load(archive.files(), theme));
  site->gaps_ = std::make_unique<KnownGaps>(archive);
  return site;
}

}  // namespace strongroom::web
