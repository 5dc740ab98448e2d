// Opens a page in Chromium and does what it is told, a step after the other; prints what came of it as JSON.
// node browser.mjs '{"chromium": …, "file": … (or "url"), "width": …, "steps": [["click", SELECTOR], …]}'
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const told = JSON.parse(process.argv[2]);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const browser = await chromium.launch({ executablePath: told.chromium, args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: told.width ?? 1280, height: told.height ?? 900 } });
const requests = [], errors = [], results = [];
page.on("request", request => requests.push(request.url()));
page.on("pageerror", error => errors.push(error.message));
page.on("console", message => message.type() === "error" && errors.push(message.text()));
page.on("dialog", dialog => { errors.push(`dialog ${dialog.message()}`); dialog.dismiss(); });
// Without a listener from the start, a file is asked for by a window that nobody sees, should the key be faster.
page.on("filechooser", () => {});

// What leads to another page is followed by that page as a whole, its scripts run.
const whole = () => page.waitForLoadState("domcontentloaded").then(() => null);
const steps = {
  click: selector => page.click(selector).then(whole),
  fill: (selector, text) => page.fill(selector, text),
  select: (selector, value) => page.selectOption(selector, value),
  hover: selector => page.hover(selector),
  focus: selector => page.focus(selector),
  press: key => page.keyboard.press(key).then(whole),
  seen: selector => page.locator(selector).evaluateAll(all => all.filter(one => one.checkVisibility()).map(one => one.innerText)),
  value: expression => page.evaluate(expression),
  pdf: async path => (await page.pdf({ path, format: "A4" })).length,
  shot: (path, full) => page.screenshot({ path, fullPage: full }).then(() => path),
  goto: url => page.goto(url, { waitUntil: "load" }).then(() => null),
  wait: selector => page.waitForSelector(selector).then(whole),
  touch: path => writeFileSync(path, ""),
  framed: async (frame, selector) => {
    await page.locator(frame).scrollIntoViewIfNeeded();
    return page.frameLocator(frame).locator(selector).first().innerText();
  },
  // A file dragged from the desktop onto a part of the page.
  drop: async (selector, file) => {
    const { x, y, width, height } = await page.locator(selector).boundingBox();
    const session = await page.context().newCDPSession(page);
    const data = { items: [], files: [file], dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"])
      await session.send("Input.dispatchDragEvent", { type, x: x + width / 2, y: y + height / 2, data });
  },
  // By the keyboard alone: to the part, and the key that is pressed there, which asks for a file or gives one.
  tab: async selector => {
    for (let count = 0; count < 60; count++) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(one => document.activeElement.matches(one), selector)) return true;
    }
    return false;
  },
  choose: async (key, file) => {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press(key)]);
    await chooser.setFiles(file);
  },
  download: async (key, file) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press(key)]);
    await download.saveAs(file);
    return download.suggestedFilename();
  },
  axe: async () => {
    await page.evaluate(axe);
    const found = await page.evaluate("axe.run()");
    return found.violations.map(one => [one.impact, one.id, one.nodes.map(node => node.target.join(" "))]);
  },
};
if (told.locale) await page.setExtraHTTPHeaders({ "accept-language": told.locale });
await page.goto(told.url ?? pathToFileURL(told.file).href, { waitUntil: "load" });
for (const [name, ...rest] of told.steps) results.push((await steps[name](...rest)) ?? null);
console.log(JSON.stringify({ results, requests, errors, url: page.url() }));
await browser.close();
