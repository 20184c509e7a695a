// SPDX-License-Identifier: Apache-2.0
// With the keyboard alone, from the home page: skip to the content, search, open a result, cite it. The focus can be
// seen at each step and is never hidden behind something.

import { newVisit, open } from "../visit.mjs";

const TABS_MAX = 150;

export async function check({ site, browser, cases }) {
  for (const start of ["/", "/ar"]) {
    const visit = await newVisit(browser);
    cases.add(`keyboard from ${start}`, await skipLink(site, visit, start));
    cases.add(`keyboard from ${start} to a citation`, await findAndCite(site, visit, start));
    await visit.context.close();
  }
}

async function skipLink(site, visit, start) {
  await open(visit, site.url + start);
  await visit.page.keyboard.press("Tab");
  const faults = await focusFaults(visit.page);
  const href = await visit.page.evaluate(() => document.activeElement.getAttribute("href"));
  if (!href?.startsWith("#")) return [...faults, `the first Tab stop is ${href}, not a skip link`];
  await visit.page.keyboard.press("Enter");
  await visit.page.keyboard.press("Tab");
  const inside = await visit.page.evaluate(() => document.querySelector("main").contains(document.activeElement));
  return inside ? faults : [...faults, "the skip link does not lead into main"];
}

async function findAndCite(site, visit, start) {
  const { page } = visit;
  await open(visit, site.url + start);
  const faults = [];
  if (!await tabTo(page, faults, (element) => element.matches("input[name=q]"))) return [...faults, "no way to the search field"];
  await page.keyboard.type(start === "/" ? "memorandum" : "مذكرة");
  await Promise.all([page.waitForURL(/[?&]q=/), page.keyboard.press("Enter")]);
  if (!await tabTo(page, faults, (element) => element.matches("main article a[href*='/items/']"))) return [...faults, "no way to a result"];
  await Promise.all([page.waitForURL(/\/items\//), page.keyboard.press("Enter")]);
  if (!await tabTo(page, faults, (element) => element.matches(".cite summary"))) return [...faults, `no way to “cite this” on ${page.url()}`];
  await page.keyboard.press("Enter");
  const shown = await page.evaluate(() => document.activeElement.closest("details").open);
  return shown ? faults : [...faults, "“cite this” opens nothing"];
}

// Presses Tab until the focused element fits; the condition may use nothing from around it.
async function tabTo(page, faults, fits) {
  for (let pressed = 0; pressed < TABS_MAX; pressed += 1) {
    await page.keyboard.press("Tab");
    faults.push(...await focusFaults(page));
    if (await page.evaluate(`(${fits})(document.activeElement)`)) return true;
    if (await page.evaluate(() => document.activeElement === document.body)) return false;
  }
  return false;
}

async function focusFaults(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === document.body) return [];
    const name = element.outerHTML.slice(0, 80);
    const style = getComputedStyle(element);
    const outlined = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 1;
    const faults = outlined || style.boxShadow !== "none" ? [] : [`no visible focus on ${name} (${location.pathname})`];
    // A link over several lines has a box for each; any one of them in sight is enough.
    const seen = [...element.getClientRects()].some((box) => {
      const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      return top && (element.contains(top) || top.contains(element));
    });
    return seen ? faults : [...faults, `focus is out of sight on ${name} (${location.pathname})`];
  });
}
