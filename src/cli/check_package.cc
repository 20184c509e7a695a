// SPDX-License-Identifier: Apache-2.0
#include "cli/check_package.h"

#include "cli/command.h"
#include "cli/output.h"
#include "cli/package_words.h"
#include "cli/progress_line.h"
#include "exchange/bagit/check_bag.h"
#include "exchange/ocfl/check_ocfl.h"
#include "exchange/static_copy/check_copy.h"

namespace strongroom::cli {

namespace {

Result<exchange::PackageReport> report_of(const Path& folder, const std::optional<log::Policy>& policy,
                                          const exchange::BytesProgress& on_progress) {
  if (exchange::looks_like_bag(folder)) {
    auto checked = exchange::check_bag(folder, policy, on_progress);
    if (!checked) return fail(checked.error());
    return std::move(checked->report);
  }
  if (exchange::looks_like_ocfl(folder)) return exchange::check_ocfl(folder, on_progress);
  if (exchange::looks_like_copy(folder)) return exchange::check_copy(folder, policy, on_progress);
  return fail(Error{ErrorCode::Usage,
                    "this folder is neither a bag, nor OCFL, nor a copy of a site (an archive is checked by: "
                    "strongroom verify)",
                    folder.string(),
                    {}});
}

}  // namespace

int check_package(const std::string& folder, const std::optional<log::Policy>& policy, ReportForm form) {
  ProgressLine progress;
  const auto report =
      report_of(folder, policy, [&](uint64_t done, uint64_t total) { progress.show("Checking", done, total); });
  progress.clear();
  if (!report) return ended_by(report.error());
  if (form == ReportForm::Json) {
    print_line(report->to_json());
  } else {
    print_problems(*report, folder);
    print_line(report->to_string());
    for (const auto& [label, value] : report->facts) print_line("  " + label + ": " + value);
  }
  return report->valid() ? exit_success : exit_no;
}

}  // namespace strongroom::cli
