/**
 * Node's file operations, tried again for a moment while something else has the file (`retry.ts`). Each rejects with the
 * system's error of the last try.
 */
import * as fs from "node:fs/promises";
import { codeOf, type RetryLimit, retry, shared } from "./retry.ts";
import { readRetry, writeRetry } from "./retryLimits.ts";

export const readdir = patient(fs.readdir, readRetry);
export const readFile = patient(fs.readFile, readRetry);
export const stat = patient(fs.stat, readRetry);
export const mkdir = patient(fs.mkdir, writeRetry);
export const rename = patient(fs.rename, writeRetry);
export const open = patient(fs.open, writeRetry);

/**
 * Reads the files of a folder under one patience: for all that are locked it waits no longer than for one. Two hundred
 * files of another user, each waited for, took a minute and a half.
 */
export function manyFiles(): Pick<typeof fs, "readFile" | "stat"> {
  const patience = shared(readRetry);
  return { readFile: patient(fs.readFile, patience), stat: patient(fs.stat, patience) };
}

/** Appends a text to a file; creates the file where there is none. */
export async function append(file: string, text: string): Promise<void> {
  const handle = await open(file, "a");
  try {
    await handle.writeFile(text);
  } finally {
    await handle.close();
  }
}

/** Removes a file; does nothing when there is none. */
export async function remove(file: string): Promise<void> {
  await retry(() => unlink(file), writeRetry);
}

/** Removes a file that nobody needs: tried once, never rejects. */
export async function removeQuietly(file: string): Promise<void> {
  await unlink(file).catch(() => undefined);
}

async function unlink(file: string): Promise<void> {
  await fs.unlink(file).catch((error: unknown) => {
    if (codeOf(error) !== "ENOENT") throw error;
  });
}

function patient<Operation extends (...given: never[]) => Promise<unknown>>(
  operation: Operation,
  patience: RetryLimit,
): Operation {
  return ((...given: never[]) => retry(() => operation(...given), patience)) as Operation;
}
