// SPDX-License-Identifier: Apache-2.0
// Every address answers with an ETag, 304 to the one who has it, the same head to HEAD, and the headers that keep a
// reader safe.

import { take } from "../crawl.mjs";
import { MISSING } from "../routes.mjs";

export async function check({ site, cases }) {
  for (const page of onePerKind(site)) {
    cases.add(page.path, [...await conditional(site, page), ...await headOnly(site, page), ...safety(page)]);
  }
  for (const [path, status] of MISSING) {
    const page = await take(site.url, path);
    cases.add(path, page.status === status ? safety(page) : [`answers ${page.status}, not ${status}`]);
  }
}

function onePerKind(site) {
  const others = [...site.pages.values()].filter((page) => page.status === 200 && !page.type.startsWith("text/html"));
  return [...site.representatives(), ...others.slice(0, 80)];
}

async function conditional(site, page) {
  const etag = page.headers.get("etag");
  if (!etag) return page.headers.get("cache-control")?.includes("no-store") ? [] : ["no ETag"];
  const again = await take(site.url, page.path, { "if-none-match": etag });
  if (again.status !== 304) return [`answers ${again.status} to its own ETag, not 304`];
  const faults = again.bytes.length > 0 ? ["a 304 with a body"] : [];
  const other = await take(site.url, page.path, { "if-none-match": "\"another\"" });
  return other.status === 200 ? faults : [...faults, `answers ${other.status} to another ETag`];
}

async function headOnly(site, page) {
  const answer = await fetch(site.url + page.path, { method: "HEAD", redirect: "manual" });
  return answer.status === 200 && answer.headers.get("etag") === page.headers.get("etag") ? []
    : [`HEAD answers ${answer.status} with ETag ${answer.headers.get("etag")}`];
}

function safety(page) {
  const faults = [];
  if (page.headers.get("x-content-type-options") !== "nosniff") faults.push("no X-Content-Type-Options: nosniff");
  if (!page.type.startsWith("text/html")) return faults;
  const policy = page.headers.get("content-security-policy") ?? "";
  if (!policy.includes("default-src 'none'") && !policy.includes("default-src 'self'")) faults.push(`a loose CSP: ${policy}`);
  if (/unsafe-inline|unsafe-eval|https?:/.test(policy)) faults.push(`a loose CSP: ${policy}`);
  if (!page.headers.get("referrer-policy")) faults.push("no Referrer-Policy");
  return faults;
}
