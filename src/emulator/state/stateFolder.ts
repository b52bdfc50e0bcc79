import path from "node:path";
import { isThereSync, readdirSync, readFileSync, removeQuietlySync } from "../../files/filesNow.ts";
import { claimFolder, type FolderClaim } from "./claimFolder.ts";
import { type Journal, journalLine, type KeptWorld } from "./journal.ts";
import { fence, keepAside, readKept, setUnreadableAside, wholeWorld, writeAside } from "./journalFile.ts";
import { goneAfter, isSurelyGone, type Owner, readOwnership } from "./ownership.ts";
import { watchFolder } from "./ownerWatch.ts";
import { isThisProcess } from "./processMark.ts";
import { atOnce, inSlices, type Sliced } from "./slices.ts";
import { StateError } from "./stateError.ts";
import { openLines } from "./wholeLines.ts";

export interface StateFolder {
  readonly journal: Journal;
  /** The claim on the folder, which other processes can see. */
  readonly claim: FolderClaim;
  /** A message about the state that was found; null when there is none. */
  readonly note: string | null;
  close(): void;
}

/**
 * Opens a folder in which the state outlives the process: a journal of changes, each written before its call is
 * answered. What was handed to the system survives the end of the process, even by `kill -9`. @throws StateError when
 * another running emulator owns the folder, or that cannot be ruled out at once
 */
export function openStateFolder(folder: string): StateFolder {
  const { claim, isReleased } = claimNow(folder);
  return atOnce(openClaimed(folder, claim, { mayBeWritten: !isReleased }));
}

/** In which condition a folder was found. */
export interface Found {
  /** See `Journal`. */
  readonly ranUntil?: number | undefined;
  /** The previous owner did not end in order: if it was only suspended, it may still write. */
  readonly mayBeWritten: boolean;
}

/**
 * The same for a caller that has the claim already; it is released when the folder cannot be opened. Runs in slices:
 * months of changes take seconds to read, during which the claim has to send heartbeats. @throws StateError when
 * another version wrote it
 */
export function* openClaimed(
  folder: string,
  claim: FolderClaim,
  { ranUntil, mayBeWritten }: Found,
): Sliced<StateFolder> {
  const file = path.join(folder, "journal.jsonl");
  try {
    for (const name of readdirSync(folder)) {
      // Left by a writer that was killed.
      if (/^journal\.jsonl\.new/.test(name)) removeQuietlySync(path.join(folder, name));
    }
    const unreadable = setUnreadableAside(folder, file);
    // Before it is read: what the other process still writes must not follow the changes that are continued here.
    if (mayBeWritten && isThereSync(file)) fence(file, claim);
    const { kept, note: damage } = yield* readKept(folder, file, claim);
    let lines = openLines(file);
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
      append(change) {
        claim.check();
        lines.append(journalLine(change));
        // This process may have been suspended between the two, and the file may belong to another: then the change
        // must not count as kept.
        claim.check();
      },
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
          // Even when the handle cannot be closed, the heartbeats end.
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
 * Claims the folder for a program that shares it with nobody, and waits until it is known to be free. @throws
 * StateError while another process owns it, with what to do
 */
export async function openFreeFolder(folder: string): Promise<StateFolder> {
  const watch = watchFolder(folder);
  const end = performance.now() + longestLook;
  for (;;) {
    const look = await watch.look();
    if (look.state === "serving") throw new StateError(inUse(folder, look.owner));
    const claim = look.state === "gone" ? claimFolder(folder, look.found.generation) : null;
    if (claim !== null && look.state === "gone") {
      return inSlices(openClaimed(folder, claim, { mayBeWritten: look.found.owner?.released !== true }));
    }
    if (performance.now() > end) {
      throw new StateError(
        // A VS Code window has one folder; a program can be given another.
        look.state === "unsure"
          ? `${look.sentence} Or use another folder.`
          : `Others keep taking the state in ${folder}: try again.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, lookAgainAfter));
  }
}

/** Real ms: longer than an owner without heartbeats is waited for. */
const longestLook = 1.5 * goneAfter;
const lookAgainAfter = 50;

function inUse(folder: string, { pid, url }: Owner): string {
  const where = url === null ? "" : ` at ${url}`;
  return `The state in ${folder} is in use by the emulator of process ${pid}${where}. End that one, or use another folder.`;
}

/** @throws StateError unless one look shows for certain that the folder is free */
function claimNow(folder: string): { readonly claim: FolderClaim; readonly isReleased: boolean } {
  const { owner, generation, unknown } = readOwnership(folder);
  if (owner !== null && !isSurelyGone(owner) && !isThisProcess(owner)) throw new StateError(inUse(folder, owner));
  if (unknown !== null)
    throw new StateError(`Nobody can tell who has the state in ${folder} (${unknown.code}: ${unknown.file}).`);
  const claim = claimFolder(folder, generation);
  if (claim === null)
    throw new StateError(`The state in ${folder} is in use by another emulator that has just started.`);
  return { claim, isReleased: owner === null || owner.released };
}
