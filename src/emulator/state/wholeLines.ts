import { closeSync, fstatSync, ftruncateSync, openSync, writeFileSync } from "../../files/filesNow.ts";

/** A file that grows by whole lines alone. */
export interface WholeLines {
  /**
   * Returns once the system has all of the line. On a full disk half of one is taken back, and from then on nothing
   * more is taken: what follows a change that was lost would be read as if that had never been.
   * @throws the system's error, of the first line that could not be kept; an error of its own once it is closed
   */
  append(line: string): void;
  /** Nothing happens when it is closed already. */
  close(): void;
}

/** Opens a file of lines at its end; creates it where there is none. */
export function openLines(file: string): WholeLines {
  const handle = openSync(file, "a", 0o600);
  const close = (): void => closeSync(handle);
  let cutter: number;
  let length: number;
  try {
    // Windows does not truncate a file through a handle that appends.
    cutter = openSync(file, "r+");
    length = fstatSync(handle).size;
  } catch (error) {
    close();
    throw error;
  }
  let failure: unknown = null;
  let isClosed = false;
  return {
    append(line) {
      if (failure !== null) throw failure;
      try {
        // Unlike a bare write it goes on until everything is written, or throws.
        writeFileSync(handle, line);
        length += Buffer.byteLength(line);
      } catch (error) {
        failure = error;
        takeBack();
        throw error;
      }
    },
    close() {
      if (isClosed) return;
      // From here on the system may give the handles' numbers to other files.
      isClosed = true;
      failure ??= new Error("the file of lines is closed");
      try {
        closeSync(cutter);
      } finally {
        close();
      }
    },
  };

  function takeBack(): void {
    try {
      ftruncateSync(cutter, length);
    } catch {
      // An incomplete line stays, which the next reader recognizes.
    }
  }
}
