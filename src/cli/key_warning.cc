// SPDX-License-Identifier: Apache-2.0
#include "cli/key_warning.h"

#include "archive/layout.h"
#include "cli/output.h"

namespace strongroom::cli {

void warn_of_open_key(const Path& key_file) {
  using std::filesystem::perms;
  std::error_code absent;
  const perms rights = std::filesystem::status(key_file, absent).permissions();
  if (absent || (rights & (perms::group_all | perms::others_all)) == perms::none) return;
  print_error(Error{ErrorCode::Refused,
                    "warning: others than its owner may use this private key, and whoever has read it can sign in your "
                    "name; run: chmod 600 " +
                        key_file.string(),
                    key_file.string(),
                    {}});
}

void warn_of_open_log_key(const std::string& archive) {
  warn_of_open_key(Path(archive) / archive::keys_folder / archive::private_key_file);
}

}  // namespace strongroom::cli
