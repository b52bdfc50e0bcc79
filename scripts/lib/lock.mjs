// Plain JavaScript: `launch.mjs` needs it before there is a Node that reads TypeScript.
import { mkdirSync, readFileSync, rmdirSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const POLL_MS = 250;
/** A lock without an owner's number this long after its making was left by a process that died in between. */
const OWNERLESS_MS = 5000;

/**
 * Runs `work` while no other process holds the lock of that name: two `npm` scripts started at once on a fresh clone
 * must not install into one folder together. The lock is a folder (making one is atomic everywhere) that names its
 * owner's process, so a lock left behind by a killed process is taken over.
 * @template T
 * @param {{ folder: string, waiting: (owner: number | null) => void }} options `waiting` is called once if another process has it
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(options, work) {
  mkdirSync(path.dirname(options.folder), { recursive: true });
  let isReported = false;
  while (!tryTake(options.folder)) {
    const owner = ownerOf(options.folder);
    if (isAbandoned(options.folder, owner)) {
      removeLock(options.folder);
      continue;
    }
    if (!isReported) options.waiting(owner);
    isReported = true;
    await delay(POLL_MS);
  }
  const release = () => removeLock(options.folder);
  process.once("exit", release);
  try {
    return await work();
  } finally {
    process.off("exit", release);
    release();
  }
}

/**
 * Not `rmSync`: some versions of it pass over folders with letters beyond ASCII on Windows, and the lock would stay.
 * @param {string} folder
 */
function removeLock(folder) {
  for (const remove of [() => unlinkSync(path.join(folder, "pid")), () => rmdirSync(folder)]) {
    try {
      remove();
    } catch {
      // Another process has removed it, or holds it: whoever waits looks again.
    }
  }
}

/** @param {string} folder */
function tryTake(folder) {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
  writeFileSync(path.join(folder, "pid"), String(process.pid));
  return true;
}

/** @param {string} folder */
function ownerOf(folder) {
  try {
    const pid = Number(readFileSync(path.join(folder, "pid"), "utf8"));
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} folder
 * @param {number | null} owner
 */
function isAbandoned(folder, owner) {
  if (owner === null) return Date.now() - madeAt(folder) > OWNERLESS_MS;
  try {
    process.kill(owner, 0);
    return false;
  } catch (error) {
    // EPERM: it lives, under another user.
    return codeOf(error) === "ESRCH";
  }
}

/** @param {string} folder */
function madeAt(folder) {
  try {
    return statSync(folder).mtimeMs;
  } catch {
    // Its owner has just released it: the next attempt takes it.
    return Date.now();
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
