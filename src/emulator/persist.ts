import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { compactJournal } from "./compactJournal.ts";
import { type Journal, journalLine, type KeptWorld, readJournal } from "./journal.ts";
import { type Claim, claimAfter, isRunning, type Ownership, readOwnership } from "./ownership.ts";
import { openLines } from "./wholeLines.ts";

/** A state folder that cannot be used, with the reason in a sentence. */
export class StateError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = "StateError";
  }
}

/** The process that runs the emulator of a folder does not answer: nothing was taken from it. */
export class OwnerSilentError extends StateError {
  constructor(reason: string) {
    super(reason);
    this.name = "OwnerSilentError";
  }
}

export interface StateFolder {
  readonly journal: Journal;
  /** The right to it, which other processes can see. */
  readonly claim: Claim;
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
  return openClaimed(folder, claimNow(folder));
}

/**
 * The same for a caller that has the claim already; it is given up when the folder cannot be opened.
 * @param ranUntil see `Journal`
 * @throws StateError when another version wrote it
 */
export function openClaimed(folder: string, claim: Claim, ranUntil?: number): StateFolder {
  const file = path.join(folder, "journal.jsonl");
  try {
    const { kept, note } = readKept(folder, file);
    let lines = openLines(file);
    const replace = (world: KeptWorld | null): void => {
      // Closed first: not every system renames over an open file.
      lines.close();
      try {
        writeAside(file, world);
      } finally {
        lines = openLines(file);
      }
    };
    const journal: Journal = {
      kept,
      ...(ranUntil !== undefined && { ranUntil }),
      begin: (entry) => lines.append(journalLine(entry)),
      append: (entry) => lines.append(journalLine(entry)),
      read: () => wholeWorld(readFileSync(file, "utf8")),
      replace,
      setAside(good, { problem, lost }) {
        const copy = keepAside(file, "unusable");
        replace(good);
        return [
          `The state in ${folder} cannot be done again as a whole: ${problem}.`,
          good === null
            ? "The local sandbox begins anew."
            : `The state before that is used, and ${lost} ${lost === 1 ? "change is" : "changes are"} left out: save it to keep what could be read, or reset it to begin anew.`,
          `The whole file is kept as ${copy}.`,
        ].join(" ");
      },
    };
    return {
      note,
      claim,
      journal,
      close() {
        lines.close();
        claim.release();
      },
    };
  } catch (error) {
    claim.release();
    throw error;
  }
}

/** What the file holds, mended where it was damaged and shortened where that changes nothing. */
function readKept(folder: string, file: string): { readonly kept: KeptWorld | null; readonly note: string | null } {
  const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  const text = bytes.toString("utf8");
  const { header, changes, goodLength, badLines } = readJournal(text);
  if (header !== null && header.format !== 1) {
    throw new StateError(`The state in ${folder} was written by another version: delete the folder to begin anew.`);
  }
  let note: string | null = null;
  if (badLines > 0) {
    const copy = keepAside(file, "damaged");
    truncateSync(file, Buffer.byteLength(text.slice(0, goodLength)));
    note =
      `The state in ${folder} was damaged: ${badLines} of ${changes.length + badLines + (header === null ? 0 : 1)} entries could not be read. ` +
      `The last good state before them is used; the damaged file is kept as ${copy}.`;
  }
  if (header === null) return { kept: null, note };
  const kept = compactJournal({ header, changes });
  if (kept.changes.length < changes.length) writeAside(file, kept);
  return { kept, note };
}

/** A copy under a name that nothing has yet: what was kept before stays, however often it comes to that. */
function keepAside(file: string, why: "damaged" | "unusable"): string {
  for (let count = 1; ; count += 1) {
    const copy = `${file}.${why}-${count}`;
    try {
      copyFileSync(file, copy, constants.COPYFILE_EXCL);
      return copy;
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
    }
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

/** On the disk before the rename makes it the journal: whoever is killed in between has the one before. */
function writeAside(file: string, world: KeptWorld | null): void {
  const aside = `${file}.new`;
  const handle = openSync(aside, "w", 0o600);
  try {
    const entries = world === null ? [] : [world.header, ...world.changes];
    writeFileSync(handle, entries.map(journalLine).join(""));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(aside, file);
}

function wholeWorld(text: string): KeptWorld {
  const { header, changes, badLines } = readJournal(text);
  if (header === null || badLines > 0) throw new StateError("The journal was changed by somebody else.");
  return compactJournal({ header, changes });
}

/** @throws StateError while another process has it */
function claimNow(folder: string): Claim {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found: Ownership = readOwnership(folder);
  const { owner } = found;
  if (owner !== null && !owner.released && owner.pid !== process.pid && isRunning(owner.pid)) {
    throw new StateError(`The state in ${folder} is in use by the emulator of process ${owner.pid}.`);
  }
  const claim = claimAfter(folder, found.generation);
  if (claim === null)
    throw new StateError(`The state in ${folder} is in use by another emulator that has just started.`);
  return claim;
}
