// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "archive/archive.h"
#include "base/json.h"
#include "cli/command.h"
#include "cli/output.h"
#include "text/normalise.h"

namespace strongroom::cli {

namespace {

std::string plain(const std::vector<text::MarkedRun>& runs) {
  std::string text;
  for (const text::MarkedRun& run : runs) text += run.text;
  return text;
}

std::string hit_json(const store::SearchHit& hit) {
  nlohmann::ordered_json categories = nlohmann::ordered_json::array();
  for (const store::TermCount& category : hit.item.categories) categories.push_back(category.name);
  const auto& date = hit.item.date.date;
  const nlohmann::ordered_json object = {
      {"id", hit.item.id.value}, {"date", date ? nlohmann::ordered_json(date->iso()) : nlohmann::ordered_json(nullptr)},
      {"title", hit.item.title}, {"categories", categories},
      {"lang", hit.item.lang},   {"snippet", plain(hit.snippet)}};
  return print_json(object);
}

class Search final : public Command {
 public:
  void describe(Options options) override {
    options.add("ARCHIVE", folder_, "The archive").required();
    options.add("QUERY", words_, "Words; \"a phrase\", begin*, -not").required();
    options.add("--category", category_, "Only this category (its name in addresses, such as press-releases)");
    options.add("--lang", language_, "Only this language, such as ar");
    options.add("--from", from_, "The first day, such as 2017-10-01");
    options.add("--to", to_, "The last day");
    options.add("--order", order_, "relevance, newest or oldest")
        .one_of({"relevance", "newest", "oldest"})
        .show_default();
    options.add("--page", page_, "Page of the results").between(1u, 1u << 30).show_default();
    options.add("--limit", limit_, "Results on a page").between(1u, 1000u).show_default();
    options.add_flag("--json", json_, "Print one JSON object a result (docs/formats/output.md)");
    options.footer(
        "  strongroom search my-archive land registry\n"
        "  strongroom search my-archive '\"civil registry\" -draft' --from 2017-01-01 --order newest");
  }

  int run() override {
    const Result<archive::Archive> opened = archive::Archive::open(folder_, archive::Mode::Read);
    if (!opened) return ended_by(opened.error());
    const Result<store::SearchQuery> query = parsed_query();
    if (!query) return ended_by(query.error());
    const Result<store::SearchPage> page = opened->store().search(*query);
    if (!page) return ended_by(Error{ErrorCode::Usage, page.error().message, {}, {}});
    for (const store::SearchHit& hit : page->hits) show(hit);
    if (!json_) print_line(in_words(*page));
    return exit_success;
  }

 private:
  std::string in_words(const store::SearchPage& page) const {
    if (page.total == 0) return "Nothing found for " + page.understood + ".";
    if (page.hits.empty()) {
      return fmt::format("There is no page {}: {} for {}.", page_, count_of(page.total, "result", "results"),
                         page.understood);
    }
    return fmt::format("{}-{} of {} for {}", page.first, page.last, page.total, page.understood);
  }

  Result<store::SearchQuery> parsed_query() const {
    store::SearchQuery query;
    for (const std::string& word : words_) query.text += (query.text.empty() ? "" : " ") + word;
    if (!category_.empty()) query.terms.push_back({store::TermKind::Category, category_});
    if (!language_.empty()) query.terms.push_back({store::TermKind::Language, language_});
    if (Result<void> from = read_day("--from", from_, query.from); !from) return fail(from.error());
    if (Result<void> to = read_day("--to", to_, query.to); !to) return fail(to.error());
    if (order_ == "newest") query.order = store::SearchOrder::Newest;
    if (order_ == "oldest") query.order = store::SearchOrder::Oldest;
    query.page = page_;
    query.page_size = limit_;
    return query;
  }

  static Result<void> read_day(const char* option, const std::string& text, std::optional<CivilDate>& day) {
    if (text.empty()) return {};
    day = CivilDate::parse(text);
    if (day) return {};
    return fail(ErrorCode::Usage, fmt::format("{} must be a day such as 2017-10-01, not \"{}\"", option, text));
  }

  void show(const store::SearchHit& hit) const {
    if (json_) return print_line(hit_json(hit));
    const std::string& title = hit.item.title.empty() ? hit.item.lead : hit.item.title;
    print_line(hit.item.id.value + "  " + text::shorten(title, 90));
    print_line("    " + plain(hit.snippet));
  }

  std::string folder_;
  std::vector<std::string> words_;
  std::string category_;
  std::string language_;
  std::string from_;
  std::string to_;
  std::string order_ = "relevance";
  uint64_t page_ = 1;
  uint32_t limit_ = 10;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_search() { return std::make_unique<Search>(); }

}  // namespace strongroom::cli
