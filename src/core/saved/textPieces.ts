/** A text that is too large for memory, as pieces that add up to it. It can be iterated again. */
export interface TextPieces extends Iterable<string> {
  /** Its approximate length in characters. */
  readonly length: number;
}

/** A longer text is read in pieces; in characters. */
export const largestWhole = 4_000_000;
/** The length of a piece, in characters: small enough for the runtime's short-lived memory. */
const pieceLength = 65_536;

/** Splits a text into pieces that end at a line's end; the last is the rest, and may be empty. */
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
