// SPDX-License-Identifier: Apache-2.0
#include "ingest/html/blocks.h"

#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "ingest/html/elements.h"
#include "ingest/html/inline_text.h"
#include "ingest/html/tables.h"
#include "ingest/html/url.h"
#include "text/normalise.h"

namespace strongroom::ingest::html {
namespace {

using records::Block;
using records::BlockKind;

int pixels(std::string_view value) {
  int number = -1;
  std::from_chars(value.data(), value.data() + value.size(), number);
  return number;
}

bool is_tracking_image(const Node& img) {
  const int width = pixels(img.attribute("width"));
  const int height = pixels(img.attribute("height"));
  return (width >= 0 && width <= 2) || (height >= 0 && height <= 2);
}

bool is_emoticon(const Node& img) { return img.has_class("emoji") || img.has_class("wp-smiley"); }

std::string_view first_of_srcset(std::string_view srcset) {
  const size_t start = std::min(srcset.find_first_not_of(" \t\r\n"), srcset.size());
  srcset.remove_prefix(start);
  return srcset.substr(0, srcset.find_first_of(" \t\r\n"));
}

// The caption of a figure around an image, or what Joomla's caption script would show (class "caption": the title).
std::string caption_of(const Node& img) {
  Node around = img.parent();
  for (int steps = 0; around && steps < 4; ++steps, around = around.parent()) {
    if (around.tag() == "figure") return around.first_with_tag("figcaption").text();
  }
  return img.has_class("caption") ? text::clean_line(img.attribute("title")) : std::string();
}

// Walks the markup once, with an event at each element's start and end, and lets out a block wherever a line of text
// ends.
class BlockBuilder {
 public:
  BlockBuilder(const std::string& base_url, const std::function<bool(const Node&)>& skip)
      : base_url_(base_url), skip_(skip) {}

  Body build(Node first, Node end) {
    for (Node node = first; node && node != end; node = node.next_sibling()) walk(node);
    end_line();
    return std::move(body_);
  }

 private:
  void walk(Node root) {
    Node node = root;
    while (node) {
      if (enter(node)) {
        if (const Node child = node.first_child()) {
          node = child;
          continue;
        }
        leave(node);
      }
      while (node && node != root && !node.next_sibling()) {
        node = node.parent();
        leave(node);
      }
      node = node == root ? Node() : node.next_sibling();
    }
  }

  // Returns whether to go into the node; `leave` is called only then.
  bool enter(const Node& node) {
    if (skip_ && skip_(node)) return false;
    if (node.is_text()) {
      append_text(node.content());
      return false;
    }
    if (is_unseen(node)) return false;
    switch (node.role()) {
      case ElementRole::LineBreak:
        ++line_breaks_;
        return false;
      case ElementRole::Image:
        add_image(node);
        return false;
      case ElementRole::List:
        begin_list(node);
        break;
      case ElementRole::ListEntry:
        end_entry();
        break;
      case ElementRole::Heading:
        begin_heading(node);
        break;
      case ElementRole::Quotation:
        end_paragraph();
        ++quotations_;
        break;
      case ElementRole::Table:
        return !add_data_table(node);
      case ElementRole::Inline:
        enter_inline(node);
        break;
      default:
        // Its image has taken the caption with it.
        if (node.tag() == "figcaption" && caption_taken_) {
          caption_taken_ = false;
          return false;
        }
        end_paragraph();
    }
    return true;
  }

  void leave(const Node& node) {
    switch (node.role()) {
      case ElementRole::List:
        end_list();
        break;
      case ElementRole::ListEntry:
        end_entry();
        break;
      case ElementRole::Heading:
        end_heading();
        break;
      case ElementRole::Quotation:
        end_paragraph();
        --quotations_;
        break;
      case ElementRole::Inline:
        if (node.tag() == "a") line_.end_link();
        break;
      default:
        end_paragraph();
    }
  }

  void enter_inline(const Node& node) {
    if (node.tag() != "a") return;
    const std::string_view address = node.attribute("href");
    if (!is_dead_link(address)) line_.begin_link(resolve_url(base_url_, address));
  }

  void append_text(std::string_view content) {
    if (line_breaks_ > 0) {
      if (is_blank(content)) return;
      // Two line breaks are how editors without paragraphs part them; a single one is a space.
      if (line_breaks_ > 1) end_paragraph();
      line_.append(" ");
      line_breaks_ = 0;
    }
    line_.append(content);
  }

  static bool is_blank(std::string_view content) {
    InlineText probe;
    // The first visible character is found at once; only blank text is read whole.
    probe.append(content.substr(0, 64));
    if (!probe.empty() || content.size() <= 64) return probe.empty();
    probe.append(content.substr(64));
    return probe.empty();
  }

  void add_image(const Node& img) {
    if (is_emoticon(img)) {
      append_text(img.attribute("alt"));
      return;
    }
    std::string url = image_address(img, base_url_);
    if (url.empty()) return;
    records::Image image{std::move(url), text::clean_line(img.attribute("alt")), caption_of(img), {}};
    caption_taken_ = !image.caption.empty() && !img.has_class("caption");
    Block block;
    block.kind = BlockKind::Image;
    block.text = image.caption.empty() ? image.alt : image.caption;
    block.url = image.url;
    body_.images.push_back(std::move(image));
    // An image in the middle of a line stands behind it: the line stays whole.
    const bool line_begun = !line_.empty() || lists_ > 0;
    (line_begun ? waiting_images_ : body_.blocks).push_back(std::move(block));
  }

