import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

/** Who runs the emulator of a state folder, or ran it last. */
export interface Owner {
  readonly pid: number;
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
  /** null before the first, and where what is written of it cannot be read: then it is gone. */
  readonly owner: Owner | null;
  /** Real ms since the epoch: when the owner was last known to run; null without one. */
  readonly seen: number | null;
}

/** The right to write into a state folder. */
export interface Claim {
  /** Tells other processes where it listens. */
  publish(address: { readonly url: string; readonly token: string }): void;
  /** Says that it still runs: the next one learns from it until when. */
  touch(): void;
  /** Gives it up; what was published stays, so that the next one can go on at the same address. */
  release(): void;
}

/**
 * The owner of a state folder. Each has a file of its own, `owner.N.json`, readable by this user alone since the
 * control's token is in it; the highest N counts, and its file is never deleted. So nobody can take away a claim that
 * was made after he looked.
 */
export function readOwnership(folder: string): Ownership {
  const generation = Math.max(0, ...generationsIn(folder));
  if (generation === 0) return { generation, owner: null, seen: null };
  const file = fileOf(folder, generation);
  return { generation, owner: readOwner(file), seen: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? null };
}

/**
 * Becomes the owner after the one that was read; null when another process has been faster. The caller has made sure
 * that the one before is gone.
 */
export function claimAfter(folder: string, generation: number): Claim | null {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const mine = generation + 1;
  const file = fileOf(folder, mine);
  let owner: Owner = { pid: process.pid, url: null, token: null, released: false };
  if (!createWhole(file, JSON.stringify(owner))) return null;
  if (Math.max(...generationsIn(folder)) > mine) {
    // Others have come and gone since it was read.
    rmSync(file, { force: true });
    return null;
  }
  for (const earlier of generationsIn(folder)) if (earlier < mine) rmSync(fileOf(folder, earlier), { force: true });
  const write = (change: Partial<Owner>): void => {
    owner = { ...owner, ...change };
    // Aside first: a reader finds the old text or the new one.
    const aside = asideOf(file);
    writeFileSync(aside, JSON.stringify(owner), { mode: 0o600 });
    renameSync(aside, file);
  };
  return {
    publish: ({ url, token }) => write({ url, token }),
    touch() {
      const now = new Date();
      try {
        utimesSync(file, now, now);
      } catch {
        // A folder that was taken away meanwhile: there is no next owner to tell, and a timer has nobody to tell either.
      }
    },
    release() {
      try {
        write({ released: true });
      } catch (error) {
        // The folder was taken away: with it went what there was to give up.
        if (codeOf(error) !== "ENOENT") throw error;
      }
    },
  };
}

/** Why a folder cannot be written to, in the system's words; null when it can. It is made where it is not there. */
export function whyUnwritable(folder: string): string | null {
  const probe = path.join(folder, `probe.${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(probe, "probe", { mode: 0o600 });
    rmSync(probe, { force: true });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Whether a process of this id runs, whoever it belongs to. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

/** Creates a file with its text in one step; false when it is there already. */
function createWhole(file: string, text: string): boolean {
  const aside = asideOf(file);
  try {
    writeFileSync(aside, text, { mode: 0o600 });
    try {
      linkSync(aside, file);
    } catch (error) {
      if (codeOf(error) === "EEXIST") return false;
      // A file system without links: two steps then, a hair's breadth apart.
      writeFileSync(file, text, { flag: "wx", mode: 0o600 });
    }
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function asideOf(file: string): string {
  return `${file}.${process.pid}`;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

function fileOf(folder: string, generation: number): string {
  return path.join(folder, `owner.${generation}.json`);
}

function generationsIn(folder: string): readonly number[] {
  try {
    return readdirSync(folder)
      .flatMap((name) => /^owner\.(\d{1,15})\.json$/.exec(name)?.[1] ?? [])
      .map(Number);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
}

function readOwner(file: string): Owner | null {
  try {
    const value: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (typeof value !== "object" || value === null) return null;
    const { pid, url, token, released } = value as Partial<Record<string, unknown>>;
    if (typeof pid !== "number" || !Number.isSafeInteger(pid) || pid <= 0) return null;
    return {
      pid,
      url: typeof url === "string" ? url : null,
      token: typeof token === "string" ? token : null,
      released: released === true,
    };
  } catch {
    // Half-way through being written, or already gone: whoever asks looks again.
    return null;
  }
}
