// SPDX-License-Identifier: Apache-2.0
#include "ingest/k2/item_view.h"

#include <algorithm>
#include <iterator>

#include "ingest/html/blocks.h"
#include "ingest/html/inline_text.h"
#include "ingest/html/url.h"
#include "ingest/k2/listing_address.h"
#include "ingest/k2/part.h"
#include "ingest/k2/spare_parts.h"
#include "ingest/source_credit.h"
#include "ingest/text/furniture_lines.h"
#include "ingest/text/labels.h"
#include "records/address.h"
#include "text/normalise.h"
#include "text/printed_date.h"

namespace strongroom::ingest::k2 {
namespace {

using html::Node;
using records::Term;

std::vector<Node> anchors_below(Node root) {
  std::vector<Node> anchors;
  for (Node node = root; node; node = node.next_below(root)) {
    if (node.tag() == "a" && !html::is_dead_link(node.attribute("href"))) anchors.push_back(node);
  }
  return anchors;
}

// The text without "Featured" and "Edit" badges within it.
std::string title_text(Node title) {
  html::InlineText text;
  for (Node node = title; node;) {
    if (node != title && (part_of(node) == Part::Badge || node.tag() == "sup" || node.tag() == "script")) {
      node = node.after_below(title);
      continue;
    }
    if (node.is_text()) text.append(node.content());
    if (node.tag() == "br") text.append(" ");
    node = node.next_below(title);
  }
  return text.take().text;
}

void add_terms(std::vector<Term>& terms, Node root, const std::string& base_url) {
  for (const Node& anchor : anchors_below(root)) {
    Term term{anchor.text(), html::resolve_url(base_url, anchor.attribute("href"))};
    if (term.name.starts_with('#') && term.name.size() > 1) term.name.erase(0, 1);
    const bool known = std::any_of(terms.begin(), terms.end(), [&](const Term& t) { return t.name == term.name; });
    if (!term.name.empty() && !known) terms.push_back(std::move(term));
  }
}

// The words of a label that a theme prints before a name it does not link ("Published in", "Written by"): the text of
// its own element goes, what is left is the name.
std::string text_without_label(Node root) {
  for (Node child = root.first_child(); child; child = child.next_sibling()) {
    if (!child.is_element()) continue;
    const std::string whole = root.text();
    const std::string label = child.text();
    if (!label.empty() && label.size() < whole.size() && whole.starts_with(label)) {
      return text::clean_line(std::string_view(whole).substr(label.size()));
    }
    return whole;
  }
  return root.text();
}

// Neighbour links point with "«" and "»".
std::string without_arrows(std::string_view title) {
  if (title.starts_with("« ")) title.remove_prefix(std::string_view("« ").size());
  if (title.ends_with(" »")) title.remove_suffix(std::string_view(" »").size());
  return std::string(title);
}

class ViewReader {
 public:
  ViewReader(PageKind page, const std::string& base_url) : page_(page), base_url_(base_url) {}

  ViewedItem read(const std::vector<Node>& roots, const std::vector<Node>& loose_parts) {
    // Beside an item's element stands what fell out of it, because its text closes more elements than it opened.
    is_broken_ = roots.size() > 1 && part_of(roots.front()) == Part::View;
    for (const Node& root : roots) {
      if (is_broken_ && root != roots.front() && !holds_part(root)) {
        read_text(root);
      } else {
        walk(root);
      }
    }
    read_spare_date();
    read_spare_text(roots);
    const records::Item told = item();
    for (const Node& node : loose_parts) {
      const Part part = part_of(node);
      const bool is_told = (part == Part::Category && !told.categories.empty()) ||
                           (part == Part::Tags && !told.tags.empty()) ||
                           (part == Part::Attachments && !told.attachments.empty()) ||
                           (part == Part::ExtraFields && !told.fields.empty());
      if (!is_told) read_part(node, part);
    }
    finish();
    return std::move(viewed_);
  }

 private:
  records::Item& item() { return viewed_.found.item; }

  static bool is_of_text(const Node& node) {
    constexpr std::string_view tags[] = {"p", "ul", "ol", "blockquote", "table", "h3", "h4", "h5"};
    return std::find(std::begin(tags), std::end(tags), node.tag()) != std::end(tags);
  }

  // The title in a theme that gives it no class.
  static bool is_linked_heading(const Node& node) {
    const std::string_view tag = node.tag();
    return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '4' && !anchors_below(node).empty();
  }

  static bool holds_part(Node root) {
    for (Node node = root; node; node = node.next_below(root)) {
      if (node.is_element() && part_of(node) != Part::None) return true;
    }
    return false;
  }

