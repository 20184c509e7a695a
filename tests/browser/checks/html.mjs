// SPDX-License-Identifier: Apache-2.0
// Valid HTML by two checkers on saved responses of every kind of page: the Nu Html Checker (needs Java) and html-validate.

import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";

import { HtmlValidate } from "html-validate";
import { take } from "../crawl.mjs";
import { MISSING } from "../routes.mjs";

const RULES = {
  root: true,
  extends: ["html-validate:recommended", "html-validate:a11y", "html-validate:document"],
  rules: {
    "void-style": "off", // a matter of taste
    "no-trailing-whitespace": "off",
    "long-title": "off", // titles are the publisher's
    "require-sri": "off", // nothing comes from another host
    "doctype-style": "off",
    "no-inline-style": "error",
    "aria-label-misuse": ["error", { allowAnyNamable: true }], // a list may have a name
  },
};

export async function check({ site, cases }) {
  const pages = site.representatives();
  for (const [address] of MISSING) pages.push(await take(site.url, address));
  await byHtmlValidate(pages, cases);
  await byNu(pages, cases);
}

async function byHtmlValidate(pages, cases) {
  const validator = new HtmlValidate(RULES);
  for (const page of pages) {
    const report = await validator.validateString(page.body, page.path);
    const messages = report.results.flatMap((result) => result.messages);
    cases.add(page.path, messages.map((m) => `html-validate ${m.ruleId} at line ${m.line}: ${m.message}`));
  }
}

async function byNu(pages, cases) {
  if (!await hasJava()) {
    cases.skip("the Nu Html Checker: no java (apt-get install default-jre-headless)");
    return;
  }
  const folder = await mkdtemp(path.join(os.tmpdir(), "strongroom-html-"));
  const files = pages.map((page, place) => path.join(folder, `${place}.html`));
  await Promise.all(pages.map((page, place) => writeFile(files[place], page.bytes)));
  const { messages } = await runNu(files);
  pages.forEach((page, place) => {
    const own = messages.filter((message) => message.url?.endsWith(`/${place}.html`));
    cases.add(page.path, own.map((m) => `vnu ${m.type} at line ${m.lastLine}: ${m.message} ${m.extract ?? ""}`.replace(/\s+/g, " ")));
  });
  await rm(folder, { recursive: true });
}

function hasJava() {
  return new Promise((resolve) => { execFile("java", ["-version"], (error) => resolve(!error)); });
}

// Its exit code is 1 when it found something; what it found is JSON on stderr either way.
function runNu(files) {
  const jar = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");
  return new Promise((resolve, reject) => {
    execFile("java", ["-Xss8m", "-jar", jar, "--format", "json", ...files], { maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      try {
        resolve(JSON.parse(stderr || "{\"messages\":[]}"));
      } catch {
        reject(error ?? new Error(stderr));
      }
    });
  });
}
