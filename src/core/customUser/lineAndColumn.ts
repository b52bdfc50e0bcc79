/** A place in a text as editors count it: both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** @param at UTF-16 units from the beginning */
export function lineAndColumn(text: string, at: number): Place {
  const before = text.slice(0, at).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}
