import { pieceDecoder } from "./decodeText.ts";
import { closeSync, openSync, readSync } from "./filesNow.ts";

/** So much of a file is read at a time, in bytes: what is larger the runtime does not keep with what is soon let go. */
const pieceBytes = 65_536;

/** A file that is larger is read piece by piece, in bytes. */
export const largestWhole = 4_000_000;

/** A person's large file as text, piece by piece. */
export interface FilePieces extends Iterable<string> {
  /** About how many characters it has: a few less where some of them take several bytes. */
  readonly length: number;
}

/**
 * A person's large file as text, decoded as `decodeText` does, and never held as a whole. Each time it is gone through it
 * is read anew, as it then is. `size` in bytes.
 * @throws what `failed` makes of the system's error, where it is gone through
 */
export function textPieces(
  file: string,
  { size, failed }: { readonly size: number; readonly failed: (error: unknown) => Error },
): FilePieces {
  return {
    length: size,
    *[Symbol.iterator]() {
      try {
        yield* piecesOf(file);
      } catch (error) {
        throw failed(error);
      }
    },
  };
}

function* piecesOf(file: string): Generator<string, void> {
  const handle = openSync(file, "r");
  try {
    const bytes = new Uint8Array(pieceBytes);
    let read = bytes.subarray(0, readSync(handle, bytes));
    const decoded = pieceDecoder(read);
    for (; read.length > 0; read = bytes.subarray(0, readSync(handle, bytes))) {
      yield decoded(read);
    }
    yield decoded();
  } finally {
    closeSync(handle);
  }
}
