// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "archive/document_stream.h"
#include "archive/source_files.h"
#include "cli/command.h"
#include "cli/output.h"
#include "ingest/readers.h"
#include "records/extract_json.h"
#include "text/normalise.h"

namespace strongroom::cli {

namespace {

std::string names_of(const std::vector<records::Term>& terms) {
  std::string names;
  for (const records::Term& term : terms) names += (names.empty() ? "" : ", ") + term.name;
  return names;
}

class Extract final : public Command {
 public:
  void describe(Options options) override {
    options.add("FILE", sources_, "Files and folders to read").required();
    options.add_flag("--json", json_, "Print JSON Lines: listings, items and errors (docs/formats/extract.md)");
    options.footer(
        "Reads without an archive and keeps nothing: to see what a file holds before it is taken in.\n"
        "\n"
        "  strongroom extract page.html\n"
        "  strongroom extract saved-pages/ --json | jq -r 'select(.type == \"item\") | .date'");
  }

  int run() override {
    const archive::SourceFiles found = archive::list_source_files(std::vector<Path>(sources_.begin(), sources_.end()));
    for (const Error& error : found.errors) tell(error, error.file);
    const ingest::Limits limits;
    for (const Path& file : found.files) {
      archive::stream_documents(file, 0, limits, [&](archive::StreamElement element) {
        if (const auto* fault = std::get_if<Error>(&element)) {
          tell(*fault, file.string());
        } else {
          read(std::get<archive::OpenDocument>(element), limits);
        }
        return true;
      });
    }
    return failed_ ? exit_no : exit_success;
  }

 private:
  void read(const archive::OpenDocument& open, const ingest::Limits& limits) {
    const ingest::Document document = open.view();
    const ingest::Extraction extraction = ingest::read_document(document, limits);
    for (const records::Listing& listing : extraction.listings) show(listing, document);
    for (const ingest::FoundItem& found : extraction.items) show(found, document);
    for (const Error& fault : extraction.faults) {
      if (!open.in_container() || fault.code != ErrorCode::Unsupported) tell(fault, document.source);
    }
  }

  void show(const records::Listing& listing, const ingest::Document& document) const {
    if (json_) return print_line(records::extract_line(listing, document.source));
    print_line(fmt::format("{}: {} (page {} of {}, {})", document.source,
                           listing.heading.empty() ? "a list without a heading" : listing.heading, listing.page,
                           listing.pages, count_of(listing.items, "item", "items")));
  }

  void show(const ingest::FoundItem& found, const ingest::Document& document) const {
    const records::Item& item = found.item;
    if (json_) {
      return print_line(
          records::extract_line(item, {document.source, document.record, document.offset},
                                {found.evidence.date_from, found.evidence.date_confidence, found.earlier}));
    }
    const std::string words = text::shorten(item.title.empty() ? item.text() : item.title, 72);
    const std::string earlier =
        found.earlier.empty() ? "" : " [" + count_of(found.earlier.size(), "earlier state", "earlier states") + "]";
    print_line(fmt::format("  {:<10}  {:<24}  {}{}{}", item.date.date ? item.date.date->iso() : "no date",
                           text::shorten(names_of(item.categories), 24), words, item.truncated ? " [cut]" : "",
                           earlier));
  }

  void tell(const Error& error, const std::string& source) {
    failed_ = failed_ || !ingest::is_note(error);
    Error placed = error;
    if (placed.file.empty()) placed.file = source;
    if (json_) print_line(records::extract_line(error, source));
    print_error(placed);
  }

  std::vector<std::string> sources_;
  bool json_ = false;
  bool failed_ = false;
};

}  // namespace

std::unique_ptr<Command> make_extract() { return std::make_unique<Extract>(); }

}  // namespace strongroom::cli
