import type { SavedText } from "../../../../../src/core/saved/openSaved.ts";

/** The same text as somebody reads it who cannot hold it: in pieces of so many characters. */
export function inPieces(text: string, length: number): SavedText["text"] {
  return {
    length: text.length,
    *[Symbol.iterator]() {
      for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
    },
  };
}
