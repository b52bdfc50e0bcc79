/**
 * How fast the panel shows a large comparison, 500 accounts and 12 calls with a column each: its first paint, scrolling, and
 * the update of one cell, each beside a plain static table of the same cells in the same browser and run, and the longest
 * task of each.
 */
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../scripts/workbench/browser.mts";
import type { Comparison } from "../src/core/comparison/comparison.ts";
import { buildPage } from "../test/webview/support/buildPage.ts";
import { manyAccounts, twelveCalls, twelveColumns } from "../test/webview/support/cases.ts";
import { comparison, snapshot } from "../test/webview/support/fixtures.ts";
import { openPanel } from "../test/webview/support/panelPage.ts";
import type { Bench, Figure } from "./support/figure.mts";
import { beginPhase, longestTasks, markOf } from "./support/longestTasks.mts";
import { panelOfLog } from "./support/panelOfLog.mts";
import { quantile, rounded } from "./support/quantile.mts";
import { type Scrolled, scrollingEnds, scrollThrough } from "./support/scrolling.mts";
import { within } from "./support/within.mts";

const accountCount = 500;
const runs = 5;
/** Through the whole table, thousands of px a step, as who drags the scroll bar. */
const jumps = 20;
/** As a wheel scrolls. */
const wheelSteps = 60;
const wheelPx = 120;
const size = { width: 1280, height: 800 };

type Cells = readonly (readonly string[])[];

