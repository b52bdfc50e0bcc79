/**
 * `node scripts/launch.mjs animation`: writes the animated picture of the README, taken in a real window: the local sandbox is started, its
 * first comparison made with its time line, the clock moved by a day, compared again, and the scenario restarted.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Locator, Frame as PageFrame } from "playwright-core";
import { Film } from "./animation/film.mts";
import { writeWebp } from "./animation/writeWebp.mts";
import { main } from "./lib/main.mts";
import { root, vsix } from "./lib/places.mts";
import { step } from "./lib/step.mjs";
import { ensurePackaged } from "./package/packageVsix.mts";
import { animation } from "./package/shippedReadme.mts";
import { provideChromium } from "./provision/chromium.mts";
import { provideVscodeServer } from "./provision/vscodeServer.mts";
import { openBrowser } from "./workbench/browser.mts";
import { installExtension, startInstalledServer } from "./workbench/installedServer.mts";
import { withTemporaryProfile } from "./workbench/profile.mts";
import { Workbench } from "./workbench/workbench.mts";

/**
 * About as wide as a README is on GitHub, so that its text is nearly as large there as in the window, and wide enough for the
 * panel to unfold the time line; sharp on fine screens.
 */
const size = { width: 900, height: 760 };
const pixelsPerPoint = 2;

/** Less around the panel: there are 900 pixels for all of it. */
const settings = {
  "window.commandCenter": false,
  "workbench.layoutControl.enabled": false,
  "workbench.navigationControl.enabled": false,
  "window.menuBarVisibility": "hidden",
  "workbench.activityBar.location": "top",
  "workbench.statusBar.visible": false,
};

/** ms that a picture stays that is to be read. */
const readMs = 3800;
const glanceMs = 1400;

await main(async () => {
  const server = await provideVscodeServer();
  await provideChromium();
  await ensurePackaged();
  const pictures = mkdtempSync(path.join(tmpdir(), "bl-film-"));
  try {
    const film = await withTemporaryProfile(async (profile) => {
      await step("Installing the extension into VS Code", () => installExtension(server, profile, vsix));
      const started = await startInstalledServer(server, profile, () => undefined);
      const browser = await openBrowser({ headless: true });
      try {
        const window = await browser.newContext({
          viewport: size,
          deviceScaleFactor: pixelsPerPoint,
          colorScheme: "dark",
        });
        const workbench = await Workbench.open(window, started.url);
        return await step("Taking the pictures", () => take(workbench, pictures));
      } finally {
        await browser.close();
        await started.process.stop();
      }
    }, settings);
    const file = path.join(root, animation);
    const bytes = await step("Putting them together", () => writeWebp(film.frames, file));
    const seconds = film.frames.reduce((sum, { ms }) => sum + ms, 0) / 1000;
    console.log(JSON.stringify({ file: animation, bytes, frames: film.frames.length, seconds }));
    return 0;
  } finally {
    if (process.env.KEEP_PICTURES === undefined) rmSync(pictures, { recursive: true });
    else console.error(pictures);
  }
});

async function take(workbench: Workbench, pictures: string): Promise<Film> {
  const { page } = workbench;
  await workbench.openView();
  await workbench.tidy();
  const film = new Film(page, pictures);
  const start = page.locator(".sidebar").getByRole("button", { name: "Start with the local sandbox" });
  await start.waitFor();
  await film.begin(size.width * 0.62, size.height * 0.7);
  await film.hold(glanceMs);

  await film.click(start);
  await film.rest(size.width * 0.72, size.height * 0.9);
  const panel = await film.during(workbench.completedPanel());
  await settle(workbench);
  await panel.locator(".tl-mark").first().waitFor({ state: "attached" });
  await film.hold(readMs);

  await film.click(panel.getByRole("button", { name: "+1 day" }));
  await panel.locator(".local-moved button").waitFor();
  await film.hold(glanceMs);
  await scrollToTop(panel);
  await film.click(compareAgain(panel));
  await film.during(compared(workbench, panel));
  await settle(workbench);
  await film.hold(readMs);

  await film.click(panel.getByRole("button", { name: "Restart Scenario" }).first());
  await page.getByText("Restarted:").first().waitFor({ state: "attached" });
  await settle(workbench);
  await film.hold(readMs);
  return film;
}

function compareAgain(panel: PageFrame): Locator {
  return panel.getByRole("button", { name: "Compare Again" }).first();
}

/** Until the comparison that was just asked for is complete. */
async function compared(workbench: Workbench, panel: PageFrame): Promise<void> {
  await panel.locator('[data-role="verdict"][data-severity="running"]').waitFor({ state: "attached" });
  await workbench.completedPanel();
}

/** Closes what a notification laid over the panel. */
async function settle({ page }: Workbench): Promise<void> {
  await page.locator(".notification-toast").first().waitFor({ state: "hidden" });
}

async function scrollToTop(panel: PageFrame): Promise<void> {
  await panel.evaluate(() => window.scrollTo({ top: 0, behavior: "instant" }));
}
