import { spawn } from "node:child_process";
import path from "node:path";
import { out, vscodeFolder, vsix } from "../lib/places.mts";
import { sourceHash } from "../lib/sourceHash.mts";
import { isStamped, stamp } from "../lib/stamp.mts";
import { step } from "../lib/step.mjs";
import { ensurePackaged } from "../package/packageVsix.mts";
import { hasDisplay } from "../provision/desktop.mts";
import { provideVscodeServer, type VscodeServer } from "../provision/vscodeServer.mts";
import { installExtension, startInstalledServer } from "../workbench/installedServer.mts";
import { outputFile } from "../workbench/outputFile.mts";
import { type Profile, profileAt } from "../workbench/profile.mts";
import { beginSandboxAnew } from "./beginSandboxAnew.mts";
import { openerVsix } from "./openerVsix.mts";

/** Serves VS Code to the person's own browser until Ctrl+C; the example's comparison opens by itself. */
export async function openInBrowser(): Promise<number> {
  const server = await provideVscodeServer();
  await ensurePackaged();
  const profile = profileAt(path.join(vscodeFolder, "browser-profile"));
  await beginSandboxAnew(profile);
  await installUnlessInstalled(server, profile);
  const log = outputFile(path.join(out, "start/server.log"));
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
  });
  const started = await startInstalledServer(server, profile, log.write);
  console.log(`\nBalance Lens in VS Code: ${started.url}\nIt runs until Ctrl+C.`);
  if (hasDisplay()) showTo(started.url);
  await stopped;
  await started.process.stop();
  log.close();
  return 0;
}

/** What was installed before from the same files is left as it is: a second start is fast. */
async function installUnlessInstalled(server: VscodeServer, profile: Profile): Promise<void> {
  const file = path.join(profile.folder, "installed");
  const wanted = `${sourceHash(["balance-lens.vsix", "scripts/start/opener"])}`;
  if (isStamped(file, wanted)) return;
  await step("Installing the extension into VS Code", async () => {
    await installExtension(server, profile, vsix);
    await installExtension(server, profile, await openerVsix(profile.folder));
  });
  stamp(file, wanted);
}

/** Opens the person's own browser. Where that cannot be done, the printed address is there. */
function showTo(url: string): void {
  const [command, ...args] =
    process.platform === "win32"
      ? ["rundll32", "url.dll,FileProtocolHandler", url]
      : [process.platform === "darwin" ? "open" : "xdg-open", url];
  const child = spawn(command ?? "", args, { stdio: "ignore", detached: true });
  child.once("error", () => process.stderr.write("No browser could be opened: open the address above yourself.\n"));
  child.unref();
}
