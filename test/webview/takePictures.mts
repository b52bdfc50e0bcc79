/** Writes the pictures of the panel in `docs/images`. `node test/webview/takePictures.mts` */
import path from "node:path";
import { openBrowser } from "../../scripts/workbench/browser.mts";
import { buildPage } from "./buildPage.ts";
import { type CaseName, cases } from "./cases.ts";
import { type OpenOptions, openPanel } from "./panelPage.ts";

interface Picture extends Omit<OpenOptions, "snapshot"> {
  readonly name: string;
  readonly shows: CaseName;
  /** The part at the top of the picture, by its role; the head of the page when absent. */
  readonly from?: string;
}

const wide = { width: 1400, height: 880 };

/** What VS Code would hand back of an earlier look at the page. */
function arranged(view: unknown) {
  return { schemaVersion: 1, itemId: "i", comparisonId: null, view };
}

const pictures: readonly Picture[] = [
  { name: "dark", shows: "usual", ...wide },
  { name: "light", shows: "usual", theme: "light", ...wide },
  { name: "high-contrast", shows: "usual", theme: "highContrast", ...wide },
  { name: "high-contrast-light", shows: "usual", theme: "highContrastLight", ...wide },
  {
    name: "drawer",
    shows: "usual",
    ...wide,
    height: 1000,
    state: arranged({
      open: { readingId: "cached-after-evaluate:/accounts/get", accountId: "account-Plaid Checking" },
    }),
  },
  {
    name: "ages",
    shows: "usual",
    width: 1200,
    height: 1000,
    from: "calls",
    state: arranged({ callsOpen: true }),
  },
  { name: "repeat", shows: "repeated", width: 1200, height: 560, from: "repeat" },
  { name: "beside-side-bar", shows: "usual", width: 1100, height: 880 },
  { name: "narrow", shows: "usual", width: 300, height: 900 },
  { name: "running", shows: "running", width: 1400, height: 620 },
  { name: "failed-call", shows: "partial", ...wide },
  { name: "all-agree", shows: "agree", ...wide },
  { name: "long-names", shows: "longNames", width: 1200, height: 700 },
  { name: "odd-money", shows: "oddMoney", ...wide },
  { name: "five-hundred-accounts", shows: "largest", width: 1280, height: 800 },
  { name: "offline", shows: "offline", width: 1200, height: 660 },
  { name: "never-run", shows: "neverRun", width: 800, height: 300 },
];

const folder = path.join(import.meta.dirname, "../../docs/images");
const [browser, built] = await Promise.all([openBrowser({ headless: true }), buildPage()]);
for (const { name, shows, from, ...options } of pictures) {
  const panel = await openPanel(browser, built, { ...options, snapshot: cases[shows]() });
  // A long comparison is drawn in parts; what explains it comes last.
  if (cases[shows]().comparison?.status === "complete")
    await panel.page.locator(".finding, .findings .dim").first().waitFor();
  if (from !== undefined) await panel.page.locator(`[data-role="${from}"]`).evaluate((part) => part.scrollIntoView());
  await panel.page.screenshot({ path: path.join(folder, `panel-${name}.png`) });
  await panel.close();
}
await browser.close();
