import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inject } from "vitest";
import { out } from "../../scripts/lib/places.mts";
import { provideVscodeServer } from "../../scripts/provision/vscodeServer.mts";
import { openBrowser, openWindow } from "../../scripts/workbench/browser.mts";
import { startInstalledServer } from "../../scripts/workbench/installedServer.mts";
import { outputFile } from "../../scripts/workbench/outputFile.mts";
import { type OwnSettings, type Profile, withTemporaryProfile } from "../../scripts/workbench/profile.mts";
import { Workbench } from "../../scripts/workbench/workbench.mts";

export interface InstalledWorkbench {
  readonly workbench: Workbench;
  readonly profile: Profile;
}

/** The folder is opened without a question, and stays untrusted. */
const restrictedMode = { "security.workspace.trust.enabled": true, "security.workspace.trust.startupPrompt": "never" };

/**
 * Gives a test a VS Code of its own, fresh, with the packaged VSIX installed (`installOnce.ts`). When the test
 * fails, the window's picture, its trace and the logs stay in `out/e2e/`, in a folder named after the test.
 */
export async function inWorkbench(
  options: {
    readonly test: string;
    readonly settings?: OwnSettings;
    /** Files of the open folder, by path. */
    readonly files?: Readonly<Record<string, string>>;
    /** The folder is not trusted: VS Code opens it in Restricted Mode. */
    readonly restricted?: boolean;
  },
  work: (installed: InstalledWorkbench) => Promise<void>,
): Promise<void> {
  const kept = path.join(out, "e2e", options.test.replace(/[^a-z0-9]+/gi, "-").slice(0, 80));
  const server = await provideVscodeServer();
  await withTemporaryProfile(
    async (profile) => {
      cpSync(inject("installedExtensions"), profile.extensions, { recursive: true });
      const log = outputFile(path.join(kept, "server.log"));
      for (const [name, text] of Object.entries(options.files ?? {})) {
        const file = path.join(profile.workspace, name);
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
      const trusted = options.restricted !== true;
      const started = await startInstalledServer(server, profile, log.write, { trusted });
      const browser = await openBrowser({ headless: true });
      const window = await openWindow(browser, { width: 1600, height: 1000 });
      // To pack what goes no further than this machine takes longer than to send it.
      await window.setExtraHTTPHeaders({ "accept-encoding": "identity" });
      // Each step with what it waited for. Its pages at each step besides only where they are asked for: a window is large, and
      // so is all that it loads.
      await window.tracing.start({ screenshots: false, snapshots: process.env.BALANCE_LENS_SNAPSHOTS === "1" });
      try {
        await work({ workbench: await Workbench.open(window, started.url), profile });
      } catch (error) {
        mkdirSync(kept, { recursive: true });
        await window.pages()[0]?.screenshot({ path: path.join(kept, "window.png") });
        await window.tracing.stop({ path: path.join(kept, "trace.zip") });
        cpSync(path.join(profile.userData, "logs"), path.join(kept, "logs"), { recursive: true });
        throw error;
      } finally {
        await browser.close();
        await started.process.stop();
        log.close();
      }
    },
    { ...options.settings, ...(options.restricted === true && restrictedMode) },
  );
}
