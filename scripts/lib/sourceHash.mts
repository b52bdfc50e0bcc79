import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { root } from "./places.mts";

/**
 * One hash over the contents of these files and folders of the checkout. Contents, since a fresh clone and a switched
 * branch give files new times without new words; reading them all takes some ten milliseconds.
 * @param places relative to the checkout; one that is absent counts as absent
 */
export function sourceHash(places: readonly string[]): string {
  const hash = createHash("sha256");
  for (const place of places) {
    for (const file of filesUnder(path.join(root, place))) {
      hash
        .update(`${path.relative(root, file)}\0`)
        .update(readFileSync(file))
        .update("\0");
    }
  }
  return hash.digest("hex");
}

/** All files under a folder (or the file itself), in a stable order; none if it does not exist. */
export function filesUnder(place: string): string[] {
  const stats = statSync(place, { throwIfNoEntry: false });
  if (stats === undefined) return [];
  // Neither: a socket, of a VS Code that runs.
  if (!stats.isDirectory()) return stats.isFile() ? [place] : [];
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesUnder(path.join(place, name)));
}
