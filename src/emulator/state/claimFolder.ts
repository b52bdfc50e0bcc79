import { randomBytes } from "node:crypto";
import path from "node:path";
import {
  isThereSync,
  linkSync,
  makeFolderSync,
  readFileSync,
  removeQuietlySync,
  removeSync,
  renameSync,
  utimesSync,
  writeFileSync,
} from "../../files/filesNow.ts";
import { codeOf, mayPass } from "../../files/retry.ts";
import { safeErrorMessage, UserFacingError } from "../server/safeErrorMessage.ts";
import { beatEvery, fileOf, generationsIn, type Owner } from "./ownership.ts";
import { thisProcess } from "./processMark.ts";

/** Another process has taken the folder over while this one was suspended. */
class ClaimLostError extends UserFacingError {
  constructor(folder: string) {
    super(`Another process has taken over the state in ${folder}, since this one gave no sign of life.`);
    this.name = "ClaimLostError";
  }
}

/** The right to write into a state folder. It sends heartbeats by itself until it is released or lost. */
export interface FolderClaim {
  /** Its number among the owners. */
  readonly generation: number;
  /** Resolves once another process has taken the folder over; never otherwise. */
  readonly lost: Promise<void>;
  /**
   * To be called before each write, and again before anybody is told of it, since this process may have been suspended.
   * @throws ClaimLostError; the system's error when it cannot be found out
   */
  check(): void;
  /** Publishes the address to other processes. @throws as `check` */
  publish(address: { readonly url: string; readonly token: string }): void;
  /** Releases the claim; the published address stays, so that the next owner can use the same one. Never throws. */
  release(): void;
}

/**
 * Becomes the owner after the one that was read; null when another process was faster. The caller has made sure that
 * the previous owner is gone. @throws the system's error; then nothing is claimed
 */
export function claimFolder(folder: string, generation: number): FolderClaim | null {
  makeFolderSync(folder);
  const mine = generation + 1;
  const file = fileOf(folder, mine);
  const nonce = randomBytes(12).toString("hex");
  let owner: Owner = { ...thisProcess(), nonce, url: null, token: null, released: false };
  let written = JSON.stringify(owner);
  if (!createWhole(file, written)) return null;
  try {
    if (Math.max(...generationsIn(folder)) > mine) {
      // Others have come and gone since the owner was read.
      removeQuietlySync(file);
      return null;
    }
    removeBefore(folder, mine);
  } catch (error) {
    // Removes the unfinished claim, which would block the folder until its heartbeat is missed.
    removeQuietlySync(file);
    throw error;
  }

  let tellLost = (): void => undefined;
  const lost = new Promise<void>((resolve) => {
    tellLost = resolve;
  });
  const check = (): void => {
    if (!isThereSync(fileOf(folder, mine + 1)) && textIn(file) === written) return;
    clearInterval(beating);
    tellLost();
    throw new ClaimLostError(folder);
  };
  const beat = (): void => {
    try {
      check();
      const now = new Date();
      utimesSync(file, now, now);
    } catch {
      // Either the claim is lost, which `lost` has reported, or the system refuses for now: a timer has no caller to
      // tell, and the next beat tries again.
    }
  };
  const beating = setInterval(beat, beatEvery);
  beating.unref();
  const write = (change: Partial<Owner>): void => {
    check();
    const next = { ...owner, ...change };
    const text = JSON.stringify(next);
    // A reader finds the old text or the new one.
    writtenAside(file, text, (aside) => renameSync(aside, file));
    [owner, written] = [next, text];
  };
  return {
    generation: mine,
    lost,
    check,
    publish: ({ url, token }) => write({ url, token }),
    release() {
      clearInterval(beating);
      try {
        write({ released: true });
      } catch {
        // A claim that could not be marked ends by its missing heartbeats.
      }
    },
  };
}

/** Why a folder cannot be written to; null when it can. Creates it where there is none. */
export function whyUnwritable(folder: string): { readonly message: string; readonly mayPass: boolean } | null {
  const probe = path.join(folder, `probe.${process.pid}`);
  try {
    makeFolderSync(folder);
    writeFileSync(probe, "probe", { mode: 0o600 });
    removeSync(probe);
    return null;
  } catch (error) {
    return { message: `${safeErrorMessage(error)}.`, mayPass: mayPass(codeOf(error)) };
  }
}

/**
 * Removes the files of earlier owners, the oldest first, and stops at one that cannot be removed: an owner that was
 * only suspended finds by the file after its own that it has lost the folder.
 */
function removeBefore(folder: string, mine: number): void {
  for (const earlier of generationsIn(folder).toSorted((one, other) => one - other)) {
    if (earlier >= mine) return;
    const file = fileOf(folder, earlier);
    removeQuietlySync(file);
    if (isThereSync(file)) return;
  }
}

/** Creates a file with its text in one step; false when it is there already. */
function createWhole(file: string, text: string): boolean {
  try {
    writtenAside(file, text, (aside) => {
      try {
        linkSync(aside, file);
      } catch (error) {
        if (codeOf(error) === "EEXIST") throw error;
        // The file system has no links: two steps, with a moment between them.
        writeFileSync(file, text, { flag: "wx", mode: 0o600 });
      }
    });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** Writes a text beside its file and puts it in place from there. No copy stays, since the control's token is in it. */
function writtenAside(file: string, text: string, putInPlace: (aside: string) => void): void {
  // Unique to this process, also where two containers count their processes alike.
  const aside = `${file}.${process.pid}-${randomBytes(4).toString("hex")}`;
  try {
    writeFileSync(aside, text, { mode: 0o600 });
    putInPlace(aside);
  } finally {
    removeQuietlySync(aside);
  }
}

/** null where there is no file. @throws the system's error when that cannot be found out */
function textIn(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}
