// SPDX-License-Identifier: Apache-2.0
#include "ingest/k2/page_survey.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "ingest/k2/part.h"
#include "text/normalise.h"

namespace strongroom::ingest::k2 {
namespace {

using html::Node;
using records::FilterKind;

constexpr std::string_view start_of_page_id = "startOfPageId";

struct Hash {
  size_t operator()(const Node& node) const { return node.hash(); }
};

class Surveyor {
 public:
  PageSurvey run(Node root) {
    for (Node node = root; node; node = node.next_below(root)) {
      if (node.is_comment()) look_at_comment(node);
      if (node.is_element()) look_at_element(node);
    }
    choose_items(root);
    order_headings();
    return std::move(survey_);
  }

 private:
  static bool says(const Node& node, std::string_view words) {
    return node.is_comment() && node.content().find(words) != std::string_view::npos;
  }

  // Where an item's neighbourhood ends at the latest.
  static bool is_mark(const Node& node) {
    return says(node, "K2 Item Layout") || part_of(node) == Part::View || node.has_class("k2Pagination");
  }

  static bool holds_mark(const Node& node) {
    for (Node inner = node; inner; inner = inner.next_below(node)) {
      if (is_mark(inner)) return true;
    }
    return false;
  }

  // What stands between the end of the item's element and the comment that ends its layout.
  static void add_spilled(std::vector<Node>& nodes, Node root) {
    std::vector<Node> spilled;
    for (Node node = nodes.front().after_below(root); node;) {
      if (says(node, "End K2 Item Layout")) {
        nodes.insert(nodes.end(), spilled.begin(), spilled.end());
        return;
      }
      if (is_mark(node)) return;
      const bool is_around = node.is_element() && holds_mark(node);
      if (node.is_element() && !is_around) spilled.push_back(node);
      node = is_around ? node.next_below(root) : node.after_below(root);
    }
  }

  void look_at_comment(const Node& comment) {
    if (says(comment, "End K2 Item Layout")) has_end_comments_ = true;
    if (!says(comment, "Start K2 Item Layout")) return;
    std::vector<Node> between;
    for (Node node = comment.next_sibling(); node; node = node.next_sibling()) {
      // A start without an end: what follows belongs to the next one, which looks for itself.
      if (says(node, "Start K2 Item Layout")) return;
      if (says(node, "End K2 Item Layout")) {
        if (!between.empty()) by_comment_.push_back(std::move(between));
        return;
      }
      if (node.is_element()) between.push_back(node);
    }
  }

  void look_at_element(const Node& node) {
    const std::string_view tag = node.tag();
    const std::string_view id = node.attribute("id");
    if (id == "genericItemListNothingFound") survey_.nothing_found = true;
    if (id.starts_with(start_of_page_id)) {
      survey_.item_number = std::string(id.substr(start_of_page_id.size()));
      survey_.kind = PageKind::Item;
    }
    if (id == "k2Container") in_container_ = true;
    if (tag == "h1") (in_container_ ? container_h1_ : page_h1_).push_back(node);
    look_at_classes(node);
    look_at_part(node);
  }

  void look_at_classes(const Node& node) {
    html::ClassTokens tokens(node.attribute("class"));
    for (std::string_view token = tokens.next(); !token.empty(); token = tokens.next()) {
      if (token == "k2Pagination" ||
          ((token == "pagination" || token == "pagination-wrapper") && !survey_.pagination)) {
        survey_.pagination = node;
      }
      if (token == "k2BreadcrumbsBlock") survey_.breadcrumbs = node;
      if ((token == "breadcrumb" || token == "breadcrumbs") && !survey_.breadcrumbs) survey_.breadcrumbs = node;
      if (token == "k2FeedIcon") survey_.feed_link = node.first_with_tag("a");
      if (token.starts_with("componentheading")) component_headings_.push_back(node);
      if (token == "itemListCategory" || token == "latestItemsCategory" || token == "userBlock") {
        name_blocks_.push_back(node);
      }
      if (token == "genericView") in_container_ = true;
      if (token == "itemListView") survey_.list_kind = FilterKind::Category;
      if (token == "tagView") survey_.list_kind = FilterKind::Tag;
      if (token == "userView") survey_.list_kind = FilterKind::Author;
      if (token == "latestView") survey_.list_kind = FilterKind::Latest;
      if (token == "genericSearchForm") look_at_search_form(node);
      if (token == "itemView") ++item_views_;
      if (token == "liveSearchResults") add_live_results(node);
    }
  }

