// SPDX-License-Identifier: Apache-2.0
#include "ingest/k2/part.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/ascii.h"

namespace strongroom::ingest::k2 {
namespace {

using Entry = std::pair<std::string_view, Part>;

// By what follows "Item" or "item" in the class.
constexpr Entry parts[] = {
    {"AttachmentsBlock", Part::Attachments},
    {"Author", Part::Author},
    {"AuthorBlock", Part::AuthorBlock},
    {"AuthorLatest", Part::LinkedItems},
    {"BackToTop", Part::Ignored},
    {"Category", Part::Category},
    {"CommentsLink", Part::Ignored},
    {"Comments", Part::Ignored},
    {"DateCreated", Part::DateCreated},
    {"DateModified", Part::Ignored},
    {"EditLink", Part::Badge},
    {"ExtraFields", Part::ExtraFields},
    {"ExtraFieldsLabel", Part::ExtraFieldLabel},
    {"ExtraFieldsValue", Part::ExtraFieldValue},
    {"Featured", Part::Badge},
    {"FeaturedNotice", Part::Badge},
    {"FullText", Part::Text},
    {"Hits", Part::Ignored},
    {"HitsBlock", Part::Ignored},
    {"ImageBlock", Part::ImageBlock},
    {"ImageCaption", Part::ImageCaption},
    {"ImageCredits", Part::ImageCredits},
    {"ImageGallery", Part::Gallery},
    {"IntroText", Part::Text},
    {"Navigation", Part::LinkedItems},
    {"PrintLink", Part::PrintLink},
    {"RatingBlock", Part::Ignored},
    {"ReadMore", Part::ReadMore},
    {"Related", Part::LinkedItems},
    {"SocialSharing", Part::Ignored},
    {"TagsBlock", Part::Tags},
    {"Title", Part::Title},
    {"TitleList", Part::TitleLine},
    {"VideoBlock", Part::Ignored},
    {"View", Part::View},
};

// "Title" of "catItemTitle"; empty when the token is no K2 item class.
std::string_view name_in(std::string_view token) {
  for (size_t at = token.find("tem"); at != std::string_view::npos; at = token.find("tem", at + 1)) {
    const bool whole = at > 0 && (token[at - 1] == 'I' || token[at - 1] == 'i');
    if (whole && at + 3 < token.size() && is_ascii_upper(token[at + 3])) return token.substr(at + 3);
  }
  return {};
}

Part part_of_name(std::string_view name) {
  const auto* found = std::find_if(std::begin(parts), std::end(parts), [&](const Entry& e) { return e.first == name; });
  return found == std::end(parts) ? Part::None : found->second;
}

}  // namespace

Part part_of(const html::Node& node) {
  const std::string_view classes = node.attribute("class");
  if (classes.empty()) return Part::None;
  html::ClassTokens tokens(classes);
  for (std::string_view token = tokens.next(); !token.empty(); token = tokens.next()) {
    if (token == "k2ReadMore") return Part::ReadMore;
    if (token.starts_with("moduleItem")) continue;
    if (const Part part = part_of_name(name_in(token)); part != Part::None) return part;
  }
  return Part::None;
}

bool is_in_text(const html::Node& node) {
  for (html::Node around = node.parent(); around && part_of(around) != Part::View; around = around.parent()) {
    if (part_of(around) == Part::Text) return true;
  }
  return false;
}

bool is_module_title(const html::Node& node) { return node.has_class("moduleItemTitle"); }

}  // namespace strongroom::ingest::k2
