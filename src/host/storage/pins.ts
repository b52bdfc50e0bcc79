import { append, remove, rename, stat } from "../../files/files.ts";
import { isAbsent, pathIn, tempFileOf } from "./wholeFile.ts";

/**
 * A comparison is pinned by an empty file beside its own: two windows create and remove it without reading anything, a
 * comparison that is saved again stays pinned, and versions that know no pins pass it over.
 */
const suffix = ".pinned";

/** The name of the comparison's file that this file pins; null for any other file. */
export function pinnedBy(name: string): string | null {
  return name.endsWith(suffix) ? name.slice(0, -suffix.length) : null;
}

/** The names of the comparisons' files that are pinned, of the names in their folder. */
export function pinnedAmong(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map(pinnedBy).filter((name) => name !== null));
}

/**
 * Pins a comparison's file, or makes it an ordinary one again. Rejects with the system's error.
 * @returns false when there is no such file any more
 */
export async function setPin(
  directory: string,
  name: string,
  { isPinned }: { readonly isPinned: boolean },
): Promise<boolean> {
  const mark = markIn(directory, name);
  try {
    if (isPinned) await append(mark, "");
    else await remove(mark);
    // Only a file that is there after the mark is pinned: see `removeUnlessPinned`.
    if (await isThere(pathIn(directory, name))) return true;
    await remove(mark);
    return false;
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}

/**
 * Removes a comparison's file unless it is pinned. It is first moved aside: another window that pins it meanwhile either
 * does so in time, or finds that it is gone. A file that is gone already is no failure. Rejects with the system's error.
 */
export async function removeUnlessPinned(directory: string, name: string): Promise<void> {
  const mark = markIn(directory, name);
  if (await isThere(mark)) return;
  const place = pathIn(directory, name);
  const aside = tempFileOf(place);
  try {
    await rename(place, aside);
  } catch (error) {
    if (isAbsent(error)) return;
    throw error;
  }
  if (await isThere(mark)) await rename(aside, place);
  else await remove(aside);
}

function markIn(directory: string, name: string): string {
  return pathIn(directory, `${name}${suffix}`);
}

/** Rejects with the system's error where it cannot be found out. */
function isThere(place: string): Promise<boolean> {
  return stat(place).then(
    () => true,
    (error: unknown) => {
      if (isAbsent(error)) return false;
      throw error;
    },
  );
}
