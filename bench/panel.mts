/**
 * How fast the panel shows a large comparison: first paint and scrolling at 500 accounts and 12 calls, each as a ratio to
 * a plain static table of the same cells in the same browser and run.
 */
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../scripts/workbench/browser.mts";
import type { Comparison } from "../src/core/comparison.ts";
import { buildPage } from "../test/webview/buildPage.ts";
import { manyAccounts, twelveCalls } from "../test/webview/cases.ts";
import { comparison, snapshot } from "../test/webview/fixtures.ts";
import { openPanel } from "../test/webview/panelPage.ts";
import type { Bench, Figure } from "./support/figure.mts";
import { quantile } from "./support/quantile.mts";

const accountCount = 500;
const runs = 3;
const steps = 30;

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

interface Measured {
  /** ms from the navigation, or from the snapshot's arrival, to the frame that shows it. */
  readonly paintMs: number;
  /** ms of one scroll step, from the scroll to the frame after it. */
  readonly scrollMs: number;
  readonly longestTaskMs: number;
}

/** Scrolls through the page and times each step to its frame. Runs in the page. */
function scrollThrough(count: number): Promise<{ scrollMs: number; longestTaskMs: number }> {
  return new Promise((resolve) => {
    let longestTaskMs = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, entry.duration);
    }).observe({ type: "longtask", buffered: false });
    const room = document.documentElement.scrollHeight - window.innerHeight;
    const times: number[] = [];
    const step = () => {
      const started = performance.now();
      window.scrollTo(0, (room * times.length) / count);
      requestAnimationFrame(() =>
        setTimeout(() => {
          times.push(performance.now() - started);
          if (times.length < count) step();
          else {
            const sorted = times.toSorted((left, right) => left - right);
            setTimeout(() => resolve({ scrollMs: sorted[Math.floor(count / 2)] ?? 0, longestTaskMs }), 100);
          }
        }),
      );
    };
    step();
  });
}

async function measureStatic(browser: Browser, html: string): Promise<Measured> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.setContent("<body></body>");
  const paintMs = await page.evaluate(
    (markup) =>
      new Promise<number>((resolve) => {
        const started = performance.now();
        document.body.innerHTML = markup;
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started)));
      }),
    html,
  );
  return closeAfter(page, paintMs);
}

async function closeAfter(page: Page, paintMs: number): Promise<Measured> {
  const scrolled = await page.evaluate(scrollThrough, steps);
  await page.close();
  return { paintMs, ...scrolled };
}

async function measurePanel(browser: Browser, built: Awaited<ReturnType<typeof buildPage>>): Promise<Measured> {
  const shown = comparison(twelveCalls(accountCount));
  const panel = await openPanel(browser, built, { snapshot: snapshot(null) });
  // The stand-in host tells by message, as VS Code does: the time counts from its arrival, reading it included.
  const paintMs = await panel.page.evaluate(
    (next) =>
      new Promise<number>((resolve) => {
        const drawn = new MutationObserver(() => {
          if (document.querySelector("tr.account-row") === null) return;
          drawn.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - window.host.arrivedAt())));
        });
        drawn.observe(document.body, { childList: true, subtree: true });
        window.postMessage({ kind: "event", name: "panel/snapshot", payload: next }, "*");
      }),
    snapshot(shown),
  );
  const measured = await closeAfter(panel.page, paintMs);
  await panel.close();
  return measured;
}

export const run: Bench = async () => {
  const [browser, built] = await Promise.all([openBrowser({ headless: true }), buildPage()]);
  try {
    const html = staticTable(cellsOf(comparison(twelveCalls(accountCount))));
    const panels: Measured[] = [];
    const tables: Measured[] = [];
    for (let turn = 0; turn < runs; turn += 1) {
      tables.push(await measureStatic(browser, html));
      panels.push(await measurePanel(browser, built));
    }
    return figuresOf(panels, tables);
  } finally {
    await browser.close();
  }
};

function figuresOf(panels: readonly Measured[], tables: readonly Measured[]): readonly Figure[] {
  const median = (of: readonly Measured[], part: keyof Measured) =>
    quantile(
      of.map((each) => each[part]),
      0.5,
    );
  const against = "a plain static table of the same cells";
  return [
    {
      name: "panel.first-paint-ratio",
      value: median(panels, "paintMs") / median(tables, "paintMs"),
      unit: "ratio",
      against,
      samples: runs,
    },
    {
      name: "panel.scroll-ratio",
      value: median(panels, "scrollMs") / median(tables, "scrollMs"),
      unit: "ratio",
      against,
      samples: runs * steps,
    },
    { name: "panel.first-paint", value: median(panels, "paintMs"), unit: "ms", samples: runs },
    {
      name: "panel.longest-task-while-scrolling",
      value: median(panels, "longestTaskMs"),
      unit: "ms",
      aim: 50,
      samples: runs,
    },
  ];
}
