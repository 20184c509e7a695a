// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "archive/archive.h"
#include "cli/command.h"
#include "cli/event_option.h"
#include "cli/output.h"
#include "cli/progress_line.h"
#include "exchange/bagit/export_bag.h"
#include "exchange/ocfl/export_ocfl.h"
#include "exchange/warc_export/export_warc.h"
#include "web/static_site/static_site.h"

namespace strongroom::cli {

namespace {

using exchange::Selection;

constexpr const char* software = "Strongroom " STRONGROOM_VERSION;

class Export final : public Command {
 public:
  void describe(Options options) override {
    options.add("ARCHIVE", folder_, "The archive").required();
    options.add("TARGET", target_, "The folder or file to make; there must be nothing of that name").required();
    Options form = options.add_group("Form");
    form.add_flag("--bag", bag_, "A bag (BagIt 1.0): records, proofs, originals, PREMIS");
    form.add_flag("--ocfl", ocfl_, "An OCFL 1.1 storage root: an object for each item, a version for each revision");
    form.add_flag("--warc", warc_, "A WARC 1.1 file of the captures (compressed unless its name ends in .warc)");
    form.add_flag("--site", site_, "A copy of the whole web site that needs no server and verifies itself");
    form.require(1, 1);
    Options part = options.add_group("Part", "What goes in (default: everything)");
    part.add_flag("--all", all_, "The whole archive");
    part.add("--item", item_, "One item, by its id");
    part.add("--month", month_, "The items of a month, such as 2017-10");
    part.add("--category", category_, "The items of a category, by its slug");
    part.require(0, 1);
    event_.describe(options);
    options.add_flag("--json", json_, "Print the summary as one JSON object (docs/formats/output.md)");
    options.footer(
        "What is made holds only what may be shown, and is there whole or not at all: a run that is cut off leaves\n"
        "nothing under the target's name, and the next one begins anew. Check it with: strongroom check TARGET\n"
        "\n"
        "  strongroom export my-archive october.bag --bag --month 2017-10\n"
        "  strongroom export my-archive copy-for-the-library --ocfl\n"
        "  strongroom export my-archive captures.warc.gz --warc --category harbour-news\n"
        "  strongroom export my-archive site --site\n"
        "  strongroom export my-archive for-the-court.bag --bag --item 2017-10-07-k3v9qd --by \"A. Hale\"");
  }

  int run() override {
    const Result<Selection> selection = chosen_part();
    if (!selection) return ended_by(selection.error());
    if (site_ && !std::holds_alternative<exchange::WholeArchive>(*selection)) {
      return ended_by(Error{ErrorCode::Usage, "--site copies the whole site; leave the part out", {}, {}});
    }
    const Result<archive::Archive> opened = archive::Archive::open(folder_, archive::Mode::Read);
    if (!opened) return ended_by(opened.error());
    const int code = write(*opened, *selection);
    if (code != exit_success) return code;
    const Result<void> entered = event_.enter(folder_, records::CustodyType::Exported, "success", what_was_written());
    return entered ? code : ended_by(entered.error());
  }

 private:
  int write(const archive::Archive& archive, const Selection& selection) const {
    if (bag_) return export_bag(archive, selection);
    if (ocfl_) return export_ocfl(archive, selection);
    return warc_ ? export_warc(archive, selection) : export_site(archive);
  }

  // "bag of item 2017-10-07-k3v9qd"; not the name it was given, which may tell for whom it was made.
  std::string what_was_written() const {
    const char* form = bag_ ? "bag" : ocfl_ ? "OCFL storage root" : warc_ ? "WARC file" : "copy of the site";
    const std::string part = !item_.empty()       ? "item " + item_
                             : !month_.empty()    ? "month " + month_
                             : !category_.empty() ? "category " + category_
                                                  : "everything";
    return fmt::format("{} of {}", form, part);
  }