  void walk(Node root) {
    for (Node node = root; node;) {
      const Part part = node.is_element() ? part_of(node) : Part::None;
      // An editor's unclosed element takes in all that follows it, the next item's view too. That one is read by
      // itself.
      const bool is_next_item = part == Part::View && node != root;
      node = is_next_item || read_part(node, part) ? node.after_below(root) : node.next_below(root);
    }
  }

  // Whether the node is done with all it holds.
  bool read_part(const Node& node, Part part) {
    switch (part) {
      case Part::None:
        if (node.tag() == "time" && date_attribute_.empty()) date_attribute_ = node.attribute("datetime");
        if (item().date.verbatim.empty() || !viewed_.has_body) spare_.note(node);
        if (is_linked_heading(node) && !spare_title_ && !is_in_text(node)) spare_title_ = node;
        if (is_broken_ && viewed_.has_body && is_of_text(node) && !is_in_text(node) && !holds_part(node)) {
          read_text(node);
          return true;
        }
        return node.is_comment() || node.tag() == "script" || node.tag() == "style";
      case Part::View:
      case Part::TitleLine:
      case Part::Badge:
      case Part::ExtraFieldLabel:
      case Part::ExtraFieldValue:
        return false;
      case Part::DateCreated:
        read_date(node);
        return true;
      case Part::Title:
        read_title(node);
        return true;
      case Part::Author:
        read_author(node);
        return true;
      case Part::ImageBlock:
        read_image(node);
        return true;
      case Part::ImageCaption:
        caption_ = node.text();
        return true;
      case Part::ImageCredits:
        credit_ = node.text();
        return true;
      case Part::Text:
        read_text(node);
        return false;  // see walk: what follows may stand inside
      case Part::ExtraFields:
        read_fields(node);
        return true;
      case Part::Category:
        read_category(node);
        return true;
      case Part::Tags:
        add_terms(item().tags, node, base_url_);
        return true;
      case Part::Attachments:
        read_attachments(node);
        return true;
      case Part::ReadMore:
        read_read_more(node);
        return true;
      case Part::PrintLink:
        read_print_link(node);
        return true;
      case Part::Gallery:
        read_gallery(node);
        return true;
      case Part::LinkedItems:
        read_linked(node);
        return true;
      case Part::AuthorBlock:
        read_author_block(node);
        return true;
      case Part::Ignored:
        break;
    }
    return true;
  }

  void read_spare_date() {
    if (!item().date.verbatim.empty() || !viewed_.unread_date.empty()) return;
    if (spare_.date()) read_date(spare_.date());
    const auto found = item().date.verbatim.empty() ? text::parse_date(spare_.printed_date()) : std::nullopt;
    if (!found) return;
    viewed_.unread_date.clear();
    item().date = {found->date, records::DatePrecision::Day, spare_.printed_date(), found->time};
    viewed_.found.evidence = {"text", found->ambiguous ? 0.6 : 0.8};
  }

  // The running text of a view whose theme gives it no class: from the first long paragraph on.
  void read_spare_text(const std::vector<Node>& roots) {
    constexpr ptrdiff_t spaces_min = 7;
    if (viewed_.has_body) return;
    if (spare_.body()) {
      read_text(spare_.body());
    } else {
      for (const Node& root : roots) read_text(root);
    }
    auto& blocks = item().blocks;
    const std::string title = item().title.empty() && spare_title_ ? title_text(spare_title_) : item().title;
    std::erase_if(blocks, [&](const records::Block& block) { return !title.empty() && block.text == title; });
    const auto first = std::find_if(blocks.begin(), blocks.end(), [](const records::Block& block) {
      return block.kind != records::BlockKind::Image &&
             std::count(block.text.begin(), block.text.end(), ' ') >= spaces_min;
    });
    blocks.erase(blocks.begin(), first);
    viewed_.has_body = !blocks.empty();
    if (blocks.empty()) body_images_.clear();
  }

  // "Read more..." that an editor wrote below the introduction of a list, or into its end.
  void leave_out_read_more() {
    auto& blocks = item().blocks;
    if (page_ != PageKind::Listing || blocks.empty() || blocks.back().kind != records::BlockKind::Paragraph) return;
    records::Block& last = blocks.back();
    if (dump::is_read_more(last.text)) {
      if (read_more_url_.empty() && !last.links.empty()) read_more_url_ = last.links.front().url;
      blocks.pop_back();
      viewed_.has_read_more = true;
    } else if (const size_t space = dump::read_more_at_end(last.text); space != std::string::npos) {
      last.text.resize(space);
      const size_t length = text::code_points(last.text);
      std::erase_if(last.links, [&](const records::Link& link) { return link.end > length; });
      viewed_.has_read_more = true;
    }
  }

