import type { CallMark } from "../../../src/core/timeline/timeline.ts";
import type { PlacedWords } from "./labelPlacement.ts";
import { type DrawnMark, markSize } from "./marks.ts";
import type { Sheet } from "./sheet.ts";

export type DrawnNumber = PlacedWords & { readonly kind: CallMark["kind"] };

/** The step numbers beside their marks, each placed where it covers nothing. */
export function numbersOf(marks: readonly DrawnMark[], sheet: Sheet): readonly DrawnNumber[] {
  const { placing, plot, lineHeight } = sheet;
  return marks.flatMap((mark) => {
    if (mark.number === null) return [];
    const isBelow = mark.y > plot.bottom;
    const bounds = isBelow ? { ...plot, bottom: mark.y + lineHeight } : plot;
    const label = placing.place(around(mark, ringed(mark.number), isBelow, sheet), bounds);
    return label === null ? [] : [{ ...label, kind: mark.kind }];
  });
}

function* around({ x, y }: DrawnMark, text: string, isBelow: boolean, { lineHeight }: Sheet): Generator<PlacedWords> {
  const away = lineHeight / 2 + markSize + 2.5;
  const aside = markSize + 4;
  const rows = [1, 2, 3].flatMap((row): PlacedWords[] => [
    { text, x, y: y - away * row, anchor: "middle" },
    { text, x, y: y + away * row, anchor: "middle" },
  ]);
  const sides: readonly PlacedWords[] = [
    { text, x: x + aside, y, anchor: "start" },
    { text, x: x - aside, y, anchor: "end" },
  ];
  // Below the plot there is one row only.
  yield* isBelow ? sides : [...rows.slice(0, 2), ...sides, ...rows.slice(2)];
}

/** ① to ⑩ as in the table's headings; larger numbers in brackets, since not every font has them in rings. */
function ringed(number: number): string {
  return number >= 1 && number <= 10 ? String.fromCodePoint(0x245f + number) : `(${number})`;
}
