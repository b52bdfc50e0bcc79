/**
 * Writes the pictures of `docs/images`, or only those of the panel that are named: `node test/webview/takePictures.mts [NAME ...]`,
 * with names as in the list below.
 */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { providePictureTools } from "../../scripts/provision/pictureTools.mts";
import { openBrowser } from "../../scripts/workbench/browser.mts";
import type { PanelSnapshot } from "../../src/protocol/messages.ts";
import { buildPage } from "./support/buildPage.ts";
import { type CaseName, cases } from "./support/cases.ts";
import { historyCases } from "./support/historyCases.ts";
import { lineIsDrawn } from "./support/lineIsDrawn.ts";
import { type OpenOptions, openPanel } from "./support/panelPage.ts";
import type { ThemeName } from "./support/themes.ts";
import { shownTimeline, type TimelineCaseName, timelineCases } from "./support/timelineCases.ts";

interface Picture extends Omit<OpenOptions, "snapshot"> {
  readonly name: string;
  readonly shows: CaseName;
  /** The part at the top of the picture, by its role; the head of the page when absent. */
  readonly from?: string;
}

const checkingInEvaluation = { readingId: "evaluated:/signal/evaluate", accountId: "account-Tattersall Checking" };
const usualSize = { width: 1085, height: 860 };

/** What VS Code would hand back of an earlier look at the page. */
function arranged(view: unknown) {
  return { schemaVersion: 1, itemId: "i", comparisonId: null, view };
}

const everyColumn = { unfolded: ["cached", "step:cached-after-evaluate", "step:cached-again"] };

const pictures: readonly Picture[] = [
  // One comparison in every theme, width and zoom.
  { name: "dark", shows: "reroute", ...usualSize },
  { name: "light", shows: "reroute", theme: "light", ...usualSize },
  { name: "high-contrast", shows: "reroute", theme: "highContrast", ...usualSize },
  { name: "high-contrast-light", shows: "reroute", theme: "highContrastLight", ...usualSize },
  { name: "wide", shows: "reroute", width: 1440, height: 860 },
  { name: "600", shows: "reroute", width: 600, height: 1000 },
  { name: "300", shows: "reroute", width: 300, height: 1000 },
  { name: "zoomed", shows: "reroute", width: 640, height: 430 },
  { name: "every-column", shows: "reroute", width: 1440, height: 860, state: arranged(everyColumn) },
  { name: "drawer", shows: "reroute", ...usualSize, state: arranged({ open: checkingInEvaluation }) },
  { name: "calls", shows: "reroute", ...usualSize, from: "calls", state: arranged({ callsOpen: true }) },
  // The states that differ most.
  { name: "one-account", shows: "oneAccount", ...usualSize, height: 640 },
  { name: "twelve-accounts", shows: "twelveAccounts", ...usualSize },
  { name: "login-broken", shows: "loginBroken", ...usualSize },
  { name: "capital-one", shows: "capitalOne", ...usualSize },
  { name: "all-match", shows: "agree", ...usualSize },
  { name: "never-run", shows: "neverRun", width: 800, height: 424 },
  { name: "bank-shows", shows: "bankShows", ...usualSize },
  { name: "running", shows: "running", ...usualSize },
  { name: "cancelled", shows: "cancelled", ...usualSize },
  { name: "failed-call", shows: "partial", ...usualSize },
  { name: "offline", shows: "offline", ...usualSize, height: 640 },
  { name: "repeat", shows: "repeated", width: 1085, height: 560, from: "repeat" },
  { name: "long-names", shows: "longNames", ...usualSize },
  { name: "odd-money", shows: "oddMoney", ...usualSize },
  { name: "five-hundred-accounts", shows: "largest", ...usualSize },
];

