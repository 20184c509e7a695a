// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ingest/decoding.h"
#include "ingest/export/earlier_states.h"
#include "ingest/export/exports.h"
#include "ingest/export/lexical.h"
#include "ingest/export/mobiledoc.h"
#include "ingest/export/passed_over.h"
#include "ingest/head.h"
#include "ingest/html/url.h"
#include "ingest/json/json_text.h"
#include "ingest/markup.h"
#include "ingest/stated_date.h"

namespace strongroom::ingest::ghost {
namespace {

using nlohmann::json;
using TermsByPost = std::unordered_map<std::string, std::vector<records::Term>>;

// The site's address is left out of exports, with this in its place.
std::string with_site(std::string text) {
  constexpr std::string_view stand_in = "__GHOST_URL__";
  for (size_t at = text.find(stand_in); at != std::string::npos; at = text.find(stand_in, at)) {
    text.erase(at, stand_in.size());
  }
  return text;
}

// Joins the rows of a table such as posts_tags to the names they lead to.
TermsByPost join(const json& data, std::string_view joined, std::string_view key, std::string_view named) {
  std::unordered_map<std::string, records::Term> by_id;
  for (const json& row : member(data, named)) {
    if (text_member(row, "visibility") == "internal") continue;
    by_id[text_member(row, "id")] = {text_member(row, "name"), text_member(row, "url")};
  }
  TermsByPost terms;
  for (const json& row : member(data, joined)) {
    const auto found = by_id.find(text_member(row, key));
    if (found != by_id.end()) terms[text_member(row, "post_id")].push_back(found->second);
  }
  return terms;
}

// Exports hold the whole text of what only members may read. The API, which says whether the asker may read it, gives
// of such a post no more than everybody sees.
bool is_for_members(const json& post) {
  const std::string visibility = text_member(post, "visibility");
  return !visibility.empty() && visibility != "public" && !post.contains("access");
}

class Reader {
 public:
  Reader(const json& data, const Limits& limits, Extraction& extraction)
      : data_(data),
        tags_(join(data, "posts_tags", "tag_id", "tags")),
        authors_(join(data, "posts_authors", "author_id", "users")),
        limits_(limits),
        extraction_(extraction) {}

  void run(const std::string& document_url) {
    for (const json& revision : member(data_, "post_revisions"))
      revisions_[text_member(revision, "post_id")].push_back(&revision);
    for (const char* list : {"posts", "pages"}) {
      for (const json& post : member(data_, list)) take_post(post, document_url);
    }
    for (const auto& [table, reason] : {std::pair("comments", "comment"), std::pair("members", "member"),
                                        std::pair("mobiledoc_revisions", "revision without title and status")}) {
      const json& rows = member(data_, table);
      if (rows.is_array()) passed_over_.add(reason, rows.size());
    }
    for (const auto& [post, rows] : revisions_) passed_over_.add("revision of what is not public", rows.size());
    passed_over_.tell(extraction_.faults);
  }

 private:
  void take_post(const json& post, const std::string& document_url) {
    if (!post.is_object()) return;
    const std::string status = text_member(post, "status");
    if (!status.empty() && status != "published") return passed_over_.add(status);
    if (is_for_members(post)) return passed_over_.add("for members");
    records::Item item;
    item.source_id = text_member(post, "id");
    item.title = line_of_markup(text_member(post, "title"));
    std::string address = text_member(post, "url");
    if (address.empty() && !text_member(post, "slug").empty()) address = "/" + text_member(post, "slug") + "/";
    item.url = html::resolve_url(document_url, with_site(address));
    item.date = read_stated_date(text_member(post, "published_at"));
    if (!item.date.date) item.date = read_stated_date(text_member(post, "created_at"));
    take_people_and_tags(post, item);
    take_picture(post, item);
    take_text(post, item);
    if (text_member(post, "page") == "true" || text_member(post, "page") == "1" || text_member(post, "type") == "page")
      add_field(item, "type", "page");
    FoundItem* found = add_exported(std::move(item), "ghost", text_member(post, "locale"), limits_, extraction_);
    if (found) take_revisions(post, *found);
  }

  // A revision tells the status that the post had then. It has no HTML: its text is made from the editor's own form.
  void take_revisions(const json& post, FoundItem& found) {
    const auto own = revisions_.find(found.item.source_id);
    if (own == revisions_.end() || found.item.source_id.empty()) return;
    const std::optional<std::string> changed = saved_moment(text_member(post, "updated_at"));
    EarlierStates states;
    for (const json* revision : own->second) {
      const std::string saved_as_told = text_member(*revision, "created_at");
      const std::optional<std::string> saved = saved_moment(saved_as_told);
      if (!saved || text_member(*revision, "post_status") != "published" || (changed && *saved > *changed)) {
        passed_over_.add("revision that was not public");
      } else if (states.full()) {
        passed_over_.add("revision beyond 1000");
      } else {
        states.add(*saved, 0, state_of(*revision, post, found.item), saved_as_told);
      }
    }
    revisions_.erase(own);
    const records::Item as_kept = state_of(post, post, found.item);
    states.give_to(found, as_kept.blocks.empty() ? found.item : as_kept, saved_date(text_member(post, "updated_at")));
  }

