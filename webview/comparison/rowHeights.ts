import type { MatrixRow } from "./model/matrixRow.ts";
import type { RowGroup } from "./model/sorted.ts";

/** A row's height in px until one like it has been measured. */
const usualRow = 48;
const usualTypeRow = 26;

/** Where each row starts and ends, px from the head of the first group. */
export interface RowPlaces {
  readonly tops: readonly number[];
  readonly bottoms: readonly number[];
}

/** Where each row of a long table stands, drawn or not: rows of one shape are equally high, so one of each is measured. */
export interface RowHeights {
  /** Takes the height of a drawn row. True when it was not known. */
  learn(row: MatrixRow | "type", height: number): boolean;
  places(groups: readonly RowGroup[]): RowPlaces;
  /** The page has another width: rows may break elsewhere. */
  forget(): void;
}

export function createRowHeights(): RowHeights {
  const known = new Map<string, number>();
  let last: { readonly groups: readonly RowGroup[]; readonly places: RowPlaces } | null = null;
  return {
    learn(row, height) {
      const shape = row === "type" ? row : shapeOf(row);
      const before = known.get(shape);
      if (before !== undefined && Math.abs(before - height) < 0.5) return false;
      known.set(shape, height);
      last = null;
      return true;
    },
    places(groups) {
      if (last?.groups === groups) return last.places;
      const typeRow = known.get("type") ?? usualTypeRow;
      const usual = average(known) ?? usualRow;
      const tops: number[] = [];
      const bottoms: number[] = [];
      let top = 0;
      for (const { rows } of groups) {
        top += typeRow;
        for (const row of rows) {
          tops.push(top);
          top += known.get(shapeOf(row)) ?? usual;
          bottoms.push(top);
        }
      }
      last = { groups, places: { tops, bottoms } };
      return last.places;
    },
    forget() {
      known.clear();
      last = null;
    },
  };
}

/** What decides how many lines a row has, as far as it is known without working out its cells. */
function shapeOf({ account, findings }: MatrixRow): string {
  const codes = findings.length === 0 ? "" : [...new Set(findings.map(({ finding }) => finding.code))].join();
  return `${account.type} ${typeof account.subtype} ${codes}`;
}

function average(known: ReadonlyMap<string, number>): number | null {
  const rows = [...known].flatMap(([shape, height]) => (shape === "type" ? [] : [height]));
  return rows.length === 0 ? null : rows.reduce((sum, height) => sum + height, 0) / rows.length;
}
