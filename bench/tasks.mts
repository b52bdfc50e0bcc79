/**
 * What five things cost a person who knows what to look for, each in a fresh window: clicks, keys, seconds, and what was
 * not on screen when it came. By name only: `npm run bench -- tasks`.
 */
import { vsix } from "../scripts/lib/places.mts";
import { ensurePackaged } from "../scripts/package/packageVsix.mts";
import { provideChromium } from "../scripts/provision/chromium.mts";
import { provideVscodeServer } from "../scripts/provision/vscodeServer.mts";
import { openBrowser, openWindow } from "../scripts/workbench/browser.mts";
import { installExtension, startInstalledServer } from "../scripts/workbench/installedServer.mts";
import { withTemporaryProfile } from "../scripts/workbench/profile.mts";
import { Workbench } from "../scripts/workbench/workbench.mts";
import type { Bench, Figure } from "./support/figure.mts";
import { Hands } from "./support/window/hands.mts";

/** A laptop's window. */
const size = { width: 1440, height: 900 };

/** One thing a person does; what it takes before is done for them. */
interface Task {
  readonly name: string;
  /** Not counted. */
  prepare?(hands: Hands): Promise<void>;
  do(hands: Hands): Promise<void>;
}

const tasks: readonly Task[] = [
  {
    name: "cold-start-to-a-cause",
    prepare: async () => undefined,
    async do(hands) {
      const { page } = hands.workbench;
      await hands.click(page.getByRole("tab", { name: "Balance Lens" }));
      await hands.click(page.locator(".sidebar").getByRole("button", { name: "Start with the local sandbox" }));
      const panel = await hands.completed();
      await hands.see(panel.locator('[data-role="verdict"]').getByText("Stale cache").first(), "the cause");
    },
  },
  {
    name: "real-time-then-cached",
    async do(hands) {
      await hands.chooseOnRow("Hold missing", "Fetch Real-Time Balances");
      await hands.pick("Fetch real-time balances");
      const panel = await frameWith(hands, 'th[data-reading="single:/accounts/balance/get"]');
      await hands.see(
        panel.locator('td[data-reading="single:/accounts/balance/get"] [data-field="available"]').first(),
        "the real-time balance",
      );
      await hands.chooseOnRow("Hold missing", "Fetch Cached Balances");
      await hands.pick("/accounts/get");
      await hands.see(
        panel.locator('td[data-reading^="single:/accounts/get"] [data-field="available"]').first(),
        "the cached balance",
      );
    },
  },
  {
    name: "break-a-login-and-mend-it",
    async do(hands) {
      await hands.chooseOnRow("Stale cache", "Change Item", "Reset Login");
      await hands.workbench.page.getByText("Login reset:").first().waitFor({ state: "attached" });
      const panel = await hands.workbench.panel();
      await hands.click(panel.getByRole("button", { name: "Compare Again" }).first());
      const repair = panel.getByRole("button", { name: "Repair Login" }).first();
      await hands.see(repair, "what mends it");
      await hands.completed();
      await hands.click(repair);
      await repair.waitFor({ state: "detached" });
      await hands.completed();
      await hands.see(
        panel.locator('th[data-endpoint="/accounts/balance/get"][data-state="ok"]').first(),
        "the bank's answer",
      );
    },
  },
  {
    name: "one-debit-through-three-rulesets",
    async do(hands) {
      const panel = await hands.workbench.panel();
      await hands.click(panel.getByRole("button", { name: "Compare Rulesets…" }).first());
      await hands.workbench.page.locator(".quick-input-title", { hasText: "Compare Rulesets:" }).waitFor();
      await hands.press("Enter");
      const decided = panel.locator('[data-role="rulesets"] tbody tr[data-state="ok"]');
      await hands.see(decided.nth(2), "the third decision");
      await hands.completed();
    },
  },
  {
    name: "the-one-of-eighteen-that-differs-most",
    async do(hands) {
      await hands.click(hands.workbench.page.locator(".sidebar").getByRole("button", { name: "Compare All Items" }));
      const summary = await hands.workbench.panel();
      await summary.getByRole("heading", { name: "18 Items compared" }).waitFor({ timeout: 300_000 });
      await hands.see(summary.locator("tr[data-row] .open").first(), "the first row");
    },
  },
];

export const run: Bench = async () => {
  await ensurePackaged();
  await provideChromium();
  const figures: Figure[] = [];
  for (const task of tasks) figures.push(...(await measured(task)));
  return figures;
};

/** In a window of its own, in a profile that has never seen the extension; its first comparison is on screen unless the task begins before. */
function measured({ name, prepare = startAndCompare, do: act }: Task): Promise<readonly Figure[]> {
  return withTemporaryProfile(async (profile) => {
    const server = await provideVscodeServer();
    await installExtension(server, profile, vsix);
    const started = await startInstalledServer(server, profile, () => undefined);
    const browser = await openBrowser({ headless: true });
    try {
      const hands = new Hands(await Workbench.open(await openWindow(browser, size), started.url));
      await prepare(hands);
      const began = performance.now();
      await act(hands);
      const ms = Math.round(performance.now() - began);
      return [
        { name: `tasks.${name}.clicks`, value: hands.clicks, unit: "count" },
        { name: `tasks.${name}.keys`, value: hands.keys, unit: "count" },
        { name: `tasks.${name}.time`, value: ms, unit: "ms" },
        {
          name: `tasks.${name}.off-screen`,
          value: hands.scrolledTo.length,
          unit: "count",
          aim: 0,
          ...(hands.scrolledTo.length > 0 && { against: hands.scrolledTo.join(", ") }),
        },
      ];
    } finally {
      await browser.close();
      await started.process.stop();
    }
  });
}

async function startAndCompare({ workbench }: Hands): Promise<void> {
  await workbench.openView();
  await workbench.startLocalSandbox();
  await workbench.completedPanel();
}

/** The panel in front that has this, once it has. */
async function frameWith({ workbench }: Hands, selector: string) {
  await workbench.page
    .frameLocator("iframe.webview.ready >> visible=true")
    .frameLocator("iframe#active-frame")
    .locator(selector)
    .first()
    .waitFor();
  return workbench.panel();
}
