// SPDX-License-Identifier: Apache-2.0
// Sorts the crawled pages by kind and picks a few of each to look at closely.

import { isHtml } from "./crawl.mjs";
import { elements } from "./markup.mjs";

const TERM_KINDS = new Set(["category", "tag", "author", "source", "language"]);

// The pattern of an address: "/category/{slug}/{year}", with "?page" or "?" where it has a query.
export function kindOf(pathAndQuery) {
  const [path, query] = pathAndQuery.split("?");
  const parts = path.split("/").filter(Boolean);
  if (parts[0] === "ar") parts.shift();
  const named = parts.map((part, place) => {
    if (TERM_KINDS.has(parts[0]) && place === 1) return "{slug}";
    if (parts[0] === "items" && place === 1) return "{id}";
    if (parts[0] === "items" && place === 2 && !/^(revisions|proof.*|item\.json)$/.test(part)) return "{slug}";
    if (["originals", "assets", "a"].includes(parts[0]) && place > 0) return "{name}";
    if (/^\d{4}$/.test(part)) return "{year}";
    if (/^\d{1,2}$/.test(part)) return "{number}";
    return part;
  });
  const suffix = query === undefined ? "" : /^page=\d+$/.test(query) ? "?page" : "?query";
  return `/${named.join("/")}${suffix}`;
}

export function languageOf(page) {
  return elements(page.body, "html")[0]?.lang?.slice(0, 2) ?? "?";
}

export function siteMap(url, pages) {
  const all = [...pages.values()];
  const html = all.filter((page) => isHtml(page) && page.status === 200);
  const kinds = groupBy(html, (page) => `${languageOf(page)} ${kindOf(page.path)}`);
  return {
    url,
    pages,
    html,
    kinds,
    summary: () => `${pages.size} addresses, ${html.length} pages of ${kinds.size} kinds`,
    representatives: () => representatives(html),
  };
}

// Of all pages that look alike, in each language, the one with most in it; of items the shortest as well.
function representatives(pages) {
  const alike = groupBy(pages, (page) => `${languageOf(page)} ${lookOf(page.path)}`);
  return [...alike.values()].flatMap((group) => {
    const sorted = group.toSorted((a, b) => b.body.length - a.body.length);
    const last = sorted.at(-1);
    return lookOf(last.path) === "/items/{id}/{slug}" && sorted.length > 1 ? [sorted[0], last] : [sorted[0]];
  });
}

// Lists of all kinds of terms look alike, and so do their pages.
function lookOf(path) {
  return kindOf(path).replace(/^\/(category|tag|author|source|language)/, "/{kind}").replace(/\?page$/, "")
    .replace(/^(\/items\/.*)\?query$/, "$1");
}

// Pages that are not there, in both languages: the status that each must have.
export const MISSING = [["/nothing-here", 404], ["/ar/nothing-here", 404], ["/2023/10?page=99", 404], ["/ar/2023/10?page=99", 404],
                        ["/items/2023-10-07-zzzzzz", 404], ["/category/no-such-category", 404]];

function groupBy(values, keyOf) {
  const groups = new Map();
  for (const value of values) {
    const key = keyOf(value);
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return groups;
}
