import path from "node:path";
import type { SourceFile } from "./checkRooms.mts";
import { importsOf } from "./importsOf.mts";

/**
 * The circles in which files import each other, imports of types included: none can be read, or moved, without all others.
 * @returns each as the files of a shortest way round, from the first by name; one per knot of files that reach each other
 */
export function importCircles(files: readonly SourceFile[]): readonly (readonly string[])[] {
  const known = new Set(files.map((file) => file.path));
  const imports = new Map(files.map((file) => [file.path, importedFiles(file).filter((each) => known.has(each))]));
  const circles: (readonly string[])[] = [];
  const inOne = new Set<string>();
  for (const file of [...known].sort()) {
    if (inOne.has(file)) continue;
    const circle = shortestWayBack(file, imports);
    if (circle === null) continue;
    circles.push(circle);
    for (const each of reachable(file, imports)) if (reachable(each, imports).has(file)) inOne.add(each);
  }
  return circles;
}

function importedFiles({ path: file, text }: SourceFile): readonly string[] {
  return importsOf(file, text).imports.flatMap(({ specifier }) =>
    specifier?.startsWith(".") === true ? [path.posix.join(path.posix.dirname(file), specifier)] : [],
  );
}

type Imports = ReadonlyMap<string, readonly string[]>;

/** Breadth first: the files from `start` to one that imports it. */
function shortestWayBack(start: string, imports: Imports): readonly string[] | null {
  const cameFrom = new Map<string, string | null>([[start, null]]);
  for (const file of cameFrom.keys()) {
    for (const next of imports.get(file) ?? []) {
      if (next === start) return wayTo(file, cameFrom);
      if (!cameFrom.has(next)) cameFrom.set(next, file);
    }
  }
  return null;
}

function wayTo(end: string, cameFrom: ReadonlyMap<string, string | null>): readonly string[] {
  const way: string[] = [];
  for (let at: string | null | undefined = end; at != null; at = cameFrom.get(at)) way.unshift(at);
  return way;
}

function reachable(start: string, imports: Imports): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [start];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    for (const next of imports.get(file) ?? []) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(next);
    }
  }
  return reached;
}
