// SPDX-License-Identifier: Apache-2.0
// Right to left: a page that is turned around is its own mirror image at every width, the style sheet knows no left and
// no right, and text of either language runs in its own direction in either interface.

import { linkRel } from "../markup.mjs";
import { kindOf } from "../routes.mjs";
import { newVisit, open } from "../visit.mjs";

const PIXELS_OFF_MAX = 2;
const WIDTHS = [320, 768, 1280];
// Sides of the screen where the sides of the text are meant.
const PHYSICAL = [/(?:^|[\s;{-])(?:left|right|top|bottom)\s*:/, /(?:margin|padding|border|inset)-(?:left|right|top|bottom)/,
                  /(?:text-align|float|clear)\s*:\s*(?:left|right)/, /(?:^|[\s;{])inset\s*:\s*\S+\s+\S+\s+\S+/];

export async function check({ site, browser, cases }) {
  const visit = await newVisit(browser);
  for (const { path } of site.representatives()) {
    await open(visit, site.url + path);
    cases.add(path, await runsItsOwnWay(visit.page));
    if (path.startsWith("/ar")) continue;
    for (const width of WIDTHS) {
      await visit.page.setViewportSize({ width, height: 900 });
      cases.add(`${path} ${width} turned around`, await mirrored(visit.page));
    }
  }
  cases.add("the style sheet", physicalSides(site));
  const items = site.html.filter((page) => kindOf(page.path) === "/items/{id}/{slug}");
  const bidi = items.filter((page) => page.body.includes("password") || page.body.includes("statement_final"));
  cases.add("items with Latin words in Arabic text", bidi.length > 0 ? [] : ["none was found to look at"]);
  for (const { path } of bidi) {
    await open(visit, site.url + path);
    cases.add(path, await runsItsOwnWay(visit.page));
  }
  await visit.context.close();
}

function physicalSides(site) {
  const [{ href }] = linkRel(site.html[0].body, "stylesheet");
  const css = site.pages.get(href).body.replace(/\/\*[\s\S]*?\*\//g, "");
  return css.split("\n").filter((line) => PHYSICAL.some((pattern) => pattern.test(line))).map((line) => `knows a side: ${line.trim()}`);
}

// Paragraphs and headings that are mostly Arabic run from right to left and say that they are Arabic; Latin ones the
// other way.
function runsItsOwnWay(page) {
  return page.evaluate(() => {
    const faults = [];
    for (const element of document.querySelectorAll("main h1, main h2, main h3, main p, main li, main blockquote, main td")) {
      const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent).join("");
      const arabic = (own.match(/[\u0620-\u064a]/g) ?? []).length;
      const latin = (own.match(/[a-z]/gi) ?? []).length;
      if (arabic + latin < 12 || (arabic > 0 && latin > 0 && Math.abs(arabic - latin) < 12)) continue;
      const wanted = arabic > latin ? ["rtl", "ar"] : ["ltr", "en"];
      const lang = element.closest("[lang]").lang.slice(0, 2);
      const dir = getComputedStyle(element).direction;
      if (dir !== wanted[0]) faults.push(`runs ${dir}: ${own.trim().slice(0, 60)}`);
      if (lang !== wanted[1]) faults.push(`is marked lang=${lang}: ${own.trim().slice(0, 60)}`);
    }
    return faults.slice(0, 5);
  });
}

// Compares the boxes of blocks before and after the page's direction is turned. What has a direction of its own stays.
function mirrored(page) {
  return page.evaluate((offMax) => {
    const width = document.documentElement.clientWidth;
    const blocks = [...document.querySelectorAll("body *")].filter((element) => {
      const { display, position } = getComputedStyle(element);
      if (!/^(block|flex|grid|list-item|table)$/.test(display)) return false;
      const seen = element.checkVisibility() && element.getBoundingClientRect().width > 0;
      return seen && !element.parentElement.closest("body [dir]") && !element.closest("[dir=auto]") && position !== "absolute";
    });
    const before = blocks.map((element) => element.getBoundingClientRect());
    document.documentElement.dir = "rtl";
    const faults = blocks.map((element, place) => {
      const after = element.getBoundingClientRect();
      const off = Math.max(Math.abs(width - after.right - before[place].left), Math.abs(width - after.left - before[place].right));
      return off <= offMax ? null : `${Math.round(off)} px off the mirror: ${element.outerHTML.slice(0, 100)}`;
    });
    document.documentElement.dir = "ltr";
    return faults.filter(Boolean).slice(0, 5);
  }, PIXELS_OFF_MAX);
}
