import { randomBytes } from "node:crypto";
import path from "node:path";
import {
  isThereSync,
  linkSync,
  mkdirSync,
  readFileSync,
  removeQuietlySync,
  removeSync,
  renameSync,
  utimesSync,
  writeFileSync,
} from "../../files/filesNow.ts";
import { codeOf, mayPass } from "../../files/retry.ts";
import { OwnError, ownWords } from "../server/ownWords.ts";
import { beatEvery, fileOf, generationsIn, type Owner } from "./ownership.ts";
import { thisProcess } from "./processMark.ts";

/** The folder belongs to another process by now: it was taken over while this one stood still. */
class ClaimLostError extends OwnError {
  constructor(folder: string) {
    super(`Another process has taken over the state in ${folder}, since this one gave no sign of life.`);
    this.name = "ClaimLostError";
  }
}

/** The right to write into a state folder. It gives signs of life by itself until it is released or lost. */
export interface Claim {
  /** Its number among the owners. */
  readonly generation: number;
  /** Resolves once another process has taken the folder over; never otherwise. */
  readonly lost: Promise<void>;
  /**
   * To be asked before each write, and after it before anybody is told: this process may have been suspended.
   * @throws ClaimLostError; the system's error when it cannot be found out
   */
  check(): void;
  /** Tells other processes where it listens. @throws as `check` */
  publish(address: { readonly url: string; readonly token: string }): void;
  /** Gives it up; what was published stays, so that the next one can go on at the same address. Never throws. */
  release(): void;
}

/**
 * Becomes the owner after the one that was read; null when another process has been faster. The caller has made sure
 * that the one before is gone.
 * @throws the system's error; then nothing is claimed
 */
export function claimAfter(folder: string, generation: number): Claim | null {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const mine = generation + 1;
  const file = fileOf(folder, mine);
  const nonce = randomBytes(12).toString("hex");
  let owner: Owner = { ...thisProcess(), nonce, url: null, token: null, released: false };
  let written = JSON.stringify(owner);
  if (!createWhole(file, written)) return null;
  try {
    if (Math.max(...generationsIn(folder)) > mine) {
      // Others have come and gone since it was read.
      removeQuietlySync(file);
      return null;
    }
    removeBefore(folder, mine);
  } catch (error) {
    // What was begun is undone: else nobody could claim it for as long as a sign of life is waited for.
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
      // It is lost, which has been told, or the system refuses for now: a timer has nobody to tell, and beats again.
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
        // Without a sign of life it is over all the same.
      }
    },
  };
}

/** Why a folder cannot be written to; null when it can. It is made where it is not there. */
export function whyUnwritable(folder: string): { readonly message: string; readonly mayPass: boolean } | null {
  const probe = path.join(folder, `probe.${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(probe, "probe", { mode: 0o600 });
    removeSync(probe);
    return null;
  } catch (error) {
    return { message: `${ownWords(error)}.`, mayPass: mayPass(codeOf(error)) };
  }
}

/**
 * Removes what earlier owners left, the oldest first. Where one cannot be removed, those after it stay: an owner that only
 * stood still finds by the file after its own that it has lost the folder.
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
        // A file system without links: two steps then, a hair's breadth apart.
        writeFileSync(file, text, { flag: "wx", mode: 0o600 });
      }
    });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** Writes a text beside its file, from where it is put in place. No copy of it stays there: the control's token is in it. */
function writtenAside(file: string, text: string, putInPlace: (aside: string) => void): void {
  // Of this process alone, also where two containers count their processes alike.
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
