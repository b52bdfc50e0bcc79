import path from "node:path";
import { readdirSync, readFileSync, statSync } from "../../files/filesNow.ts";
import { codeOf } from "../../files/retry.ts";
import { isThisProcess, type ProcessMark, thisProcess } from "./processMark.ts";

/** Real ms between two heartbeats of an owner: each updates the time of its file. */
export const beatEvery = 2000;
/** Three missed heartbeats, and a little for a busy machine: then an owner is gone, wherever it ran. */
export const goneAfter = 3.5 * beatEvery;

/** Who runs the emulator of a state folder, or ran it last. */
export interface Owner extends ProcessMark {
  /** Unique to the owner: a process that finds another nonce, or a later owner, has lost the folder. */
  readonly nonce: string;
  /** Where it listens; null until it does. */
  readonly url: string | null;
  /** The bearer token of its control; null until it listens. */
  readonly token: string | null;
  /** True when it ended in order. */
  readonly released: boolean;
}

/** The owner of a folder as its files say. */
export interface Ownership {
  /** The number of the owner; 0 before the first one. */
  readonly generation: number;
  /** Null before the first, and where it could not be read. */
  readonly owner: Owner | null;
  /** Real ms since the epoch: when the owner was last known to run; null without one. */
  readonly seen: number | null;
  /** Why the owner could not be read, which does not mean that there is none; null when it could. */
  readonly unknown: Unknown | null;
}

interface Unknown {
  /** The file or folder in question. */
  readonly file: string;
  /** The system's code, such as `EBUSY`; `unreadable` for a file whose content is no owner. */
  readonly code: string;
}

/**
 * Reads the owner of a state folder. Each owner has a file of its own, `owner.N.json`, readable by this user alone (on
 * Windows by whoever may read the folder), since the control's token is in it. The highest N counts, and only the next
 * owner deletes a file, so no claim that was made after a look can be taken away.
 */
export function readOwnership(folder: string): Ownership {
  let generation = 0;
  try {
    generation = Math.max(0, ...generationsIn(folder));
  } catch (error) {
    return { generation, owner: null, seen: null, unknown: { file: folder, code: codeOf(error) } };
  }
  if (generation === 0) return { generation, owner: null, seen: null, unknown: null };
  const file = fileOf(folder, generation);
  try {
    const seen = statSync(file).mtimeMs;
    const owner = ownerIn(readFileSync(file, "utf8"));
    return { generation, owner, seen, unknown: owner === null ? { file, code: "unreadable" } : null };
  } catch (error) {
    return { generation, owner: null, seen: null, unknown: { file, code: codeOf(error) } };
  }
}

/** The file of one owner. */
export function fileOf(folder: string, generation: number): string {
  return path.join(folder, `owner.${generation}.json`);
}

/** The numbers of the owners that have a file, in no order. */
export function generationsIn(folder: string): readonly number[] {
  try {
    return readdirSync(folder)
      .flatMap((name) => /^owner\.(\d{1,15})\.json$/.exec(name)?.[1] ?? [])
      .map(Number);
  } catch (error) {
    // A folder that does not exist, or cannot, has no owner.
    if (["ENOENT", "ENOTDIR"].includes(codeOf(error))) return [];
    throw error;
  }
}

/**
 * Null for any other text. Files of earlier programs have neither nonce nor marks: their owners ran on this machine.
 */
function ownerIn(text: string): Owner | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return null;
    const { pid, born, machine, nonce, url, token, released } = value as Partial<Record<string, unknown>>;
    if (typeof pid !== "number" || !Number.isSafeInteger(pid) || pid <= 0) return null;
    const here = thisProcess();
    return {
      pid,
      born: typeof born === "number" ? born : 0,
      machine: typeof machine === "string" ? machine : here.machine,
      nonce: typeof nonce === "string" ? nonce : "",
      url: typeof url === "string" ? url : null,
      token: typeof token === "string" ? token : null,
      released: released === true,
    };
  } catch {
    return null;
  }
}

/** True when an owner is gone for certain, without waiting for its heartbeat: it ended, or no process has its id. */
export function isSurelyGone(owner: Owner): boolean {
  if (owner.released) return true;
  return owner.machine === thisProcess().machine && !isThisProcess(owner) && !isRunning(owner.pid);
}

/** True when a process with this id runs, whoever owns it. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}
