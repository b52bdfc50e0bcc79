/**
 * How fast the time line of an account is drawn, 2,000 steps of its ledger and 120 writes of the copy, and how large what draws
 * it is: beside uPlot, which draws the same two lines on a canvas, in the same browser and run.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { dist, root } from "../scripts/lib/places.mts";
import { ensurePackaged } from "../scripts/package/packageVsix.mts";
import { openBrowser } from "../scripts/workbench/browser.mts";
import { type BuiltPage, buildPage } from "../test/webview/support/buildPage.ts";
import { openPanel } from "../test/webview/support/panelPage.ts";
import { longLedger, shownTimeline } from "../test/webview/support/timelineCases.ts";
import type { Bench, Figure } from "./support/figure.mts";
import { beginPhase, longestTasks, markOf } from "./support/longestTasks.mts";
import { quantile, rounded } from "./support/quantile.mts";
import { within } from "./support/within.mts";

const steps = 2000;
const runs = 7;
const size = { width: 1085, height: 700 };
const phases = ["first", "…", "again"] as const;
const peer = path.join(root, "node_modules/uplot/dist/uPlot.iife.min.js");

interface Drawn {
  /** ms from the time line's arrival to the frame that shows it. */
  readonly firstMs: number;
  /** ms from a newer one's arrival, as when the clock moves. */
  readonly againMs: number;
  /** The longest task of the page's main thread meanwhile. */
  readonly longestTaskMs: number;
}

async function drawOurs(browser: Browser, built: BuiltPage): Promise<Drawn> {
  const { page, close } = await openPanel(browser, built, { snapshot: shownTimeline(null), ...size });
  await page.locator(".tl-drawing").waitFor({ state: "attached" });
  const whole = longLedger(steps);
  // All of it in the window: the usual one would leave most out.
  const first = shownTimeline({ ...whole, copies: whole.copies.slice(0, 2) });
  const again = shownTimeline({ ...whole, copies: whole.copies.slice(0, 2), now: "2026-03-10T14:05:00.000Z" });
  let [firstMs, againMs] = [0, 0];
  const longest = await longestTasks(browser, page, phases, async () => {
    firstMs = await within(page.evaluate(receive, { next: JSON.stringify(first), mark: markOf("first") }), "the line");
    await page.waitForTimeout(100);
    await beginPhase(page, "…");
    againMs = await within(page.evaluate(receive, { next: JSON.stringify(again), mark: markOf("again") }), "it again");
  });
  const drawn = await page.locator("path.tl-bank").getAttribute("d");
  const corners = drawn?.split("V").length ?? 0;
  if (corners < steps - 5) throw new Error(`only ${corners} of ${steps} steps were drawn`);
  await close();
  return { firstMs, againMs, longestTaskMs: Math.max(longest.get("first") ?? 0, longest.get("again") ?? 0) };
}

/** Runs in the page: from the message's arrival to the task behind the frame that shows the line. */
function receive({ next, mark }: { next: string; mark: string }): Promise<number> {
  return new Promise((resolve) => {
    window.addEventListener("message", () => performance.mark(mark), { once: true });
    const drawing = document.querySelector(".tl-drawing");
    if (drawing === null) throw new Error("the page has no picture");
    const changed = new MutationObserver(() => {
      changed.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - window.host.arrivedAt())));
    });
    changed.observe(drawing, { childList: true, subtree: true, attributes: true });
    window.postMessage({ kind: "event", name: "timeline/shown", payload: JSON.parse(next) }, "*");
  });
}

