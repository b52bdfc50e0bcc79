import path from "node:path";
import { readdirSync, readFileSync, statSync } from "../../files/filesNow.ts";
import { codeOf } from "../../files/retry.ts";
import { isThisProcess, type ProcessMark, thisProcess } from "./processMark.ts";

/** Real ms between two signs of life of an owner: the time of its file. */
export const beatEvery = 2000;
/** Three of them missed, and a little for a machine that is busy: then an owner is gone, wherever it ran. */
export const goneAfter = 3.5 * beatEvery;

/** Who runs the emulator of a state folder, or ran it last. */
export interface Owner extends ProcessMark {
  /** Its alone: whoever finds another in its place, or a later owner, has lost the folder. */
  readonly nonce: string;
  /** Where it listens; null until it does. */
  readonly url: string | null;
  /** The bearer token of its control; null until it listens. */
  readonly token: string | null;
  /** It has ended in order. */
  readonly released: boolean;
}

/** What the folder says of its owner. */
export interface Ownership {
  /** Owners are counted: 0 before the first one. */
  readonly generation: number;
  /** null before the first, and where it could not be found out. */
  readonly owner: Owner | null;
  /** Real ms since the epoch: when the owner was last known to run; null without one. */
  readonly seen: number | null;
  /** Why it could not be found out, which is not the same as that there is none; null when it could. */
  readonly unknown: Unknown | null;
}

interface Unknown {
  /** The file or folder in question. */
  readonly file: string;
  /** The system's code, such as `EBUSY`; `unreadable` for a file whose content is no owner. */
  readonly code: string;
}

/**
 * The owner of a state folder. Each has a file of its own, `owner.N.json`, readable by this user alone (on Windows: by
 * whoever the folder is) since the control's token is in it; the highest N counts, and its file is only deleted by the next
 * one. So nobody can take away a claim that was made after he looked.
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
    // A folder that is not there, or cannot be, has no owner.
    if (["ENOENT", "ENOTDIR"].includes(codeOf(error))) return [];
    throw error;
  }
}

/** null for a text that is none. Files of earlier programs have neither nonce nor marks: they ran on this machine. */
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

/** Whether an owner can be said to be gone without waiting for a sign of life: it ended, or no process has its id. */
export function isSurelyGone(owner: Owner): boolean {
  if (owner.released) return true;
  return owner.machine === thisProcess().machine && !isThisProcess(owner) && !isRunning(owner.pid);
}

/** Whether a process of this id runs, whoever it belongs to. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}
