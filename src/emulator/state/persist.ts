import path from "node:path";
import { isThereSync, readdirSync, readFileSync, removeQuietlySync } from "../../files/filesNow.ts";
import { type Claim, claimAfter } from "./claim.ts";
import { type Journal, type JournalChange, type JournalHeader, journalLine, type KeptWorld } from "./journal.ts";
import { fence, keepAside, readKept, setUnreadableAside, wholeWorld, writeAside } from "./journalFile.ts";
import { goneAfter, isSurelyGone, type Owner, readOwnership } from "./ownership.ts";
import { watchFolder } from "./ownerWatch.ts";
import { isThisProcess } from "./processMark.ts";
import { atOnce, inSlices, type Sliced } from "./slices.ts";
import { StateError } from "./stateError.ts";
import { openLines } from "./wholeLines.ts";

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
