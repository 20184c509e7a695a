// SPDX-License-Identifier: Apache-2.0
#include "web/static_site/static_links.h"

#include <algorithm>
#include <array>
#include <optional>

#include "web/pages/view.h"
#include "web/static_site/static_path.h"

namespace strongroom::web {

namespace {

constexpr auto kAttributes = std::to_array<std::string_view>({" href=\"", " src=\"", " action=\""});

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string out;
  for (size_t at = text.find(from); at != text.npos; at = text.find(from)) {
    out.append(text.substr(0, at)).append(to);
    text.remove_prefix(at + from.size());
  }
  return out.append(text);
}

// Of an attribute's value in an address: only '&' and quotes are ever written as references there.
std::string unescaped(std::string_view value) {
  return replaced(replaced(replaced(value, "&quot;", "\""), "&#39;", "'"), "&amp;", "&");
}

// A path of this site and not "//another.host".
bool is_target(std::string_view value) { return value.starts_with('/') && !value.starts_with("//"); }

struct Attribute {
  size_t value = 0;  // where its value begins
  size_t end = 0;    // and the quote behind it
};

std::optional<Attribute> next_attribute(std::string_view html, size_t from) {
  size_t best = html.npos;
  size_t length = 0;
  for (const std::string_view name : kAttributes) {
    const size_t at = html.substr(0, best).find(name, from);
    if (at == html.npos) continue;
    best = at;
    length = name.size();
  }
  if (best == html.npos) return std::nullopt;
  const size_t end = html.find('"', best + length);
  if (end == html.npos) return std::nullopt;
  return Attribute{best + length, end};
}

std::string link_to(const std::string& address, std::string_view file, std::string_view base_url,
                    std::vector<std::string>& targets) {
  const size_t hash = std::min(address.find('#'), address.size());
  const std::string target = address.substr(0, hash);
  const auto to = static_path(target);
  if (!to) return std::string(base_url) + address;
  targets.push_back(target);
  return relative_link(file, *to) + address.substr(hash);
}

}  // namespace

StaticText static_html(std::string_view html, std::string_view file, std::string_view base_url) {
  StaticText page;
  size_t done = 0;
  while (const auto attribute = next_attribute(html, done)) {
    const std::string_view value = html.substr(attribute->value, attribute->end - attribute->value);
    page.text += html.substr(done, attribute->value - done);
    page.text +=
        is_target(value) ? escape_html(link_to(unescaped(value), file, base_url, page.targets)) : std::string(value);
    done = attribute->end;
  }
  page.text += html.substr(done);
  return page;
}

StaticText static_css(std::string_view css, std::string_view file) {
  constexpr std::string_view kOpen = "url(/";
  StaticText style;
  for (size_t at = css.find(kOpen); at != css.npos; at = css.find(kOpen)) {
    const size_t start = at + kOpen.size() - 1;
    const size_t end = css.find(')', start);
    if (end == css.npos) break;
    const std::string target(css.substr(start, end - start));
    style.text += css.substr(0, start);
    style.text += link_to(target, file, {}, style.targets);
    css.remove_prefix(end);
  }
  style.text += css;
  return style;
}

std::vector<std::string> sitemap_targets(std::string_view xml, std::string_view base_url) {
  constexpr std::string_view kOpen = "<loc>";
  std::vector<std::string> targets;
  for (size_t at = xml.find(kOpen); at != xml.npos; at = xml.find(kOpen)) {
    xml.remove_prefix(at + kOpen.size());
    const std::string url = unescaped(xml.substr(0, xml.find('<')));
    if (url == base_url) targets.emplace_back("/");
    if (url.starts_with(base_url) && is_target(std::string_view(url).substr(base_url.size()))) {
      targets.push_back(url.substr(base_url.size()));
    }
  }
  return targets;
}

std::string redirect_page(std::string_view link) {
  const std::string to = escape_html(link);
  return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Moved</title>\n"
         "<meta http-equiv=\"refresh\" content=\"0; url=" +
         to + "\">\n</head>\n<body>\n<p><a href=\"" + to + "\">" + to + "</a></p>\n</body>\n</html>\n";
}

}  // namespace strongroom::web
