import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { vsix } from "../../scripts/lib/places.mts";
import { ensurePackaged } from "../../scripts/package/packageVsix.mts";
import { provideVscodeServer } from "../../scripts/provision/vscodeServer.mts";
import { installExtension } from "../../scripts/workbench/installedServer.mts";
import { profileAt } from "../../scripts/workbench/profile.mts";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of extensions of a VS Code into which the VSIX was installed. */
    readonly installedExtensions: string;
    /** The folder of this run: what a window leaves there that nobody closed is removed with it. */
    readonly runFolder: string;
  }
}

const folder = mkdtempSync(path.join(tmpdir(), "bl-"));

/**
 * Vitest runs this once, before the first file of e2e: VS Code's own command line installs the packaged VSIX. It takes
 * seconds, so each window gets a copy of what that left.
 */
export async function setup(project: TestProject): Promise<void> {
  await ensurePackaged();
  const profile = profileAt(folder);
  await installExtension(await provideVscodeServer(), profile, vsix);
  project.provide("installedExtensions", profile.extensions);
  project.provide("runFolder", folder);
}

export function teardown(): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
