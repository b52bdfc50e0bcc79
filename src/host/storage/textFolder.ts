import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import type { TextFolder } from "./sandboxItems.ts";
import { isAbsent, isAside, pathIn, sweepAside, writeWhole } from "./wholeFile.ts";

/**
 * A folder of texts where VS Code keeps what is ours, on the machine the extension runs on. VS Code's own file system
 * writes a file in place, and whoever is killed meanwhile has half of it.
 * @param directory absolute; made when first written to
 */
export function textFolder(directory: string): TextFolder {
  // One that goes between the two looks is none: another window removed it.
  const read = (name: string) => readFile(pathIn(directory, name), "utf8").catch(absent(""));
  return {
    read,
    async readAll() {
      const names = await readdir(directory).catch(absent([]));
      return Promise.all(names.filter((name) => !isAside(name)).map(read));
    },
    async write(name, text) {
      await mkdir(directory, { recursive: true });
      const target = pathIn(directory, name);
      await writeWhole(target, text);
      await sweepAside(directory, await stat(target).then(({ mtimeMs }) => mtimeMs, absent(0)));
    },
    remove: (name) => rm(pathIn(directory, name), { force: true }),
  };
}

function absent<T>(nothing: T) {
  return (error: unknown): T => {
    if (isAbsent(error)) return nothing;
    throw error;
  };
}
