// SPDX-License-Identifier: Apache-2.0
#include "ingest/feed/entry_draft.h"

#include <algorithm>

#include "ingest/feed/k2_description.h"
#include "ingest/html/url.h"
#include "ingest/markup.h"
#include "ingest/source_credit.h"
#include "ingest/stated_date.h"
#include "text/normalise.h"

namespace strongroom::ingest::feed {
namespace {

html::Body body_of(const RunningText& text, records::Item& item) {
  if (is_k2_description(text)) return read_k2_description(text, item);
  return text.plain ? body_of_plain_text(text.value) : body_of_markup(text.value, text.base_url);
}

// "The post … appeared first on …", which WordPress adds to each text of its feeds.
void drop_footer(html::Body& body) {
  if (body.blocks.size() < 2) return;
  const std::string& last = body.blocks.back().text;
  if (last.starts_with("The post ") && last.find(" appeared first on ") != std::string::npos) body.blocks.pop_back();
}

bool asks_to_read_on(const std::vector<records::Block>& blocks) {
  if (blocks.empty()) return false;
  const std::string last = text::fold(blocks.back().text.substr(0, 400));
  for (const std::string_view words : {"read more", "continue reading", "read the rest", "read full", "lire la suite",
                                       "weiterlesen", "leer mas", "читать далее", "اقرا المزيد", "اقرأ المزيد"}) {
    const std::string folded = text::fold(words);
    if (last == folded || last.ends_with(" " + folded)) return true;
    if (last.starts_with(folded) && last.size() < folded.size() + 160) return true;
  }
  return false;
}

std::string joined(const html::Body& body) { return records::joined_text(body.blocks); }

bool ends_in_dots(std::string_view sign) {
  return sign.find("…") != std::string_view::npos || sign.find("..") != std::string_view::npos;
}

// A summary that is the beginning of the text ends in a sign that it goes on.
std::string_view without_ellipsis(std::string_view text) {
  constexpr size_t longest_sign = 12;
  const size_t near = text.size() - std::min(text.size(), longest_sign);
  for (const std::string_view sign : {"[", "(", "…", "..."}) {
    if (const size_t at = text.find(sign, near); at != std::string_view::npos && ends_in_dots(text.substr(at)))
      text = text.substr(0, at);
  }
  return text.substr(0, text.find_last_not_of(' ') + 1);
}

class Finishing {
 public:
  Finishing(EntryDraft draft, const std::string& base_url) : draft_(std::move(draft)), base_url_(base_url) {}

  FoundItem run() {
    settle_url();
    settle_date();
    settle_text();
    if (item().authors.empty()) item().authors = std::move(draft_.spare_authors);
    item().truncated = item().truncated || draft_.cut_off;
    complete_item(item(), draft_.lang);
    found_.item = std::move(item());
    return std::move(found_);
  }

 private:
  records::Item& item() { return draft_.item; }

  void settle_url() {
    for (const std::string* url : {&draft_.original_url, &draft_.link, &draft_.alternate_url, &draft_.permalink}) {
      if (url->empty()) continue;
      item().url = html::resolve_url(base_url_, *url);
      return;
    }
  }

  void settle_date() {
    item().date = read_stated_date(draft_.published);
    found_.evidence = {"feed", 0.95};
    const records::PrintedDate updated = read_stated_date(draft_.updated);
    if (!item().date.date) {
      item().date = updated;
      found_.evidence = {"feed-updated", 0.7};
    } else if (updated.date && *updated.date != *item().date.date) {
      add_field(item(), "updated", draft_.updated);
    }
    if (!item().date.date) found_.evidence = {};
  }

  // The fullest text is the body; the others are kept where they say more.
  void settle_text() {
    html::Body content = body_of(draft_.content, item());
    drop_footer(content);
    choose_summary();
    html::Body summary = body_of(draft_.summary, item());
    drop_footer(summary);
    if (content.blocks.empty()) {
      item().truncated = !summary.blocks.empty() && (draft_.summary_is_excerpt || ends_in_ellipsis(summary.blocks) ||
                                                     asks_to_read_on(summary.blocks));
      set_body(item(), std::move(summary));
      return;
    }
    item().truncated = ends_in_ellipsis(content.blocks);
    const std::string text = joined(summary);
    if (joined(content).find(without_ellipsis(text)) == std::string::npos) add_field(item(), "summary", text);
    set_body(item(), std::move(content));
  }

  void choose_summary() {
    if (draft_.summary.told()) return;
    const auto told = std::find_if(draft_.spare_summaries.begin(), draft_.spare_summaries.end(),
                                   [](const RunningText& text) { return text.told(); });
    if (told == draft_.spare_summaries.end()) return;
    draft_.summary = *told;
    draft_.summary_is_excerpt = false;
  }

  EntryDraft draft_;
  const std::string& base_url_;
  FoundItem found_;
};

}  // namespace

FoundItem finish(EntryDraft draft, const std::string& base_url) { return Finishing(std::move(draft), base_url).run(); }

std::string base_url_of(xml::Element element, const std::string& document_url) {
  std::vector<std::string> bases;
  for (; element; element = element.parent()) {
    if (std::string base = element.attribute("xml:base"); !base.empty()) bases.push_back(std::move(base));
  }
  std::string url = document_url;
  for (auto base = bases.rbegin(); base != bases.rend(); ++base) url = html::resolve_url(url, *base);
  return url;
}

std::string person_name(std::string_view person) {
  const std::string line = line_of_markup(person);
  const size_t at = line.find('@');
  if (at == std::string::npos) return line;
  std::string name;
  if (const size_t open = line.find('('), close = line.rfind(')');
      open != std::string::npos && close != std::string::npos && open < close) {
    const std::string inside = text::clean_line(std::string_view(line).substr(open + 1, close - open - 1));
    name = inside.find('@') == std::string::npos ? inside : text::clean_line(std::string_view(line).substr(0, open));
  } else if (const size_t bracket = line.find('<'); bracket != std::string::npos) {
    name = text::clean_line(std::string_view(line).substr(0, bracket));
  } else if (const size_t space = line.find(' '); space != std::string::npos) {
    // "a@example.org Name" or "Name a@example.org"
    name = space > at ? line.substr(space + 1) : line.substr(0, line.rfind(' ', at));
  }
  return name.empty() ? line : name;
}

}  // namespace strongroom::ingest::feed
