// SPDX-License-Identifier: Apache-2.0
// What a reader's system asks for: forced colours, in which nothing may be told by a colour of ours alone; less motion;
// more contrast in the dark.

import { newVisit, open } from "../visit.mjs";

export async function check({ site, browser, cases }) {
  const visit = await newVisit(browser);
  for (const { path } of site.representatives()) {
    await visit.page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
    await open(visit, site.url + path);
    cases.add(`${path} in forced colours`, [...await toldByColourAlone(visit.page), ...await focusUnseen(visit.page)]);
    cases.add(`${path} with less motion`, await motion(visit.page));
    await visit.page.emulateMedia({ forcedColors: "none", reducedMotion: "no-preference", colorScheme: "dark" });
    cases.add(`${path} in the dark`, await bright(visit.page));
    await visit.page.emulateMedia({ colorScheme: "light" });
  }
  await visit.context.close();
}

// Our colours and shadows are gone: a mark, a change, a shade, the current page must still be seen.
function toldByColourAlone(page) {
  return page.evaluate(() => {
    const paper = getComputedStyle(document.body).backgroundColor;
    const root = getComputedStyle(document.documentElement).backgroundColor;
    const stands = {
      "mark": (style) => style.backgroundColor !== paper && style.backgroundColor !== root,
      "ins, del": (style) => style.textDecorationLine !== "none",
      ".h1 a, .h2 a, .h3 a, .h4 a": (style, element) => getComputedStyle(element.closest("td, li")).borderStyle.includes("solid"),
      ".legend .h1, .legend .h2, .legend .h3, .legend .h4": (style) => style.borderStyle.includes("solid"),
      "[aria-current]": (style) => style.textDecorationLine.includes("underline") || style.borderBlockEndStyle === "solid",
      "button, .button, input, select": (style) => style.borderStyle.includes("solid"),
      ".notice": (style) => style.borderInlineStartStyle === "solid",
    };
    return Object.entries(stands).flatMap(([selector, isSeen]) => [...document.querySelectorAll(selector)]
      .filter((element) => element.checkVisibility() && !isSeen(getComputedStyle(element), element))
      .slice(0, 2).map((element) => `cannot be told: ${element.outerHTML.slice(0, 100)}`));
  });
}

async function focusUnseen(page) {
  await page.keyboard.press("Tab");
  return page.evaluate(() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle === "none" || style.outlineWidth === "0px" ? ["the focus cannot be seen"] : [];
  });
}

function motion(page) {
  return page.evaluate(() => {
    const moving = [...document.querySelectorAll("body *")].filter((element) => {
      const { transitionDuration, animationName } = getComputedStyle(element);
      return transitionDuration.split(", ").some((time) => Number.parseFloat(time) > 0) || animationName !== "none";
    }).slice(0, 3).map((element) => `moves: ${element.outerHTML.slice(0, 100)}`);
    const smooth = getComputedStyle(document.documentElement).scrollBehavior === "smooth" ? ["scrolls smoothly"] : [];
    const transitions = [...document.styleSheets].flatMap((sheet) => inForce(sheet.cssRules))
      .filter((rule) => rule.constructor.name === "CSSViewTransitionRule").map(() => "pages move into each other");
    return [...moving, ...smooth, ...transitions];

    function inForce(rules) {
      return [...rules].flatMap((rule) => {
        if (rule.media && !matchMedia(rule.media.mediaText).matches) return [];
        return rule.cssRules && !rule.selectorText ? inForce(rule.cssRules) : [rule];
      });
    }
  });
}

// Whether a reader in the dark gets a light page.
function bright(page) {
  return page.evaluate(() => {
    const light = (color) => {
      const [r, g, b] = color.match(/[\d.]+/g).map(Number);
      return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
    };
    return [...document.querySelectorAll("html, .missing, .proven, .notice, pre, button, input, select")]
      .filter((element) => element.checkVisibility() && getComputedStyle(element).backgroundColor !== "rgba(0, 0, 0, 0)")
      .filter((element) => !element.matches("button, .button") && light(getComputedStyle(element).backgroundColor) > 0.25)
      .slice(0, 3).map((element) => `is light in the dark: ${element.outerHTML.slice(0, 80)}`);
  });
}