  static records::Item state_of(const json& saved, const json& post, const records::Item& item) {
    records::Item state;
    state.source_id = item.source_id;
    state.url = item.url;
    state.date = item.date;
    state.title = line_of_markup(text_member(saved, "title"));
    take_editor_text(saved, state);
    take_excerpt(saved, state);
    complete_item(state, text_member(post, "locale"));
    return state;
  }

  void take_people_and_tags(const json& post, records::Item& item) const {
    for (const json& tag : member(post, "tags")) {
      if (text_member(tag, "visibility") != "internal")
        add_term(item.tags, text_member(tag, "name"), text_member(tag, "url"));
    }
    for (const json& author : member(post, "authors"))
      add_term(item.authors, text_member(author, "name"), text_member(author, "url"));
    add_joined(tags_, item.source_id, item.tags);
    add_joined(authors_, item.source_id, item.authors);
    if (!item.authors.empty()) return;
    for (const json& user : member(data_, "users")) {
      if (text_member(user, "id") == text_member(post, "author_id")) add_term(item.authors, text_member(user, "name"));
    }
  }

  static void add_joined(const TermsByPost& joined, const std::string& id, std::vector<records::Term>& terms) {
    const auto found = joined.find(id);
    if (found == joined.end()) return;
    for (const records::Term& term : found->second) add_term(terms, term.name, term.url);
  }

  static void take_picture(const json& post, records::Item& item) {
    add_image(item, {html::resolve_url(item.url, with_site(text_member(post, "feature_image"))),
                     line_of_markup(text_member(post, "feature_image_alt")),
                     line_of_markup(text_member(post, "feature_image_caption")),
                     {}});
  }

  static void take_text(const json& post, records::Item& item) {
    set_body(item, body_of_markup(with_site(text_member(post, "html")), item.url));
    if (item.blocks.empty()) take_editor_text(post, item);
    if (item.blocks.empty()) set_body(item, body_of_plain_text(text_member(post, "plaintext")));
    take_excerpt(post, item);
  }

  static void take_editor_text(const json& post, records::Item& item) {
    set_body(item, body_of_markup(with_site(markup_of_lexical(text_member(post, "lexical"))), item.url));
    if (item.blocks.empty()) {
      set_body(item, body_of_markup(with_site(markup_of_mobiledoc(text_member(post, "mobiledoc"))), item.url));
    }
  }

  static void take_excerpt(const json& post, records::Item& item) {
    const std::string excerpt = line_of_markup(text_member(post, "custom_excerpt"));
    if (item.text().find(excerpt) == std::string::npos) add_field(item, "excerpt", excerpt);
  }

  const json& data_;
  TermsByPost tags_;
  TermsByPost authors_;
  std::unordered_map<std::string, std::vector<const json*>> revisions_;
  const Limits& limits_;
  Extraction& extraction_;
  PassedOver passed_over_;
};

// {"db":[{"data":…}]}, {"data":…} and the API's {"posts":…}.
const json& data_of(const json& root) {
  const json& databases = member(root, "db");
  const json& database = databases.is_array() && !databases.empty() ? databases.front() : root;
  const json& data = member(database, "data");
  return data.is_object() ? data : database;
}

}  // namespace

int recognises(const Document& document) {
  const Head opening(document);
  if (opening.first() != '{') return 0;
  const std::string_view head = opening.text();
  if (contains_any(head, {"\"db\""}) && contains_any(head, {"\"exported_on\"", "\"posts_tags\"", "\"posts\""}))
    return 92;
  return contains_any(head, {"\"posts\"", "\"pages\""}) &&
                 contains_any(head, {"\"mobiledoc\"", "\"lexical\"", "\"comment_id\"", "\"feature_image\""})
             ? 92
             : 0;
}

Extraction read(const Document& document, const Limits& limits) {
  Extraction extraction;
  extraction.reader = "ghost";
  const JsonText text = read_json(decode_document(document, {}, extraction.faults));
  if (text.fault) extraction.faults.push_back(*text.fault);
  Reader(data_of(text.value), limits, extraction).run(document.url);
  return extraction;
}

}  // namespace strongroom::ingest::ghost
