// SPDX-License-Identifier: Apache-2.0
// Without JavaScript a reader searches, narrows, opens an item, sees where it comes from, and changes the language.

import { newVisit, open } from "../visit.mjs";

const READERS = [
  { start: "/", query: "ledgers", lang: "en", other: "ar" },
  { start: "/ar", query: "السجل", lang: "ar", other: "en" },
];

export async function check({ site, browser, cases }) {
  const visit = await newVisit(browser, { javaScriptEnabled: false });
  visit.page.setDefaultTimeout(5000);
  for (const reader of READERS) cases.add(`without JavaScript from ${reader.start}`, await read(site, visit, reader));
  await visit.context.close();
}

async function read(site, visit, { start, query, lang, other }) {
  const { page } = visit;
  await open(visit, site.url + start);
  await page.locator("form input[name=q]").first().fill(query);
  await page.locator("form input[name=q]").first().press("Enter");
  const faults = [];
  if (!page.url().includes("q=")) faults.push(`the search led to ${page.url()}`);
  const hits = page.locator("main article");
  if (await hits.count() === 0) return [...faults, `no hits for ${query} on ${page.url()}`];
  if (await page.locator("main mark").count() === 0) faults.push("no highlighted words among the hits");
  await hits.first().locator("a").first().click();
  if (!page.url().includes("/items/")) return [...faults, `the first hit led to ${page.url()}`];
  if (await page.locator("main article, article").count() === 0) faults.push("the item page has no article");
  faults.push(...await stepsThroughMatches(page));
  faults.push(...await follows(page, "/revisions"), ...await follows(page, "/proof"));
  const language = page.locator(`a[hreflang=${other}]`).first();
  if (await language.count() === 0) return [...faults, "no link to the other language"];
  await language.click();
  const now = await page.locator("html").getAttribute("lang");
  return now.startsWith(other) ? faults : [...faults, `the language link led from ${lang} to ${now}`];
}

// From match to match and back to the notice that leads to the results, one bar at a time.
async function stepsThroughMatches(page) {
  const bar = page.locator(".hit-steps:visible");
  const faults = [];
  const expectBars = async (count, when) => {
    if (await bar.count() !== count) faults.push(`${await bar.count()} bars are shown ${when}`);
  };
  await expectBars(0, "before a match is chosen");
  const first = page.locator("a[href='#hit-1']").first();
  if (await first.count() === 0) return [...faults, "no link to the first match"];
  await first.click();
  await expectBars(1, "at the first match");
  if (await page.locator("#hit-2").count() > 0) {
    await bar.locator("a[href='#hit-2']").click();
    await expectBars(1, "at the second match");
    if (!await page.locator("#hit-2").isVisible() || !page.url().endsWith("#hit-2")) faults.push("the second match was not reached");
    await bar.locator("a[href='#hit-1']").click();
  }
  await bar.locator("a[href='#search']").click();
  await expectBars(0, "after it was closed");
  return faults;
}

// An item's page leads to such a page, if it has any; and Back leads back.
async function follows(page, ending) {
  const link = page.locator(`main a[href$="${ending}"]`).first();
  if (await link.count() === 0) return ending === "/proof" ? ["no link to the proof"] : [];
  const closed = page.locator("details:not([open])", { has: link });
  if (await closed.count() > 0) await closed.first().locator("summary").first().click();
  await link.click();
  const faults = page.url().endsWith(ending) ? [] : [`${ending} led to ${page.url()}`];
  await page.goBack();
  return faults;
}
