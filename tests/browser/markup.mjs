// SPDX-License-Identifier: Apache-2.0
// Reads the little that the checks need from HTML that our own templates wrote: tags with quoted attributes.

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: "\"", apos: "'", nbsp: "\u00a0" };

export function unescapeHtml(text) {
  return text.replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (whole, name) => {
    if (name.startsWith("#x")) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith("#")) return String.fromCodePoint(Number(name.slice(1)));
    return ENTITIES[name] ?? whole;
  });
}

// All elements of a name, as objects of their attributes.
export function elements(html, name) {
  const tags = html.match(new RegExp(`<${name}(?=[\\s>/])[^>]*>`, "gi")) ?? [];
  return tags.map((tag) => {
    const attributes = {};
    for (const [, key, , , double, single, bare] of tag.matchAll(/([a-z:-]+)(=("([^"]*)"|'([^']*)'|([^\s>"']+)))?/gi)) {
      attributes[key.toLowerCase()] ??= unescapeHtml(double ?? single ?? bare ?? "");
    }
    return attributes;
  });
}

// Everything that leads somewhere: { element, address, rel }.
export function linksOf(html) {
  const links = [];
  for (const [name, attribute] of [["a", "href"], ["link", "href"], ["img", "src"], ["form", "action"], ["script", "src"],
                                   ["use", "href"], ["source", "src"]]) {
    for (const element of elements(html, name)) {
      const address = element[attribute];
      if (address && !/^(mailto|data|tel|javascript):/.test(address)) links.push({ element: name, address, ...element });
    }
  }
  return links;
}

export function linkRel(html, rel) {
  return elements(html, "link").filter((link) => (link.rel ?? "").split(/\s+/).includes(rel));
}

// The contents of <script type="application/ld+json">.
export function structuredData(html) {
  return [...html.matchAll(/<script[^>]*application\/ld\+json[^>]*>([\s\S]*?)<\/script>/gi)].map((match) => match[1]);
}

// What a reader sees of a piece of HTML.
export function visibleText(html) {
  const main = html.replace(/<(script|style)[\s\S]*?<\/\1>/gi, " ");
  return unescapeHtml(main.replace(/<[^>]+>/g, " ")).replace(/[\u2066-\u2069\u200e\u200f]/g, "").replace(/\s+/g, " ");
}

export function westernDigits(text) {
  return text.replace(/[٠-٩]/g, (digit) => String(digit.codePointAt(0) - 0x660));
}
