import { open, readdir, removeQuietly, rename, stat } from "../../files/files.ts";
import { codeOf } from "../../files/retry.ts";

const asideSuffix = ".json.tmp";
/** ms after which an unfinished write was abandoned. */
const abandonedMs = 60 * 60_000;

/**
 * Writes a file so that it is complete or unchanged, even when this process is killed or the disk is full: writes a
 * second file, flushes it, and renames it. Readable by this user alone; on Windows, which has no modes, by whoever may
 * read VS Code's folder. Rejects with the system's error.
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

/** True for the name of an unfinished write. */
export function isAside(name: string): boolean {
  return name.endsWith(asideSuffix);
}

/** The name that an unfinished write is for; null for any other name. */
export function asideFor(name: string): string | null {
  return isAside(name) ? name.slice(0, -asideSuffix.length).replace(/\.[^.]*$/, "") : null;
}

/**
 * Removes the files of abandoned writes; those that cannot be removed now are removed another time. Another window's
 * current write is younger. Never rejects. @param nowMs by the clock of the file system
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