  void begin_list(const Node& node) {
    if (lists_ == 0) {
      end_paragraph();
      list_ = Block{};
      list_.kind = BlockKind::List;
      list_.ordered = node.tag() == "ol";
    } else {
      end_entry();
    }
    ++lists_;
  }

  void end_list() {
    end_entry();
    if (--lists_ > 0) return;
    if (!list_.text.empty()) body_.blocks.push_back(std::move(list_));
    let_out_images();
  }

  void end_entry() {
    line_breaks_ = 0;
    if (lists_ == 0) {
      end_paragraph();  // an entry without a list
      return;
    }
    LinkedText entry = line_.take();
    if (entry.text.empty()) return;
    if (!list_.text.empty()) {
      list_.text += '\n';
      ++list_code_points_;
    } else {
      list_code_points_ = 0;
    }
    const auto shift = static_cast<uint32_t>(list_code_points_);
    for (records::Link& link : entry.links) {
      list_.links.push_back({link.start + shift, link.end + shift, std::move(link.url)});
    }
    list_code_points_ += text::code_points(entry.text);
    list_.text += entry.text;
  }

  void begin_heading(const Node& node) {
    end_paragraph();
    if (lists_ == 0) heading_level_ = static_cast<uint8_t>(node.tag()[1] - '0');
  }

  void end_heading() {
    end_paragraph();
    heading_level_ = 0;
  }

  // Within a list a paragraph is only a pause in its entry.
  void end_paragraph() {
    if (lists_ > 0) {
      line_.append(" ");
      line_breaks_ = 0;
      return;
    }
    end_line();
  }

  void end_line() {
    line_breaks_ = 0;
    LinkedText line = line_.take();
    if (!line.text.empty()) {
      Block block;
      block.kind = heading_level_ > 0 ? BlockKind::Heading
                   : quotations_ > 0  ? BlockKind::Quotation
                                      : BlockKind::Paragraph;
      block.level = heading_level_;
      block.text = std::move(line.text);
      block.links = std::move(line.links);
      body_.blocks.push_back(std::move(block));
    }
    if (lists_ == 0) let_out_images();
  }

  void let_out_images() {
    std::move(waiting_images_.begin(), waiting_images_.end(), std::back_inserter(body_.blocks));
    waiting_images_.clear();
  }

  // Whether the table was one of data and is done.
  bool add_data_table(const Node& table) {
    if (lists_ > 0 || !is_data_table(table)) {
      end_paragraph();
      return false;
    }
    end_paragraph();
    if (Block block = table_block(table, base_url_); !block.text.empty()) body_.blocks.push_back(std::move(block));
    return true;
  }

  const std::string& base_url_;
  const std::function<bool(const Node&)>& skip_;
  Body body_;
  InlineText line_;
  int line_breaks_ = 0;  // since the last visible text
  uint8_t heading_level_ = 0;
  int quotations_ = 0;
  int lists_ = 0;
  Block list_;
  size_t list_code_points_ = 0;
  bool caption_taken_ = false;
  std::vector<Block> waiting_images_;
};

// "transparent.gif" and its like stand in until a script puts the picture there.
bool is_placeholder(std::string_view address) {
  constexpr std::string_view names[] = {"transparent.gif", "blank.gif", "spacer.gif", "clear.gif"};
  const std::string_view name = address.substr(address.rfind('/') + 1);
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool is_picture(std::string_view address) {
  constexpr std::string_view ends[] = {".jpg", ".jpeg", ".png", ".gif", ".webp"};
  const std::string lowered = ascii_lower(address.substr(0, address.find('?')));
  return std::any_of(std::begin(ends), std::end(ends), [&](std::string_view end) { return lowered.ends_with(end); });
}

}  // namespace

std::string image_address(const Node& img, const std::string& base_url) {
  if (is_tracking_image(img)) return {};
  for (const char* name : {"data-src", "data-original", "data-lazy-src", "src"}) {
    const std::string_view address = img.attribute(name);
    if (!is_dead_link(address) && !is_placeholder(address)) return resolve_url(base_url, address);
  }
  for (const char* name : {"srcset", "data-srcset"}) {
    const std::string_view address = first_of_srcset(img.attribute(name));
    if (!is_dead_link(address)) return resolve_url(base_url, address);
  }
  // A gallery draws the picture behind an empty one and links to it.
  const std::string_view linked = img.parent().tag() == "a" ? img.parent().attribute("href") : std::string_view();
  return is_placeholder(img.attribute("src")) && is_picture(linked) ? resolve_url(base_url, linked) : std::string();
}

Body blocks_of(Node root, const std::string& base_url, const std::function<bool(const Node&)>& skip) {
  return BlockBuilder(base_url, skip).build(root, root.next_sibling());
}

Body blocks_of_siblings(Node first, Node end, const std::string& base_url,
                        const std::function<bool(const Node&)>& skip) {
  return BlockBuilder(base_url, skip).build(first, end);
}

}  // namespace strongroom::ingest::html
