import { type CellPlace, findCell } from "./cellPlace.ts";
import type { Cell } from "./model/cell.ts";
import type { PageModel } from "./model/pageModel.ts";

/** Rows that PageUp and PageDown move by. */
const pageRows = 10;

/**
 * Where a key leads in the matrix. For a screen reader the matrix stays a plain table with one cell in the tab order;
 * arrow keys reach the others, drawn or not. Null for other keys and at the edges.
 */
export function nextPlace(
  { key, ctrlKey, metaKey }: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey">,
  { accountId, column }: CellPlace,
  { rowGroups, columns }: PageModel,
  direction: "ltr" | "rtl",
): CellPlace | null {
  const rows = rowGroups.flatMap((group) => group.rows);
  const row = rows.findIndex(({ account }) => account.accountId === accountId);
  const place = columns.findIndex((each) => each.key === column);
  if (row === -1 || place === -1) return null;
  const across = (by: number, from = place) => find(columns.length, from, by, (each) => opens(rows[row]?.cells[each]));
  const along = (by: number, from = row) => find(rows.length, from, by, (each) => opens(rows[each]?.cells[place]));
  const inRow = (found: number | null) => placeAt(accountId, found === null ? undefined : columns[found]?.key);
  const inColumn = (found: number | null) =>
    found === null || found === row ? null : placeAt(rows[found]?.account.accountId, column);
  const forward = direction === "rtl" ? -1 : 1;
  const whole = ctrlKey || metaKey;
  switch (key) {
    case "ArrowRight":
      return inRow(across(forward));
    case "ArrowLeft":
      return inRow(across(-forward));
    case "ArrowDown":
      return inColumn(along(1));
    case "ArrowUp":
      return inColumn(along(-1));
    case "PageDown":
      return inColumn(paged(1, row, along));
    case "PageUp":
      return inColumn(paged(-1, row, along));
    case "Home":
      return whole ? inColumn(along(1, -1)) : inRow(across(1, -1));
    case "End":
      return whole ? inColumn(along(-1, rows.length)) : inRow(across(-1, columns.length));
    default:
      return null;
  }
}

/**
 * Where an arrow key leads between the buttons of the heads and the rows below: up from the first row into its column's
 * head, along the heads, and down again. Null for other keys and elsewhere.
 */
export function nextHead(
  { key }: Pick<KeyboardEvent, "key">,
  from: HTMLElement,
  direction: "ltr" | "rtl",
): HTMLElement | null {
  const cell = from.closest<HTMLElement>("th[data-key], td[data-key]");
  const table = cell?.closest("table");
  if (cell == null || table == null) return null;
  const controlsOf = (head: Element | null | undefined) => [
    ...(head?.querySelectorAll<HTMLElement>("[data-head]") ?? []),
  ];
  const column = CSS.escape(cell.dataset.key ?? "");
  if (cell.tagName === "TD") {
    return key === "ArrowUp" ? (controlsOf(table.querySelector(`th[data-key="${column}"]`)).at(-1) ?? null) : null;
  }
  const controls = controlsOf(cell);
  const place = controls.indexOf(from);
  const forward = direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const backward = direction === "rtl" ? "ArrowRight" : "ArrowLeft";
  switch (key) {
    case "ArrowDown":
      return controls[place + 1] ?? table.querySelector<HTMLElement>(`td[data-key="${column}"] [data-roving]`);
    case "ArrowUp":
      return controls[place - 1] ?? null;
    case forward:
      return controlsOf(cell.nextElementSibling)[0] ?? null;
    case backward:
      return controlsOf(cell.previousElementSibling)[0] ?? null;
    default:
      return null;
  }
}

/** Keeps exactly one cell in the tab order: the one last visited, else the first. */
export function keepOneTabStop(matrix: HTMLElement): void {
  if (matrix.querySelector('[data-roving][tabindex="0"]') !== null) return;
  const first = matrix.querySelector<HTMLElement>("[data-roving]");
  if (first !== null) first.tabIndex = 0;
}

/** Makes a cell the one that Tab reaches. */
export function enterTabOrder(button: HTMLElement): void {
  for (const other of button.closest("table")?.querySelectorAll<HTMLElement>('[data-roving][tabindex="0"]') ?? []) {
    other.tabIndex = -1;
  }
  button.tabIndex = 0;
}

/** Focuses a drawn cell and scrolls it into view. */
export function focusCell(matrix: HTMLElement, place: CellPlace): boolean {
  const button = findCell(matrix, place);
  if (button === null) return false;
  enterTabOrder(button);
  button.focus({ preventScroll: true });
  button.scrollIntoView({ block: "nearest", inline: "nearest" });
  return true;
}

/** The next matching place in a direction; null at the edge. */
function find(count: number, from: number, by: number, passes: (place: number) => boolean): number | null {
  for (let place = from + by; place >= 0 && place < count; place += by) {
    if (passes(place)) return place;
  }
  return null;
}

function paged(by: number, from: number, along: (by: number, from: number) => number | null): number {
  let at = from;
  for (let step = 0; step < pageRows; step += 1) at = along(by, at) ?? at;
  return at;
}

function placeAt(accountId: string | undefined, column: string | undefined): CellPlace | null {
  return accountId === undefined || column === undefined ? null : { accountId, column };
}

/** A cell opens the drawer when it has a response or a failure. */
function opens(cell: Cell | undefined): boolean {
  return cell !== undefined && (cell.kind === "amounts" || cell.kind === "failed" || cell.kind === "not-returned");
}
