// SPDX-License-Identifier: Apache-2.0
// Checks the site in Chromium and by reading what it sends: `tests/browser/run.sh [CHECK…]`.
//
// Makes the sample archive in a temporary folder, serves it, crawls it once, and hands what was found to each check.
//   STRONGROOM_BINARY  the program, build/release/strongroom by default
//   STRONGROOM_URL     a site that is served already; nothing is started then

import { chromium } from "playwright-core";
import { startServer } from "./server.mjs";
import { crawl } from "./crawl.mjs";
import { Report } from "./report.mjs";
import { siteMap } from "./routes.mjs";

const CHECKS = ["links", "caching", "head", "lists", "weight", "html", "accessibility", "layout", "media", "direction", "bidi",
                "state", "noscript", "keyboard", "print", "proof"];
// Asked for by name only: it measures times, and needs a machine that does nothing else.
const MEASUREMENTS = ["performance"];

const chosen = process.argv.slice(2);
const known = [...CHECKS, ...MEASUREMENTS];
const unknown = chosen.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`there is no check ${unknown.join(", ")}; the checks are ${known.join(", ")}`);
  process.exit(2);
}

const server = await startServer();
const report = new Report();
let browser;
try {
  const pages = await crawl(server.url);
  const site = siteMap(server.url, pages);
  console.log(`${server.url}: ${site.summary()}`);
  browser = await chromium.launch({
    executablePath: process.env.STRONGROOM_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
           "--disable-component-update", "--disable-sync"],
  });
  for (const name of chosen.length === 0 ? CHECKS : known.filter((check) => chosen.includes(check))) {
    const { check } = await import(`./checks/${name}.mjs`);
    await report.run(name, (cases) => check({ site, browser, cases }));
  }
} catch (error) {
  await report.run("start", (cases) => cases.add("start", [error.stack]));
} finally {
  await browser?.close();
  const faults = await server.stop();
  await report.run("server", (cases) => cases.add("the server stayed up", faults));
}
process.exit(report.close() ? 0 : 1);
