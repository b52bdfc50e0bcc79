import { type CellPlace, cellPlaceOf, findCell } from "./cellPlace.ts";
import { enterTabOrder } from "./tableKeyboard.ts";

/** Keeps the keyboard's place while the row that has the focus is scrolled away and drawn again. */
export interface FocusKeeper {
  /** Draws, and keeps the focus where it was; while its row is not drawn the region has it. */
  around(draw: () => void): void;
  /** The cell the keyboard is at, drawn or scrolled away; null when it is elsewhere. */
  place(): CellPlace | null;
}

export function createFocusKeeper(region: HTMLElement): FocusKeeper {
  let away: CellPlace | null = null;

  function drawnPlace(): CellPlace | null {
    return region.contains(document.activeElement) ? cellPlaceOf(document.activeElement) : null;
  }

  function place(): CellPlace | null {
    return document.activeElement === region ? away : drawnPlace();
  }

  return {
    place,
    around(draw) {
      const before = place();
      draw();
      const now = drawnPlace();
      // The element of a row that leaves is reused for another row: the focus must not go with it.
      if (before === null || (now?.accountId === before.accountId && now.column === before.column)) return;
      const cell = findCell(region, before);
      if (cell === null) {
        away = before;
        region.tabIndex = -1;
        region.focus({ preventScroll: true });
      } else {
        enterTabOrder(cell);
        cell.focus({ preventScroll: true });
      }
    },
  };
}
