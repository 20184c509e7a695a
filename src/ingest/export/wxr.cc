// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <unordered_map>
#include <vector>

#include "ingest/decoding.h"
#include "ingest/export/earlier_states.h"
#include "ingest/export/exports.h"
#include "ingest/export/passed_over.h"
#include "ingest/export/wordpress_markup.h"
#include "ingest/head.h"
#include "ingest/html/url.h"
#include "ingest/markup.h"
#include "ingest/stated_date.h"
#include "ingest/xml/tree.h"
#include "text/normalise.h"

namespace strongroom::ingest::wxr {
namespace {

using xml::Element;
using xml::Vocabulary;

constexpr std::array<std::string_view, 1> never_nested = {"item"};

std::string wordpress_field(Element item, std::string_view name) {
  return text::clean_line(item.child(Vocabulary::WordPress, name).text());
}

std::string plain_field(Element item, std::string_view name) {
  return text::clean_line(item.child(Vocabulary::Plain, name).text());
}

// What WordPress keeps beside its posts for its own use.
bool is_internal(std::string_view type) {
  return type == "nav_menu_item" || type == "customize_changeset" || type == "custom_css" || type == "oembed_cache" ||
         type == "user_request" || type.starts_with("wp_") || type.starts_with("acf-");
}

std::string meta_value(Element item, std::string_view key) {
  for (Element child = item.first_child(); child; child = child.next_sibling()) {
    if (child.is(Vocabulary::WordPress, "postmeta") && wordpress_field(child, "meta_key") == key)
      return child.child(Vocabulary::WordPress, "meta_value").text();
  }
  return {};
}

bool is_picture(std::string_view url) {
  const std::string_view path = url.substr(0, url.find_first_of("?#"));
  for (const std::string_view ending :
       {".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif", ".JPG", ".JPEG", ".PNG", ".GIF"}) {
    if (path.ends_with(ending)) return true;
  }
  return false;
}

// "41-autosave-v1", and "41-autosave" of old versions: what an editor had typed and not yet saved.
bool is_autosave(Element revision) {
  return wordpress_field(revision, "post_name").find("-autosave") != std::string::npos;
}

uint64_t number_of(Element item) {
  const std::string digits = wordpress_field(item, "post_id");
  uint64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

// One of the two clocks that WordPress tells each moment by. Exports of before 5.7 have no moments of change, and
// those of a revision are then its date.
struct WordPressClock {
  const char* date;
  const char* modified;

  std::optional<std::string> published(Element post) const { return saved_moment(wordpress_field(post, date)); }
  std::optional<std::string> changed(Element post) const { return saved_moment(wordpress_field(post, modified)); }
  std::string saved_as_told(Element revision) const {
    const std::string told = wordpress_field(revision, modified);
    return saved_moment(told) ? told : wordpress_field(revision, date);
  }
  // Whether a revision was saved while its post was public and at the latest with what is public now.
  bool was_public(Element revision, Element post) const {
    const std::optional<std::string> saved = saved_moment(saved_as_told(revision));
    const std::optional<std::string> first = published(post);
    const std::optional<std::string> last = changed(post);
    if (!saved || !first || *saved < *first || (last && *saved > *last)) return false;
    const std::string status = wordpress_field(revision, "status");
    const bool may_be_shown = status.empty() || status == "inherit" || status == "publish";
    return may_be_shown && wordpress_field(revision, "post_password").empty();
  }
};

constexpr WordPressClock universal_clock = {"post_date_gmt", "post_modified_gmt"};
constexpr WordPressClock local_clock = {"post_date", "post_modified"};

// The universal one knows no hour twice, and serves where it tells everything that has to be compared.
WordPressClock clock_for(Element post, const std::vector<Element>& revisions) {
  const bool tells_post =
      universal_clock.published(post) && (universal_clock.changed(post).has_value() || !local_clock.changed(post));
  const bool tells_all = tells_post && std::all_of(revisions.begin(), revisions.end(), [](Element revision) {
                           return saved_moment(universal_clock.saved_as_told(revision)).has_value();
                         });
  return tells_all ? universal_clock : local_clock;
}

class Reader {
 public:
  Reader(const Limits& limits, Extraction& extraction) : limits_(limits), extraction_(extraction) {}

  void run(Element root, const Document& document) {
    const Element channel = root.first_below(Vocabulary::Plain, "channel");
    site_ = html::resolve_url(document.url, plain_field(channel, "link"));
    if (!site_.ends_with('/')) site_ += '/';
    lang_ = plain_field(channel, "language");
    collect(root);
    for (const Element& post : posts_) take_post(post);
    tell_unused_files();
    tell_unused_revisions();
    passed_over_.tell(extraction_.faults);
  }

 private:
  // Authors, attachments and revisions may stand anywhere, so that they are gathered before the posts are read.
  void collect(Element root) {
    for (Element element = root; element; element = element.next_below(root)) {
      if (element.is(Vocabulary::WordPress, "author")) collect_author(element);
      if (!element.is(Vocabulary::Plain, "item")) continue;
      const std::string type = wordpress_field(element, "post_type");
      if (type == "attachment") {
        collect_file(element);
      } else if (type == "revision") {
        collect_revision(element);
      } else {
        posts_.push_back(element);
      }
    }
  }

  void collect_author(Element author) {
    const std::string login = wordpress_field(author, "author_login");
    std::string name = wordpress_field(author, "author_display_name");
    if (name.empty()) {
      name = text::clean_line(wordpress_field(author, "author_first_name") + " " +
                              wordpress_field(author, "author_last_name"));
    }
    if (!login.empty() && !name.empty()) author_names_[login] = name;
  }

  void collect_file(Element item) {
    const size_t index = files_.size();
    files_.push_back({item, false});
    files_by_id_[wordpress_field(item, "post_id")] = index;
    files_by_parent_[wordpress_field(item, "post_parent")].push_back(index);
  }

  void collect_revision(Element item) {
    if (is_autosave(item)) return passed_over_.add("autosave");
    revisions_by_parent_[wordpress_field(item, "post_parent")].push_back(item);
  }

  void take_post(Element post) {
    const std::string type = wordpress_field(post, "post_type");
    const std::string status = wordpress_field(post, "status");
    if (is_internal(type)) return passed_over_.add("menu or setting");
    if (!status.empty() && status != "publish") return passed_over_.add(status);
    if (!wordpress_field(post, "post_password").empty()) return passed_over_.add("with a password");
    records::Item item;
    item.source_id = wordpress_field(post, "post_id");
    item.title = line_of_markup(post.child(Vocabulary::Plain, "title").markup());
    item.url = address_of(post);
    item.date = date_of(post);
    take_terms(post, item);
    take_text(post, item);
    take_files(post, item);
    take_fields(post, type, item);
    item.truncated = !post.closed();
    passed_over_.add("comment", post.children(Vocabulary::WordPress, "comment").size());
    FoundItem* found = add_exported(std::move(item), "wp:post_date", lang_, limits_, extraction_);
    if (found) take_revisions(post, *found);
  }

  // Each save of a post leaves a revision. Those before its publication were drafts; those after the last change of
  // what is public, which plugins make, wait to become public.
  void take_revisions(Element post, FoundItem& found) {
    const auto own = revisions_by_parent_.find(found.item.source_id);
    if (own == revisions_by_parent_.end() || found.item.source_id.empty()) return;
    const std::vector<Element> revisions = std::move(own->second);
    revisions_by_parent_.erase(own);
    const WordPressClock clock = clock_for(post, revisions);
    EarlierStates states;
    for (const Element& revision : revisions) {
      if (!clock.was_public(revision, post)) {
        passed_over_.add("revision that was not public");
      } else if (states.full()) {
        passed_over_.add("revision beyond 1000");
      } else {
        const std::string saved = clock.saved_as_told(revision);
        const std::string local = local_clock.saved_as_told(revision);
        states.add(*saved_moment(saved), number_of(revision), state_of(revision, found.item),
                   local.empty() ? saved : local);
      }
    }
    states.give_to(found, found.item, saved_date(wordpress_field(post, local_clock.modified)));
  }

  // A revision tells title, text and excerpt of its time. What else the post has is told of today.
  records::Item state_of(Element revision, const records::Item& post) const {
    records::Item item;
    item.source_id = post.source_id;
    item.url = post.url;
    item.date = post.date;
    item.title = line_of_markup(revision.child(Vocabulary::Plain, "title").markup());
    take_text(revision, item);
    item.truncated = !revision.closed();
    complete_item(item, lang_);
    return item;
  }

  // The permanent link; of a post without one its number, which WordPress answers by sending on to the link.
  std::string address_of(Element post) const {
    for (const char* name : {"link", "guid"}) {
      const std::string address = plain_field(post, name);
      if (!address.empty() && (html::is_absolute_url(address) || address[0] == '/'))
        return html::resolve_url(site_, address);
    }
    const std::string slug = wordpress_field(post, "post_name");
    if (!slug.empty()) return html::resolve_url(site_, slug);
    const std::string number = wordpress_field(post, "post_id");
    return number.empty() || !html::is_absolute_url(site_) ? std::string() : site_ + "?p=" + number;
  }

  static records::PrintedDate date_of(Element post) {
    for (const char* name : {"post_date", "post_date_gmt"}) {
      if (auto date = read_stated_date(wordpress_field(post, name)); date.date) return date;
    }
    return read_stated_date(plain_field(post, "pubDate"));
  }

  void take_terms(Element post, records::Item& item) const {
    for (const Element& term : post.children(Vocabulary::Plain, "category")) {
      const std::string domain = term.attribute("domain");
      if (domain == "post_tag" || domain == "tag") {
        add_term(item.tags, term.text());
      } else if (domain == "author") {
        add_term(item.authors, term.text());
      } else if (domain.empty() || domain == "category") {
        add_term(item.categories, term.text());
      } else if (domain != "post_format" && domain != "nav_menu") {
        add_field(item, domain, term.text());
      }
    }
    if (!item.authors.empty()) return;
    for (const Element& creator : post.children(Vocabulary::DublinCore, "creator")) {
      const std::string login = text::clean_line(creator.text());
      const auto known = author_names_.find(login);
      add_term(item.authors, known == author_names_.end() ? login : known->second);
    }
  }

  void take_text(Element post, records::Item& item) const {
    const std::string content = post.child(Vocabulary::Content, "encoded").markup();
    set_body(item, body_of_markup(wordpress_html(content), item.url.empty() ? site_ : item.url));
    const std::string excerpt = line_of_markup(post.child(Vocabulary::Excerpt, "encoded").markup());
    if (item.blocks.empty()) {
      set_body(item, body_of_plain_text(excerpt));
    } else if (item.text().find(excerpt) == std::string::npos) {
      add_field(item, "excerpt", excerpt);
    }
  }

  void take_files(Element post, records::Item& item) {
    const auto thumbnail = files_by_id_.find(text::clean_line(meta_value(post, "_thumbnail_id")));
    if (thumbnail != files_by_id_.end()) take_file(files_[thumbnail->second], true, item);
    const auto own = item.source_id.empty() ? files_by_parent_.end() : files_by_parent_.find(item.source_id);
    if (own != files_by_parent_.end()) {
      for (const size_t index : own->second) {
        const bool is_thumbnail = thumbnail != files_by_id_.end() && thumbnail->second == index;
        if (!is_thumbnail) take_file(files_[index], false, item);
      }
    }
    const std::string enclosure = meta_value(post, "enclosure");
    add_attachment(item, enclosure.substr(0, enclosure.find('\n')), {});
  }

  struct File {
    Element element;
    bool used = false;
  };

  void take_file(File& file, bool is_thumbnail, records::Item& item) const {
    file.used = true;
    std::string url = wordpress_field(file.element, "attachment_url");
    if (url.empty()) url = plain_field(file.element, "link");
    url = html::resolve_url(site_, url);
    const std::string title = plain_field(file.element, "title");
    if (!is_thumbnail && !is_picture(url)) return add_attachment(item, url, title);
    records::Image image{url, text::clean_line(meta_value(file.element, "_wp_attachment_image_alt")), {}, {}};
    image.caption = line_of_markup(file.element.child(Vocabulary::Excerpt, "encoded").markup());
    if (image.caption.empty())
      image.caption = line_of_markup(file.element.child(Vocabulary::Content, "encoded").markup());
    if (image.alt.empty()) image.alt = title;
    add_image(item, std::move(image));
  }

  // What the site's authors added of their own; keys with an underscore are those of programs.
  void take_fields(Element post, const std::string& type, records::Item& item) const {
    if (!type.empty() && type != "post") add_field(item, "type", type);
    for (const Element& meta : post.children(Vocabulary::WordPress, "postmeta")) {
      const std::string key = wordpress_field(meta, "meta_key");
      const std::string value = meta.child(Vocabulary::WordPress, "meta_value").text();
      const bool is_for_people = !key.starts_with('_') && key != "enclosure" && !value.starts_with("a:");
      if (is_for_people) add_field(item, key, value);
    }
    const records::PrintedDate modified = read_stated_date(wordpress_field(post, "post_modified"));
    if (modified.date && *modified.date != item.date.date) add_field(item, "modified", modified.date->iso());
  }

  void tell_unused_files() {
    for (const File& file : files_) {
      if (!file.used) passed_over_.add("attachment of no entry");
    }
  }

  void tell_unused_revisions() {
    for (const auto& [parent, revisions] : revisions_by_parent_)
      passed_over_.add("revision of what is not public", revisions.size());
  }

  const Limits& limits_;
  Extraction& extraction_;
  std::string site_;
  std::string lang_;
  std::unordered_map<std::string, std::string> author_names_;
  std::vector<Element> posts_;
  std::vector<File> files_;
  std::unordered_map<std::string, size_t> files_by_id_;
  std::unordered_map<std::string, std::vector<size_t>> files_by_parent_;
  std::unordered_map<std::string, std::vector<Element>> revisions_by_parent_;
  PassedOver passed_over_;
};

}  // namespace

int recognises(const Document& document) {
  const Head opening(document);
  if (opening.is_page()) return 0;
  const std::string_view head = opening.text();
  return contains_any(head, {"wordpress.org/export/", "<wp:wxr_version"}) && contains_any(head, {"<rss", "<channel"})
             ? 98
             : 0;
}

Extraction read(const Document& document, const Limits& limits) {
  Extraction extraction;
  extraction.reader = "wxr";
  std::string utf8 = decode_document(document, declared_charset_of(document.bytes), extraction.faults);
  const xml::Tree tree = xml::Tree::parse(std::move(utf8), {limits.depth_max, never_nested});
  Reader(limits, extraction).run(tree.root(), document);
  extraction.faults.insert(extraction.faults.end(), tree.faults().begin(), tree.faults().end());
  return extraction;
}

}  // namespace strongroom::ingest::wxr
