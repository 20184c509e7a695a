// SPDX-License-Identifier: Apache-2.0
// How pages load and lie: at most five requests, all to this host, no console errors, nothing that the CSP refused, no
// scrolling sideways, text that may be spaced out, and Arabic pages that run from right to left.

import { MISSING } from "../routes.mjs";
import { addStyle, open, visitEach } from "../visit.mjs";

const WIDTHS = [320, 768, 1280];
const REQUESTS_MAX = 5;
// WCAG 2.2, 1.4.12 (https://www.w3.org/TR/WCAG22/#text-spacing)
const TEXT_SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } "
  + "p { margin-block-end: 2em !important; }";

export async function check({ site, browser, cases }) {
  const paths = [...site.representatives().map((page) => page.path), ...MISSING.map(([path]) => path)];
  await visitEach(browser, paths, async (visit, path) => {
    const answer = await open(visit, site.url + path);
    cases.add(path, await loading(site, visit, answer.status()));
    for (const width of WIDTHS) {
      await visit.page.setViewportSize({ width, height: 900 });
      cases.add(`${path} ${width}`, await sideways(visit.page));
    }
    await addStyle(visit.page, TEXT_SPACING);
    for (const width of [320, 1280]) {
      await visit.page.setViewportSize({ width, height: 900 });
      cases.add(`${path} ${width} with WCAG text spacing`, [...await sideways(visit.page), ...await clipped(visit.page)]);
    }
  });
}

async function loading(site, visit, status) {
  const faults = visit.requests.filter((url) => !url.startsWith(`${site.url}/`)).map((url) => `a request to ${url}`);
  if (visit.requests.length > REQUESTS_MAX) faults.push(`${visit.requests.length} requests: ${visit.requests.join(" ")}`);
  // The browser itself reports a page that is answered with an error status.
  const expected = status === 200 ? [] : [/status of 4\d\d/];
  const troubles = visit.troubles.filter((trouble) => !expected.some((pattern) => pattern.test(trouble)));
  return [...faults, ...troubles, ...await visit.page.evaluate(() => globalThis.violations)];
}

async function sideways(page) {
  return page.evaluate(() => {
    const root = document.scrollingElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const widest = [...document.querySelectorAll("body *")].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && (box.right > root.clientWidth + 1 || box.left < -1);
    }).slice(0, 3).map((element) => element.outerHTML.slice(0, 100));
    return [`scrolls sideways: ${root.scrollWidth} px in ${root.clientWidth}; ${widest.join(" | ")}`];
  });
}

// Text that its box cuts off. Breadcrumbs shorten what the heading below them has in full.
async function clipped(page) {
  return page.evaluate(() => [...document.querySelectorAll("body *")].filter((element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    const cuts = /hidden|clip/.test(overflowX) || /hidden|clip/.test(overflowY);
    if (!cuts || element.closest(".breadcrumbs, .hidden") || !element.checkVisibility()) return false;
    return element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
  }).slice(0, 3).map((element) => `cuts off its text: ${element.outerHTML.slice(0, 100)}`));
}
