import type { MatrixRow } from "../../model/matrixRow.ts";
import type { RowWindow } from "../../rowWindow.ts";
import { type RowDrawing, refillAccountRow, viewAccountRow } from "./viewAccountRow.ts";
import { bodyKey, headsUpTo, rowIndex } from "./viewMatrix.ts";
import { setRoom } from "./viewRoom.ts";

/** How a part of the table is drawn. */
export interface Slide extends RowDrawing {
  readonly window: RowWindow;
  /** Rows that are no longer drawn, to be used again. */
  readonly spare: HTMLElement[];
}

/**
 * Draws the rows of another part of the table that stands drawn, and of no other row. Rows in both parts stay as they
 * are; rows that leave become those that come.
 */
export function slideRows(table: HTMLElement, slide: Slide): void {
  const { window: wanted, model } = slide;
  let first = 0;
  for (const [index, { key, rows }] of model.rowGroups.entries()) {
    const body = table.querySelector<HTMLElement>(`tbody[data-key="${CSS.escape(bodyKey(key))}"]`);
    const end = first + rows.length;
    const from = Math.min(end, Math.max(first, wanted.from));
    const to = Math.max(from, Math.min(end, wanted.to));
    if (body !== null) {
      slideGroup(body, { rows: rows.slice(from - first, to - first), heads: headsUpTo(model, index), from }, slide);
      const [above, below] = body.querySelectorAll<HTMLElement>("tr.room");
      if (above !== undefined) setRoom(above, wanted.roomOf(first, from));
      if (below !== undefined) setRoom(below, wanted.roomOf(to, end));
    }
    first = end;
  }
}

interface WantedRows {
  readonly rows: readonly MatrixRow[];
  /** Heads of groups above them. */
  readonly heads: number;
  /** Place of the first of them in the whole table. */
  readonly from: number;
}

function slideGroup(body: HTMLElement, { rows, heads, from }: WantedRows, slide: Slide): void {
  const { spare } = slide;
  const kept = liveRows(body, new Set(rows.map(({ account }) => account.accountId)), spare);
  // Rows that leave stand among those that stay until they are used: to put these in front of them would move every one,
  // and a row that is moved is styled and laid out anew.
  const leaving = new Set<Node>(spare);
  const staying = (from: Node | null): Node | null => {
    let at = from;
    while (at !== null && leaving.has(at)) at = at.nextSibling;
    return at;
  };
  let place = staying(body.querySelector("tr.room")?.nextSibling ?? null);
  for (const [index, row] of rows.entries()) {
    const live = kept.get(row.account.accountId) ?? viewOrRefill(row, spare.pop(), slide);
    const number = String(rowIndex(heads, from + index));
    if (live.getAttribute("aria-rowindex") !== number) live.setAttribute("aria-rowindex", number);
    if (live === place) place = staying(live.nextSibling);
    else body.insertBefore(live, place);
  }
  for (const row of spare) row.remove();
}

function viewOrRefill(row: MatrixRow, spare: HTMLElement | undefined, drawing: RowDrawing): HTMLElement {
  if (spare === undefined) return viewAccountRow(row, drawing);
  refillAccountRow(spare, row, drawing);
  return spare;
}

/** The drawn rows that are wanted, by account; those that are not become spare. */
function liveRows(
  body: HTMLElement,
  wanted: ReadonlySet<string>,
  spare: HTMLElement[],
): ReadonlyMap<string, HTMLElement> {
  const kept = new Map<string, HTMLElement>();
  for (const row of body.querySelectorAll<HTMLElement>("tr.account-row")) {
    const key = row.dataset.key ?? "";
    if (wanted.has(key)) kept.set(key, row);
    else spare.push(row);
  }
  return kept;
}
