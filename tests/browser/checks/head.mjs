// SPDX-License-Identifier: Apache-2.0
// What a page says of itself: language and direction, one h1, title, description, canonical, alternates in the other
// language that point back, JSON-LD, and OpenGraph.

import { elements, linkRel, structuredData } from "../markup.mjs";
import { kindOf, languageOf } from "../routes.mjs";

export async function check({ site, cases }) {
  const titles = new Map();
  for (const page of site.html) {
    cases.add(page.path, [...language(page), ...outline(page), ...canonical(site, page), ...alternates(site, page), ...data(page)]);
    const key = `${languageOf(page)} ${page.body.match(/<title>([^<]*)/)?.[1]}`;
    titles.set(key, [...(titles.get(key) ?? []), page]);
  }
  for (const [title, pages] of titles) {
    const lists = pages.filter((page) => !kindOf(page.path).includes("query"));
    cases.add(title, lists.length > 3 ? [`${lists.length} pages share this title, such as ${lists[0].path} and ${lists[1].path}`] : []);
  }
}

function language(page) {
  const { lang = "", dir = "" } = elements(page.body, "html")[0] ?? {};
  const arabic = page.path === "/ar" || page.path.startsWith("/ar/") || page.path.startsWith("/ar?");
  const expected = arabic ? ["ar", "rtl"] : ["en", "ltr"];
  return lang.startsWith(expected[0]) && dir === expected[1] ? [] : [`lang="${lang}" dir="${dir}"`];
}

function outline(page) {
  const faults = [];
  const headings = elements(page.body, "h1").length;
  if (headings !== 1) faults.push(`${headings} h1 elements`);
  if (elements(page.body, "main").length !== 1) faults.push("not one main element");
  if (!/<title>[^<]{3,}/.test(page.body)) faults.push("no title");
  const description = elements(page.body, "meta").find((meta) => meta.name === "description")?.content ?? "";
  if (description.length === 0) faults.push("no description");
  return faults;
}

function canonical(site, page) {
  const found = linkRel(page.body, "canonical");
  if (isHidden(page) && found.length === 0) return [];
  if (found.length !== 1) return [`${found.length} canonical links`];
  return sameAddress(found[0].href, ownAddress(site, page)) ? [] : [`canonical is ${found[0].href}`];
}

function alternates(site, page) {
  const found = linkRel(page.body, "alternate").filter((link) => link.hreflang);
  if (isHidden(page) && found.length === 0) return [];
  const byLanguage = Object.fromEntries(found.map((link) => [link.hreflang, link.href]));
  const faults = ["en", "ar", "x-default"].filter((lang) => !byLanguage[lang]).map((lang) => `no hreflang ${lang}`);
  const own = byLanguage[languageOf(page)];
  if (own && !sameAddress(own, ownAddress(site, page))) faults.push(`its own hreflang is ${own}`);
  for (const lang of ["en", "ar"]) {
    const other = site.pages.get(byLanguage[lang]?.replace(site.url, ""));
    if (other?.status !== 200) continue;
    const back = linkRel(other.body, "alternate").some((link) => link.hreflang && sameAddress(link.href, ownAddress(site, page)));
    if (!back) faults.push(`${other.path} does not point back`);
  }
  return faults;
}

// From search engines.
function isHidden(page) {
  return elements(page.body, "meta").some((meta) => meta.name === "robots" && /noindex/.test(meta.content));
}

// An item that is shown with the words of a search marked, and two of its revisions compared, are the same page without.
function ownAddress(site, page) {
  return site.url + (page.path.includes("/items/") ? page.path.split("?")[0] : page.path);
}

function data(page) {
  const faults = [];
  const parts = structuredData(page.body);
  for (const text of parts) {
    try {
      if (!JSON.parse(text)["@context"]) faults.push("JSON-LD without @context");
    } catch (error) {
      faults.push(`JSON-LD: ${error.message}`);
    }
  }
  if (kindOf(page.path) === "/items/{id}/{slug}") faults.push(...articleData(page, parts));
  return faults;
}

function articleData(page, parts) {
  const values = parts.flatMap((text) => { try { return [JSON.parse(text)].flat(); } catch { return []; } });
  const article = values.flatMap((value) => value["@graph"] ?? [value]).find((value) => /Article/.test(value["@type"]));
  if (!article) return ["no NewsArticle in its JSON-LD"];
  const faults = ["headline", "datePublished", "inLanguage", "publisher"].filter((name) => !article[name])
    .map((name) => `its NewsArticle has no ${name}`);
  const properties = elements(page.body, "meta").map((meta) => meta.property);
  return faults.concat(["og:title", "og:type", "og:url", "article:published_time"].filter((name) => !properties.includes(name))
    .map((name) => `no ${name}`));
}

function sameAddress(one, other) {
  const [a, b] = [new URL(one), new URL(other)];
  return a.origin === b.origin && a.pathname === b.pathname
    && new URLSearchParams(a.search).toString() === new URLSearchParams(b.search).toString();
}
