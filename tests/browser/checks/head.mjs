// SPDX-License-Identifier: Apache-2.0
// What a page says of itself: language and direction, one h1, title, description, canonical, alternates in the other
// language that point back, JSON-LD, OpenGraph, and what search engines and reference managers read.

import { elements, linkRel, structuredData } from "../markup.mjs";
import { kindOf, languageOf } from "../routes.mjs";

export async function check({ site, cases }) {
  const titles = new Map();
  for (const page of site.html) {
    cases.add(page.path, [...language(page), ...outline(page), ...canonical(site, page), ...alternates(site, page), ...data(page)]);
    const key = `${languageOf(page)} ${page.body.match(/<title>([^<]*)/)?.[1]}`;
    titles.set(key, [...(titles.get(key) ?? []), page]);
  }
  const corrected = site.html.filter((page) => structuredData(page.body).some((text) => text.includes("\"CorrectionComment\"")));
  cases.add("corrections", corrected.length > 0 ? [] : ["no item of the sample says that it was changed at its source"]);
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
  const robots = elements(page.body, "meta").find((meta) => meta.name === "robots")?.content;
  if (!["noindex", "max-image-preview:large"].includes(robots)) faults.push(`robots are told ${robots}`);
  const locale = elements(page.body, "meta").find((meta) => meta.property === "og:locale")?.content ?? "";
  if (!locale.startsWith(`${languageOf(page)}_`)) faults.push(`og:locale is ${locale}`);
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
  faults.push(...trail(page, parts));
  if (kindOf(page.path) === "/items/{id}/{slug}") faults.push(...articleData(page, parts), ...forManagers(page));
  return faults;
}

// The breadcrumbs in the data are those on the page.
function trail(page, parts) {
  const data = parts.map((text) => JSON.parse(text)).find((value) => value["@type"] === "BreadcrumbList");
  if (!data) return [];
  const shown = page.body.match(/<nav class="breadcrumbs"[\s\S]*?<\/nav>/)?.[0] ?? "";
  const links = elements(shown, "a").map((link) => link.href);
  const told = data.itemListElement.map(({ item }) => new URL(item).pathname + new URL(item).search);
  return told.join() === links.join() ? [] : [`its trail is ${told.join(" ")}, and on the page ${links.join(" ")}`];
}

// Zotero and others: who, what, when, where, and the record itself.
function forManagers(page) {
  const metas = elements(page.body, "meta");
  const faults = ["citation_title", "citation_publication_date", "citation_public_url"]
    .filter((name) => !metas.some((meta) => meta.name === name && meta.content)).map((name) => `no ${name}`);
  const record = linkRel(page.body, "alternate").some((link) => link.type === "application/json" && link.href.endsWith("/item.json"));
  return record ? faults : [...faults, "no link to its record"];
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
