import type { RowGroup } from "../model/sorted.ts";
import type { TableRow } from "../model/tableRow.ts";

/** px of a row until one has been measured. */
const usualRow = 48;
const usualHead = 26;

/** The position of each row's edges, px from the head of the first group. */
export interface RowPlaces {
  readonly tops: readonly number[];
  readonly bottoms: readonly number[];
}

/** Heights of drawn rows, px. */
interface MeasuredRows {
  /** Of the head of a group; null where none is drawn. */
  readonly head: number | null;
  readonly rows: ReadonlyMap<TableRow, number>;
}

/**
 * The position of each row of a long table, drawn or not. A row that was drawn has its measured height, since a long
 * name may wrap; any other has the height of the first rows of its shape.
 */
export interface RowHeights {
  /** Takes measured heights; true when one differs from its estimate. */
  learn(measured: MeasuredRows): boolean;
  places(groups: readonly RowGroup[]): RowPlaces;
  /**
   * The page's width has changed, so rows may wrap differently. Known heights are used until they are measured again.
   */
  forget(): void;
}

interface Known {
  readonly height: number;
  /** The number of width changes before the measurement. */
  readonly width: number;
}

export function createRowHeights(): RowHeights {
  const ofAccounts = new Map<string, Known & { readonly shape: string }>();
  const ofShapes = new Map<string, Known>();
  let headHeight = usualHead;
  let width = 0;
  let last: { readonly groups: readonly RowGroup[]; readonly places: RowPlaces } | null = null;

  function heightOf(row: TableRow, shape: string): number {
    const own = ofAccounts.get(row.account.accountId);
    if (own !== undefined && own.width === width && own.shape === shape) return own.height;
    // A shape that was never measured: the height that findings add is known once a row with them is drawn.
    const known = ofShapes.get(shape) ?? own ?? ofShapes.get(plainShapeOf(row));
    return known?.height ?? average(ofShapes) ?? usualRow;
  }

  function learnRows(rows: ReadonlyMap<TableRow, number>): boolean {
    let news = false;
    const byShape = new Map<string, number[]>();
    for (const [row, height] of rows) {
      const shape = shapeOf(row);
      if (!isSame(heightOf(row, shape), height)) news = true;
      ofAccounts.set(row.account.accountId, { height, width, shape });
      byShape.set(shape, [...(byShape.get(shape) ?? []), height]);
    }
    // The first rows determine the height of a shape for good: an average that moves would move every row.
    for (const [shape, heights] of byShape) {
      if (ofShapes.get(shape)?.width !== width) ofShapes.set(shape, { height: mean(heights), width });
    }
    return news;
  }

  return {
    learn(measured) {
      const isHeadNews = measured.head !== null && !isSame(headHeight, measured.head);
      if (isHeadNews) headHeight = measured.head;
      const areRowsNews = learnRows(measured.rows);
      if (isHeadNews || areRowsNews) last = null;
      return isHeadNews || areRowsNews;
    },
    places(groups) {
      if (last?.groups === groups) return last.places;
      const tops: number[] = [];
      const bottoms: number[] = [];
      let top = 0;
      for (const { rows, head } of groups) {
        if (head !== null) top += headHeight;
        for (const row of rows) {
          tops.push(top);
          top += heightOf(row, shapeOf(row));
          bottoms.push(top);
        }
      }
      last = { groups, places: { tops, bottoms } };
      return last.places;
    },
    forget() {
      width += 1;
      last = null;
    },
  };
}

/** What determines the number of lines in a row, without computing its cells. */
function shapeOf(row: TableRow): string {
  const { reasons } = row;
  const codes = reasons.length === 0 ? "" : [...new Set(reasons.map(({ shown }) => shown.finding.code))].join();
  return plainShapeOf(row) + codes;
}

/** The shape without its findings. */
function plainShapeOf({ account }: TableRow): string {
  return `${account.type} ${typeof account.subtype} `;
}

function isSame(one: number, other: number): boolean {
  return Math.abs(one - other) < 0.5;
}

function average(known: ReadonlyMap<string, Known>): number | null {
  return known.size === 0 ? null : mean([...known.values()].map(({ height }) => height));
}

function mean(heights: readonly number[]): number {
  return heights.reduce((sum, height) => sum + height, 0) / heights.length;
}
