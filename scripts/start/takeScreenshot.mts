import { mkdirSync } from "node:fs";
import path from "node:path";
import { out, vsix } from "../lib/places.mts";
import { messageOf, PlainFailure, step } from "../lib/step.mjs";
import { ensurePackaged } from "../package/packageVsix.mts";
import { provideChromium } from "../provision/chromium.mts";
import { provideVscodeServer } from "../provision/vscodeServer.mts";
import { openBrowser, openWindow } from "../workbench/browser.mts";
import { installExtension, startInstalledServer } from "../workbench/installedServer.mts";
import { outputFile } from "../workbench/outputFile.mts";
import { withTemporaryProfile } from "../workbench/profile.mts";
import { readComparison, type ShownComparison } from "../workbench/readComparison.mts";
import { Workbench } from "../workbench/workbench.mts";

/** Large enough for the whole table, small enough to read in a README. */
const window = { width: 1800, height: 1050 };

/** Makes the example's comparison as a person would, in a window nobody sees; writes its picture to `file`. */
export async function takeScreenshot(file: string): Promise<ShownComparison> {
  const server = await provideVscodeServer();
  await provideChromium();
  await ensurePackaged();
  return withTemporaryProfile(async (profile) => {
    const log = outputFile(path.join(out, "start/server.log"));
    await step("Installing the extension into VS Code", () => installExtension(server, profile, vsix));
    const started = await startInstalledServer(server, profile, log.write);
    try {
      return await step("Comparing balances in VS Code", () => compareAndShoot(started.url, file));
    } finally {
      await started.process.stop();
      log.close();
    }
  });
}

async function compareAndShoot(url: string, file: string): Promise<ShownComparison> {
  const browser = await openBrowser({ headless: true });
  try {
    const workbench = await Workbench.open(await openWindow(browser, window), url);
    try {
      await workbench.openView();
      await workbench.startLocalSandbox();
      const panel = await workbench.completedPanel();
      await workbench.tidy();
      mkdirSync(path.dirname(file), { recursive: true });
      await workbench.page.screenshot({ path: file });
      // Read last: reading unfolds columns that the picture shows folded.
      return await readComparison(panel);
    } catch (error) {
      const picture = path.join(out, "start/failure.png");
      await workbench.page.screenshot({ path: picture });
      throw new PlainFailure(
        `${messageOf(error)}\n\nThe comparison did not come on screen. The window as it was: ${picture}; the server's log: ${path.join(out, "start/server.log")}`,
      );
    }
  } finally {
    await browser.close();
  }
}
