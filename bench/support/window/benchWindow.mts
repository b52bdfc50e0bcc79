import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Browser } from "playwright-core";
import { dist, extensionId, vsix } from "../../../scripts/lib/places.mts";
import { provideVscodeServer } from "../../../scripts/provision/vscodeServer.mts";
import { openWindow } from "../../../scripts/workbench/browser.mts";
import { installExtension, startInstalledServer } from "../../../scripts/workbench/installedServer.mts";
import { type Profile, withTemporaryProfile } from "../../../scripts/workbench/profile.mts";
import { Workbench } from "../../../scripts/workbench/workbench.mts";
import { startProgram } from "../program.mts";

export interface BenchWindow {
  readonly size: { readonly width: number; readonly height: number };
  /** Options of the local sandbox beside its port, state, scenario and rate limits. */
  readonly sandbox: readonly string[];
  /** Switches of the Node that runs it. */
  readonly node?: readonly string[];
  /** What is in the profile before VS Code sees it. */
  prepare?(profile: Profile): void;
  /** What is done to the sandbox before a window uses it. */
  furnish?(url: string): Promise<void>;
}

/**
 * A window of VS Code as installed, its local sandbox of one scenario served by a process of its own, whose Items are
 * on screen.
 */
export function withBenchWindow<T>(
  browser: Browser,
  { size, sandbox, node = [], prepare, furnish }: BenchWindow,
  work: (workbench: Workbench) => Promise<T>,
): Promise<T> {
  return withTemporaryProfile(async (profile) => {
    prepare?.(profile);
    const state = path.join(profile.userData, "User/globalStorage", extensionId, "sandbox");
    mkdirSync(path.dirname(state), { recursive: true });
    const options = ["--port", "0", "--rate-limits", "off", "--scenario", "daily-refresh", ...sandbox];
    using emulator = await startProgram([...node, path.join(dist, "emulator.mjs"), ...options, "--state", state]);
    await furnish?.((JSON.parse(emulator.firstLine) as { url: string }).url);
    const server = await provideVscodeServer();
    await installExtension(server, profile, vsix);
    const started = await startInstalledServer(server, profile, () => undefined);
    try {
      const workbench = await Workbench.open(await openWindow(browser, size), started.url);
      await workbench.openView();
      await workbench.startLocalSandbox();
      await workbench.completedPanel();
      await workbench.runCommand("View: Close All Editors");
      return await work(workbench);
    } finally {
      await started.process.stop();
    }
  });
}
