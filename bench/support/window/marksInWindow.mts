/**
 * How soon a developer who opens a small Plaid app sees its mistakes: from the click that opens a file to the frame that shows
 * three marks, for the first file of a window and for those after it, in each language; beside an extension that marks whatever is
 * visible without reading it, in a window of its own, in turn.
 */
import { cpSync, readdirSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { ensureBuilt } from "../../../scripts/lib/build.mts";
import { root, vsix } from "../../../scripts/lib/places.mts";
import { ensurePackaged } from "../../../scripts/package/packageVsix.mts";
import { provideChromium } from "../../../scripts/provision/chromium.mts";
import { provideVscodeServer } from "../../../scripts/provision/vscodeServer.mts";
import { openBrowser, openWindow } from "../../../scripts/workbench/browser.mts";
import { installExtension, startInstalledServer } from "../../../scripts/workbench/installedServer.mts";
import { type Profile, withTemporaryProfile } from "../../../scripts/workbench/profile.mts";
import { Workbench } from "../../../scripts/workbench/workbench.mts";
import type { Figure } from "../figure.mts";
import { quantile, rounded } from "../quantile.mts";
import { timeToMarks } from "./timeToMarks.mts";

/** Each begins with another file, so that every language comes first once. */
const rounds = 5;
/** So many are opened behind the first. */
const more = 2;
/** Until a reloaded window has started whatever else it starts. */
const settleMs = 4000;
const size = { width: 1200, height: 1100 };
/** Files with three mistakes or more, one a language. */
const apps = path.join(root, "test/fixtures/code");
/** What VS Code itself marks in TypeScript would be counted. */
const settings = { "typescript.validate.enable": false };

/** ms, of each file. */
interface Side {
  readonly page: Page;
  readonly url: string;
  readonly first: number[];
  readonly next: number[];
}

export async function marksInWindow(): Promise<readonly Figure[]> {
  await ensureBuilt();
  await ensurePackaged();
  await provideChromium();
  const browser = await openBrowser({ headless: true });
  try {
    return await withSide(browser, installOurs, (ours) =>
      withSide(browser, installBare, async (bare) => {
        // In turn, so that whatever else the machine does meets both.
        for (let round = 0; round < rounds; round++) for (const side of [ours, bare]) await measure(side, round);
        return figuresOf(ours, bare);
      }),
    );
  } finally {
    await browser.close();
  }
}

/** One round is one window that has just loaded. */
async function measure({ page, url, first, next }: Side, round: number): Promise<void> {
  await page.goto(url);
  await page.locator(".explorer-folders-view").getByRole("treeitem").first().waitFor();
  await page.waitForTimeout(settleMs);
  for (const [place, file] of filesFrom(round)
    .slice(0, 1 + more)
    .entries()) {
    (place === 0 ? first : next).push(await timeToMarks(page, file));
    await new Workbench(page).runCommand("View: Close All Editors");
    await page.locator(".monaco-editor .view-overlays").first().waitFor({ state: "detached" });
  }
}

function filesFrom(round: number): readonly string[] {
  const files = readdirSync(apps);
  const from = round % files.length;
  return [...files.slice(from), ...files.slice(0, from)];
}

function figuresOf(ours: Side, bare: Side): readonly Figure[] {
  const against = "an extension that marks without reading";
  return (["first", "next"] as const).flatMap((what): readonly Figure[] => {
    const name = `code.window.${what}-file`;
    const [ms, bareMs] = [quantile(ours[what], 0.5), quantile(bare[what], 0.5)];
    const samples = ours[what].length;
    return [
      { name, value: rounded(ms), unit: "ms", aim: 1000, samples },
      { name: `${name}-ratio`, value: rounded(ms / bareMs), unit: "ratio", against, samples },
    ];
  });
}

/** A window of the sample apps, with one extension. */
function withSide<T>(
  browser: Browser,
  install: (profile: Profile) => Promise<void>,
  work: (side: Side) => Promise<T>,
): Promise<T> {
  return withTemporaryProfile(async (profile) => {
    cpSync(apps, profile.workspace, { recursive: true });
    await install(profile);
    const { url, process: server } = await startInstalledServer(await provideVscodeServer(), profile, () => undefined);
    const window = await openWindow(browser, size);
    try {
      return await work({ page: await window.newPage(), url, first: [], next: [] });
    } finally {
      await window.close();
      await server.stop();
    }
  }, settings);
}

async function installOurs(profile: Profile): Promise<void> {
  await installExtension(await provideVscodeServer(), profile, vsix);
}

async function installBare({ extensions }: Profile): Promise<void> {
  const source = path.join(import.meta.dirname, "bareMarks");
  cpSync(source, path.join(extensions, "balance-lens-bench.bare-marks-0.0.1"), { recursive: true });
}
