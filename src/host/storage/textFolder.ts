import { setImmediate } from "node:timers/promises";
import { manyFiles, mkdir, readdir, readFile, remove, stat } from "../../files/files.ts";
import { checkSmall, readTextOnceSync } from "../../files/filesNow.ts";
import { codeOf, mayPass } from "../../files/retry.ts";
import type { FolderFile, TextFolder } from "./sandboxItems.ts";
import { isAbsent, isTempFile, pathIn, removeAbandonedTempFiles, writeWhole } from "./wholeFile.ts";

/**
 * ms of synchronous reading before other work gets its turn. Each awaited read passes through four queues: a thousand
 * small files took 35 ms that way, and take 4 ms in such turns.
 */
const turnMs = 8;
/** A turn that read fewer files than this was waiting for the disk, so the rest is read asynchronously. */
const readAtOnce = 32;

/** In bytes. An Item's description has a few hundred. */
const largestText = 2 ** 20;

/**
 * A folder of text files in the extension's storage, on the machine the extension runs on. Files are written
 * atomically: VS Code's own file system writes in place, and a killed process leaves half a file.
 * @param directory absolute; created at the first write
 * @param patience ms of synchronous reading before other work gets its turn
 */
export function textFolder(directory: string, patience = turnMs): TextFolder {
  const readTogether = async (names: readonly string[]) => {
    const many = manyFiles();
    const readOne = async (name: string): Promise<readonly FolderFile[]> => {
      try {
        checkSmall(await many.stat(pathIn(directory, name)), largestText);
        return [{ name, text: await many.readFile(pathIn(directory, name), "utf8") }];
      } catch (error) {
        return unread(name, error);
      }
    };
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
      const names = entries.filter((entry) => !entry.isDirectory() && !isTempFile(entry.name)).map(({ name }) => name);
      const files: FolderFile[] = [];
      const locked: string[] = [];
      let looked = 0;
      while (looked < names.length) {
        const turn = readTurn(directory, names.slice(looked), patience);
        files.push(...turn.files);
        locked.push(...turn.locked);
        looked += turn.looked;
        if (turn.looked >= readAtOnce) await setImmediate();
        else {
          files.push(...(await readTogether(names.slice(looked))));
          break;
        }
      }
      return [...files, ...(await readTogether(locked))];
    },
    async write(name, text) {
      await mkdir(directory, { recursive: true });
      const target = pathIn(directory, name);
      await writeWhole(target, text);
      const written = await stat(target).catch(() => null);
      if (written !== null) await removeAbandonedTempFiles(directory, written.mtimeMs);
    },
    remove: (name) => remove(pathIn(directory, name)),
    async removeAside() {
      const names = await readdir(directory).catch(absent([]));
      await Promise.all(names.filter(isTempFile).map((name) => remove(pathIn(directory, name))));
    },
  };
}

/** Reads files in order until the time is over, at least one. Returns the names of locked files. */
function readTurn(directory: string, names: readonly string[], ms: number) {
  const began = performance.now();
  const files: FolderFile[] = [];
  const locked: string[] = [];
  let looked = 0;
  for (const name of names) {
    try {
      files.push({ name, text: readTextOnceSync(pathIn(directory, name), largestText) });
    } catch (error) {
      if (mayPass(codeOf(error))) locked.push(name);
      else files.push(...unread(name, error));
    }
    looked += 1;
    if (performance.now() - began >= ms) break;
  }
  return { files, locked, looked };
}

/** A missing file was removed by another window. An unreadable file does not stop the others. */
function unread(name: string, error: unknown): readonly FolderFile[] {
  return isAbsent(error) ? [] : [{ name, text: null }];
}

function absent<T>(nothing: T) {
  return (error: unknown): T => {
    if (isAbsent(error)) return nothing;
    throw error;
  };
}
