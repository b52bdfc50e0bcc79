import type { TextRange } from "../../code/languages/maskedSource.ts";
import { firstPlace } from "../../core/firstPlace.ts";

/** Where something is in a file. Lines and columns count from 1, columns in UTF-16 code units as VS Code's do; the end is behind the last one. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Tells lines and columns of ranges in one text. */
export function placesIn(text: string): (range: TextRange) => Place {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
  const at = (offset: number) => {
    const line = firstPlace(starts, (start) => start > offset);
    return { line, column: offset - (starts[line - 1] ?? 0) + 1 };
  };
  return ({ start, end }) => {
    const last = at(end);
    return { ...at(start), endLine: last.line, endColumn: last.column };
  };
}
