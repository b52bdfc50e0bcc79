import { h } from "../../lib/dom.ts";
import type { PageModel } from "../model/pageModel.ts";
import type { RowGroup } from "../model/sorted.ts";
import type { TableRow } from "../model/tableRow.ts";
import { columnCount } from "../view/matrix/viewBankShows.ts";
import { type LiveRow, viewMatrix } from "../view/matrix/viewMatrix.ts";
import type { ColumnWidths } from "./columnFigures.ts";
import { setColumnWidths } from "./columnWidths.ts";
import type { RowWindow } from "./rowWindow.ts";

/** The table with the rows of one window, and room in place of the others. A screen reader is told how many rows there are. */
export function viewPart(
  model: PageModel,
  { window, widths, liveRow }: { window: RowWindow; widths: readonly ColumnWidths[]; liveRow: LiveRow },
): HTMLElement {
  const groups = placedGroups(model, window);
  const table = viewMatrix({ ...model, rowGroups: groups }, liveRow);
  table.classList.add("in-part");
  table.setAttribute("aria-rowcount", String(headRows + headsUpTo(model, model.rowGroups.length) + model.shownCount));
  table.caption?.after(h("colgroup", {}, ...Array.from({ length: columnCount(model) }, () => h("col", {}))));
  setColumnWidths(table, model, widths);
  table.querySelector("thead tr")?.setAttribute("aria-rowindex", "1");
  for (const [index, body] of [...table.tBodies].entries()) {
    const group = groups[index];
    if (group !== undefined) placeRows(body, group, model);
  }
  return table;
}

function placeRows(body: HTMLElement, group: PlacedGroup, model: PageModel): void {
  const [first] = body.children;
  const head = group.head === null ? null : (first ?? null);
  head?.setAttribute("aria-rowindex", String(rowIndex(group.heads, group.first - 1)));
  for (const [place, row] of [...body.querySelectorAll("tr.account-row")].entries()) {
    row.setAttribute("aria-rowindex", String(rowIndex(group.heads, group.from + place)));
  }
  const above = viewRoom("above", group.roomAbove, model);
  if (head === null) body.prepend(above);
  else head.after(above);
  body.append(viewRoom("below", group.roomBelow, model));
}

/** A group of rows with those of them that the window draws. Places are among all rows of the table, from 0. */
export interface PlacedGroup extends RowGroup {
  /** The rows that are drawn. */
  readonly rows: readonly TableRow[];
  /** Place of the group's first row. */
  readonly first: number;
  /** Place of the first row that is drawn. */
  readonly from: number;
  /** Heads of groups up to this one's. */
  readonly heads: number;
  /** px of the rows that are not drawn. */
  readonly roomAbove: number;
  readonly roomBelow: number;
}

export function placedGroups(model: PageModel, window: RowWindow): readonly PlacedGroup[] {
  let first = 0;
  return model.rowGroups.map((group, index) => {
    const start = first;
    const end = start + group.rows.length;
    first = end;
    const from = Math.min(end, Math.max(start, window.from));
    const to = Math.max(from, Math.min(end, window.to));
    return {
      ...group,
      rows: group.rows.slice(from - start, to - start),
      first: start,
      from,
      heads: headsUpTo(model, index + 1),
      roomAbove: window.roomOf(start, from),
      roomBelow: window.roomOf(to, end),
    };
  });
}

const headRows = 1;

/** Heads among the first `count` groups. */
function headsUpTo({ rowGroups }: PageModel, count: number): number {
  return rowGroups.slice(0, count).filter(({ head }) => head !== null).length;
}

/** What ARIA counts as the row's place in the whole table, from 1; the heads of groups are rows too, `heads` of them up to this one. */
export function rowIndex(heads: number, row: number): number {
  return headRows + heads + row + 1;
}

/** Room for the rows of a group that are not drawn, so that the scroll bar is as long as the table. */
function viewRoom(place: "above" | "below", height: number, model: PageModel): HTMLElement {
  const room = h(
    "tr",
    { class: "room", "data-key": `room-${place}`, "aria-hidden": "true" },
    h("td", { colspan: columnCount(model) }),
  );
  setRoom(room, height);
  return room;
}

/** Gives a room another height, px. */
export function setRoom(room: HTMLElement, height: number): void {
  const isEmpty = height <= 0;
  if (room.hidden !== isEmpty) room.hidden = isEmpty;
  const cell = room.firstElementChild;
  const words = `${height}px`;
  if (cell instanceof HTMLElement && cell.style.height !== words) cell.style.height = words;
}
