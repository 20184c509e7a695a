// SPDX-License-Identifier: Apache-2.0
// A browser page that keeps account of what goes wrong on it.

export async function newVisit(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const visit = { context, page, requests: [], troubles: [] };
  page.on("request", (request) => visit.requests.push(request.url()));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) visit.troubles.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => visit.troubles.push(`script error: ${error.message}`));
  page.on("requestfailed", (request) => visit.troubles.push(`failed: ${request.url()}`));
  if (options.javaScriptEnabled !== false) {
    await page.addInitScript(() => {
      globalThis.violations = [];
      document.addEventListener("securitypolicyviolation", (event) => {
        globalThis.violations.push(`CSP ${event.effectiveDirective} refused ${event.blockedURI}`);
      });
    });
  }
  return visit;
}

// Opens an address and forgets what happened before.
export async function open(visit, address) {
  visit.requests.length = 0;
  visit.troubles.length = 0;
  return visit.page.goto(address, { waitUntil: "load" });
}

// Through a constructed sheet, which no content security policy stands against.
export async function addStyle(page, css) {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, css);
}

const TABS = 2;

// Visits all paths in a few tabs at once, none of which keeps a cache.
export async function visitEach(browser, paths, look) {
  const queue = [...paths];
  await Promise.all(Array.from({ length: TABS }, async () => {
    const visit = await newVisit(browser);
    const session = await visit.context.newCDPSession(visit.page);
    await session.send("Network.setCacheDisabled", { cacheDisabled: true });
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) await look(visit, path);
    await visit.context.close();
  }));
}