async function drawPeer(browser: Browser): Promise<Drawn> {
  const page = await browser.newPage({ viewport: size });
  await page.setContent("<body></body>");
  await page.addScriptTag({ content: readFileSync(peer, "utf8") });
  const { bank, copies } = longLedger(steps);
  const xs = bank.map(({ at }) => Date.parse(at) / 1000);
  const copy = bank.map(({ at }) => copies.findLast((each) => each.at <= at)?.available ?? null);
  const data = [xs, bank.map(({ available }) => available), copy];
  let [firstMs, againMs] = [0, 0];
  const longest = await longestTasks(browser, page, phases, async () => {
    firstMs = await within(page.evaluate(plot, { data, mark: markOf("first") }), "the peer's line");
    await page.waitForTimeout(100);
    await beginPhase(page, "…");
    againMs = await within(page.evaluate(plot, { data, mark: markOf("again") }), "the peer's line again");
  });
  await page.close();
  return { firstMs, againMs, longestTaskMs: Math.max(longest.get("first") ?? 0, longest.get("again") ?? 0) };
}

interface Peer {
  new (options: unknown, data: unknown, target: HTMLElement): { setData(data: unknown): void };
  readonly paths: { stepped(options: { align: number }): unknown };
}

/** Runs in the page: from the data to the task behind the frame that shows it; the second time with newer data. */
function plot({ data, mark }: { data: unknown; mark: string }): Promise<number> {
  return new Promise((resolve) => {
    const { uPlot } = window as unknown as { uPlot: Peer };
    const known = window as unknown as { drawn?: { setData(data: unknown): void } };
    setTimeout(() => {
      performance.mark(mark);
      const started = performance.now();
      if (known.drawn !== undefined) known.drawn.setData(data);
      else {
        const paths = uPlot.paths.stepped({ align: 1 });
        const series = [
          {},
          { label: "bank", stroke: "green", paths },
          { label: "copy", stroke: "blue", dash: [6, 4], paths },
        ];
        known.drawn = new uPlot({ width: 1053, height: 500, series }, data, document.body);
      }
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started)));
    });
  });
}

export const run: Bench = async () => {
  // As they ship.
  await ensurePackaged();
  const [browser, built] = await Promise.all([openBrowser({ headless: true }), buildPage("timeline")]);
  try {
    const [ours, theirs]: [Drawn[], Drawn[]] = [[], []];
    for (let turn = 0; turn < runs; turn += 1) {
      theirs.push(await drawPeer(browser));
      ours.push(await drawOurs(browser, built));
    }
    return figuresOf(ours, theirs);
  } finally {
    await browser.close();
  }
};

function figuresOf(ours: readonly Drawn[], theirs: readonly Drawn[]): readonly Figure[] {
  const against = "uPlot with the same two lines";
  const median = (of: readonly Drawn[], part: keyof Drawn) =>
    quantile(
      of.map((drawn) => drawn[part]),
      0.5,
    );
  const ms = (name: string, value: number, aim?: number): Figure => ({
    name: `timeline.${name}`,
    value: rounded(value),
    unit: "ms",
    samples: runs,
    ...(aim !== undefined && { aim }),
  });
  const ratio = (name: string, part: keyof Drawn): Figure => ({
    name: `timeline.${name}`,
    value: rounded(median(ours, part) / median(theirs, part)),
    unit: "ratio",
    against,
    samples: runs,
  });
  const bytes = (name: string, text: string | Buffer, aim?: number): Figure => ({
    name: `timeline.${name}`,
    value: gzipSync(text, { level: 9 }).length,
    unit: "bytes",
    ...(aim !== undefined && { aim }),
  });
  return [
    ms("first-paint", median(ours, "firstMs"), 100),
    ratio("first-paint-ratio", "firstMs"),
    ms("drawn-again", median(ours, "againMs")),
    ratio("drawn-again-ratio", "againMs"),
    ms("longest-task", median(ours, "longestTaskMs"), 50),
    ms("peer-longest-task", median(theirs, "longestTaskMs")),
    bytes("picture-zipped", readFileSync(path.join(dist, "timelinePicture.js")), 12_000),
    bytes("tools-zipped", readFileSync(path.join(dist, "timelineTools.js"))),
    bytes("page-zipped", readFileSync(path.join(dist, "timeline.js"))),
    bytes("peer-zipped", readFileSync(peer)),
  ];
}
