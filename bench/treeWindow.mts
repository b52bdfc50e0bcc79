/**
 * How soon a window shows its first Items at 1,000 of them beside 10: from the click that opens the view, before which
 * nothing of the extension was loaded, to the frame with the first row; and how soon a change of the order shows.
 */
import type { Browser } from "playwright-core";
import { ensureBuilt } from "../scripts/lib/build.mts";
import { ensurePackaged } from "../scripts/package/packageVsix.mts";
import { provideChromium } from "../scripts/provision/chromium.mts";
import { openBrowser } from "../scripts/workbench/browser.mts";
import type { Workbench } from "../scripts/workbench/workbench.mts";
import type { Bench, Figure } from "./support/figure.mts";
import { quantile, rounded } from "./support/quantile.mts";
import { withBenchWindow } from "./support/window/benchWindow.mts";
import { timeToRow } from "./support/window/timeToRow.mts";

const [few, many] = [10, 1000];
const rounds = 7;
/** Until a reloaded window has started whatever else it starts. */
const settleMs = 4000;
/** What counts as the same time: a window varies by this much from one opening to the next. */
const sameTime = 1.25;
/** So low that ten Items fill the view: rows that are seen cost the same on both sides. */
const size = { width: 1200, height: 460 };

interface Side {
  readonly workbench: Workbench;
  readonly firstRows: number[];
  readonly sorted: number[];
}

export const run: Bench = async () => {
  await ensureBuilt();
  await ensurePackaged();
  await provideChromium();
  const browser = await openBrowser({ headless: true });
  try {
    return await withItems(browser, few, (small) =>
      withItems(browser, many, async (large) => {
        // In turn, so that whatever else the machine does meets both.
        for (let round = 0; round < rounds; round++) for (const side of [small, large]) await measure(side);
        return figuresOf(small, large);
      }),
    );
  } finally {
    await browser.close();
  }
};

async function measure({ workbench, firstRows, sorted }: Side): Promise<void> {
  await workbench.runCommand("View: Show Explorer");
  await workbench.reload();
  await workbench.tidy();
  const { page } = workbench;
  await page.waitForTimeout(settleMs);
  firstRows.push(await timeToRow(page, { index: 1, name: "Tartan" }, () => workbench.openView()));
  for (const [order, name] of [
    ["Name", "Platypus"],
    ["Order of the list", "Tartan"],
  ] as const) {
    await workbench.runCommand("Balance Lens: Sort Items");
    sorted.push(await timeToRow(page, { index: 1, name }, () => workbench.choose(order)));
  }
}

function figuresOf(small: Side, large: Side): readonly Figure[] {
  const against = `${few} Items in the same run`;
  return (["firstRows", "sorted"] as const).flatMap((what): Figure[] => {
    const name = `tree.window.${many}.${what === "firstRows" ? "first-rows" : "sort"}`;
    const [ms, smallMs] = [quantile(large[what], 0.5), quantile(small[what], 0.5)];
    const samples = large[what].length;
    // The first rows are promised at the same time; drawing all of a level anew is the editor's own work.
    const aim = what === "firstRows" ? { aim: sameTime } : {};
    return [
      { name, value: rounded(ms), unit: "ms", samples },
      { name: `${name}-ratio`, value: rounded(ms / smallMs), unit: "ratio", against, samples, ...aim },
    ];
  });
}

/** A window whose local sandbox has so many Items. */
function withItems<T>(browser: Browser, count: number, work: (side: Side) => Promise<T>): Promise<T> {
  const window = { size, sandbox: ["--latency", "none"], furnish: (url: string) => linkItems(url, count) };
  return withBenchWindow(browser, window, async (workbench) => {
    await workbench.row("Tartan").waitFor();
    return work({ workbench, firstRows: [], sorted: [] });
  });
}

/** Items as an app makes them, of two banks in turn: below the scenario's First Platypus Bank, the first is of Tartan Bank. */
async function linkItems(url: string, count: number): Promise<void> {
  for (let made = 0; made < count; made++) {
    const institution_id = made % 2 === 0 ? "ins_109511" : "ins_109508";
    const { public_token } = await call(url, "/sandbox/public_token/create", {
      institution_id,
      initial_products: ["auth"],
    });
    await call(url, "/item/public_token/exchange", { public_token });
  }
}

async function call(url: string, endpoint: string, body: object): Promise<Readonly<Record<string, string>>> {
  const response = await fetch(url + endpoint, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ client_id: "bench", secret: "bench", ...body }),
  });
  if (response.status !== 200) throw new Error(`${endpoint} answered ${response.status}`);
  return (await response.json()) as Record<string, string>;
}
