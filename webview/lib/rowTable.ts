import { draw } from "./morph.ts";

/** Tables of up to so many rows are drawn whole: the browser's own search and print then find every one of them. */
const drawnWhole = 200;
/** Rows drawn beyond what is seen, on either side. */
const beyond = 12;
/** px of a row until one has been measured. */
const usualHeight = 46;

/** The part of a table that is drawn. */
export interface RowPart {
  /** Which of the rows are drawn. */
  readonly from: number;
  readonly to: number;
  /** px of a row, of which room is kept for those that are not drawn. */
  readonly rowHeight: number;
  /** True where every row is of one height, so that it is known where those stand that are not drawn. */
  readonly isLong: boolean;
}

/** Its rows, and how a part of them looks: every `tr` that can be opened has its key as `data-row`. */
interface ShownRows<Row> {
  readonly rows: readonly Row[];
  view(part: RowPart): HTMLElement;
}

/** The live table: all of a short one, the part of a long one that is seen. */
export interface RowTable<Row> {
  draw(shown: ShownRows<Row>): void;
  /** Draws what has been scrolled to. */
  follow(): void;
  /** Moves the focus between rows; false for keys that do not. */
  move(event: KeyboardEvent): boolean;
  /** Moves the focus to the first row that opens something; false where there is none. */
  enter(): boolean;
}

/**
 * A table of rows in one order of the tab key. A row's controls have `data-roving`, and the one that opens it the class
 * `open`; `opens` says which rows have one.
 */
export function createRowTable<Row extends { readonly key: string }>(
  region: HTMLElement,
  opens: (row: Row) => boolean,
): RowTable<Row> {
  let shown: ShownRows<Row> | null = null;
  let rowHeight = usualHeight;
  let drawn = { from: 0, to: 0 };
  /** Key of the row that has, or last had, the focus. */
  let current: string | null = null;

  region.addEventListener("focusin", (event) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>("tr[data-row]") : null;
    if (row === null) return;
    current = row.dataset.row ?? null;
    keepOneTabStop();
  });

  function part(rows: readonly Row[]): { from: number; to: number } {
    if (rows.length <= drawnWhole) return { from: 0, to: rows.length };
    const body = region.querySelector("tbody");
    const top = body === null ? 0 : -body.getBoundingClientRect().top;
    const first = Math.max(0, Math.floor(top / rowHeight) - beyond);
    const count = Math.ceil(window.innerHeight / rowHeight) + 2 * beyond;
    const from = Math.min(first, Math.max(0, rows.length - count));
    return { from, to: Math.min(rows.length, from + count) };
  }

  function drawPart(next: { from: number; to: number }): void {
    if (shown === null) return;
    drawn = next;
    const isLong = shown.rows.length > drawnWhole;
    const hadFocus = region.contains(document.activeElement);
    draw(region, shown.view({ ...next, rowHeight, isLong }));
    keepOneTabStop();
    // The row that had it is not drawn any more: the keyboard stays in the table.
    if (hadFocus && !region.contains(document.activeElement)) tabStop()?.focus({ preventScroll: true });
  }

  function tabStop(): HTMLElement | null {
    return region.querySelector<HTMLElement>('.open[data-roving][tabindex="0"]');
  }

  /** Tab reaches the controls of one row: that of the focus, else the first that is drawn. */
  function keepOneTabStop(): void {
    const controls = [...region.querySelectorAll<HTMLElement>("[data-roving]")];
    const rowOf = (control: HTMLElement) => control.closest<HTMLElement>("tr")?.dataset.row;
    const chosen = rowOf(controls.find((control) => rowOf(control) === current) ?? controls[0] ?? region);
    for (const control of controls) control.tabIndex = rowOf(control) === chosen ? 0 : -1;
  }

  /** True when rows are not as high as was thought. */
  function measure(): boolean {
    const row = region.querySelector<HTMLElement>("tbody tr:not(.room)");
    const height = row?.getBoundingClientRect().height ?? 0;
    if (height === 0 || Math.abs(height - rowHeight) < 0.5) return false;
    rowHeight = height;
    return true;
  }

  /** When the row of the focus goes, the one that takes its place has it. */
  function keepPlace(next: readonly Row[]): void {
    if (!region.contains(document.activeElement) || next.some(({ key }) => key === current)) return;
    const at = shown?.rows.findIndex(({ key }) => key === current) ?? -1;
    if (at !== -1) current = next[Math.min(at, next.length - 1)]?.key ?? null;
  }

  function drawTable(next: ShownRows<Row>): void {
    keepPlace(next.rows);
    shown = next;
    if (next.rows.length === 0) {
      region.replaceChildren();
      return;
    }
    drawPart(part(next.rows));
    if (next.rows.length > drawnWhole && measure()) drawPart(part(next.rows));
  }

  function follow(): void {
    if (shown === null || shown.rows.length <= drawnWhole) return;
    const next = part(shown.rows);
    // A few rows are left on either side: none are drawn in each frame of a page in motion.
    if (Math.abs(next.from - drawn.from) >= beyond / 2) drawPart(next);
  }

  function moved(key: string, at: number, count: number): number | null {
    const page = Math.max(1, Math.floor(window.innerHeight / rowHeight) - 2);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: count - 1,
    };
    const to = steps[key];
    return to === undefined ? null : Math.min(count - 1, Math.max(0, to));
  }

  /** Moves the focus to a row, or the next in that direction that opens something; false where there is none. */
  function focusFrom(rows: readonly Row[], from: number, step: 1 | -1): boolean {
    let place = from;
    let target = rows[place];
    // A row that opens nothing has no button.
    while (target !== undefined && !opens(target)) {
      place += step;
      target = rows[place];
    }
    if (target === undefined) return false;
    current = target.key;
    if (place < drawn.from || place >= drawn.to) {
      const body = region.querySelector("tbody")?.getBoundingClientRect().top ?? 0;
      window.scrollTo({ top: window.scrollY + body + (place - 2) * rowHeight, behavior: "instant" });
      drawPart(part(rows));
    }
    keepOneTabStop();
    tabStop()?.focus();
    tabStop()?.scrollIntoView({ block: "nearest" });
    return true;
  }

  return {
    draw: drawTable,
    follow,
    move(event) {
      const row = document.activeElement?.closest<HTMLElement>("tr[data-row]") ?? null;
      if (shown === null || row === null || !region.contains(row)) return false;
      const { rows } = shown;
      const at = rows.findIndex(({ key }) => key === row.dataset.row);
      const to = at === -1 ? null : moved(event.key, at, rows.length);
      if (to === null) return false;
      focusFrom(rows, to, to < at ? -1 : 1);
      return true;
    },
    enter: () => shown !== null && focusFrom(shown.rows, 0, 1),
  };
}