  // Stands above the results of a search, and on no other list.
  void look_at_search_form(const Node& form) {
    survey_.list_kind = FilterKind::Search;
    for (Node node = form.next_below(form); node; node = node.next_below(form)) {
      if (node.attribute("name") == "searchword") survey_.search_words = text::clean_line(node.attribute("value"));
    }
  }

  // What K2's search box shows while one types: links alone.
  void add_live_results(const Node& list) {
    survey_.list_kind = FilterKind::Search;
    for (Node node = list.next_below(list); node; node = node.next_below(list)) {
      if (node.tag() == "a") survey_.title_links.push_back(node);
    }
  }

  void look_at_part(const Node& node) {
    if (is_module_title(node)) {
      survey_.title_links.push_back(node);
      return;
    }
    switch (part_of(node)) {
      case Part::View:
        by_class_.push_back({node});
        break;
      case Part::TitleLine:
        survey_.title_links.push_back(node);
        break;
      case Part::DateCreated:
        dates_.push_back(node);
        break;
      case Part::Title:
        titles_.push_back(node);
        break;
      case Part::Category:
      case Part::Tags:
      case Part::Attachments:
      case Part::ExtraFields:
      case Part::LinkedItems:
        if (parts_.size() < parts_max) parts_.push_back(node);
        break;
      default:
        break;
    }
  }

  void choose_items(Node root) {
    if (!by_class_.empty()) {
      survey_.items = std::move(by_class_);
      if (has_end_comments_) {
        for (auto& nodes : survey_.items) add_spilled(nodes, root);
      }
    } else if (!by_comment_.empty()) {
      survey_.items = std::move(by_comment_);
    } else {
      survey_.items = grouped(root, titles_.size() >= dates_.size() ? titles_ : dates_);
    }
    if (item_views_ > 0 && survey_.items.size() == 1) survey_.kind = PageKind::Item;
    const bool has_one_view = survey_.items.size() == 1 && part_of(survey_.items[0].front()) == Part::View;
    if (survey_.kind == PageKind::Item && has_one_view) add_loose_parts();
  }

  void add_loose_parts() {
    const std::unordered_set<Node, Hash> nodes(survey_.items[0].begin(), survey_.items[0].end());
    const auto is_inside = [&](Node node) {
      while (node && !nodes.contains(node)) node = node.parent();
      return static_cast<bool>(node);
    };
    for (const Node& part : parts_) {
      if (!is_inside(part)) survey_.loose_parts.push_back(part);
    }
  }

  // Without an element around each item: the largest part of the page around each mark that holds no other mark.
  static std::vector<std::vector<Node>> grouped(Node root, const std::vector<Node>& marks) {
    std::vector<std::vector<Node>> items;
    if (marks.empty()) return items;
    std::unordered_map<Node, size_t, Hash> marks_below;
    for (const Node& mark : marks) {
      for (Node node = mark; node; node = node.parent()) ++marks_below[node];
    }
    for (const Node& mark : marks) {
      Node around = mark;
      while (around.parent() && around.parent() != root && around.parent().tag() != "body" &&
             marks_below[around.parent()] == 1) {
        around = around.parent();
      }
      items.push_back({around});
    }
    return items;
  }

  void order_headings() {
    auto& headings = survey_.headings;
    for (const Node& block : name_blocks_) {
      for (const char* tag : {"h1", "h2", "h3"}) {
        if (const Node heading = block.first_with_tag(tag)) {
          headings.push_back(heading);
          break;
        }
      }
    }
    // A date or search list is named by its heading, a category by the block above its items.
    headings.insert(survey_.list_kind == FilterKind::Category ? headings.end() : headings.begin(),
                    component_headings_.begin(), component_headings_.end());
    headings.insert(headings.end(), container_h1_.begin(), container_h1_.end());
    headings.insert(headings.end(), page_h1_.begin(), page_h1_.end());
  }

  static constexpr size_t parts_max = 100;

  PageSurvey survey_;
  bool in_container_ = false;
  bool has_end_comments_ = false;
  size_t item_views_ = 0;
  std::vector<std::vector<Node>> by_class_;
  std::vector<std::vector<Node>> by_comment_;
  std::vector<Node> dates_;
  std::vector<Node> titles_;
  std::vector<Node> parts_;
  std::vector<Node> component_headings_;
  std::vector<Node> container_h1_;
  std::vector<Node> page_h1_;
  std::vector<Node> name_blocks_;
};

}  // namespace

PageSurvey survey(Node root) { return Surveyor().run(root); }

}  // namespace strongroom::ingest::k2
