import { draw } from "../lib/morph.ts";
import { findCell } from "./cellPlace.ts";
import { createFocusKeeper } from "./focusKeeper.ts";
import { createLongTable, isLong, type LongTable } from "./longTable/longTable.ts";
import type { PageModel } from "./model/pageModel.ts";
import { enterTabOrder, focusCell, keepOneTabStop, nextHead, nextPlace } from "./tableKeyboard.ts";
import { liveRowsIn, viewMatrix } from "./view/matrix/viewMatrix.ts";

/** The live table, drawn whole unless it is long. */
export interface MatrixTable extends Omit<LongTable, "leave"> {
  /** True for a table of which a window is drawn. */
  isLong(model: PageModel): boolean;
  /** Moves the keyboard's place in the table, drawing the row it leads to. False for keys that do not. */
  move(event: KeyboardEvent): boolean;
  /** Draws every row, as paper needs it, or again what is seen. */
  setPrinting(printing: boolean): void;
}

export function createMatrixTable(region: HTMLElement, start: { readonly top: number }): MatrixTable {
  const focus = createFocusKeeper(region);
  const long = createLongTable(region, focus, start);
  let shown: PageModel | null = null;
  let printing = false;

  const isDrawnInPart = (model: PageModel): boolean => !printing && isLong(model.shownCount * model.columns.length);

  function drawTable(model: PageModel): void {
    shown = model;
    if (isDrawnInPart(model)) {
      long.draw(model);
      return;
    }
    focus.around(() => draw(region, viewMatrix(model, liveRowsIn(region))));
    keepOneTabStop(region);
    long.leave(model);
  }

  function moveInHeads(event: KeyboardEvent, direction: "ltr" | "rtl"): boolean {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || !region.contains(at) || at === region) return false;
    const head = nextHead(event, at, direction);
    if (head?.hasAttribute("data-roving")) enterTabOrder(head);
    head?.focus();
    return head !== null;
  }

  return {
    ...long,
    isLong: isDrawnInPart,
    draw: drawTable,
    read(model) {
      if (isDrawnInPart(model)) long.read(model);
    },
    move(event) {
      const from = focus.place();
      const direction = getComputedStyle(region).direction === "rtl" ? "rtl" : "ltr";
      if (shown === null) return false;
      const to = from === null ? null : nextPlace(event, from, shown, direction);
      if (to === null) return moveInHeads(event, direction);
      if (findCell(region, to) === null) long.bringIntoView(to.accountId);
      return focusCell(region, to);
    },
    setPrinting(next) {
      printing = next;
      if (shown !== null) drawTable(shown);
    },
  };
}
