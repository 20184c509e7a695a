// SPDX-License-Identifier: Apache-2.0
// How fast a page is there for a reader with a slow telephone on a slow line, as Lighthouse's mobile setting has it: a
// processor four times slower, 150 ms to the server and back, 1.6 Mbit/s. Printed as a table (docs/benchmarks.md).
//
// Times are the best of three visits, since what else the machine does can only make them worse; on a machine that is
// busy with other things the processor is not slowed down further, and times are printed and not judged.

import os from "node:os";

import { newVisit, open } from "../visit.mjs";

const VISITS = 3;
const SLOWER = 4;
const LIMITS = { requests: 5, repeated: 1, kilobytes: 30, fontKilobytes: 100, cls: 0.01 };
const TIME_LIMITS = { lcp: 1200, tbt: 0 };
const LINE = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const KINDS = [
  ["front page", /^\/$/], ["front page, Arabic", /^\/ar\/?$/], ["archive", /^\/archive$/], ["month", /^\/\d{4}\/\d{2}$/],
  ["category", /^\/category\/[^/]+$/], ["item", /^\/items\/[^/]+\/(?!revisions|proof|item)[^/?]+$/],
  ["item, Arabic", /^\/ar\/items\/[^/]+\/(?!revisions|proof|item)[^/?]+$/], ["revisions", /^\/items\/[^/]+\/revisions$/],
  ["search", /^\/search\?q=/],
];

export async function check({ site, browser, cases }) {
  const rows = [];
  const busy = os.loadavg()[0] > os.cpus().length + 2;
  if (busy) cases.skip(`paint times: other programs keep the machine busy (load ${os.loadavg()[0].toFixed(1)})`);
  for (const [kind, pattern] of KINDS) {
    const path = heaviest(site, pattern) ?? (kind === "search" ? "/search?q=council" : undefined);
    if (path === undefined) {
      cases.add(kind, ["the sample has no such page"]);
      continue;
    }
    const seen = await lookAt(browser, site.url + path, busy ? 1 : SLOWER);
    cases.add(`${kind} ${path}`, faultsOf(seen, busy ? LIMITS : { ...LIMITS, ...TIME_LIMITS }));
    rows.push([kind, seen]);
  }
  print(rows);
}

function heaviest(site, pattern) {
  const pages = site.html.filter((page) => pattern.test(page.path));
  return pages.toSorted((a, b) => b.body.length - a.body.length)[0]?.path;
}

// Visits with an empty cache, and once more with a full one.
async function lookAt(browser, address, slower) {
  const visits = [];
  for (let i = 0; i < VISITS; i += 1) visits.push(await visitSlowly(browser, address, slower));
  const least = (name) => Math.min(...visits.map((visit) => visit[name]));
  return { ...visits[0], lcp: least("lcp"), fcp: least("fcp"), tbt: least("tbt"), cls: Math.max(...visits.map((visit) => visit.cls)) };
}

async function visitSlowly(browser, address, slower) {
  const visit = await newVisit(browser, { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75 });
  try {
    const session = await visit.context.newCDPSession(visit.page);
    const bytes = { page: 0, fonts: 0 };
    const types = new Map();
    session.on("Network.responseReceived", ({ requestId, type }) => types.set(requestId, type));
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      bytes[types.get(requestId) === "Font" ? "fonts" : "page"] += encodedDataLength;
    });
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", LINE);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
    await visit.page.addInitScript(watch);
    await open(visit, address);
    // Fonts may come after the page is shown; a repeated visit is fair only when all has come.
    await visit.page.waitForLoadState("networkidle");
    const requests = visit.requests.length;
    const paint = await visit.page.evaluate(() => {
      const { tasks, ...times } = globalThis.paint;
      // What is longer than 50 ms of each task, and lies after the first paint: nobody can click on what is not there yet.
      const blocked = tasks.map(([start, end]) => end - Math.max(start + 50, times.fcp));
      return { ...times, tbt: blocked.reduce((sum, part) => sum + Math.max(0, part), 0) };
    });
    const { page, fonts } = bytes;
    await open(visit, address);
    const repeated = await visit.page.evaluate(() =>
      performance.getEntriesByType("resource").filter((entry) => entry.transferSize > 0).length + 1);
    return { requests, repeated, kilobytes: page / 1024, fontKilobytes: fonts / 1024, ...paint };
  } finally {
    await visit.context.close();
  }
}

// Runs in the page, before anything of it.
function watch() {
  // Tasks are told before the first paint is, so they are judged at the end.
  const paint = { fcp: 0, lcp: 0, cls: 0, tasks: [] };
  globalThis.paint = paint;
  const observe = (type, take) => {
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  };
  observe("paint", (entry) => { if (entry.name === "first-contentful-paint") paint.fcp = entry.startTime; });
  observe("largest-contentful-paint", (entry) => { paint.lcp = entry.startTime; });
  observe("layout-shift", (entry) => { paint.cls += entry.value; });
  observe("longtask", (entry) => { paint.tasks.push([entry.startTime, entry.startTime + entry.duration]); });
}

function faultsOf(seen, limits) {
  return Object.entries(limits).filter(([name, most]) => !(seen[name] <= most))
    .map(([name, most]) => `${name} is ${Math.round(seen[name] * 1000) / 1000}, at most ${most}`);
}

function print(rows) {
  console.log("       page                  requests again  KB  fonts KB  FCP ms  LCP ms   CLS  TBT ms");
  for (const [kind, seen] of rows) {
    const cell = (value, width, digits = 0) => value.toFixed(digits).padStart(width);
    console.log(`       ${kind.padEnd(20)} ${cell(seen.requests, 9)} ${cell(seen.repeated, 5)} ${cell(seen.kilobytes, 4, 1)} ${cell(seen.fontKilobytes, 8, 1)} ` +
      `${cell(seen.fcp, 8)} ${cell(seen.lcp, 7)} ${cell(seen.cls, 6, 3)} ${cell(seen.tbt, 7)}`);
  }
}
