import { readFileSync } from "node:fs";
import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import type { TextFolder } from "./sandboxItems.ts";
import { isAbsent, isAside, pathIn, sweepAside, writeWhole } from "./wholeFile.ts";

/**
 * ms for which small files are read at one go, before whatever else waits has its turn. Each read that is awaited passes
 * through four queues: a thousand of them took 35 ms, and take 4 in turns.
 */
const turnMs = 8;
/** Where a turn ends with fewer files than that, the disk is what is waited for, and others need not wait too. */
const readAtOnce = 32;

/**
 * A folder of texts where VS Code keeps what is ours, on the machine the extension runs on. VS Code's own file system
 * writes a file in place, and whoever is killed meanwhile has half of it.
 * @param directory absolute; made when first written to
 * @param patience ms that reading may keep others from having their turn
 */
export function textFolder(directory: string, patience = turnMs): TextFolder {
  // One that goes between the two looks is none: another window removed it.
  const read = (name: string) => readFile(pathIn(directory, name), "utf8").catch(absent(""));
  const readTogether = async (names: readonly string[]) => {
    const texts: string[] = [];
    for (let from = 0; from < names.length; from += readAtOnce) {
      texts.push(...(await Promise.all(names.slice(from, from + readAtOnce).map(read))));
    }
    return texts;
  };
  return {
    read,
    async readAll() {
      const names = await readdir(directory).catch(absent([]));
      const whole = names.filter((name) => !isAside(name));
      const texts: string[] = [];
      while (texts.length < whole.length) {
        const turn = readTurn(directory, whole.slice(texts.length), patience);
        texts.push(...turn);
        if (turn.length >= readAtOnce) await setImmediate();
        else texts.push(...(await readTogether(whole.slice(texts.length))));
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

/** Of these files, in order, as many as are read in that time: one at least. */
function readTurn(directory: string, names: readonly string[], ms: number): readonly string[] {
  const began = performance.now();
  const texts: string[] = [];
  for (const name of names) {
    texts.push(readNow(pathIn(directory, name)));
    if (performance.now() - began >= ms) break;
  }
  return texts;
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
