import { existsSync, readdirSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { extensionId } from "../lib/places.mts";
import type { Profile } from "../workbench/profile.mts";

/**
 * Has the example begin as it did the first time: the extension would go on with the local sandbox that an earlier
 * `npm start` left in its profile. One that still runs is left alone.
 */
export async function beginSandboxAnew(profile: Profile): Promise<void> {
  const folder = path.join(profile.userData, "User/globalStorage", extensionId, "sandbox");
  if (!existsSync(folder)) return;
  const owners = readdirSync(folder).filter((name) => /^owner\.\d+\.json$/.test(name));
  if (owners.some((name) => isInUse(path.join(folder, name)))) return;
  await rm(folder, { recursive: true, force: true });
}

function isInUse(file: string): boolean {
  try {
    const { pid, released }: { pid: number; released: boolean } = JSON.parse(readFileSync(file, "utf8"));
    if (released) return false;
    process.kill(pid, 0);
    return true;
  } catch {
    // Unreadable, or no process has this id: nobody runs it.
    return false;
  }
}
