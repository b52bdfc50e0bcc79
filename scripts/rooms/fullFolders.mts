import path from "node:path";

/** More files than this in one folder are a drawer, not a shelf: nobody finds a thing in it by looking. */
const mostFiles = 25;

/** Folders that hold one file of a kind for each case that there is, and are looked into by name. */
const listsByName: readonly string[] = ["src/emulator/handlers", "test/fixtures/saved-forms"];

/**
 * The folders with more files in them than a person looks through, folders within not counted.
 * @param files paths from the root, with forward slashes
 * @returns one sentence for each, in the order of their names
 */
export function fullFolders(files: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const file of files) {
    const folder = path.posix.dirname(file);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .filter(([folder, count]) => count > mostFiles && !listsByName.includes(folder))
    .map(([folder, count]) => `${folder}: ${count} files, at most ${mostFiles}: give some a folder of their own`)
    .sort();
}
