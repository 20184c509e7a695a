// SPDX-License-Identifier: Apache-2.0
// The address is the whole state: reloading, Back, and opening it anew show the same; the form repeats the question; the
// other language asks the same question; and an item opened from results leads back to them.

import { newVisit, open } from "../visit.mjs";

const EACH = 20;  // so many searches that the crawl met are passed over for one
const QUESTIONS = ["/search?q=registry&category=assembly-news&from=2023&to=2024-06&order=oldest", "/search?q=%22land%20registry%22&language=en",
                   "/ar/search?q=%D8%A7%D9%84%D8%B3%D8%AC%D9%84&order=newest", "/search?from=2023-10&to=2023-10-20"];

export async function check({ site, browser, cases }) {
  const met = [...site.pages.keys()].filter((path) => /^\/(ar\/)?search\?./.test(path)).filter((_, place) => place % EACH === 0);
  const lists = site.html.map((page) => page.path).filter((path) => /\?page=2$/.test(path)).slice(0, 2);
  const visit = await newVisit(browser);
  for (const path of [...QUESTIONS, ...met, ...lists]) cases.add(path, await holdsItsState(site, browser, visit, path));
  await visit.context.close();
}

async function holdsItsState(site, browser, visit, path) {
  const { page } = visit;
  await open(visit, site.url + path);
  const shown = await main(page);
  const faults = await page.evaluate(questionRepeated);
  await page.reload();
  if (await main(page) !== shown) faults.push("is another page when it is loaded again");
  faults.push(...await thereAndBack(page, path, shown));
  const stranger = await newVisit(browser);
  await open(stranger, site.url + path);
  if (await main(stranger.page) !== shown) faults.push("is another page to somebody else");
  await stranger.context.close();
  return faults;
}

function main(page) {
  return page.evaluate(() => document.querySelector("main").innerHTML);
}

// Each parameter of the address stands in the form, and in the address of the page in every other language.
function questionRepeated() {
  const asked = new URLSearchParams(location.search);
  const faults = [];
  for (const link of document.querySelectorAll("link[hreflang], .languages a")) {
    const there = new URL(link.href).searchParams;
    for (const [name, value] of asked) if (!there.getAll(name).includes(value)) faults.push(`${link.hreflang} asks without ${name}`);
  }
  const form = document.querySelector(".search-form");
  if (!form) return faults;
  const told = new FormData(form);
  const shown = new Set([...told.keys()].filter((name) => asked.has(name)));
  for (const name of shown) if (told.get(name) !== asked.get(name)) faults.push(`the form says ${name}=${told.get(name)}`);
  if (["from", "to"].some((name) => asked.has(name)) && !form.querySelector("details").open) faults.push("hides the dates that are in force");
  return faults;
}

async function thereAndBack(page, path, shown) {
  const link = page.locator("main article a[href*='/items/']").first();
  if (await link.count() === 0) return [];
  const start = page.url();
  await link.click();
  const faults = [];
  if (path.includes("/search")) {
    await page.locator(".search-notice a").first().click();
    if (page.url() !== start) faults.push(`“back to the results” leads to ${page.url()}`);
    await page.goBack();
  }
  await page.goBack();
  return await main(page) === shown && page.url() === start ? faults : [...faults, "is another page after Back"];
}
