// Looks at pages as a browser shows them: nothing overflows, no text is smaller than 12 px or stands
// on another in a drawing, no errors, no requests, heads on every table, valid HTML, no barriers that
// axe-core knows (contrast among them), the pages of a print, and what the first screen holds.
// usage: node pages_test.mjs DAICHO CHROMIUM REGISTRY…
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRequire } from "node:module";
import { HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";

const [daicho, browserPath, ...registries] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const validator = new HtmlValidate({ extends: ["html-validate:recommended"] });

// Each page, and the most sheets of A4 that its print may take; of a record that not every registry has, also its file.
const pages = [
  ["stats", [], 3],
  ["list", [], 24],
  ["show", ["102041-isesaki"], 4],
  ["report", ["national"], 5],
  ["report", ["yearly"], 1],
  ["report", ["prefecture", "群馬県"], 3],
  ["report", ["prefecture", "兵庫県"], 3, "28-hyogo/280003-hyogo.yaml"],
  ["report", ["agreement", "102041-isesaki"], 3],
  ["report", ["agreement", "030007-iwate"], 3, "03-iwate/030007-iwate.yaml"],
  ["report", ["pdca"], 8],
  ["report", ["overlaps"], 7],
  ["report", ["cases"], 4],
  ["report", ["facilities"], 5],
  ["report", ["meetings"], 4],
  ["report", ["coverage"], 6],
  ["report", ["residents"], 6],
  ["report", ["signing", "102041-isesaki"], 4],
  ["report", ["annual"], 10],
];

// What must be seen without scrolling in a window of 1280 × 800, as selectors.
const firstScreens = {
  "report national": ["h1", ".headline .value", ".headline .parts-bar", ".headline ul", ".tiles", ".drawing.desk svg", ".index"],
};

// Pages of which every text was looked at.
const drawn = new Set(["reportnational", "reportyearly", "reportcases", "reportfacilities", "reportmeetings", "reportcoverage", "reportresidents", "reportprefecture", "reportagreement", "reportsigning"]);

let failures = 0;
const expect = (page, what, found) => {
  if (found.length === 0) return;
  failures += 1;
  console.log(`FAILED ${page}: ${what}`);
  for (const one of found.slice(0, 5)) console.log(`  ${one}`);
};

const folder = mkdtempSync(join(tmpdir(), "daicho-pages-"));
const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu"] });

/** Opens a page and gives what `look` finds in it. */
const open = async (file, options, look) => {
  const context = await browser.newContext(options);
  const tab = await context.newPage();
  const noise = [];
  tab.on("console", (message) => noise.push(message.text()));
  tab.on("pageerror", (error) => noise.push(String(error)));
  tab.on("request", (request) => request.url().startsWith("file:") || noise.push(`request ${request.url()}`));
  await tab.goto(`file://${file}`);
  const found = await look(tab);
  await context.close();
  return [...noise, ...found];
};

const overflow = (tab) =>
  tab.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [`${scrollWidth} px in a window of ${clientWidth}`] : [];
  });

/** Texts that are smaller than 12 px as they are shown: a drawing may be scaled. */
const smallTexts = (tab) =>
  tab.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || element.closest("title, desc, style, .unseen")) continue;
      if (!element.checkVisibility() || element.getClientRects().length === 0) continue;
      const scale = element.ownerSVGElement ? element.getScreenCTM().a : 1;
      const size = parseFloat(getComputedStyle(element).fontSize) * scale;
      if (size < 11.99) found.push(`${size.toFixed(1)} px: ${walker.currentNode.data.trim().slice(0, 40)}`);
    }
    return found;
  });