  void read_date(const Node& node) {
    if (!item().date.verbatim.empty()) return;
    std::string printed = node.text();
    // "2 years ago", and the day where one points at it.
    if (const std::string title = text::clean_line(node.attribute("title")); text::find_dates(printed).empty()) {
      if (text::parse_date(title)) printed = title;
    }
    auto found = text::parse_date(printed, text::DayOrder::DayFirst, text::ShortYears::BesideNames);
    std::string verbatim = printed;
    if (!found) {
      found = date_in(printed);
      if (found) verbatim = printed.substr(found->start, found->end - found->start);
    }
    if (!found) {
      if (viewed_.unread_date.empty()) viewed_.unread_date = printed;
      if (const Node time = node.first_with_tag("time")) date_attribute_ = time.attribute("datetime");
      return;
    }
    item().date = {found->date, found->month_only ? records::DatePrecision::Month : records::DatePrecision::Day,
                   std::move(verbatim), found->time};
    viewed_.found.evidence = {"itemDateCreated", found->ambiguous ? 0.7 : 0.95};
  }

  // With a theme's label before it or a comment count behind.
  static std::optional<text::FoundDate> date_in(std::string_view printed) {
    const auto whole = text::find_dates(printed);
    if (!whole.empty()) return whole.front();
    const auto dates = text::find_dates(printed, text::DayOrder::DayFirst, text::ShortYears::BesideNames);
    // In "11 Oct 14 comments" there is no year.
    return !dates.empty() && dates.front().end == printed.size() ? std::optional(dates.front()) : std::nullopt;
  }

  void read_title(const Node& node) {
    if (!item().title.empty()) return;
    item().title = title_text(node);
    for (const Node& anchor : anchors_below(node)) {
      const Node around = anchor.parent();
      if (part_of(anchor) == Part::Badge || part_of(around) == Part::Badge) continue;
      item().url = html::resolve_url(base_url_, anchor.attribute("href"));
      return;
    }
    // Some themes put the heading inside the link.
    if (const Node around = node.parent(); around.tag() == "a" && !html::is_dead_link(around.attribute("href"))) {
      item().url = html::resolve_url(base_url_, around.attribute("href"));
    }
  }

  void read_author(const Node& node) {
    if (!item().authors.empty()) return;
    add_terms(item().authors, node, base_url_);
    if (!item().authors.empty()) return;
    std::string name = text_without_label(node);
    const dump::Label label = dump::label_at(name, dump::LabelKind::Author);
    // "Von" and the like may be names.
    const bool is_told = label.strength == dump::LabelStrength::Strong || label.has_colon || name.starts_with("By ") ||
                         name.starts_with("by ");
    if (is_told) name = text::clean_line(std::string_view(name).substr(label.length));
    if (!name.empty()) item().authors.push_back({std::move(name), {}});
  }

  void read_author_block(const Node& node) {
    const Node name = node.first_with_class("itemAuthorName");
    if (item().authors.empty() && name) add_terms(item().authors, name, base_url_);
  }

  void read_category(const Node& node) {
    const size_t before = item().categories.size();
    add_terms(item().categories, node, base_url_);
    if (item().categories.size() > before || before > 0) return;
    std::string name = text_without_label(node);
    // "Published in Harbour News" without any element
    const dump::Label label = dump::label_at(name, dump::LabelKind::Category);
    if (label.strength == dump::LabelStrength::Strong || label.has_colon) {
      name = text::clean_line(std::string_view(name).substr(label.length));
    }
    if (!name.empty()) item().categories.push_back({std::move(name), {}});
  }

  void read_image(const Node& block) {
    for (Node node = block; node; node = node.next_below(block)) {
      const Part part = part_of(node);
      if (part == Part::ImageCaption) caption_ = node.text();
      if (part == Part::ImageCredits) credit_ = node.text();
      if (node.tag() != "img" || !lead_image_.url.empty()) continue;
      lead_image_.url = html::image_address(node, base_url_);
      lead_image_.alt = text::clean_line(node.attribute("alt"));
    }
  }

