import type { PageModel } from "../model/pageModel.ts";
import type { TableRow } from "../model/tableRow.ts";
import { refillAccountRow, viewAccountRow } from "../view/matrix/viewAccountRow.ts";
import { bodyKey } from "../view/matrix/viewMatrix.ts";
import type { RowWindow } from "./rowWindow.ts";
import { type PlacedGroup, placedGroups, rowIndex, setRoom } from "./viewPart.ts";

interface Slide {
  readonly model: PageModel;
  readonly window: RowWindow;
  /** Rows that are no longer drawn, to be used again. */
  readonly spare: HTMLElement[];
}

/**
 * Draws the rows of another window of the live table, and of no other row. Rows in both windows stay as they are; rows
 * that leave become those that come.
 */
export function slideRows(table: HTMLElement, slide: Slide): void {
  for (const group of placedGroups(slide.model, slide.window)) {
    const body = table.querySelector<HTMLElement>(`tbody[data-key="${CSS.escape(bodyKey(group.key))}"]`);
    if (body === null) continue;
    slideGroup(body, group, slide);
    const [above, below] = body.querySelectorAll<HTMLElement>("tr.room");
    if (above !== undefined) setRoom(above, group.roomAbove);
    if (below !== undefined) setRoom(below, group.roomBelow);
  }
}

function slideGroup(body: HTMLElement, { rows, heads, from }: PlacedGroup, { model, spare }: Slide): void {
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
    const live = kept.get(row.account.accountId) ?? viewOrRefill(row, spare.pop(), model);
    const number = String(rowIndex(heads, from + index));
    if (live.getAttribute("aria-rowindex") !== number) live.setAttribute("aria-rowindex", number);
    if (live === place) place = staying(live.nextSibling);
    else body.insertBefore(live, place);
  }
  for (const row of spare) row.remove();
}

function viewOrRefill(row: TableRow, spare: HTMLElement | undefined, model: PageModel): HTMLElement {
  if (spare === undefined) return viewAccountRow(row, model);
  refillAccountRow(spare, row, model);
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