  Result<Selection> chosen_part() const {
    if (!item_.empty()) return Selection(records::ItemId{item_});
    if (!category_.empty()) return Selection(store::TermRef{store::TermKind::Category, category_});
    if (month_.empty()) return Selection(exchange::WholeArchive{});
    const auto first = CivilDate::parse(month_ + "-01");
    if (!first) return fail(ErrorCode::Usage, "--month is not a month such as 2017-10: " + month_);
    return Selection(YearMonth::of(*first));
  }

  std::function<void(const exchange::ExportProgress&)> shown_on(ProgressLine& progress) const {
    return [&progress](const exchange::ExportProgress& now) {
      progress.show("Writing " + std::string(now.what), now.done, now.total);
    };
  }

  // What every form ends with.
  template <typename Summary>
  int finish(const Result<Summary>& summary, ProgressLine& progress, const std::string& in_words) const {
    progress.clear();
    if (!summary) return ended_by(summary.error());
    if (json_) {
      print_line(summary->to_json());
    } else {
      print_line("Wrote " + target_ + ": " + in_words + ".");
      if (!warc_) print_line("Check it with: strongroom check " + target_);
    }
    return exit_success;
  }

  int export_bag(const archive::Archive& archive, const Selection& selection) const {
    ProgressLine progress;
    const auto made = exchange::export_bag(archive, selection, target_, {software, shown_on(progress)});
    const exchange::BagSummary& sum = made ? *made : exchange::BagSummary{};
    return finish(
        made, progress,
        fmt::format("{} in {}, {}, {}; {}, {} bytes", count_of(sum.items, "item", "items"),
                    count_of(sum.revisions, "revision", "revisions"), count_of(sum.captures, "capture", "captures"),
                    count_of(sum.originals, "original", "originals"), count_of(sum.files, "file", "files"), sum.bytes));
  }

  int export_ocfl(const archive::Archive& archive, const Selection& selection) const {
    ProgressLine progress;
    const auto made = exchange::export_ocfl(archive, selection, target_, {software, shown_on(progress)});
    const exchange::OcflSummary& sum = made ? *made : exchange::OcflSummary{};
    return finish(
        made, progress,
        fmt::format("{}, {}; {}, {} bytes", count_of(sum.objects, "object", "objects"),
                    count_of(sum.versions, "version", "versions"), count_of(sum.files, "file", "files"), sum.bytes));
  }

  int export_warc(const archive::Archive& archive, const Selection& selection) const {
    ProgressLine progress;
    const auto made = exchange::export_warc(archive, selection, target_, {software, shown_on(progress)});
    const exchange::WarcSummary& sum = made ? *made : exchange::WarcSummary{};
    return finish(made, progress,
                  fmt::format("{}, {} of them of bytes seen before; {} bytes",
                              count_of(sum.records, "record", "records"), sum.revisits, sum.bytes));
  }

  int export_site(const archive::Archive& archive) const {
    ProgressLine progress;
    const auto show = [&](uint64_t written, uint64_t waiting) {
      progress.show(fmt::format("Copying pages: {} written, {} found and waiting", written, waiting));
    };
    const auto made = web::export_site(archive, target_, {show});
    const web::StaticSiteSummary& sum = made ? *made : web::StaticSiteSummary{};
    const int code = finish(
        made, progress,
        fmt::format("{} and {}; {}, {} bytes", count_of(sum.pages, "page", "pages"),
                    count_of(sum.redirects, "redirect", "redirects"), count_of(sum.files, "file", "files"), sum.bytes));
    for (const std::string& target : sum.broken) print_error("a link leads nowhere: " + target);
    return code != exit_success || sum.broken.empty() ? code : exit_no;
  }

  std::string folder_;
  std::string target_;
  bool bag_ = false;
  bool ocfl_ = false;
  bool warc_ = false;
  bool site_ = false;
  bool all_ = false;
  std::string item_;
  std::string month_;
  std::string category_;
  EventOption event_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_export() { return std::make_unique<Export>(); }

}  // namespace strongroom::cli
