import { open, readdir, removeQuietly, rename, stat } from "../../files/files.ts";
import { codeOf } from "../../files/retry.ts";

const tempSuffix = ".json.tmp";
/** ms after which an unfinished write counts as abandoned. */
const abandonedMs = 60 * 60_000;

/**
 * Writes a file atomically: it is complete or unchanged even when this process is killed or the disk is full. Writes a
 * temporary file, flushes and renames it. Only this user can read it; on Windows, which has no modes, whoever can read
 * VS Code's folder. Rejects with the system's error.
 */
export async function writeWhole(target: string, text: string): Promise<void> {
  const aside = tempFileOf(target);
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

/** A temporary name for a file, which no other process uses. */
export function tempFileOf(target: string): string {
  return `${target}.${crypto.randomUUID()}${tempSuffix}`;
}

/** True for the temporary name of an unfinished write. */
export function isTempFile(name: string): boolean {
  return name.endsWith(tempSuffix);
}

/** The file that an unfinished write is for; null for any other name. */
export function targetOfTempFile(name: string): string | null {
  return isTempFile(name) ? name.slice(0, -tempSuffix.length).replace(/\.[^.]*$/, "") : null;
}

/**
 * Removes the files of abandoned writes; what cannot be removed now is removed next time. Writes in progress in other
 * windows are younger and stay. Never rejects. @param nowMs by the file system's clock
 */
export async function removeAbandonedTempFiles(directory: string, nowMs: number): Promise<void> {
  const names = await readdir(directory).catch(() => []);
  for (const name of names.filter(isTempFile)) {
    const file = pathIn(directory, name);
    const age = await stat(file).then(
      ({ mtimeMs }) => nowMs - mtimeMs,
      () => 0,
    );
    if (age > abandonedMs) await removeQuietly(file);
  }
}

/** Joins with a forward slash, which Node accepts on every system. */
export function pathIn(directory: string, name: string): string {
  return `${directory}/${name}`;
}

export function isAbsent(error: unknown): boolean {
  return codeOf(error) === "ENOENT";
}
