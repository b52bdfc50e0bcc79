import { existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";
import { exclusively } from "../lib/exclusively.mts";
import { root } from "../lib/places.mts";
import { messageOf, PlainFailure, runQuietly, step } from "../lib/step.mjs";
import { installFromDebian, isDebianRoot } from "./debian.mts";
import { pathFolders } from "./pathFolders.mts";

/**
 * The path of a Chromium, Chrome or Edge: `CHROMIUM_PATH`, an installed one, else on Debian as root the distribution's
 * own package, else Playwright's download.
 * @param needs.aWindow a browser that can show itself; without it, Chromium's headless shell comes first, which draws pages
 * and nothing around them: a panel's tests take it little more than half the time
 */
export async function provideChromium({ aWindow = false }: { readonly aWindow?: boolean } = {}): Promise<string> {
  const found = installedChromium(aWindow);
  if (found !== undefined) return found;
  return exclusively("chromium", async () => {
    const meanwhile = installedChromium(aWindow);
    if (meanwhile !== undefined) return meanwhile;
    await (isDebianRoot() ? installPackageOfDebian(aWindow) : installFromPlaywright());
    const installed = installedChromium(aWindow);
    if (installed === undefined) throw new PlainFailure(`A browser was installed but cannot be found. ${advice}`);
    return installed;
  });
}

const advice =
  "Install Chrome, Edge or Chromium yourself, or name one in the environment variable CHROMIUM_PATH, then run this again.";

function installedChromium(aWindow: boolean): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== "") {
    if (existsSync(named)) return named;
    throw new PlainFailure(`CHROMIUM_PATH names ${named}, which does not exist. Correct it or unset it.`);
  }
  return [...usualPlaces(aWindow), chromium.executablePath()].find((file) => file !== "" && existsSync(file));
}

function usualPlaces(aWindow: boolean): string[] {
  if (process.platform === "darwin") {
    return ["Google Chrome", "Microsoft Edge", "Chromium"].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === "win32") {
    const roots = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].map((name) => process.env[name] ?? "");
    const files = ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"];
    return roots.filter((folder) => folder !== "").flatMap((folder) => files.map((file) => path.join(folder, file)));
  }
  const shells = aWindow ? [] : ["chromium-headless-shell", "chrome-headless-shell"];
  const names = [
    ...shells,
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "microsoft-edge-stable",
  ];
  const folders = pathFolders();
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

async function installPackageOfDebian(aWindow: boolean): Promise<void> {
  try {
    await installFromDebian(aWindow ? "chromium" : "chromium-headless-shell");
  } catch (error) {
    throw new PlainFailure(`${messageOf(error)}\n\nChromium could not be installed from Debian. ${advice}`);
  }
}

async function installFromPlaywright(): Promise<void> {
  const cli = path.join(root, "node_modules/playwright-core/cli.js");
  try {
    await step("Downloading Chromium (Playwright)", () =>
      runQuietly({ command: process.execPath, args: [cli, "install", "chromium"], cwd: root }),
    );
  } catch (error) {
    throw new PlainFailure(`${messageOf(error)}\n\nChromium could not be downloaded. ${advice}`);
  }
}
