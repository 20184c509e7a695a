// SPDX-License-Identifier: Apache-2.0
// The proof page checks its proof in the browser: a genuine one passes, a tampered one fails for all to see, a saved page
// does the same with no network, and a browser without Ed25519 says what remains.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { newVisit, open } from "../visit.mjs";

export async function check({ site, browser, cases }) {
  const proofs = [...site.pages.keys()].filter((address) => /^\/(ar\/)?items\/[^/]+\/proof$/.test(address));
  const chosen = [proofs.find((address) => !address.startsWith("/ar/")), proofs.find((address) => address.startsWith("/ar/"))];
  const visit = await newVisit(browser);
  for (const address of chosen) {
    cases.add(`a genuine proof, ${address}`, await genuine(visit, site.url + address));
    for (const [what, tamper] of Object.entries(TAMPERINGS)) {
      cases.add(`${what}, ${address}`, await tampered(browser, site.url + address, tamper));
    }
  }
  cases.add("a browser without Ed25519", await withoutSignatures(browser, site.url + chosen[0]));
  cases.add("a saved page", await saved(browser, site, chosen[0]));
  await visit.context.close();
}

async function verdictOf(page) {
  await page.locator("#check[data-verdict]").waitFor({ timeout: 5000 });
  return page.evaluate(() => ({
    all: document.getElementById("check").dataset.verdict,
    seen: document.querySelector("#check .outcome").textContent,
    steps: [...document.querySelectorAll("#check .verdict")].map((step) => step.className.replace("verdict ", "")),
  }));
}

function expectVerdict(verdict, all, steps) {
  const faults = [];
  if (verdict.all !== all) faults.push(`the verdict is ${verdict.all}, not ${all}`);
  if (verdict.seen.length < 20) faults.push(`the outcome says only “${verdict.seen}”`);
  if (steps && verdict.steps.join() !== steps.join()) faults.push(`the steps say ${verdict.steps}, not ${steps}`);
  return faults;
}

async function genuine(visit, url) {
  await open(visit, url);
  const faults = expectVerdict(await verdictOf(visit.page), "holds", ["holds", "holds", "holds"]);
  return [...faults, ...visit.troubles, ...await visit.page.evaluate(() => globalThis.violations)];
}

// Changes the proof file within the page, and what else it takes.
const TAMPERINGS = {
  "a letter of the record changed": (text) => changeExtra(text, (extra) => {
    extra.record = extra.record.replace(/[a-m](?=[^a-m]*$)/, "z");
  }),
  "the record changed and the entry made to fit": (text) => changeExtra(text, (extra) => {
    extra.entry = extra.entry.replace(/"digest":"./, (start) => `${start.slice(0, -1)}${start.at(-1) === "0" ? "1" : "0"}`);
  }),
  "another place in the log": (text) => text.replace(/^index (\d+)$/m, (_, index) => `index ${Number(index) ^ 1}`),
  "another size signed": (text) => text.replace(/\n\n([^\n]+)\n(\d+)\n/, (_, origin, size) => `\n\n${origin}\n${Number(size) + 1}\n`),
  "no proof at all": () => "hello",
};

function changeExtra(text, change) {
  return text.replace(/^extra (.*)$/m, (_, encoded) => {
    const extra = JSON.parse(Buffer.from(encoded, "base64").toString("utf8"));
    change(extra);
    return `extra ${Buffer.from(JSON.stringify(extra)).toString("base64")}`;
  });
}

const PROOF_TEXT = /(<pre id="proof-file"[^>]*>)([\s\S]*?)(<\/pre>)/;

async function tampered(browser, url, tamper) {
  const visit = await newVisit(browser);
  await visit.page.route(url, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(PROOF_TEXT, (_, before, text, after) => before + tamper(decode(text)) + after);
    await route.fulfill({ response, body });
  });
  await open(visit, url);
  const faults = expectVerdict(await verdictOf(visit.page), "fails");
  await visit.context.close();
  return faults;
}

function decode(text) {
  return text.replace(/&#x?\w+;|&\w+;/g, (entity) => ({ "&#x2B;": "+", "&#43;": "+", "&#x2F;": "/", "&#x3D;": "=", "&amp;": "&" }[entity] ?? entity));
}

async function withoutSignatures(browser, url) {
  const visit = await newVisit(browser);
  await visit.page.addInitScript(() => {
    SubtleCrypto.prototype.importKey = () => Promise.reject(new DOMException("no", "NotSupportedError"));
  });
  await open(visit, url);
  const faults = expectVerdict(await verdictOf(visit.page), "open", ["holds", "holds", "open"]);
  await visit.context.close();
  return faults;
}

// As a browser saves it: the page and, beside it, its script.
async function saved(browser, site, address) {
  const folder = await mkdtemp(path.join(os.tmpdir(), "strongroom-saved-"));
  const visit = await newVisit(browser, { offline: true });
  try {
    const html = await (await fetch(site.url + address)).text();
    const script = html.match(/<script src="([^"]+)"/)[1];
    await writeFile(path.join(folder, "proof.js"), await (await fetch(new URL(script, site.url))).text());
    const file = path.join(folder, "proof.html");
    await writeFile(file, html.replace(script, "proof.js"));
    await visit.page.goto(pathToFileURL(file).href);
    return expectVerdict(await verdictOf(visit.page), "holds");
  } finally {
    await visit.context.close();
    await rm(folder, { recursive: true });
  }
}
