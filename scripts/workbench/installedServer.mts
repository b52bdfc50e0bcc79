import path from "node:path";
import { messageOf, PlainFailure, runQuietly } from "../lib/step.mjs";
import type { VscodeServer } from "../provision/vscodeServer.mts";
import type { Profile } from "./profile.mts";
import { type ServerProcess, serverEnvironment, startServerProcess } from "./serverProcess.mts";

/** Installs a VSIX into a profile, as `code --install-extension` does. */
export async function installExtension(server: VscodeServer, profile: Profile, vsix: string): Promise<void> {
  try {
    await runQuietly({
      command: process.execPath,
      args: [server.entry, "--install-extension", vsix, "--force", ...profileArguments(profile)],
      cwd: profile.folder,
      env: serverEnvironment(),
    });
  } catch (error) {
    throw new PlainFailure(`${messageOf(error)}\n\nVS Code could not install ${vsix}.`);
  }
}

/**
 * Serves the workbench of a profile, its folder open and trusted unless told otherwise, to browsers of this machine; with all
 * of VS Code's own extensions, or those of a folder.
 */
export async function startInstalledServer(
  server: VscodeServer,
  profile: Profile,
  onOutput: (text: string) => void,
  { trusted = true, ownExtensions }: { readonly trusted?: boolean; readonly ownExtensions?: string } = {},
): Promise<{ readonly url: string; readonly process: ServerProcess }> {
  const started = await startServerProcess({
    args: [
      server.entry,
      ...["--auth", "none", "--bind-addr", "127.0.0.1:0"],
      ...["--disable-telemetry", "--disable-update-check", "--disable-proxy"],
      ...(trusted ? ["--disable-workspace-trust"] : []),
      ...(ownExtensions === undefined ? [] : ["--builtin-extensions-dir", ownExtensions]),
      ...["--disable-getting-started-override", "--app-name", "Balance Lens in VS Code"],
      ...profileArguments(profile),
    ],
    cwd: profile.folder,
    listening: /HTTP server listening on (http:\/\/[^\s/]+)/,
    onOutput,
  });
  return { url: `${started.said}/?folder=${encodeURIComponent(profile.workspace)}`, process: started };
}

function profileArguments(profile: Profile): string[] {
  return [
    ...["--config", path.join(profile.folder, "config.yaml")],
    ...["--user-data-dir", profile.userData, "--extensions-dir", profile.extensions],
  ];
}
