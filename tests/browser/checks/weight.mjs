// SPDX-License-Identifier: Apache-2.0
// A page with its style sheet is at most 30 KB compressed, and comes compressed to those who can read that.

import { gzipSync } from "node:zlib";

import { take } from "../crawl.mjs";
import { linkRel } from "../markup.mjs";

const BYTES_MAX = 30 * 1024;

export async function check({ site, cases }) {
  let heaviest = { path: "", bytes: 0 };
  for (const page of site.html) {
    const styles = linkRel(page.body, "stylesheet").map((link) => site.pages.get(link.href));
    const bytes = [page, ...styles].reduce((sum, file) => sum + gzipSync(file?.bytes ?? "", { level: 6 }).length, 0);
    if (bytes > heaviest.bytes) heaviest = { path: page.path, bytes };
    cases.add(page.path, bytes <= BYTES_MAX ? [] : [`${bytes} bytes of HTML and CSS, gzip`]);
  }
  console.log(`       the heaviest page is ${heaviest.path}: ${heaviest.bytes} bytes of HTML and CSS, gzip`);
  for (const coding of ["gzip", "br"]) {
    const page = await take(site.url, "/", { "accept-encoding": coding });
    cases.add(`/ in ${coding}`, page.headers.get("content-encoding") === coding ? [] : ["is not compressed"]);
  }
}
