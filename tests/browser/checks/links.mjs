// SPDX-License-Identifier: Apache-2.0
// Every link within the site answers 200, without a redirect on the way; every fragment names an element, on this page
// or on the one that the link leads to; nothing is loaded from another host.

import { isHtml } from "../crawl.mjs";
import { elements, linksOf } from "../markup.mjs";

const LOADED = new Set(["img", "script", "source", "use"]);

export async function check({ site, cases }) {
  for (const page of site.pages.values()) {
    if (page.status === undefined) continue;
    const fine = page.status === 200;
    cases.add(page.path, fine ? [] : [`${page.status}${page.location ? ` to ${page.location}` : ""}, linked from ${page.linkedFrom}`]);
    if (fine && isHtml(page)) cases.add(page.path, [...brokenFragments(site, page), ...foreignLoads(site, page)]);
  }
}

function brokenFragments(site, page) {
  const targets = linksOf(page.body).map((link) => new URL(link.address, site.url + page.path))
    .filter((url) => url.origin === site.url && url.hash.length > 1);
  return targets.filter((url) => {
    const target = site.pages.get(url.pathname + url.search);
    return target !== undefined && isHtml(target) && !idsOf(target).has(decodeURIComponent(url.hash.slice(1)));
  }).map((url) => `no element for ${url.pathname}${url.hash}`);
}

const idsOfPages = new WeakMap();

function idsOf(page) {
  if (!idsOfPages.has(page)) idsOfPages.set(page, new Set([...page.body.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1])));
  return idsOfPages.get(page);
}

function foreignLoads(site, page) {
  const loads = linksOf(page.body).filter((link) => LOADED.has(link.element));
  const styles = elements(page.body, "link").filter((link) => /stylesheet|icon|preload/.test(link.rel ?? ""));
  const addresses = [...loads.map((link) => link.address), ...styles.map((link) => link.href)];
  return addresses.filter((address) => new URL(address, site.url + page.path).origin !== site.url)
    .map((address) => `loads ${address}`);
}
