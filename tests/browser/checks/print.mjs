// SPDX-License-Identifier: Apache-2.0
// An item on paper says where it stands and who said it, and prints neither navigation nor search.

import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

import { elements, linkRel } from "../markup.mjs";
import { kindOf, languageOf } from "../routes.mjs";
import { newVisit, open } from "../visit.mjs";

export async function check({ site, browser, cases }) {
  if (!await hasPdftotext()) {
    cases.skip("printed items: no pdftotext (apt-get install poppler-utils)");
    return;
  }
  const folder = await mkdtemp(path.join(os.tmpdir(), "strongroom-print-"));
  const visit = await newVisit(browser);
  for (const item of site.representatives().filter((page) => kindOf(page.path) === "/items/{id}/{slug}")) {
    await open(visit, site.url + item.path);
    const file = path.join(folder, "item.pdf");
    await visit.page.pdf({ path: file, format: "A4" });
    cases.add(item.path, await printed(visit.page, item, await textOf(file)));
  }
  await visit.context.close();
  await rm(folder, { recursive: true });
}

async function printed(page, item, text) {
  const joined = text.replace(/\s+/g, "");
  const address = linkRel(item.body, "canonical")[0].href;
  const faults = [address, decodeURI(address)].some((form) => joined.includes(form)) || joined.includes(address.split("/").slice(0, 5).join("/"))
    ? [] : [`its address is not printed: ${address}`];
  await page.emulateMedia({ media: "print" });
  const seen = await page.evaluate(() => [...document.querySelectorAll("nav, form, input")]
    .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height > 0).map((element) => element.outerHTML.slice(0, 80)));
  await page.emulateMedia({ media: null });
  faults.push(...seen.map((name) => `prints ${name}`));
  const credit = item.body.match(/Source: ([^<)]*)/)?.[1];
  if (languageOf(item) === "en" && credit && !joined.includes(credit.replace(/\s+/g, ""))) faults.push(`its source is not printed: ${credit}`);
  return elements(item.body, "time").length > 0 ? faults : [...faults, "no time element"];
}

function hasPdftotext() {
  return new Promise((resolve) => { execFile("pdftotext", ["-v"], (error) => resolve(!error)); });
}

function textOf(file) {
  return new Promise((resolve, reject) => {
    execFile("pdftotext", ["-layout", file, "-"], (error, stdout) => (error ? reject(error) : resolve(stdout)));
  });
}
