import type { CallMark } from "../../../src/core/timeline/timeline.ts";
import { type DrawnMark, markSize } from "./marks.ts";
import type { PlacedWords } from "./placing.ts";
import type { Sheet } from "./sheet.ts";

export type DrawnNumber = PlacedWords & { readonly kind: CallMark["kind"] };

/** The step numbers beside their marks, each placed where it covers nothing. */
export function numbersOf(marks: readonly DrawnMark[], sheet: Sheet): readonly DrawnNumber[] {
  const { placing, plot } = sheet;
  return marks.flatMap((mark) => {
    if (mark.number === null) return [];
    const label = placing.place(around(mark, ringed(mark.number), sheet), plot);
    return label === null ? [] : [{ ...label, kind: mark.kind }];
  });
}

function* around({ x, y }: DrawnMark, text: string, { lineHeight }: Sheet): Generator<PlacedWords> {
  const away = lineHeight / 2 + markSize + 2.5;
  const aside = markSize + 4;
  yield { text, x, y: y - away, anchor: "middle" };
  yield { text, x, y: y + away, anchor: "middle" };
  yield { text, x: x + aside, y, anchor: "start" };
  yield { text, x: x - aside, y, anchor: "end" };
  for (const row of [2, 3]) {
    yield { text, x, y: y - away * row, anchor: "middle" };
    yield { text, x, y: y + away * row, anchor: "middle" };
  }
}

/** ① to ⑩ as in the table's headings; larger numbers in brackets, since not every font has them in rings. */
function ringed(number: number): string {
  return number >= 1 && number <= 10 ? String.fromCodePoint(0x245f + number) : `(${number})`;
}
