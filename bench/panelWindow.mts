/**
 * How soon the panel is there after a click on Compare, in a real window, beside an extension that opens an empty webview
 * from the same row in the same window; and how soon a balance that has arrived is on screen.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBuilt } from "../scripts/lib/build.mts";
import { ensurePackaged } from "../scripts/package/packageVsix.mts";
import { provideChromium } from "../scripts/provision/chromium.mts";
import { openBrowser } from "../scripts/workbench/browser.mts";
import type { Workbench } from "../scripts/workbench/workbench.mts";
import type { Bench, Figure } from "./support/figure.mts";
import { quantile, rounded } from "./support/quantile.mts";
import { withBenchWindow } from "./support/window/benchWindow.mts";
import {
  awaitNextBalance,
  frameOf,
  lastClick,
  noteWhatPanelsShow,
  type PanelRoot,
  whenShown,
} from "./support/window/shownInPanel.mts";

/** Many, as one round of either differs from the next by a third. */
const rounds = 15;
/** Until a reloaded window has started whatever else it starts. */
const settleMs = 4000;
const size = { width: 1400, height: 900 };
const here = import.meta.dirname;

/** ms of each round. */
interface Samples {
  readonly panel: number[];
  readonly empty: number[];
  /** From the click to the first balance in a panel that opens. */
  readonly firstBalance: number[];
  /** From the first balances' arrival to the first on screen, in a panel that is open. */
  readonly painted: number[];
}

/** What was answered when, as the server noted it. */
interface Answer {
  readonly path: string;
  readonly at: number;
}

export const run: Bench = async () => {
  await ensureBuilt();
  await ensurePackaged();
  await provideChromium();
  const browser = await openBrowser({ headless: true });
  const folder = mkdtempSync(path.join(tmpdir(), "bl-answers-"));
  const answers = path.join(folder, "answers.jsonl");
  const noting = pathToFileURL(path.join(here, "support/window/noteAnswers.mjs"));
  noting.searchParams.set("file", answers);
  try {
    const window = {
      size,
      sandbox: ["--latency", "sandbox"],
      node: ["--import", noting.href],
      prepare: ({ extensions }: { readonly extensions: string }) =>
        cpSync(
          path.join(here, "support/window/emptyPanel"),
          path.join(extensions, "balance-lens-bench.empty-panel-0.0.1"),
          {
            recursive: true,
          },
        ),
    };
    return await withBenchWindow(browser, window, async (workbench) => {
      await noteWhatPanelsShow(workbench.page);
      const samples: Samples = { panel: [], empty: [], firstBalance: [], painted: [] };
      for (let round = 0; round < rounds; round++) await measure(workbench, round, samples, () => answersIn(answers));
      return figuresOf(samples);
    });
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
};

/** One round is one window that has just loaded. Whoever opens a webview first pays for what all need: one that is not measured. */
async function measure(
  workbench: Workbench,
  round: number,
  samples: Samples,
  answers: () => readonly Answer[],
): Promise<void> {
  await workbench.reload();
  await workbench.tidy();
  await workbench.row("Stale cache").waitFor();
  await workbench.page.waitForTimeout(settleMs);
  await clickToWords(workbench, "empty-panel");
  const sides: readonly PanelRoot[] =
    round % 2 === 0 ? ["balance-lens", "empty-panel"] : ["empty-panel", "balance-lens"];
  for (const root of sides) {
    await workbench.runCommand("View: Close All Editors");
    const { ms, clicked } = await clickToWords(workbench, root);
    if (root === "empty-panel") samples.empty.push(ms);
    else {
      samples.panel.push(ms);
      await measureBalances(workbench, clicked, samples, answers);
    }
  }
  await workbench.runCommand("View: Close All Editors");
}

async function clickToWords(workbench: Workbench, root: PanelRoot) {
  const { page } = workbench;
  const row = workbench.row("Stale cache");
  await row.hover();
  const button = root === "balance-lens" ? "Compare Balances" : "Open an Empty Panel";
  await row.getByRole("button", { name: button }).click();
  const words = await whenShown(await frameOf(page, root), "words");
  const clicked = await lastClick(page);
  return { clicked, ms: words - clicked };
}

async function measureBalances(
  workbench: Workbench,
  clicked: number,
  samples: Samples,
  answers: () => readonly Answer[],
): Promise<void> {
  const panel = await workbench.panel();
  samples.firstBalance.push((await whenShown(panel, "balance")) - clicked);
  await workbench.completedPanel();
  await awaitNextBalance(panel);
  const again = Date.now();
  await panel.getByRole("button", { name: "Compare Again" }).first().click();
  const shown = await whenShown(panel, "balance");
  const first = answers().find(({ path: asked, at }) => at >= again && hasBalances(asked));
  if (first === undefined) throw new Error("no balances were answered");
  samples.painted.push(shown - first.at);
  await workbench.completedPanel();
}

/** The cached endpoints that the Item of the bench is read through; `/item/get` has no balance. */
function hasBalances(asked: string): boolean {
  return ["/accounts/get", "/auth/get", "/identity/get", "/transactions/sync", "/transactions/get"].includes(asked);
}

function answersIn(file: string): readonly Answer[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Answer);
}

function figuresOf({ panel, empty, firstBalance, painted }: Samples): readonly Figure[] {
  const against = "an extension that opens an empty webview from the same row";
  const median = (of: readonly number[]) => rounded(quantile(of, 0.5));
  const samples = rounds;
  return [
    { name: "panel.window.shown", value: median(panel), unit: "ms", samples },
    { name: "panel.window.empty", value: median(empty), unit: "ms", samples },
    {
      name: "panel.window.shown-ratio",
      value: rounded(quantile(panel, 0.5) / quantile(empty, 0.5)),
      unit: "ratio",
      against,
      aim: 1.3,
      samples,
    },
    { name: "panel.window.first-balance", value: median(firstBalance), unit: "ms", samples },
    { name: "panel.window.answer-to-cell", value: median(painted), unit: "ms", aim: 50, samples },
  ];
}
