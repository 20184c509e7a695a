// SPDX-License-Identifier: Apache-2.0
// The pages of a list: "Page 2 of 3" and "6-10 of 12" are true, no item is missing or shown twice, and previous and
// next lead from each page to its neighbours, in the head and on the page.

import { elements, linkRel, visibleText, westernDigits } from "../markup.mjs";
import { kindOf, languageOf } from "../routes.mjs";

const COUNTERS = {
  en: [/Page (\d+) of (\d+)/, /(\d+)\s*[–-]\s*(\d+) of (\d+)/],
  ar: [/(?:ال)?صفحة (\d+) من (\d+)/, /(\d+)\s*[–-]\s*(\d+) من (?:أصل )?(\d+)/],
};

export async function check({ site, cases }) {
  const lists = Map.groupBy(site.html.filter(isListPage), (page) => page.path.split("?")[0]);
  for (const [path, pages] of lists) {
    const read = pages.map((page) => readPage(page)).sort((a, b) => a.number - b.number);
    cases.add(path, [...counters(read), ...sequence(site, read)]);
  }
}

function isListPage(page) {
  const kind = kindOf(page.path);
  return /^\/(\{year\}|category\/\{slug\}|tag\/\{slug\}|author\/\{slug\}|source\/\{slug\})/.test(kind) && !kind.includes(".");
}

function readPage(page) {
  const text = westernDigits(visibleText(page.body));
  const [counter, range] = COUNTERS[languageOf(page)];
  const main = page.body.slice(page.body.indexOf("<main"), page.body.indexOf("</main>"));
  const items = new Set(elements(main, "article").length === 0 ? [] : itemLinks(main));
  return {
    page,
    number: Number(new URL(page.path, "http://x").searchParams.get("page") ?? 1),
    counter: text.match(counter)?.slice(1).map(Number),
    range: text.match(range)?.slice(1).map(Number),
    articles: elements(main, "article").length,
    items,
  };
}

function itemLinks(main) {
  const articles = main.split("<article").slice(1);
  return articles.map((article) => article.match(/href="[^"]*\/items\/([^/"]+)/)?.[1]).filter(Boolean);
}

function counters(pages) {
  const faults = [];
  for (const { page, number, counter, range, articles } of pages) {
    if (!range) {
      faults.push(`${page.path} has no range`);
      continue;
    }
    const [first, last, total] = range;
    if (last - first + 1 !== articles) faults.push(`${page.path} says ${range.join(" ")} and shows ${articles} items`);
    if (pages.length > 1 && (counter?.[0] !== number || counter?.[1] !== pages.length)) {
      faults.push(`${page.path} says page ${counter?.join(" of ")}, and is ${number} of ${pages.length}`);
    }
    if (number === pages.length && last !== total) faults.push(`${page.path} is the last and ends at ${last} of ${total}`);
  }
  return faults;
}

function sequence(site, pages) {
  const faults = [];
  const shown = pages.flatMap(({ items }) => [...items]);
  const total = pages[0].range?.[2];
  if (new Set(shown).size !== total) faults.push(`${new Set(shown).size} different items on ${pages.length} pages, ${total} promised`);
  pages.forEach(({ page, number, range }, place) => {
    if (number !== place + 1) faults.push(`page ${place + 1} was not found`);
    if (place > 0 && range?.[0] !== (pages[place - 1].range?.[1] ?? 0) + 1) faults.push(`${page.path} begins at ${range?.[0]}`);
    faults.push(...leadsTo(site, page, "prev", pages[place - 1]?.page), ...leadsTo(site, page, "next", pages[place + 1]?.page));
  });
  return faults;
}

function leadsTo(site, page, rel, neighbour) {
  const heads = linkRel(page.body, rel).map((link) => pathOf(site, link.href));
  const anchors = elements(page.body, "a").filter((link) => (link.rel ?? "").split(" ").includes(rel)).map((link) => pathOf(site, link.href));
  if (!neighbour) return heads.length > 0 ? [`${page.path} has rel=${rel} to ${heads[0]}, and should have none`] : [];
  const faults = heads.length === 1 && heads[0] === neighbour.path ? [] : [`${page.path} has rel=${rel} to ${heads[0]}, not ${neighbour.path}`];
  return anchors.includes(neighbour.path) ? faults : [...faults, `${page.path} has no link rel=${rel} to ${neighbour.path}`];
}

function pathOf(site, href) {
  const url = new URL(href, site.url);
  return url.pathname + url.search;
}
