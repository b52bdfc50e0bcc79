import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inject } from "vitest";
import { out } from "../../scripts/lib/places.mts";
import { provideVscodeServer } from "../../scripts/provision/vscodeServer.mts";
import { openWindow } from "../../scripts/workbench/browser.mts";
import { startInstalledServer } from "../../scripts/workbench/installedServer.mts";
import { outputFile } from "../../scripts/workbench/outputFile.mts";
import { type OwnSettings, type Profile, removeProfile, temporaryProfile } from "../../scripts/workbench/profile.mts";
import { Workbench } from "../../scripts/workbench/workbench.mts";
import { sharedBrowser } from "./sharedBrowser.ts";

export interface InstalledWorkbench {
  readonly workbench: Workbench;
  readonly profile: Profile;
}

interface WorkbenchOptions {
  readonly settings?: OwnSettings;
  /** Files of the open folder, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** The folder is not trusted: VS Code opens it in Restricted Mode. */
  readonly restricted?: boolean;
  /** With all of VS Code's own extensions, as after its installation, instead of the few that tests need. */
  readonly allExtensions?: boolean;
}

/** A VS Code with the packaged VSIX in it. */
export interface OpenWorkbench {
  /** Does a part of a test, and keeps what helps to understand it where that fails. */
  run(test: string, work: (installed: InstalledWorkbench) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** The folder is opened without a question, and stays untrusted. */
const restrictedMode = { "security.workspace.trust.enabled": true, "security.workspace.trust.startupPrompt": "never" };

/**
 * Gives a test a VS Code of its own, fresh, with the packaged VSIX installed (`installOnce.ts`). When the test
 * fails, the window's picture, its trace and the logs stay in `out/e2e/`, in a folder named after the test.
 */
export async function inWorkbench(
  { test, ...options }: WorkbenchOptions & { readonly test: string },
  work: (installed: InstalledWorkbench) => Promise<void>,
): Promise<void> {
  const opened = await openWorkbench(options);
  try {
    await opened.run(test, work);
  } finally {
    await opened.close();
  }
}

/** Opens a VS Code that lasts until it is closed; its window comes up with the first part of a test. */
export async function openWorkbench(options: WorkbenchOptions): Promise<OpenWorkbench> {
  const restricted = options.restricted === true;
  const profile = temporaryProfile({ ...options.settings, ...(restricted && restrictedMode) }, inject("runFolder"));
  cpSync(inject("installedExtensions"), profile.extensions, { recursive: true });
  for (const [name, text] of Object.entries(options.files ?? {})) {
    const file = path.join(profile.workspace, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const said = path.join(profile.folder, "server.log");
  const log = outputFile(said);
  const leave = async () => {
    log.close();
    await removeProfile(profile);
  };
  const vscode = await provideVscodeServer();
  const server = await startInstalledServer(vscode, profile, log.write, {
    trusted: !restricted,
    ...(options.allExtensions === true ? {} : { ownExtensions: vscode.fewExtensions }),
  }).catch(async (error) => {
    await leave();
    throw error;
  });
  const browser = await sharedBrowser();
  // What moves is painted sixty times a second, for nobody: a fifth of the time of a comparison.
  // No larger than it needs to be: a list of choices shows those alone that fit into four tenths of its height.
  const window = await openWindow(browser, { width: 1100, height: 1000 }, { isStill: true });
  // To pack what goes no further than this machine takes longer than to send it.
  await window.setExtraHTTPHeaders({ "accept-encoding": "identity" });
  // Each step with what it waited for. Its pages at each step besides only where they are asked for: a window is large, and
  // so is all that it loads.
  await window.tracing.start({ screenshots: false, snapshots: process.env.BALANCE_LENS_SNAPSHOTS === "1" });
  let workbench: Workbench | undefined;
  return {
    async run(test, work) {
      try {
        workbench ??= await Workbench.open(window, server.url);
        await work({ workbench, profile });
      } catch (error) {
        const kept = path.join(out, "e2e", test.replace(/[^a-z0-9]+/gi, "-").slice(0, 80));
        mkdirSync(kept, { recursive: true });
        await window.pages()[0]?.screenshot({ path: path.join(kept, "window.png") });
        await window.tracing.stop({ path: path.join(kept, "trace.zip") });
        cpSync(path.join(profile.userData, "logs"), path.join(kept, "logs"), { recursive: true });
        cpSync(said, path.join(kept, "server.log"));
        throw error;
      }
    },
    async close() {
      await window.close();
      await server.process.stop();
      await leave();
    },
  };
}
