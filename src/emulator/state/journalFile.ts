import {
  closeSync,
  copyToNewSync,
  fsyncSync,
  isThereSync,
  openSync,
  readFileSync,
  removeQuietlySync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "../../files/filesNow.ts";
import { codeOf, mayPass } from "../../files/retry.ts";
import type { FolderClaim } from "./claimFolder.ts";
import { compactJournal } from "./compactJournal.ts";
import { journalLine, type KeptWorld, readJournal } from "./journal.ts";
import { atOnce, type Sliced } from "./slices.ts";
import { StateError } from "./stateError.ts";

/**
 * Bytes that hold every world within its limits; a larger file would take minutes to replay, and from 512 MB on could
 * not even be read.
 */
const largestJournal = 128 * 2 ** 20;

/**
 * Moves a file that is too large, or is no file, aside under a new name, or no start would ever succeed. Returns a
 * message; null where there is none.
 */
export function setUnreadableAside(folder: string, file: string): string | null {
  const found = isThereSync(file) ? statSync(file) : null;
  if (found === null || (found.isFile() && found.size <= largestJournal)) return null;
  const copy = freeName(file, "unusable");
  renameSync(file, copy);
  const why = found.isFile()
    ? `it is too large (${Math.round(found.size / 2 ** 20)} MB)`
    : "there is no file in its place";
  return `The state in ${folder} cannot be read: ${why}. The local sandbox begins anew. What was there is kept as ${copy}.`;
}

/** Reads the file, repairs it where it was damaged, and compacts it where that changes nothing. */
export function* readKept(
  folder: string,
  file: string,
  claim: FolderClaim,
): Sliced<{ readonly kept: KeptWorld | null; readonly note: string | null }> {
  const bytes = isThereSync(file) ? readFileSync(file) : Buffer.alloc(0);
  const text = bytes.toString("utf8");
  const { header, changes, goodLength, badLines } = yield* readJournal(text);
  claim.check();
  if (header !== null && header.format !== 1) {
    throw new StateError(`The state in ${folder} was written by another version: delete the folder to begin anew.`);
  }
  let note: string | null = null;
  if (badLines > 0) {
    const copy = keepAside(file, "damaged");
    note =
      `The state in ${folder} was damaged: ${badLines} of ${changes.length + badLines + (header === null ? 0 : 1)} entries could not be read. ` +
      `The last good state before them is used; the damaged file is kept as ${copy}.`;
  }
  if (goodLength < text.length) truncateSync(file, Buffer.byteLength(text.slice(0, goodLength)));
  if (header === null) return { kept: null, note };
  const kept = compactJournal({ header, changes });
  if (kept.changes.length < changes.length) whereThereIsRoom(() => writeAside(file, kept, claim));
  return { kept, note };
}

/** Copies the file to a new name, so that no earlier copy is overwritten. */
export function keepAside(file: string, why: "damaged" | "unusable"): string {
  const copy = freeName(file, why);
  copyToNewSync(file, copy);
  return copy;
}

/** The folder belongs to this process alone, so nobody takes the name meanwhile. */
function freeName(file: string, why: "damaged" | "unusable"): string {
  for (let count = 1; ; count += 1) {
    const name = `${file}.${why}-${count}`;
    if (!isThereSync(name)) return name;
  }
}

/**
 * The file is on the disk before the rename makes it the journal: a process that is killed in between keeps the old
 * one.
 */
export function writeAside(file: string, world: KeptWorld | null, claim: FolderClaim): void {
  const entries = world === null ? [] : [world.header, ...world.changes];
  replaceFile(file, entries.map(journalLine).join(""), claim);
}

function replaceFile(file: string, content: string | Buffer, claim: FolderClaim): void {
  const aside = `${file}.new-${claim.generation}`;
  try {
    const handle = openSync(aside, "w", 0o600);
    try {
      writeFileSync(handle, content);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    claim.check();
    renameSync(aside, file);
  } catch (error) {
    // Does not fill a full disk further.
    removeQuietlySync(aside);
    throw error;
  }
}

/**
 * Replaces the file by a copy: an owner that was only suspended has the old file open and writes into that. Where this
 * fails, the owner's own check before each write protects the file.
 */
export function fence(file: string, claim: FolderClaim): void {
  whereThereIsRoom(() => replaceFile(file, readFileSync(file), claim));
}

/** Does optional work: the disk may be full, and not every system releases an open file. */
function whereThereIsRoom(work: () => void): void {
  try {
    work();
  } catch (error) {
    const code = codeOf(error);
    if (!mayPass(code) && !["ENOSPC", "EDQUOT"].includes(code)) throw error;
  }
}

export function wholeWorld(text: string): KeptWorld {
  const { header, changes, goodLength } = atOnce(readJournal(text));
  if (header === null || goodLength < text.length) throw new StateError("The journal was changed by somebody else.");
  return compactJournal({ header, changes });
}
