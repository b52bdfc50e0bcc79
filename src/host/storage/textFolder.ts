import { readFileSync } from "node:fs";
import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import type { FolderFile, TextFolder } from "./sandboxItems.ts";
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
  const readOne = (name: string): Promise<readonly FolderFile[]> =>
    readFile(pathIn(directory, name), "utf8").then(
      (text) => [{ name, text }],
      (error: unknown) => unread(name, error),
    );
  const readTogether = async (names: readonly string[]) => {
    const files: FolderFile[] = [];
    for (let from = 0; from < names.length; from += readAtOnce) {
      files.push(...(await Promise.all(names.slice(from, from + readAtOnce).map(readOne))).flat());
    }
    return files;
  };
  return {
    read: (name) => readFile(pathIn(directory, name), "utf8").catch(absent("")),
    async readAll() {
      const entries = await readdir(directory, { withFileTypes: true }).catch(absent([]));
      const names = entries.filter((entry) => !entry.isDirectory() && !isAside(entry.name)).map(({ name }) => name);
      const files: FolderFile[] = [];
      let looked = 0;
      while (looked < names.length) {
        const turn = readTurn(directory, names.slice(looked), patience);
        files.push(...turn.files);
        looked += turn.looked;
        if (turn.looked >= readAtOnce) await setImmediate();
        else {
          files.push(...(await readTogether(names.slice(looked))));
          break;
        }
      }
      return files;
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

/** Of these files, in order, as many as are looked at in that time: one at least. */
function readTurn(directory: string, names: readonly string[], ms: number) {
  const began = performance.now();
  const files: FolderFile[] = [];
  let looked = 0;
  for (const name of names) {
    files.push(...readNow(directory, name));
    looked += 1;
    if (performance.now() - began >= ms) break;
  }
  return { files, looked };
}

function readNow(directory: string, name: string): readonly FolderFile[] {
  try {
    return [{ name, text: readFileSync(pathIn(directory, name), "utf8") }];
  } catch (error) {
    return unread(name, error);
  }
}

/** One that goes between the two looks is none: another window removed it. One that cannot be read keeps no other away. */
function unread(name: string, error: unknown): readonly FolderFile[] {
  return isAbsent(error) ? [] : [{ name, text: null }];
}

function absent<T>(nothing: T) {
  return (error: unknown): T => {
    if (isAbsent(error)) return nothing;
    throw error;
  };
}