/** The same cells as the page words them, in a table that does nothing. */
function staticTable(cells: Cells): string {
  const rows = cells.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join("")}</tr>`).join("");
  return `<!DOCTYPE html><style>td{white-space:pre-line;font:13px sans-serif;padding:3px 10px}</style><table>${rows}</table>`;
}

function cellsOf(shown: Comparison): Cells {
  const { cached } = manyAccounts(accountCount);
  return cached.map(({ accountId, name }) => [
    name ?? "",
    ...shown.readings.map((reading) => {
      const found = reading.accounts.find((account) => account.accountId === accountId)?.balances;
      return found === undefined ? "not asked" : `$${found.available}\n$${found.current}`;
    }),
  ]);
}

/** The large comparison; one of its numbers is so much more. */
function large(more: number, status: "complete" | "running"): string {
  const readings = twelveCalls(accountCount).map((reading) =>
    reading.id !== "cached:/identity/get" || reading.outcome !== "ok"
      ? reading
      : {
          ...reading,
          accounts: reading.accounts.map((each) =>
            each.name !== "Account 4"
              ? each
              : { ...each, balances: { ...each.balances, current: (each.balances.current ?? 0) + more } },
          ),
        },
  );
  return JSON.stringify(snapshot(comparison(readings, { status })));
}

interface Measured {
  /** ms from the snapshot's arrival, or from the markup's, to the frame that shows it. */
  readonly paintMs: number;
  readonly jump: Scrolled;
  readonly wheel: Scrolled;
  /** ms from the arrival of another number to the frame that shows it. */
  readonly updateMs: readonly number[];
}

async function measureStatic(browser: Browser, html: string): Promise<Measured> {
  const page = await browser.newPage({ viewport: size });
  await page.setContent("<body></body>");
  const paintMs = await within(page.evaluate(paintStatic, html), "the static table");
  const update = (amount: string) => within(page.evaluate(updateStatic, amount), "a text of the static table");
  const wheel = await scrollThrough(page, wheelSteps, wheelPx);
  const jump = await scrollThrough(page, jumps, null);
  await toTop(page);
  const updateMs = [await update("$1052.5\n$1159.5"), await update("$1052.5\n$1160.5")];
  await page.close();
  return { paintMs, jump, wheel, updateMs };
}

/** Runs in the page. */
function paintStatic(markup: string): Promise<number> {
  return new Promise((resolve) => {
    const started = performance.now();
    document.body.innerHTML = markup;
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started)));
  });
}

/** Runs in the page. */
function updateStatic(text: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const cell = document.querySelectorAll("tr")[3]?.children[3];
    if (cell === undefined) return reject(new Error("the static table has no such cell"));
    cell.textContent = text;
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started)));
  });
}

interface MeasuredPanel extends Measured {
  /** ms by phase. */
  readonly longest: ReadonlyMap<string, number>;
  /** Cells whose elements were touched by one update. */
  readonly updatedCells: readonly number[];
}

/** Those named "…" are not of the page: they hold what gives it the next message. */
const phases = ["paint", "wheel", "jump", "keys", "…", "update", "… while running", "update while running"] as const;
type Phase = (typeof phases)[number];

/** What the page is told, in this order; made once, since the findings take their time, and given as JSON, which takes none. */
interface Updates {
  readonly first: string;
  readonly updated: string;
  readonly running: string;
  readonly updatedWhileRunning: string;
}

async function measurePanel(
  browser: Browser,
  built: Awaited<ReturnType<typeof buildPage>>,
  updates: Updates,
): Promise<MeasuredPanel> {
  const { page, close } = await openPanel(browser, built, {
    snapshot: snapshot(null),
    state: twelveColumns,
    ...size,
  });
  const measured = { paintMs: 0, updateMs: [] as number[], updatedCells: [] as number[] };
  let wheel: Scrolled | null = null;
  let jump: Scrolled | null = null;
  const update = async (phase: Phase, next: string) => {
    const { ms, cells } = await within(
      page.evaluate(receiveUpdate, { next, mark: markOf(phase) }),
      `the ${phase} of a drawn cell`,
    );
    measured.updateMs.push(ms);
    measured.updatedCells.push(cells);
  };
  const longest = await longestTasks(browser, page, phases, async () => {
    measured.paintMs = await within(
      page.evaluate(receiveFirst, { next: updates.first, mark: markOf("paint") }),
      "the first row",
    );
    await page.locator(".finding").first().waitFor();
    await rest(page);
    await beginPhase(page, "wheel");
    wheel = await scrollThrough(page, wheelSteps, wheelPx);
    await beginPhase(page, "jump");
    jump = await scrollThrough(page, jumps, null);
    await rest(page);
    await beginPhase(page, "keys");
    await pressKeys(page);
    await beginPhase(page, "…");
    await update("update", updates.updated);
    await beginPhase(page, "… while running");
    await page.evaluate((next) => window.host.tell(JSON.parse(next)), updates.running);
    await rest(page);
    await update("update while running", updates.updatedWhileRunning);
  });
  await close();
  if (wheel === null || jump === null) throw new Error("the panel was not scrolled");
  return { ...measured, wheel, jump, longest };
}

/** Of the page, then of the table's cells. */
async function pressKeys(page: Page): Promise<void> {
  await toTop(page);
  for (const key of ["PageDown", "PageDown", "End", "PageUp", "Home"]) await press(page, key);
  await page.locator('td[data-account="account-Account 1"] button.cell').first().focus();
  for (const key of ["PageDown", "Control+End", "PageUp", "Control+Home"]) await press(page, key);
}

async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await scrollingEnds(page);
}

async function toTop(page: Page): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0));
  await rest(page);
}

/** Until all that is drawn behind the frame is drawn. */
function rest(page: Page): Promise<void> {
  return page.waitForTimeout(400);
}

/**
 * Runs in the page: it is told the snapshot by message, as by VS Code, and the time counts from the message's arrival,
 * reading it included. Its phase begins there, behind the task that sends it.
 */
function receiveFirst({ next, mark }: { next: string; mark: string }): Promise<number> {
  return new Promise((resolve) => {
    window.addEventListener("message", () => performance.mark(mark), { once: true });
    const drawn = new MutationObserver(() => {
      if (document.querySelector("tr.account-row") === null) return;
      drawn.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - window.host.arrivedAt())));
    });
    drawn.observe(document.body, { childList: true, subtree: true });
    window.postMessage({ kind: "event", name: "panel/snapshot", payload: JSON.parse(next) }, "*");
  });
}

/** Runs in the page: the same for one more number, with a count of the cells, or rows, that something was changed in. */
function receiveUpdate({ next, mark }: { next: string; mark: string }): Promise<{ ms: number; cells: number }> {
  return new Promise((resolve, reject) => {
    window.addEventListener("message", () => performance.mark(mark), { once: true });
    const table = document.querySelector("table.matrix");
    if (table === null) return reject(new Error("the page has no table"));
    const touched = new Set<Element | null>();
    let ms = 0;
    const changed = new MutationObserver((records) => {
      for (const { target } of records) {
        touched.add((target instanceof Element ? target : target.parentElement)?.closest("td, th, tr, table") ?? null);
      }
      if (ms > 0) return;
      ms = -1;
      requestAnimationFrame(() =>
        setTimeout(() => {
          ms = performance.now() - window.host.arrivedAt();
          // What follows from the answers is worked out behind it.
          setTimeout(() => resolve({ ms, cells: touched.size }), 500);
        }),
      );
    });
    changed.observe(table, { subtree: true, childList: true, characterData: true, attributes: true });
    window.postMessage({ kind: "event", name: "panel/snapshot", payload: JSON.parse(next) }, "*");
  });
}

export const run: Bench = async () => {
  const [browser, built] = await Promise.all([openBrowser({ headless: true }), buildPage("webview")]);
  try {
    const html = staticTable(cellsOf(comparison(twelveCalls(accountCount))));
    const updates: Updates = {
      first: large(0, "complete"),
      updated: large(50, "complete"),
      running: large(50, "running"),
      updatedWhileRunning: large(60, "running"),
    };
    const panels: MeasuredPanel[] = [];
    const tables: Measured[] = [];
    for (let turn = 0; turn < runs; turn += 1) {
      tables.push(await measureStatic(browser, html));
      panels.push(await measurePanel(browser, built, updates));
    }
    return [...figuresOf(panels, tables), ...(await panelOfLog(browser, built))];
  } finally {
    await browser.close();
  }
};

function figuresOf(panels: readonly MeasuredPanel[], tables: readonly Measured[]): readonly Figure[] {
  const against = "a plain static table of the same cells";
  const median = <Of extends Measured>(of: readonly Of[], part: (measured: Of) => number) =>
    quantile(of.map(part), 0.5);
  const ms = (name: string, part: (measured: MeasuredPanel) => number, aim?: number): Figure => ({
    name: `panel.${name}`,
    value: rounded(median(panels, part)),
    unit: "ms",
    ...(aim === undefined ? {} : { aim }),
    samples: runs,
  });
  const ratio = (name: string, part: (measured: Measured) => number, samples: number, aim?: number): Figure => ({
    name: `panel.${name}`,
    value: rounded(median(panels, part) / median(tables, part)),
    unit: "ratio",
    against,
    ...(aim === undefined ? {} : { aim }),
    samples,
  });
  const count = (name: string, value: number, samples: number, aim?: number): Figure => ({
    name: `panel.${name}`,
    value,
    unit: "count",
    ...(aim === undefined ? {} : { aim }),
    samples,
  });
  const longestOf =
    (...of: readonly Phase[]) =>
    ({ longest }: MeasuredPanel) =>
      Math.max(...of.map((phase) => longest.get(phase) ?? 0));
  const meanUpdate = ({ updateMs }: Measured) => updateMs.reduce((sum, each) => sum + each, 0) / updateMs.length;
  return [
    ratio("first-paint-ratio", ({ paintMs }) => paintMs, runs, 0.5),
    ms("first-paint", ({ paintMs }) => paintMs),
    ms("longest-task-of-first-paint", longestOf("paint"), 50),
    ratio("scroll-ratio", ({ jump }) => jump.stepMs, runs * jumps),
    ratio("wheel-ratio", ({ wheel }) => wheel.stepMs, runs * wheelSteps),
    count(
      "wheel-late-frames",
      median(panels, ({ wheel }) => wheel.lateFrames),
      runs,
    ),
    count(
      "static-table-late-frames",
      median(tables, ({ wheel }) => wheel.lateFrames),
      runs,
    ),
    ms("longest-task-while-scrolling", longestOf("wheel", "jump", "keys"), 50),
    ratio("update-ratio", meanUpdate, runs * 2),
    ms("update", meanUpdate),
    count("cells-of-an-update", Math.max(...panels.flatMap(({ updatedCells }) => updatedCells)), runs * 2, 1),
    ms("longest-task-of-an-update", longestOf("update", "update while running"), 50),
  ];
}
