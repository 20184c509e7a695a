// SPDX-License-Identifier: Apache-2.0
// Takes every page that the site links to from its home page, without a browser.

import { linksOf } from "./markup.mjs";

const PAGES_MAX = 20000;
// Filters of a search combine without end; these many of its addresses are enough to see every kind of link.
const SEARCHES_MAX = 60;
const SEARCH_FEEDS_MAX = 12;
const PARALLEL = 8;

// Questions that no page links to.
const SEEDS = ["/", "/search?q=registry", "/search?q=%22land+registry%22", "/search?q=%D8%A7%D9%84%D8%B3%D8%AC%D9%84",
               "/search?q=zzzzqqqq", "/search", "/robots.txt", "/sitemap.xml", "/api/openapi.json", "/log/checkpoint"];

// path (with query) -> { path, status, headers, body, bytes, location, linkedFrom }
export async function crawl(base) {
  const found = new Map();
  const queue = [];
  let searches = 0;
  let searchFeeds = 0;

  function enqueue(path, linkedFrom) {
    if (found.has(path) || found.size >= PAGES_MAX) return;
    if (/^\/([a-z]{2}\/)?search\?/.test(path) && (searches += 1) > SEARCHES_MAX) return;
    if (/^\/([a-z]{2}\/)?search\//.test(path) && (searchFeeds += 1) > SEARCH_FEEDS_MAX) return;
    found.set(path, { path, linkedFrom });
    queue.push(path);
  }

  for (const seed of SEEDS) enqueue(seed, "nothing: a seed of the test");
  async function work() {
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const page = Object.assign(found.get(path), await take(base, path));
      for (const target of internalTargets(base, page)) enqueue(target, path);
      if (page.location?.startsWith("/")) enqueue(page.location, path);
    }
  }
  while (queue.length > 0) await Promise.all(Array.from({ length: PARALLEL }, work));
  return found;
}

export async function take(base, path, headers = {}) {
  const ask = () => fetch(base + path, { redirect: "manual", headers });
  // A kept connection may be closed at the moment it is used again (RFC 9110, 9.2.2); on a busy machine it sometimes is.
  const answer = await ask().catch(ask);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const type = answer.headers.get("content-type") ?? "";
  const location = answer.headers.get("location")?.replace(base, "");
  return { path, status: answer.status, headers: answer.headers, type, bytes, body: bytes.toString("utf8"), location };
}

export function isHtml(page) {
  return page.type?.startsWith("text/html") ?? false;
}

// The addresses on this site that a page points to: by links, forms, pictures, style sheets, canonical and alternates.
export function internalTargets(base, page) {
  if (!isHtml(page)) return [];
  const targets = linksOf(page.body).map((link) => new URL(link.address, base + page.path));
  return targets.filter((url) => url.origin === base).map((url) => url.pathname + url.search);
}
