/** Writes the pictures of the panel in `docs/images`. `node test/webview/takePictures.mts` */
import { spawnSync } from "node:child_process";
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
await takeReadmePicture();
await browser.close();

/** The picture that ships with the extension: the package has room for 40 kB of pictures. */
async function takeReadmePicture(): Promise<void> {
  const file = path.join(folder, "comparison.png");
  const panel = await openPanel(browser, built, { snapshot: cases.usual(), width: 1240, height: 880 });
  // From the verdict to the first account's row: what is larger is scaled down beside the text, and cannot be read.
  const verdict = await panel.page.locator('[data-role="verdict"]').boundingBox();
  const clip = { x: 0, y: (verdict?.y ?? 0) - 8, width: 1240, height: 532 };
  await panel.page.screenshot({ path: file, clip });
  await panel.close();
  // A palette without dithering keeps text crisp.
  run("pngquant", ["--force", "--speed", "1", "--nofs", "32", "--output", file, file]);
  run("zopflipng", ["-y", file, file]);
}

function run(program: "pngquant" | "zopflipng", args: readonly string[]): void {
  const { error, status, stderr } = spawnSync(program, args, { encoding: "utf8" });
  if (error !== undefined)
    throw new Error(`${program} is needed (on Debian: apt install pngquant zopfli)`, { cause: error });
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
}