await providePictureTools("pngquant", "zopflipng");
const folder = path.join(import.meta.dirname, "../../docs/images");
const [browser, built, builtLine, builtHistory] = await Promise.all([
  openBrowser({ headless: true }),
  buildPage("webview"),
  buildPage("timeline"),
  buildPage("history"),
]);
const named = process.argv.slice(2);
const unknown = named.find((name) => !pictures.some((picture) => picture.name === name));
if (unknown !== undefined)
  throw new Error(`There is no ${unknown}. There are: ${pictures.map(({ name }) => name).join(", ")}.`);
for (const picture of pictures) if (named.length === 0 || named.includes(picture.name)) await take(picture);
if (named.length === 0) await takeOthers();
await browser.close();

async function takeOthers(): Promise<void> {
  await takeLine("dark", "dailyRefresh", "dark");
  await takeLine("hold", "pendingHold", "light");
  await takeLine("login", "loginRequired", "dark");
  await takeLine("high-contrast", "loginRequired", "highContrast");
  await takeLine("without-ledger", "withoutLedger", "light");
  await takeHistory();
  await takeReadmePicture();
}

async function take({ name, shows, from, ...options }: Picture): Promise<void> {
  const snapshot = cases[shows]();
  const panel = await openWithLine({ ...options, snapshot });
  const { comparison } = snapshot;
  // A long comparison is drawn in parts; what explains it comes last.
  if (comparison?.status === "complete") await panel.page.locator(".findings-body").waitFor({ state: "attached" });
  if (from !== undefined) await panel.page.locator(`[data-role="${from}"]`).evaluate((part) => part.scrollIntoView());
  const file = path.join(folder, `panel-${name}.png`);
  await panel.page.screenshot({ path: file });
  await panel.close();
  compress(file, 64);
}

/** The panel of a case with its account over time, where that is in sight. */
async function openWithLine(options: OpenOptions & { readonly snapshot: PanelSnapshot }) {
  const panel = await openPanel(browser, built, options);
  await lineIsDrawn(panel.page, options.snapshot);
  return panel;
}

/** The page of an account over time. */
async function takeLine(name: string, shows: TimelineCaseName, theme: ThemeName): Promise<void> {
  const snapshot = shownTimeline(timelineCases[shows]());
  const panel = await openPanel(browser, builtLine, { snapshot, theme, width: 1085, height: 480 });
  await panel.page.locator(".tl-svg").first().waitFor();
  const file = path.join(folder, `time-line-${name}.png`);
  await panel.page.screenshot({ path: file });
  await panel.close();
  compress(file, 64);
}

/** The page of the history, with two comparisons selected. */
async function takeHistory(): Promise<void> {
  const panel = await openPanel(browser, builtHistory, { snapshot: historyCases.usual(), width: 1085, height: 560 });
  for (const at of [0, 5]) await panel.page.getByRole("checkbox").nth(at).click();
  const file = path.join(folder, "history-dark.png");
  await panel.page.screenshot({ path: file });
  await panel.close();
  compress(file, 64);
}

/** The picture that ships with the extension: the package has room for 40 kB of pictures. */
async function takeReadmePicture(): Promise<void> {
  const file = path.join(folder, "comparison.png");
  const panel = await openWithLine({ snapshot: cases.reroute(), width: 1085, height: 880 });
  // The verdict alone: a larger picture is scaled down beside the text, and cannot be read.
  const verdict = await panel.page.locator('[data-role="verdict"]').boundingBox();
  const [top, height] = [(verdict?.y ?? 0) - 8, (verdict?.height ?? 0) + 16];
  await panel.page.screenshot({ path: file, clip: { x: 0, y: top, width: 1085, height } });
  await panel.close();
  // Fewer colours take others for those of the time line.
  compress(file, 48);
}

/** A palette without dithering keeps text crisp, and a picture small. */
function compress(file: string, colours: number): void {
  run("pngquant", ["--force", "--speed", "1", "--nofs", String(colours), "--output", file, file]);
  run("zopflipng", ["-y", "--iterations=5", file, file]);
}

function run(program: "pngquant" | "zopflipng", args: readonly string[]): void {
  const { error, status, stderr } = spawnSync(program, args, { encoding: "utf8" });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
}
