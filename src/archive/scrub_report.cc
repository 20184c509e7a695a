// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "archive/layout.h"
#include "archive/scrub.h"
#include "base/json.h"

namespace strongroom::archive {

namespace {

using json = nlohmann::ordered_json;

constexpr uint64_t report_bytes_max = 256ull << 20;

json listed(const std::vector<ScrubFinding>& findings) {
  json list = json::array();
  for (const ScrubFinding& finding : findings) {
    json object = {{"path", finding.path}};
    if (!finding.message.empty()) object["message"] = finding.message;
    list.push_back(std::move(object));
  }
  return list;
}

std::vector<ScrubFinding> findings_in(const json& list) {
  std::vector<ScrubFinding> findings;
  for (const json& object : list) findings.push_back({object.at("path"), object.value("message", "")});
  return findings;
}

Timestamp moment_in(const json& object, const char* name) {
  return Timestamp::parse_rfc3339(object.at(name).get<std::string>()).value_or(Timestamp{});
}

}  // namespace

std::string ScrubReport::to_json() const {
  const json object = {
      {"success", success()},
      {"started_at", started_at.rfc3339()},
      {"finished_at", finished_at.rfc3339()},
      {"entries", entries},
      {"originals", originals},
      {"original_bytes", original_bytes},
      {"checkpoint_size", checkpoint_size},
      {"failures",
       {{"files", {{"changed", listed(changed)}, {"missing", listed(missing)}, {"untracked", listed(untracked)}}}}}};
  return print_json(object);
}

Result<ScrubReport> ScrubReport::parse(std::string_view text) {
  const Result<json> parsed = parse_ordered_json(text);
  if (!parsed) return fail(ErrorCode::Malformed, "this is no report of a scrub", parsed.error().offset);
  try {
    const json& object = *parsed;
    const json& files = object.at("failures").at("files");
    ScrubReport report;
    report.started_at = moment_in(object, "started_at");
    report.finished_at = moment_in(object, "finished_at");
    report.entries = object.at("entries");
    report.originals = object.at("originals");
    report.original_bytes = object.at("original_bytes");
    report.checkpoint_size = object.at("checkpoint_size");
    report.changed = findings_in(files.at("changed"));
    report.missing = findings_in(files.at("missing"));
    report.untracked = findings_in(files.at("untracked"));
    return report;
  } catch (const json::exception&) {
    return fail(ErrorCode::Malformed, "this is no report of a scrub");
  }
}

Result<ScrubReport> last_scrub(const Files& files, const Path& archive) {
  const Path file = archive / fixity_folder / scrub_report_file;
  const Result<std::string> text = files.read(file, report_bytes_max);
  if (!text) return fail(text.error());
  Result<ScrubReport> report = ScrubReport::parse(*text);
  if (!report) return fail(Error{report.error().code, report.error().message, file.string(), {}});
  return report;
}

}  // namespace strongroom::archive
