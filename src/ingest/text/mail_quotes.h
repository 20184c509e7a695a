// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace strongroom::ingest::dump {

// A dump that was forwarded by mail has "> " before its lines, more than once where it was forwarded again. The text
// with spaces in the place of those marks, and of the mail's own lines above and below what it quotes; all bytes stay
// where they are. nullopt where neither most lines are
// quoted nor all that head items. Linear.
std::optional<std::string> without_mail_quotes(std::string_view utf8);

}  // namespace strongroom::ingest::dump