/** Texts of a drawing that stand on one another. */
const collidingTexts = (tab) =>
  tab.evaluate(() =>
    [...document.querySelectorAll("svg.dc")].flatMap((drawing) => {
      const texts = [...drawing.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
      const shown = texts.filter(([, box]) => box.width > 0);
      const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
      return shown.flatMap(([name, box], i) => shown.slice(i + 1).filter(([, other]) => meet(box, other)).map(([other]) => `${name} on ${other}`));
    }));

/** Tiles of a map that stick out of the window, or whose text sticks out of them. */
const cutTiles = (tab) =>
  tab.evaluate(() =>
    [...document.querySelectorAll(".tile")].flatMap((tile) => {
      const box = tile.getBoundingClientRect();
      const is_cut = box.right > innerWidth + 0.5 || tile.scrollWidth > tile.clientWidth + 1 || tile.scrollHeight > tile.clientHeight + 1;
      return is_cut ? [tile.textContent] : [];
    }));

const below = (selectors) => (tab) =>
  tab.evaluate(
    (wanted) =>
      wanted.flatMap((selector) => {
        const box = document.querySelector(selector)?.getBoundingClientRect();
        if (!box || box.height === 0) return [`${selector} is not there`];
        return box.bottom > innerHeight ? [`${selector} ends at ${Math.round(box.bottom)} px`] : [];
      }),
    selectors);

const bareTables = (tab) =>
  tab.evaluate(() =>
    [...document.querySelectorAll("table")]
      .filter((table) => !table.caption?.textContent || table.querySelectorAll("thead th[scope]").length === 0 ||
        [...table.querySelectorAll("th")].some((head) => !head.scope || !head.textContent))
      .map((table) => table.outerHTML.slice(0, 200)));

const barriers = async (tab) => {
  await tab.evaluate(axe);
  const result = await tab.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return result.violations.map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 200)}`);
};

const sheets = async (tab, most) => {
  const pdf = await tab.pdf({ preferCSSPageSize: true, printBackground: true });
  const count = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  return count >= 1 && count <= most ? [] : [`${count} sheets, at most ${most} expected`];
};

const run = async (registry, command, args, most) => {
  const name = [command, ...args].join(" ");
  const file = join(folder, "page.html");
  execFileSync(daicho, ["-C", registry, command, ...args, "-f", "html", "--today", "2026-04-01", "-o", file]);

  const report = await validator.validateString(readFileSync(file, "utf8"));
  expect(name, "html-validate", report.results.flatMap((one) => one.messages.map((m) => `${m.line}: ${m.ruleId}: ${m.message}`)));
  for (const width of [360, 390, 1200]) {
    const viewport = { width, height: 900 };
    expect(name, `overflow at ${width} px`, await open(file, { viewport }, overflow));
    expect(name, `cut tiles at ${width} px`, await open(file, { viewport }, cutTiles));
  }
  for (const width of [390, 1280]) {
    const viewport = { width, height: 800 };
    if (!drawn.has(command + args[0])) break;
    expect(name, `text below 12 px at ${width} px`, await open(file, { viewport }, smallTexts));
    expect(name, `texts on one another at ${width} px`, await open(file, { viewport }, collidingTexts));
  }
  if (firstScreens[name]) {
    const viewport = { width: 1280, height: 800 };
    expect(name, "below the first screen", await open(file, { viewport }, below(firstScreens[name])));
  }
  expect(name, "tables without caption or heads", await open(file, {}, bareTables));
  expect(name, "print", await open(file, {}, (tab) => sheets(tab, most)));
  for (const colorScheme of ["light", "dark"]) {
    // axe-core is a script, which a page of ours does not let run.
    const options = { colorScheme, bypassCSP: true, viewport: { width: 800, height: 900 } };
    expect(name, `axe-core, ${colorScheme}`, await open(file, options, barriers));
  }
};

try {
  for (const registry of registries) {
    for (const [command, args, most, record] of pages) {
      if (!record || existsSync(join(registry, "agreements", record))) await run(registry, command, args, most);
    }
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
console.log(failures === 0 ? `${registries.length * pages.length} pages are in order` : `${failures} failures`);
process.exit(failures === 0 ? 0 : 1);
