import { spawn } from "node:child_process";
import path from "node:path";
import { extensionId, vscodeFolder, vsix } from "../lib/places.mts";
import { sourceHash } from "../lib/sourceHash.mts";
import { isStamped, stamp } from "../lib/stamp.mts";
import { messageOf, PlainFailure, runQuietly, step } from "../lib/step.mjs";
import { ensurePackaged } from "../package/packageVsix.mts";
import type { Desktop } from "../provision/desktop.mts";
import { type Profile, profileAt } from "../workbench/profile.mts";
import { beginSandboxAnew } from "./beginSandboxAnew.mts";
import { exampleItemId } from "./exampleItemId.mts";

/**
 * Opens the desktop build on a profile of its own, the extension installed from the VSIX, and sends it the link that
 * compares the example's Item.
 */
export async function openOnDesktop(desktop: Desktop): Promise<number> {
  await ensurePackaged();
  const profile = profileAt(path.join(vscodeFolder, "desktop-profile"));
  await beginSandboxAnew(profile);
  await installUnlessInstalled(desktop, profile);
  const link = `vscode://${extensionId}/compare?item=${await exampleItemId()}`;
  process.stderr.write(`Opening VS Code with the comparison. Its profile: ${profile.folder}\n`);
  return call(desktop, [...profileArguments(profile), "--open-url", "--", link]);
}

/** What was installed before from the same file is left as it is: a second start is fast. */
async function installUnlessInstalled(desktop: Desktop, profile: Profile): Promise<void> {
  const file = path.join(profile.folder, "installed");
  const wanted = `${desktop.commandLine} ${sourceHash(["balance-lens.vsix"])}`;
  if (isStamped(file, wanted)) return;
  await step(`Installing the extension into ${desktop.commandLine}`, () => install(desktop, profile));
  stamp(file, wanted);
}

async function install(desktop: Desktop, profile: Profile): Promise<void> {
  const args = ["--install-extension", vsix, "--force", ...profileArguments(profile)];
  try {
    const { command, env } = desktop;
    await runQuietly({
      command,
      args: [...desktop.args, ...args],
      cwd: profile.folder,
      env: { ...process.env, ...env },
    });
  } catch (error) {
    throw new PlainFailure(`${messageOf(error)}\n\nVS Code could not install ${vsix}. Try npm start -- --browser.`);
  }
}

function profileArguments(profile: Profile): string[] {
  const folders = ["--user-data-dir", profile.userData, "--extensions-dir", profile.extensions];
  // Electron's sandbox refuses root; whoever works as root in a container has no other way.
  return process.getuid?.() === 0 ? ["--no-sandbox", ...folders] : folders;
}

/** Resolves to the exit code: the command line hands its arguments to the window and ends. */
function call(desktop: Desktop, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...desktop.env };
    const child = spawn(desktop.command, [...desktop.args, ...args], { stdio: "inherit", env });
    child.once("error", (error) => reject(new PlainFailure(`${desktop.commandLine} did not start: ${error.message}`)));
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