  void read_text(const Node& node) {
    const auto is_other_part = [&](const Node& inner) {
      return inner != node && (part_of(inner) != Part::None || inner.has_class("k2Pagination") || is_of_plugin(inner));
    };
    html::Body body = html::blocks_of(node, base_url_, is_other_part);
    viewed_.has_body = true;
    std::move(body.blocks.begin(), body.blocks.end(), std::back_inserter(item().blocks));
    std::move(body.images.begin(), body.images.end(), std::back_inserter(body_images_));
  }

  void read_fields(const Node& node) {
    records::Field field;
    for (Node part = node.next_below(node); part; part = part.next_below(node)) {
      if (part_of(part) == Part::ExtraFieldLabel) field.label = part.text();
      if (part_of(part) != Part::ExtraFieldValue) continue;
      field.value = part.text();
      if (field.label.ends_with(':')) field.label.pop_back();
      if (!field.value.empty()) item().fields.push_back(std::move(field));
      field = {};
    }
  }

  void read_attachments(const Node& node) {
    for (const Node& anchor : anchors_below(node)) {
      records::Attachment attachment{html::resolve_url(base_url_, anchor.attribute("href")), anchor.text()};
      if (attachment.title.empty()) attachment.title = text::clean_line(anchor.attribute("title"));
      item().attachments.push_back(std::move(attachment));
    }
  }

  void read_read_more(const Node& node) {
    const std::vector<Node> anchors = anchors_below(node);
    if (anchors.empty()) return;
    viewed_.has_read_more = true;
    read_more_url_ = html::resolve_url(base_url_, anchors.front().attribute("href"));
  }

  void read_print_link(const Node& node) {
    for (const Node& anchor : anchors_below(node.parent())) {
      const std::string address = page_of_variant(html::resolve_url(base_url_, anchor.attribute("href")));
      if (!records::k2_item_number(address).empty()) print_url_ = address;
    }
  }

  void read_gallery(const Node& block) {
    for (Node node = block; node; node = node.next_below(block)) {
      if (node.tag() != "img") continue;
      std::string url = html::image_address(node, base_url_);
      if (!url.empty()) body_images_.push_back({std::move(url), text::clean_line(node.attribute("alt")), {}, {}});
    }
  }

  void read_linked(const Node& block) {
    for (const Node& anchor : anchors_below(block)) {
      if (auto link = item_link(anchor, base_url_); link && !link->source_id.empty()) {
        link->title = without_arrows(link->title);
        viewed_.linked.push_back(std::move(*link));
      }
    }
  }

  void finish() {
    if (spare_title_) read_title(spare_title_);
    leave_out_read_more();
    if (!lead_image_.url.empty()) {
      lead_image_.caption = caption_;
      lead_image_.credit = credit_;
      item().images.push_back(lead_image_);
    }
    std::move(body_images_.begin(), body_images_.end(), std::back_inserter(item().images));
    if (item().url.empty()) item().url = read_more_url_.empty() ? print_url_ : read_more_url_;
    item().source_id = records::k2_item_number(item().url);
    if (item().date.verbatim.empty() && !date_attribute_.empty()) {
      if (const auto date = CivilDate::parse(date_attribute_.substr(0, 10))) {
        item().date.date = *date;
        item().date.precision = records::DatePrecision::Day;
        viewed_.found.evidence = {"time", 0.85};
      }
    }
    item().source_credit = find_source_credit(item().blocks);
    const bool cut = viewed_.has_read_more || ends_in_ellipsis(item().blocks);
    item().truncated = page_ == PageKind::Listing && cut;
  }

  PageKind page_;
  const std::string& base_url_;
  bool is_broken_ = false;
  ViewedItem viewed_;
  records::Image lead_image_;
  std::string caption_;
  std::string credit_;
  std::vector<records::Image> body_images_;
  std::string read_more_url_;
  std::string print_url_;
  Node spare_title_;
  SpareParts spare_;
  std::string_view date_attribute_;  // of the page, which outlives the reader
};

}  // namespace

std::optional<records::ItemLink> item_link(const Node& anchor, const std::string& base_url) {
  if (html::is_dead_link(anchor.attribute("href"))) return std::nullopt;
  records::ItemLink link;
  link.url = html::resolve_url(base_url, anchor.attribute("href"));
  link.source_id = records::k2_item_number(link.url);
  link.title = anchor.text();
  if (link.title.empty()) link.title = text::clean_line(anchor.attribute("title"));
  return link;
}

ViewedItem read_item_view(const std::vector<Node>& roots, const std::vector<Node>& loose_parts, PageKind page,
                          const std::string& base_url) {
  return ViewReader(page, base_url).read(roots, loose_parts);
}

}  // namespace strongroom::ingest::k2
