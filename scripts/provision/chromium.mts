import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";
import { exclusively } from "../lib/exclusively.mts";
import { root } from "../lib/places.mts";
import { messageOf, PlainFailure, runQuietly, step } from "../lib/step.mjs";

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
    await (isDebianRoot() ? installFromDebian("chromium") : installFromPlaywright());
    const installed = installedChromium();
    if (installed === undefined) throw new PlainFailure(`A browser was installed but cannot be found. ${advice}`);
    return installed;
  });
}

/**
 * The path of the browser for tests that nobody watches: Chromium's headless shell, the same engine without the browser
 * around it, which opens a page for less than half of the processor time. It comes from the path, on Debian as root from
 * the distribution; elsewhere, and with `CHROMIUM_PATH` set, it is what `provideChromium` provides.
 */
export async function provideHeadlessShell(): Promise<string> {
  if (namedChromium() !== undefined) return provideChromium();
  const found = onPath([shell])[0];
  if (found !== undefined) return found;
  if (!isDebianRoot()) return provideChromium();
  return exclusively("chromium", async () => {
    if (onPath([shell]).length === 0) await installFromDebian(shell);
    const [installed] = onPath([shell]);
    if (installed === undefined) throw new PlainFailure(`A browser was installed but cannot be found. ${advice}`);
    return installed;
  });
}

/** Debian's name of the package and of the program in it. */
const shell = "chromium-headless-shell";

const advice =
  "Install Chrome, Edge or Chromium yourself, or name one in the environment variable CHROMIUM_PATH, then run this again.";

function installedChromium(): string | undefined {
  const places = () => [...usualPlaces(), chromium.executablePath()];
  return namedChromium() ?? places().find((file) => file !== "" && existsSync(file));
}

function namedChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named === undefined || named === "") return undefined;
  if (existsSync(named)) return named;
  throw new PlainFailure(`CHROMIUM_PATH names ${named}, which does not exist. Correct it or unset it.`);
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
  return onPath(["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge-stable"]);
}

/** The programs of these names that the path leads to, in the order of the names. */
function onPath(names: readonly string[]): string[] {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter((folder) => folder !== "");
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).filter((file) => existsSync(file));
}

function isDebianRoot(): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  // Ubuntu's package is a stub for its snap, which does not run in a container.
  return existsSync("/etc/os-release") && /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));
}

async function installFromDebian(name: string): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  // Another apt on the machine may hold its lock for a while.
  const patient = ["-o", "DPkg::Lock::Timeout=300", "-q"];
  const apt = (...args: string[]) => runQuietly({ command: "apt-get", args: [...patient, ...args], cwd: root, env });
  try {
    await step("Reading Debian's package lists (apt-get update)", () => apt("update"));
    await step(`Installing a browser (apt-get install ${name})`, () => apt("install", "-y", name));
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
