import path from "node:path";
import {
  closeSync,
  copyToNewSync,
  fsyncSync,
  isThereSync,
  openSync,
  readdirSync,
  readFileSync,
  removeQuietlySync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "../files/filesNow.ts";
import { codeOf, mayPass } from "../files/retry.ts";
import { compactJournal } from "./compactJournal.ts";
import {
  type Journal,
  type JournalChange,
  type JournalHeader,
  journalLine,
  type KeptWorld,
  readJournal,
} from "./journal.ts";
import { type Claim, claimAfter, goneAfter, isSurelyGone, type Owner, readOwnership } from "./ownership.ts";
import { watchFolder } from "./ownerWatch.ts";
import { OwnError } from "./ownWords.ts";
import { isThisProcess } from "./processMark.ts";
import { atOnce, inSlices, type Sliced } from "./slices.ts";
import { openLines } from "./wholeLines.ts";

/** A state folder that cannot be used, with the reason in a sentence. */
export class StateError extends OwnError {
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
 * @throws StateError when another running emulator has the folder, or it cannot be said at once that none has
 */
export function openStateFolder(folder: string): StateFolder {
  const { claim, isReleased } = claimNow(folder);
  return atOnce(openClaimed(folder, claim, { mayBeWritten: !isReleased }));
}

/** How a folder was found. */
export interface Found {
  /** See `Journal`. */
  readonly ranUntil?: number | undefined;
  /** The one before did not end in order: should it only have been suspended, it may still write. */
  readonly mayBeWritten: boolean;
}

/**
 * The same for a caller that has the claim already; it is given up when the folder cannot be opened. In slices: what
 * people did for months takes seconds to be read, in which the claim has to give signs of life.
 * @throws StateError when another version wrote it
 */
export function* openClaimed(folder: string, claim: Claim, { ranUntil, mayBeWritten }: Found): Sliced<StateFolder> {
  const file = path.join(folder, "journal.jsonl");
  try {
    for (const name of readdirSync(folder)) {
      // What was being written aside when its writer was killed.
      if (/^journal\.jsonl\.new/.test(name)) removeQuietlySync(path.join(folder, name));
    }
    const unreadable = setUnreadableAside(folder, file);
    // Before it is read: what the other one still writes must not follow what this one goes on from.
    if (mayBeWritten && isThereSync(file)) fence(file, claim);
    const { kept, note: damage } = yield* readKept(folder, file, claim);
    let lines = openLines(file);
    const append = (entry: JournalHeader | JournalChange): void => {
      claim.check();
      lines.append(journalLine(entry));
      // Between the two it may have been suspended, and the file be another's: then nobody is told that this is kept.
      claim.check();
    };
    const replace = (world: KeptWorld | null): void => {
      claim.check();
      // Closed first: not every system renames over an open file.
      lines.close();
      try {
        writeAside(file, world, claim);
      } finally {
        lines = openLines(file);
      }
    };
    const journal: Journal = {
      kept,
      ...(ranUntil !== undefined && { ranUntil }),
      begin: append,
      append,
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
      note: unreadable ?? damage,
      claim,
      journal,
      close() {
        try {
          lines.close();
        } finally {
          // A handle that cannot be closed is no reason to go on giving signs of life.
          claim.release();
        }
      },
    };
  } catch (error) {
    claim.release();
    throw error;
  }
}

/**
 * In bytes. All that a world may hold has room in it; what is larger would take minutes to be done again, and from 512 MB
 * on could not even be read.
 */
const largestJournal = 128 * 2 ** 20;

/**
 * Puts what is too large, or no file, out of the way as it is, under a name of its own: else no start would ever succeed.
 * Says so; null where there is none.
 */
function setUnreadableAside(folder: string, file: string): string | null {
  const found = isThereSync(file) ? statSync(file) : null;
  if (found === null || (found.isFile() && found.size <= largestJournal)) return null;
  const copy = freeName(file, "unusable");
  renameSync(file, copy);
  const why = found.isFile()
    ? `it is too large (${Math.round(found.size / 2 ** 20)} MB)`
    : "there is no file in its place";
  return `The state in ${folder} cannot be read: ${why}. The local sandbox begins anew. What was there is kept as ${copy}.`;
}

/** What the file holds, mended where it was damaged and shortened where that changes nothing. */
function* readKept(
  folder: string,
  file: string,
  claim: Claim,
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
    truncateSync(file, Buffer.byteLength(text.slice(0, goodLength)));
    note =
      `The state in ${folder} was damaged: ${badLines} of ${changes.length + badLines + (header === null ? 0 : 1)} entries could not be read. ` +
      `The last good state before them is used; the damaged file is kept as ${copy}.`;
  }
  if (header === null) return { kept: null, note };
  const kept = compactJournal({ header, changes });
  if (kept.changes.length < changes.length) writeAside(file, kept, claim);
  return { kept, note };
}

/** A copy under a name that nothing has yet: what was kept before stays, however often it comes to that. */
function keepAside(file: string, why: "damaged" | "unusable"): string {
  const copy = freeName(file, why);
  copyToNewSync(file, copy);
  return copy;
}

/** The folder is this process's alone: nobody takes the name meanwhile. */
function freeName(file: string, why: "damaged" | "unusable"): string {
  for (let count = 1; ; count += 1) {
    const name = `${file}.${why}-${count}`;
    if (!isThereSync(name)) return name;
  }
}

/** On the disk before the rename makes it the journal: whoever is killed in between has the one before. */
function writeAside(file: string, world: KeptWorld | null, claim: Claim): void {
  const entries = world === null ? [] : [world.header, ...world.changes];
  replaceFile(file, entries.map(journalLine).join(""), claim);
}

function replaceFile(file: string, content: string | Buffer, claim: Claim): void {
  const aside = `${file}.new-${claim.generation}`;
  const handle = openSync(aside, "w", 0o600);
  try {
    writeFileSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  claim.check();
  renameSync(aside, file);
}

/** Puts a copy in the place of the file: an owner that was only suspended has the old one open, and writes into nothing. */
function fence(file: string, claim: Claim): void {
  try {
    replaceFile(file, readFileSync(file), claim);
  } catch (error) {
    // Not every system lets go of a file that another has open. Then it is the owner's own look before each write that counts.
    if (!mayPass(codeOf(error))) throw error;
  }
}

function wholeWorld(text: string): KeptWorld {
  const { header, changes, badLines } = atOnce(readJournal(text));
  if (header === null || badLines > 0) throw new StateError("The journal was changed by somebody else.");
  return compactJournal({ header, changes });
}

/**
 * The right to a folder for a program that shares it with nobody: waited for until it is known that nobody has it.
 * @throws StateError while another process has it, with what to do
 */
export async function openFreeFolder(folder: string): Promise<StateFolder> {
  const watch = watchFolder(folder);
  const end = performance.now() + longestLook;
  for (;;) {
    const look = await watch.look();
    if (look.state === "serving") throw new StateError(inUse(folder, look.owner));
    const claim = look.state === "gone" ? claimAfter(folder, look.found.generation) : null;
    if (claim !== null && look.state === "gone") {
      return inSlices(openClaimed(folder, claim, { mayBeWritten: look.found.owner?.released !== true }));
    }
    if (performance.now() > end) {
      throw new StateError(
        // A window has one folder, a program may be given another.
        look.state === "unsure"
          ? `${look.sentence} Or use another folder.`
          : `Others keep taking the state in ${folder}: try again.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, lookAgainAfter));
  }
}

/** Real ms: longer than an owner is waited for that gives no sign of life. */
const longestLook = 1.5 * goneAfter;
const lookAgainAfter = 50;

function inUse(folder: string, { pid, url }: Owner): string {
  const where = url === null ? "" : ` at ${url}`;
  return `The state in ${folder} is in use by the emulator of process ${pid}${where}. End that one, or use another folder.`;
}

/** @throws StateError unless it is sure at one look that nobody has it */
function claimNow(folder: string): { readonly claim: Claim; readonly isReleased: boolean } {
  const { owner, generation, unknown } = readOwnership(folder);
  if (owner !== null && !isSurelyGone(owner) && !isThisProcess(owner)) throw new StateError(inUse(folder, owner));
  if (unknown !== null)
    throw new StateError(`Nobody can tell who has the state in ${folder} (${unknown.code}: ${unknown.file}).`);
  const claim = claimAfter(folder, generation);
  if (claim === null)
    throw new StateError(`The state in ${folder} is in use by another emulator that has just started.`);
  return { claim, isReleased: owner === null || owner.released };
}
