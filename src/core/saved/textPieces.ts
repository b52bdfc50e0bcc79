/** A text that is too large to be held as one, in pieces that are all of it. It can be gone through again. */
export interface TextPieces extends Iterable<string> {
  /** About how many characters it has. */
  readonly length: number;
}

/** A text that is longer is read in pieces, in characters. */
export const largestWhole = 4_000_000;
/** What is read at once of a longer one: it fits where the runtime keeps what is soon let go. */
const pieceLength = 65_536;

/** A text in pieces that end where a line does; the last one is what is behind the last line's end, and may be empty. */
export function* wholeLines(text: string | TextPieces): Generator<string, void> {
  let open: string[] = [];
  for (const piece of typeof text === "string" ? slices(text) : text) {
    const end = piece.lastIndexOf("\n") + 1;
    open.push(end === 0 ? piece : piece.slice(0, end));
    if (end === 0) continue;
    yield open.join("");
    open = [piece.slice(end)];
  }
  yield open.join("");
}

function* slices(text: string): Generator<string, void> {
  for (let at = 0; at < text.length; at += pieceLength) yield text.slice(at, at + pieceLength);
}
