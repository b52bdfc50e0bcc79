import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { type Journal, journalLine, readJournal } from "./journal.ts";

/** A state folder that cannot be used, with the reason in a sentence. */
export class StateError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = "StateError";
  }
}

export interface StateFolder {
  readonly journal: Journal;
  /** What the person should know of the state found; null when all is well. */
  readonly note: string | null;
  close(): void;
}

/**
 * Opens a folder in which the state outlives the process: a journal of changes, each written before its call is
 * answered. What the system was handed survives the end of the process, `kill -9` included.
 * @throws StateError when another running emulator has the folder
 */
export function openStateFolder(folder: string): StateFolder {
  mkdirSync(folder, { recursive: true });
  const lock = path.join(folder, "emulator.pid");
  takeLock(lock, folder);
  const file = path.join(folder, "journal.jsonl");
  const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  const text = bytes.toString("utf8");
  const { header, changes, goodLength, badLines } = readJournal(text);
  if (header !== null && header.format !== 1) {
    rmSync(lock, { force: true });
    throw new StateError(`The state in ${folder} was written by another version: delete the folder to begin anew.`);
  }
  let note: string | null = null;
  if (badLines > 0) {
    copyFileSync(file, `${file}.damaged`);
    truncateSync(file, Buffer.byteLength(text.slice(0, goodLength)));
    note =
      `The state in ${folder} was damaged: ${badLines} of ${changes.length + badLines + (header === null ? 0 : 1)} entries could not be read. ` +
      `The last good state before them is used; the damaged file is kept as ${file}.damaged.`;
  }
  const handle = openSync(file, "a");
  return {
    note,
    journal: {
      kept: header === null ? null : { header, changes },
      begin: (entry) => void writeSync(handle, journalLine(entry)),
      append: (entry) => void writeSync(handle, journalLine(entry)),
    },
    close() {
      closeSync(handle);
      rmSync(lock, { force: true });
    },
  };
}

function takeLock(lock: string, folder: string): void {
  if (existsSync(lock)) {
    const holder = Number(readFileSync(lock, "utf8"));
    if (holder !== process.pid && isRunning(holder)) {
      throw new StateError(`The state in ${folder} is in use by the emulator of process ${holder}.`);
    }
  }
  writeFileSync(lock, String(process.pid));
}

function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
