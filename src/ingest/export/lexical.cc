// SPDX-License-Identifier: Apache-2.0
#include "ingest/export/lexical.h"

#include <algorithm>

#include "ingest/json/json_text.h"

namespace strongroom::ingest {
namespace {

using nlohmann::json;

class Writer {
 public:
  // read_json bounds how deep the nodes are.
  void write(const json& node) {
    const std::string type = plain_type(text_member(node, "type"));
    if (type == "text" || type == "codeblock") {
      write_text(node, type);
    } else if (type == "linebreak") {
      out_ += "<br>";
    } else if (type == "image" || type == "gallery") {
      write_pictures(node);
    } else if (!write_card(node, type)) {
      write_container(node, type);
    }
  }

  std::string take() { return std::move(out_); }

 private:
  // "extended-heading" is "heading".
  static std::string plain_type(std::string type) {
    constexpr std::string_view prefix = "extended-";
    return type.starts_with(prefix) ? type.substr(prefix.size()) : type;
  }

  void escape(std::string_view text) {
    for (const char c : text) {
      if (c == '<') {
        out_ += "&lt;";
      } else if (c == '&') {
        out_ += "&amp;";
      } else if (c == '"') {
        out_ += "&quot;";
      } else {
        out_ += c;
      }
    }
  }

  void write_text(const json& node, const std::string& type) {
    if (type == "text") return escape(text_member(node, "text"));
    out_ += "<pre>";
    escape(text_member(node, "code"));
    out_ += "</pre>";
  }

  void write_pictures(const json& node) {
    const json& images = member(node, "images");
    if (images.is_array()) {
      for (const json& image : images) write_picture(image);
    } else {
      write_picture(node);
    }
  }

  // A caption is HTML already.
  void write_picture(const json& image) {
    out_ += "<figure><img src=\"";
    escape(text_member(image, "src"));
    out_ += "\" alt=\"";
    escape(text_member(image, "alt"));
    out_ += "\">";
    const std::string caption = text_member(image, "caption");
    if (!caption.empty()) out_ += "<figcaption>" + caption + "</figcaption>";
    out_ += "</figure>";
  }

  void write_link(const std::string& url, const std::string& name) {
    if (url.empty() && name.empty()) return;
    out_ += "<p><a href=\"";
    escape(url);
    out_ += "\">";
    escape(name.empty() ? url : name);
    out_ += "</a></p>";
  }

  // Cards keep HTML of their own in members of their own. Whether the node is one.
  bool write_card(const json& node, const std::string& type) {
    if (type == "html" || type == "embed") {
      out_ += text_member(node, "html");
    } else if (type == "callout") {
      out_ += "<blockquote>" + text_member(node, "calloutText") + "</blockquote>";
    } else if (type == "toggle") {
      out_ += "<h4>" + text_member(node, "heading") + "</h4>" + text_member(node, "content");
    } else if (type == "bookmark") {
      write_link(text_member(node, "url"), text_member(member(node, "metadata"), "title"));
    } else if (type == "button") {
      write_link(text_member(node, "buttonUrl"), text_member(node, "buttonText"));
    } else if (type == "file" || type == "audio" || type == "video") {
      const std::string title = text_member(node, type == "file" ? "fileTitle" : "title");
      write_link(text_member(node, "src"), title.empty() ? text_member(node, "fileName") : title);
    } else {
      return false;
    }
    return true;
  }

  void write_container(const json& node, const std::string& type) {
    const std::string tag = tag_of_container(node, type);
    if (tag == "a") {
      out_ += "<a href=\"";
      escape(text_member(node, "url"));
      out_ += "\">";
    } else if (!tag.empty()) {
      out_ += "<" + tag + ">";
    }
    const json& children = member(node, "children");
    if (children.is_array()) {
      for (const json& child : children) write(child);
    }
    if (!tag.empty()) out_ += "</" + tag + ">";
  }

  static std::string tag_of_container(const json& node, const std::string& type) {
    const std::string tag = text_member(node, "tag");
    const bool is_heading = tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6';
    if (type == "heading") return is_heading ? tag : "h2";
    if (type == "list") return tag == "ol" || text_member(node, "listType") == "number" ? "ol" : "ul";
    if (type == "listitem") return "li";
    if (type == "quote" || type == "aside") return "blockquote";
    if (type == "link" || type == "autolink") return "a";
    return type == "paragraph" ? "p" : "";
  }

  std::string out_;
};

}  // namespace

std::string markup_of_lexical(std::string_view json_text) {
  if (json_text.find("\"root\"") == std::string_view::npos) return {};
  const JsonText text = read_json(json_text);
  Writer writer;
  writer.write(member(text.value, "root"));
  return writer.take();
}

}  // namespace strongroom::ingest
