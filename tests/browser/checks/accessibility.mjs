// SPDX-License-Identifier: Apache-2.0
// axe-core finds nothing: every kind of page in both languages, light and dark, on a telephone, a tablet and a desk.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import { MISSING } from "../routes.mjs";
import { open, visitEach } from "../visit.mjs";

const WIDTHS = [320, 768, 1280];
const SCHEMES = ["light", "dark"];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export async function check({ site, browser, cases }) {
  const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const paths = [...site.representatives().map((page) => page.path), ...MISSING.slice(0, 4).map(([path]) => path)];
  await visitEach(browser, paths, async (visit, path) => {
    await open(visit, site.url + path);
    await visit.page.evaluate(axe);
    cases.add(path, await faultsEverywhere(visit.page));
  });
}

// Each fault once, with the schemes and widths that show it.
async function faultsEverywhere(page) {
  const places = new Map();
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      for (const fault of await violations(page)) places.set(fault, [...(places.get(fault) ?? []), `${colorScheme} ${width}`]);
    }
  }
  return [...places].map(([fault, where]) => `${fault} (${where.join(", ")})`);
}

async function violations(page) {
  const found = await page.evaluate((tags) => globalThis.axe.run(document, {
    runOnly: { type: "tag", values: tags },
    resultTypes: ["violations"],
  }).then((result) => result.violations), TAGS);
  return found.map((rule) => {
    const [first] = rule.nodes;
    const why = [...first.any, ...first.all, ...first.none][0]?.message ?? "";
    return `axe ${rule.id}: ${rule.nodes.length} places such as ${first.html.slice(0, 160)}: ${why}`;
  });
}
