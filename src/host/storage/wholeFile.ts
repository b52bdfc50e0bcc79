import { open, readdir, removeQuietly, rename, stat } from "../../files/files.ts";
import { codeOf } from "../../files/retry.ts";

const asideSuffix = ".json.tmp";
/** No write takes so long: what was begun before has no one left to finish it. ms. */
const abandonedMs = 60 * 60_000;

/**
 * Writes a file that is complete or as it was before, also when this process is killed or the disk is full: aside
 * first, on the disk, then renamed. Readable by this user alone; on Windows, which has no modes, by
 * whoever VS Code's folder is. Rejects with the system's error.
 */
export async function writeWhole(target: string, text: string): Promise<void> {
  const aside = `${target}.${crypto.randomUUID()}${asideSuffix}`;
  try {
    const handle = await open(aside, "wx", 0o600);
    try {
      await handle.writeFile(text, "utf8");
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(aside, target);
  } catch (error) {
    await removeQuietly(aside);
    throw error;
  }
}

/** Whether a name in the folder is of a write that has not ended. */
export function isAside(name: string): boolean {
  return name.endsWith(asideSuffix);
}

/** The name that a write which has not ended is for; null for any other name. */
export function asideFor(name: string): string | null {
  return isAside(name) ? name.slice(0, -asideSuffix.length).replace(/\.[^.]*$/, "") : null;
}

/**
 * Removes what writes that were killed left aside; what cannot be removed now goes another time. Another window's write of
 * this very moment is younger. Never rejects: what was written before is written.
 * @param nowMs by the clock of the file system
 */
export async function sweepAside(directory: string, nowMs: number): Promise<void> {
  const names = await readdir(directory).catch(() => []);
  for (const name of names.filter(isAside)) {
    const file = pathIn(directory, name);
    const age = await stat(file).then(
      ({ mtimeMs }) => nowMs - mtimeMs,
      () => 0,
    );
    if (age > abandonedMs) await removeQuietly(file);
  }
}

/** Node takes a forward slash on every system. */
export function pathIn(directory: string, name: string): string {
  return `${directory}/${name}`;
}

export function isAbsent(error: unknown): boolean {
  return codeOf(error) === "ENOENT";
}
