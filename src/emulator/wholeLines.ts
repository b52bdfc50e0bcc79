import { closeSync, fstatSync, ftruncateSync, openSync, writeFileSync } from "node:fs";

/** A file that only grows, by whole lines. */
export interface WholeLines {
  /**
   * Returns once the system has all of the line. On a full disk half of one is taken back, and from then on nothing
   * more is taken: what follows a change that was lost would be read as if that had never been.
   * @throws the system's error, of the first line that could not be kept
   */
  append(line: string): void;
  close(): void;
}

/** Opens a file of lines at its end; it is made where it is not there. */
export function openLines(file: string): WholeLines {
  const handle = openSync(file, "a", 0o600);
  let length = fstatSync(handle).size;
  let failure: unknown = null;
  return {
    append(line) {
      if (failure !== null) throw failure;
      try {
        // Unlike a bare write it goes on until everything is written, or throws.
        writeFileSync(handle, line);
        length += Buffer.byteLength(line);
      } catch (error) {
        failure = error;
        ftruncateSync(handle, length);
        throw error;
      }
    },
    close: () => closeSync(handle),
  };
}
