import type { HistoryRow } from "../../src/protocol/history.ts";
import type { RowTable } from "../lib/rowTable.ts";
import type { Deed } from "./viewHistory.ts";

/** What the keys act on. */
interface KeyedPage {
  readonly search: HTMLInputElement;
  readonly table: Pick<RowTable<HistoryRow>, "move" | "enter">;
  /** Key of the first row that is listed; undefined where none is. */
  firstRow(): string | undefined;
  /** `key` is that of a row; null where the deed is of none. */
  perform(deed: Deed, key: string | null): void;
}

/** What a letter or Delete does to the row that has the focus. */
const deedOf: Readonly<Record<string, Deed>> = { p: "pin", d: "diff", t: "timeline", Delete: "delete" };

/** Listens to the keys of the page: in the search, on a row, and between both. A key with a modifier is VS Code's. */
export function listenToKeys(page: KeyedPage): void {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : null;
    const isUsed = target === page.search ? onSearchKey(event.key, page) : onRowKey(event, target, page);
    if (isUsed) event.preventDefault();
  });
}

/** The key of the row that an element is in. */
export function rowKeyOf(element: Element | null): string | null {
  return element?.closest<HTMLElement>("tr[data-row]")?.dataset.row ?? null;
}

/** True for a key that has a use on a row. */
function onRowKey(event: KeyboardEvent, target: Element | null, page: KeyedPage): boolean {
  const key = rowKeyOf(target);
  if (key === null) return false;
  if (event.key === "ArrowUp" && page.firstRow() === key) {
    page.search.focus();
    return true;
  }
  // Caps Lock makes letters large.
  const pressed = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const deed = pressed === " " && target?.classList.contains("open") ? "select" : deedOf[pressed];
  if (deed === undefined) return page.table.move(event);
  // A key that is held does its work once.
  if (!event.repeat) page.perform(deed, key);
  return true;
}

/** True for a key that has a use in the search. */
function onSearchKey(key: string, { search, table, firstRow, perform }: KeyedPage): boolean {
  const first = firstRow();
  if (key === "ArrowDown") return table.enter();
  if (key === "Escape" && search.value !== "") perform("clear", null);
  else if (key === "Enter" && first !== undefined) perform("open", first);
  else return false;
  return true;
}
