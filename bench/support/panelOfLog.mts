/**
 * What the panel of a long log costs: 10,000 calls of one Item, from the arrival of the host's message to the frame with the
 * first row and until the page has nothing more to do, and a click that unfolds half of them.
 */
import type { Browser, Page } from "playwright-core";
import type { Comparison } from "../../src/core/comparison/comparison.ts";
import { openSavedInSteps } from "../../src/core/saved/openSaved.ts";
import type { BuiltPage } from "../../test/webview/support/buildPage.ts";
import { snapshot } from "../../test/webview/support/fixtures.ts";
import { openPanel } from "../../test/webview/support/panelPage.ts";
import type { Figure } from "./figure.mts";
import { oneItemLog } from "./oneItemLog.mts";
import { quantile, rounded } from "./quantile.mts";
import { within } from "./within.mts";

const calls = 10_000;
const runs = 3;
/** As long as no task is longer than a frame for so many ms, the page has nothing more to do. */
const quietMs = 500;

interface Measured {
  readonly paintMs: number;
  readonly idleMs: number;
  readonly heapBytes: number;
  readonly unfoldMs: number;
}

/** The figures, of three panels in turn. */
export async function panelOfLog(browser: Browser, built: BuiltPage): Promise<readonly Figure[]> {
  const comparison = logOf(oneItemLog(calls));
  const begun = performance.now();
  const json = JSON.stringify(snapshot(comparison));
  const hostMs = performance.now() - begun;
  const all: Measured[] = [];
  for (let run = 0; run < runs; run += 1) all.push(await measure(browser, built, json));
  const middle = (part: (measured: Measured) => number) => rounded(quantile(all.map(part), 0.5));
  const figure = (name: string, value: number, unit: Figure["unit"], aim: number): Figure => ({
    name: `panel.log.${name}`,
    value,
    unit,
    aim,
    samples: runs,
  });
  return [
    { name: "panel.log.host", value: rounded(hostMs), unit: "ms", samples: 1 },
    { name: "panel.log.message", value: json.length, unit: "bytes", aim: 20_000_000 },
    figure(
      "first-paint",
      middle(({ paintMs }) => paintMs),
      "ms",
      1000,
    ),
    figure(
      "idle",
      middle(({ idleMs }) => idleMs),
      "ms",
      2000,
    ),
    figure(
      "heap",
      middle(({ heapBytes }) => heapBytes),
      "bytes",
      200_000_000,
    ),
    figure(
      "unfold",
      middle(({ unfoldMs }) => unfoldMs),
      "ms",
      500,
    ),
  ];
}

function logOf(text: string): Comparison {
  const steps = openSavedInSteps([{ source: "app.log", text }], { openedAt: "2026-06-01T00:00:00.000Z", id: "bench" });
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  const [comparison] = step.value.comparisons;
  if (comparison === undefined) throw new Error("the log has no comparison");
  return comparison;
}

async function measure(browser: Browser, built: BuiltPage, json: string): Promise<Measured> {
  const { page, close } = await openPanel(browser, built, { snapshot: snapshot(null), width: 1280, height: 800 });
  const { paintMs, idleMs } = await within(page.evaluate(receive, { json, quietMs }), "the panel of a log");
  const heapBytes = await heapOf(page);
  const unfoldMs = await within(page.evaluate(unfold), "the columns of a log");
  await close();
  return { paintMs, idleMs, heapBytes, unfoldMs };
}

/** Runs in the page: ms from the arrival of the message to the frame with the first row, and to the end of the last long task. */
function receive({ json, quietMs }: { json: string; quietMs: number }): Promise<{ paintMs: number; idleMs: number }> {
  return new Promise((resolve) => {
    let [paintMs, busyUntil] = [0, 0];
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) busyUntil = startTime + duration;
    }).observe({ type: "longtask" });
    const drawn = new MutationObserver(() => {
      if (document.querySelector("tr.account-row") === null) return;
      drawn.disconnect();
      requestAnimationFrame(() =>
        setTimeout(() => {
          paintMs = performance.now() - window.host.arrivedAt();
          const look = setInterval(() => {
            if (performance.now() - Math.max(busyUntil, window.host.arrivedAt() + paintMs) < quietMs) return;
            clearInterval(look);
            resolve({ paintMs, idleMs: Math.max(paintMs, busyUntil - window.host.arrivedAt()) });
          }, 50);
        }),
      );
    });
    drawn.observe(document.body, { childList: true, subtree: true });
    window.postMessage({ kind: "event", name: "panel/snapshot", payload: JSON.parse(json) }, "*");
  });
}

/** Runs in the page: ms from the click on the fold of the last column of calls to the frame with its columns. */
function unfold(): Promise<number> {
  return new Promise((resolve, reject) => {
    const fold = [...document.querySelectorAll<HTMLElement>("th .fold")].at(-1);
    if (fold === undefined) return reject(new Error("the page has nothing to unfold"));
    const begun = performance.now();
    fold.click();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
  });
}

/** What the page's program holds, bytes, after what it no longer holds was collected. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize;
}
