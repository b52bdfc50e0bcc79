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
 */
export async function provideChromium(): Promise<string> {
  const found = installedChromium();
  if (found !== undefined) return found;
  return exclusively("chromium", async () => {
    const meanwhile = installedChromium();
    if (meanwhile !== undefined) return meanwhile;
    await (isDebianRoot() ? installPackageOfDebian() : installFromPlaywright());
    const installed = installedChromium();
    if (installed === undefined) throw new PlainFailure(`A browser was installed but cannot be found. ${advice}`);
    return installed;
  });
}

const advice =
  "Install Chrome, Edge or Chromium yourself, or name one in the environment variable CHROMIUM_PATH, then run this again.";

function installedChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== "") {
    if (existsSync(named)) return named;
    throw new PlainFailure(`CHROMIUM_PATH names ${named}, which does not exist. Correct it or unset it.`);
  }
  return [...usualPlaces(), chromium.executablePath()].find((file) => file !== "" && existsSync(file));
}

function usualPlaces(): string[] {
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
  const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge-stable"];
  const folders = pathFolders();
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

async function installPackageOfDebian(): Promise<void> {
  try {
    await installFromDebian("chromium");
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
