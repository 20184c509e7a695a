// SPDX-License-Identifier: Apache-2.0
// Thirty titles with words, digits, brackets and dots of both directions, in an archive of their own. Wherever a page of
// either language shows one, its letters stand in the order that they have on their own, whatever stands around it.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

import { startServer } from "../server.mjs";
import { addStyle, newVisit, open } from "../visit.mjs";

const AR = "قال المجلس في بيان أصدره اليوم إن دفاتر السجل العقاري وصلت كاملة إلى المخزن الجديد، وإن اللجنة بدأت عملها فيه.";
const EN = "The council said in a statement today that the ledgers of the land registry had all reached the new store.";
const STRINGS = [
  ["rtl", "لقاء مع ممثل (UN) في جنيف"], ["rtl", "القرار 2254 (2015): نص كامل…"], ["rtl", "«Land Registry» في بلدة الدفاتر"],
  ["rtl", "ارتفاع بنسبة 12.5% عن عام 2016"], ["rtl", "المذكرة رقم A/71/799-S/2017/171"], ["rtl", "زيارة إلى Halvern [صور]"],
  ["rtl", "سؤال وجواب: ما هو PDF/A؟"], ["rtl", "من 3/10 إلى 5/10، ثلاثة أيام..."], ["rtl", "البريد: desk@press.example"],
  ["rtl", "الرابط https://press.example/a?b=1&c=2"], ["rtl", "٣ شاحنات و 4 trucks"], ["rtl", "“اقتباس” داخل العنوان!"],
  ["rtl", "100 دفتر"], ["rtl", "UNICEF تسلّم 40 صندوقًا"], ["rtl", "(تصحيح) بيان صحفي"], ["rtl", "بيان #17 -- عاجل"],
  ["rtl", "الملف statement_final (2).docx"], ["ltr", "Meeting with المجلس in Hasbeth"], ["ltr", "Statement (بيان) no. 12…"],
  ["ltr", "“السجل”: a glossary"], ["ltr", "3 ledgers, ٤ maps"], ["ltr", "What does الدفاتر mean?"], ["ltr", "[Update] Talks in مريسند!"],
  ["ltr", "Resolution 2254 (العربية)"], ["ltr", "C:\\files\\بيان.txt"], ["ltr", "Price: 1,250.00 ل.ت."], ["ltr", "A/B: أ/ب"],
  ["ltr", "שלום and سلام"], ["ltr", "100% of السجل"], ["ltr", "Ends in Arabic: تم."],
];

export async function check({ browser, cases }) {
  const folder = await mkdtemp(path.join(os.tmpdir(), "strongroom-bidi-"));
  await writeFile(path.join(folder, "october.html"), listing());
  const server = await startServer(folder);
  const visit = await newVisit(browser, { viewport: { width: 2400, height: 1200 } });
  try {
    const seen = new Set();
    for (const start of ["/2031/10", "/ar/2031/10"]) {
      for (const address of await itemsOf(visit, server.url + start, seen, cases)) await look(visit, address, seen, cases);
    }
    for (const query of ["/search?from=2031&order=oldest", "/ar/search?q=2254", "/search?q=registry", "/tag", "/ar/category"]) {
      await look(visit, server.url + query, seen, cases);
    }
    const unseen = STRINGS.filter(([, text]) => !seen.has(text)).map(([, text]) => `never shown: ${text}`);
    cases.add("all strings", unseen);
  } finally {
    await visit.context.close();
    await server.stop();
    await rm(folder, { recursive: true });
  }
}

// Looks at all pages of a list; the addresses of its items.
async function itemsOf(visit, first, seen, cases) {
  const addresses = [];
  for (let address = first; address;) {
    await look(visit, address, seen, cases);
    addresses.push(...await visit.page.evaluate(() => [...document.querySelectorAll("article h2 a")].map((link) => link.href)));
    address = await visit.page.evaluate(() => document.querySelector("a[rel=next]")?.href);
  }
  return addresses;
}

async function look(visit, address, seen, cases) {
  await open(visit, address);
  await addStyle(visit.page, "h1, h2, h3, a, bdi, .bidi-alone { white-space: nowrap !important; } .bidi-alone { position: absolute; font: 20px sans-serif; }");
  const { faults, shown } = await visit.page.evaluate(ordersDiffer, STRINGS);
  shown.forEach((text) => seen.add(text));
  cases.add(new URL(address).pathname, faults);
}

// In the page: the places that hold a string and nothing else, with the order of its letters from left to right.
function ordersDiffer(strings) {
  const faults = [];
  const shown = [];
  for (const [dir, text] of strings) {
    const alone = document.createElement("p");
    Object.assign(alone, { dir, textContent: text, className: "bidi-alone" });
    document.body.append(alone);
    const wanted = order(alone);
    alone.remove();
    for (const element of document.querySelectorAll("main *, .breadcrumbs *")) {
      const own = element.textContent.trim() === text && ![...element.children].some((child) => child.textContent.trim() === text);
      if (!own || !element.checkVisibility() || element.closest("pre, .hidden, script")) continue;
      shown.push(text);
      if (order(element) !== wanted) faults.push(`${text} is out of order in ${element.parentElement.outerHTML.slice(0, 120)}`);
    }
  }
  return { faults: faults.slice(0, 6), shown };

  function order(element) {
    const letters = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let at = 0; at < node.length; at += 1) {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        if (/\S/.test(node.data[at]) && box.width > 0) letters.push([box.left + box.width / 2, node.data[at]]);
      }
    }
    return letters.sort((a, b) => a[0] - b[0]).map(([, letter]) => letter).join("");
  }
}

// A saved listing of K2, the strings as titles and some of them as categories.
function listing() {
  const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const items = STRINGS.map(([dir, text], place) => `
<div class="genericItemView"><div class="genericItemHeader">
<span class="genericItemDateCreated">${1 + (place % 28)} October 2031</span>
<h2 class="genericItemTitle"><a href="/media/item/${place + 1}-x">${escaped(text)}</a></h2></div>
<div class="genericItemBody"><div class="genericItemIntroText"><p>${dir === "rtl" ? AR : EN} (${place + 1})</p></div></div>
<div class="genericItemCategory"><span>Published in</span> <a href="/media/itemlist/category/${(place % 6) + 1}-x">${escaped(STRINGS[(place % 6) * 5][1])}</a></div>
</div>`);
  return `<!doctype html><html><head><meta charset="utf-8"><title>x</title><base href="https://press.bidi.example/"></head><body>
<div id="k2Container" class="genericView"><h1>Items filtered by date: October 2031</h1>
<div class="genericItemList">${items.join("")}</div></div></body></html>`;
}
