import { readFileSync } from "node:fs";
import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import type { TextFolder } from "./sandboxItems.ts";
import { isAbsent, isAside, pathIn, sweepAside, writeWhole } from "./wholeFile.ts";

/**
 * How many small files are read in one go, before whatever else waits has its turn. Each read that is awaited passes
 * through four queues: a thousand of them took 35 ms, and take 4 in turns of this size.
 */
const readAtOnce = 32;

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
      const whole = names.filter((name) => !isAside(name));
      const texts: string[] = [];
      for (const [index, name] of whole.entries()) {
        if (index > 0 && index % readAtOnce === 0) await setImmediate();
        texts.push(readNow(pathIn(directory, name)));
      }
      return texts;
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

function readNow(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    return absent("")(error);
  }
}

function absent<T>(nothing: T) {
  return (error: unknown): T => {
    if (isAbsent(error)) return nothing;
    throw error;
  };
}
