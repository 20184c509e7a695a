// SPDX-License-Identifier: Apache-2.0
#include "web/site.h"

#include <string>
#include <utility>
#include <vector>

#include "web/assets.h"
#include "web/known_gaps.h"
#include "web/mirror/challenge_gate.h"
#include "web/pages/messages.h"
#include "web/pages/templates.h"

namespace strongroom::web {

namespace {

// What lies in a theme is sent to everybody. A link in it may lead to keys/log.key or out of the archive, and themes
// are often what somebody else packed; nor would a backup hold what it leads to.
Result<void> refuse_links(const Path& theme) {
  std::vector<Path> paths = {theme};
  for (const char* part : {"assets", "templates"}) {
    paths.push_back(theme / part);
    for (const std::string& name : PosixFiles().list(theme / part)) paths.push_back(theme / part / name);
  }
  for (const Path& path : paths) {
    std::error_code absent;
    if (!std::filesystem::is_symlink(path, absent)) continue;
    return fail(Error{ErrorCode::Refused,
                      "it is a symbolic link, and a theme's files are sent to everybody; put a copy of what it leads "
                      "to in its place",
                      path.string(),
                      {}});
  }
  return {};
}

}  // namespace

Site::Site(const archive::Archive& archive) : archive_(archive), challenge_gate_(std::make_unique<ChallengeGate>()) {}

Site::~Site() = default;

Result<std::unique_ptr<Site>> Site::create(const archive::Archive& archive) {
  const Path theme = archive.folder() / "theme";
  if (Result<void> linkless = refuse_links(theme); !linkless) return fail(linkless.error());
  std::unique_ptr<Site> site(new Site(archive));
  site->messages_ = std::make_unique<Messages>(Messages::compiled_in());
  auto templates = Templates::load(*site->messages_, archive.files(), theme);
  if (!templates) return fail(templates.error());
  site->templates_ = std::make_unique<Templates>(std::move(*templates));
  auto assets = Assets::load(archive.files(), theme);
  if (!assets) return fail(assets.error());
  site->assets_ = std::make_unique<Assets>(std::move(*assets));
  site->gaps_ = std::make_unique<KnownGaps>(archive);
  return site;
}

}  // namespace strongroom::web
