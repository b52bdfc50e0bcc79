import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import path from "node:path";

/** A log file under `out/`, written anew: what a server said, kept for when a test fails. */
export function outputFile(file: string): { readonly write: (text: string) => void; readonly close: () => void } {
  mkdirSync(path.dirname(file), { recursive: true });
  const descriptor = openSync(file, "w");
  return { write: (text) => void writeSync(descriptor, text), close: () => closeSync(descriptor) };
}
