import type { Frame, Page } from "playwright-core";
import { within } from "../within.mts";

/** The root of the page that is waited for: ours, or the empty one's. */
export type PanelRoot = "balance-lens" | "empty-panel";

/** When a page showed something, ms since the epoch by this machine's clock: after the frame that painted it. */
export interface Shown {
  /** The first words. */
  readonly words: number | null;
  /** The first balance. */
  readonly balance: number | null;
}

declare global {
  interface Window {
    benchShown?: { words: number | null; balance: number | null; awaited: boolean };
    benchClicked?: number;
  }
}

/** Has each page of a webview note when it showed what; the window notes its last click. To be called before it opens. */
export async function noteWhatPanelsShow(page: Page): Promise<void> {
  await page.addInitScript(inFrame);
}

function inFrame(): void {
  if (window === window.top) {
    const note = () => {
      window.benchClicked = Date.now();
    };
    document.addEventListener("click", note, { capture: true });
    return;
  }
  // The editor writes a page anew into a frame of this frame, and names it so once it has loaded and is to be seen.
  if (!location.pathname.endsWith("/webview/browser/pre/index.html")) return;
  const shown: NonNullable<Window["benchShown"]> = { words: null, balance: null, awaited: true };
  window.benchShown = shown;
  const afterPaint = (what: "words" | "balance") => {
    // Taken once, behind the frame that is about to be painted.
    shown[what] = Number.NaN;
    setTimeout(() => {
      shown[what] = Date.now();
    });
  };
  const look = () => {
    requestAnimationFrame(look);
    const page = document.querySelector<HTMLIFrameElement>("iframe#active-frame")?.contentDocument;
    const root = page?.querySelector("#balance-lens, #empty-panel");
    if (root === null || root === undefined) return;
    if (shown.words === null && root.querySelector("h1")?.checkVisibility() === true) afterPaint("words");
    const hasBalance = root.querySelector("td [data-field][data-value]") !== null;
    if (!hasBalance) shown.awaited = true;
    if (hasBalance && shown.awaited && shown.balance === null) afterPaint("balance");
  };
  requestAnimationFrame(look);
}

/** The frame that has this root, once it is in front. */
export async function frameOf(page: Page, root: PanelRoot): Promise<Frame> {
  const inner = page
    .frameLocator("iframe.webview.ready >> visible=true")
    .frameLocator("iframe#active-frame")
    .locator(`#${root}`);
  await inner.first().waitFor({ state: "attached" });
  const frame = await (await inner.first().elementHandle())?.ownerFrame();
  if (frame === null || frame === undefined) throw new Error(`the page of ${root} went away`);
  return frame;
}

/** When the page of this frame showed it, once it has. */
export async function whenShown(panel: Frame, what: keyof Shown): Promise<number> {
  const frame = editorsFrame(panel);
  const waited = frame.waitForFunction((part) => {
    const at = window.benchShown?.[part];
    return at !== undefined && at !== null && !Number.isNaN(at);
  }, what);
  await within(waited, `the first ${what} of the page`);
  return frame.evaluate((part) => window.benchShown?.[part] ?? Number.NaN, what);
}

/** Looks anew for the first balance, once those that are shown now have gone. */
export function awaitNextBalance(panel: Frame): Promise<void> {
  return editorsFrame(panel).evaluate(() => {
    if (window.benchShown !== undefined) Object.assign(window.benchShown, { balance: null, awaited: false });
  });
}

/** The editor's own, around a page: it does the noting. */
function editorsFrame(panel: Frame): Frame {
  const frame = panel.parentFrame();
  if (frame === null) throw new Error("a page without a frame of the editor's around it");
  return frame;
}

/** When the window was clicked last, ms since the epoch. */
export function lastClick(page: Page): Promise<number> {
  return page.evaluate(() => window.benchClicked ?? Number.NaN);
}
