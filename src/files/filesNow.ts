/**
 * Node's file operations, tried again for a moment while something else has the file (`retry.ts`), and nothing else
 * meanwhile: for what has to be kept before a call is answered. Each throws the system's error of the last try. What a
 * handle is open for is not tried again: how much of it was done nobody knows.
 */
import * as fs from "node:fs";
import path from "node:path";
import { codeOf, retryNow } from "./retry.ts";
import { shortRetry } from "./retryLimits.ts";

export const { closeSync, fstatSync, fsyncSync, ftruncateSync, readSync } = fs;

export const openSync = patient(fs.openSync);
export const readdirSync = patient(fs.readdirSync);
export const readFileSync = patient(fs.readFileSync);
export const statSync = patient(fs.statSync);
export const linkSync = patient(fs.linkSync);
const mkdirSync = patient(fs.mkdirSync);
export const renameSync = patient(fs.renameSync);
export const utimesSync = patient(fs.utimesSync);
export const truncateSync = patient(fs.truncateSync);

/**
 * For many small files: what is held just now is for the caller to read again. Tried once.
 * @param most bytes it may have
 * @throws the system's error; RangeError for what is larger or no file: a pipe in its place would be waited for without an end
 */
export function readOnceSync(file: string, most: number): Buffer {
  checkSmall(fs.statSync(file), most);
  return fs.readFileSync(file);
}

/** The same as text in UTF-8. */
export function readTextOnceSync(file: string, most: number): string {
  return readOnceSync(file, most).toString("utf8");
}

/** @throws RangeError unless it is a file of so many bytes at most */
export function checkSmall(found: fs.Stats, most: number): void {
  if (!found.isFile() || found.size > most) throw new RangeError("larger than it could be, or no file");
}

/** Into a file by its path, or all of it into an open one. */
export function writeFileSync(
  file: string | number,
  content: string | Buffer,
  { flag = "w", mode = 0o600 }: { readonly flag?: string; readonly mode?: number } = {},
): void {
  if (typeof file === "number") {
    fs.writeFileSync(file, content);
    return;
  }
  const handle = openSync(file, flag, mode);
  try {
    fs.writeFileSync(handle, content);
  } finally {
    closeSync(handle);
  }
}

/** @throws `EEXIST` where there is a file of that name already */
export function copyToNewSync(from: string, to: string): void {
  retryNow(() => fs.copyFileSync(from, to, fs.constants.COPYFILE_EXCL), shortRetry);
}

/**
 * Makes a folder that its owner alone can read, and those above it that are missing; one that is there stays. Node's own
 * `recursive` never ends where the folder above takes none, as `/proc` does.
 */
export function makeFolderSync(folder: string): void {
  try {
    mkdirSync(folder, 0o700);
  } catch (error) {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
    const above = path.dirname(folder);
    if (codeOf(error) !== "ENOENT" || isThereSync(above)) throw error;
    makeFolderSync(above);
    makeFolderSync(folder);
  }
}

/** Nothing happens when it is gone already. Not `rmSync`: on Windows some versions of it pass over names beyond ASCII. */
export function removeSync(file: string): void {
  retryNow(() => {
    try {
      fs.unlinkSync(file);
    } catch (error) {
      if (codeOf(error) !== "ENOENT") throw error;
    }
  }, shortRetry);
}

/** What cannot be removed now is litter: it changes nothing for anybody. Tried once. */
export function removeQuietlySync(file: string): void {
  try {
    fs.unlinkSync(file);
  } catch {
    // Held by something else, or gone.
  }
}

/** Whether two paths lead to one file, under whatever links, and with whatever letters Windows writes them. */
export function isSameFileSync(one: string, other: string): boolean {
  const [left, right] = [one, other].map((file) => retryNow(() => fs.realpathSync.native(file), shortRetry));
  return left === right;
}

/** Whether there is such a file. `existsSync` says no as well where it could not find out. @throws the system's error then */
export function isThereSync(file: string): boolean {
  return retryNow(() => fs.statSync(file, { throwIfNoEntry: false }) !== undefined, shortRetry);
}

function patient<Operation extends (...given: never[]) => unknown>(operation: Operation): Operation {
  return ((...given: never[]) => retryNow(() => operation(...given), shortRetry)) as Operation;
}
