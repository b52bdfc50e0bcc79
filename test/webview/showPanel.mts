/**
 * Shows the panel of one case of `support/cases.ts`, or the page of one of `support/timelineCases.ts` or `support/historyCases.ts` (`history:usual`), in a browser of its own: `node test/webview/showPanel.mts [CASE] [THEME] [WIDTH]`.
 * Without a display it writes the picture to `out/panel.png` instead.
 */
import { mkdirSync } from "node:fs";
import path from "node:path";
import { out } from "../../scripts/lib/places.mts";
import { hasDisplay } from "../../scripts/provision/desktop.mts";
import { openBrowser } from "../../scripts/workbench/browser.mts";
import { buildPage } from "./support/buildPage.ts";
import { type CaseName, cases } from "./support/cases.ts";
import { type HistoryCaseName, historyCases } from "./support/historyCases.ts";
import { openPanel } from "./support/panelPage.ts";
import { type ThemeName, themes } from "./support/themes.ts";
import { shownTimeline, type TimelineCaseName, timelineCases } from "./support/timelineCases.ts";

const [shows = "usual", theme = "dark", width = "1280"] = process.argv.slice(2);
const historyCase = shows.startsWith("history:") ? (shows.slice("history:".length) as HistoryCaseName) : null;
const histories = Object.keys(historyCases).map((name) => `history:${name}`);
const known = [...Object.keys(cases), ...Object.keys(timelineCases), ...histories];
if (!known.includes(shows)) throw new Error(`There is no case ${shows}. There are: ${known.join(", ")}.`);
if (!(theme in themes)) throw new Error(`There is no theme ${theme}. There are: ${Object.keys(themes).join(", ")}.`);

const isLine = shows in timelineCases;
const [browser, built] = await Promise.all([
  openBrowser({ headless: !hasDisplay() }),
  buildPage(historyCase !== null ? "history" : isLine ? "timeline" : "webview"),
]);
const snapshot =
  historyCase !== null
    ? historyCases[historyCase]()
    : isLine
      ? shownTimeline(timelineCases[shows as TimelineCaseName]())
      : cases[shows as CaseName]();
const { page } = await openPanel(browser, built, {
  snapshot,
  theme: theme as ThemeName,
  width: Number(width),
});
if (hasDisplay()) {
  await page.waitForEvent("close", { timeout: 0 });
} else {
  mkdirSync(out, { recursive: true });
  const file = path.join(out, "panel.png");
  await page.screenshot({ path: file, fullPage: true });
  process.stdout.write(`${file}\n`);
}
await browser.close();
