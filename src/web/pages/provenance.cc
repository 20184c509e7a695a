// SPDX-License-Identifier: Apache-2.0
#include "web/pages/provenance.h"

#include <algorithm>
#include <charconv>

#include "web/pages/body.h"

namespace strongroom::web {

namespace {

std::string_view line(std::string_view text, size_t number) {
  for (; number > 0; --number) text.remove_prefix(std::min(text.size(), text.find('\n') + 1));
  return text.substr(0, text.find('\n'));
}

bool shows_part(const records::Capture& capture, const records::ItemId& id) {
  return std::any_of(capture.sightings.begin(), capture.sightings.end(),
                     [&](const records::Sighting& seen) { return seen.id == id && seen.truncated; });
}

Provenance::Capture make_capture(const records::Capture& capture, const records::ItemId& id, const Site& site,
                                 const Interface& interface, const Addresses& addresses) {
  Provenance::Capture shown;
  shown.source = capture.source;
  if (!capture.record.empty()) shown.place = capture.record + " @ " + std::to_string(capture.offset);
  shown.url = capture.url;
  if (is_safe_address(capture.url)) shown.href = capture.url;
  shown.moment = interface.moment(capture.received_at);
  if (capture.captured_at) shown.captured = interface.moment(*capture.captured_at);
  shown.digest = capture.original.hex();
  shown.size = interface.plural("bytes", capture.size_bytes);
  if (site.store().is_public_original(capture.original)) shown.original = addresses.original(capture.original);
  shown.partial = shows_part(capture, id);
  return shown;
}

std::string summary_of(const std::vector<records::Capture>& captures, const Interface& interface) {
  if (captures.empty()) return {};
  const auto first = std::min_element(captures.begin(), captures.end(),
                                      [](const auto& a, const auto& b) { return a.received_at < b.received_at; });
  return interface.format("held_since", {{"date", interface.date(first->received_at.date())},
                                         {"captures", interface.plural("captures", captures.size())}});
}

}  // namespace

View Provenance::Capture::view() const {
  return View::of({{"source", source},
                   {"place", place},
                   {"url", url},
                   {"href", href},
                   {"moment", moment},
                   {"captured", captured},
                   {"digest", digest},
                   {"size", size},
                   {"original", original},
                   {"partial", partial}});
}

View Provenance::view() const {
  return View::of({{"summary", summary},
                   {"captures", View::list(captures)},
                   {"any_custody", !custody.empty()},
                   {"custody", View::list(custody)},
                   {"revision", revision},
                   {"entry", entry},
                   {"checkpoint_size", checkpoint_size},
                   {"record_digest", record_digest},
                   {"committed", committed},
                   {"proof_page", proof_page},
                   {"proof_file", proof_file},
                   {"file_name", file_name},
                   {"check_command", check_command},
                   {"prove_command", prove_command}});
}

CheckpointFacts read_checkpoint(std::string_view checkpoint) {
  // https://c2sp.org/tlog-checkpoint: origin, size, root hash, a line each.
  CheckpointFacts facts;
  const auto size = line(checkpoint, 1);
  std::from_chars(size.data(), size.data() + size.size(), facts.size);
  facts.root = std::string(line(checkpoint, 2));
  return facts;
}

Provenance make_provenance(const records::ItemRevision& revision, const Site& site, const Interface& interface,
                           const Addresses& addresses) {
  Provenance provenance;
  const auto captures = site.store().captures_of(revision.id);
  provenance.summary = summary_of(captures, interface);
  for (const auto& capture : captures) {
    provenance.captures.push_back(make_capture(capture, revision.id, site, interface, addresses));
  }
  provenance.custody = make_custody(revision.id, site, interface);
  provenance.revision = interface.number(revision.revision.value);
  const CheckpointFacts checkpoint = read_checkpoint(site.archive().checkpoint());
  provenance.checkpoint_size = interface.number(checkpoint.size);
  const auto record = site.store().record(records::RecordKind::Item, revision.id.value, revision.revision);
  if (record) {
    // Entries are counted from 0 everywhere in the log's formats, so the number shown is the number to look up.
    provenance.entry = std::to_string(record->index.value);
    provenance.record_digest = record->entry.digest.hex();
    provenance.committed = record->index.value < checkpoint.size;
  }
  provenance.proof_page = addresses.proof(revision.id);
  provenance.proof_file = addresses.proof_file(revision.id);
  provenance.file_name = revision.id.value + ".tlog-proof";
  provenance.check_command =
      "strongroom check " + provenance.file_name + " --vkey '" + site.archive().verifier_key() + "'";
  provenance.prove_command = "strongroom prove my-archive " + revision.id.value;
  return provenance;
}

}  // namespace strongroom::web
