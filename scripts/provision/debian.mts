import { existsSync, readFileSync } from "node:fs";
import { root } from "../lib/places.mts";
import { runQuietly, step } from "../lib/step.mjs";

/** True where packages of Debian can be installed: as root, on Debian itself. */
export function isDebianRoot(): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  // Ubuntu's Chromium is a stub for its snap, which does not run in a container.
  return existsSync("/etc/os-release") && /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));
}

/** Installs packages of Debian, saying on stderr that it does. @throws Error with apt's last lines */
export async function installFromDebian(...packages: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  // Another apt on the machine may hold its lock for a while.
  const patient = ["-o", "DPkg::Lock::Timeout=300", "-q"];
  const apt = (...args: string[]) => runQuietly({ command: "apt-get", args: [...patient, ...args], cwd: root, env });
  await step("Reading Debian's package lists (apt-get update)", () => apt("update"));
  const names = packages.join(" ");
  await step(`Installing from Debian (apt-get install ${names})`, () => apt("install", "-y", ...packages));
}
