/** Tables up to this many accounts are drawn whole: the browser's own search then finds every one of them. */
const drawnWhole = 120;
/** Rows drawn beyond what is seen on either side, so that a short scroll draws nothing. */
const beyond = 12;
/** A row's height in px until one has been measured. */
const usualHeight = 48;

/** The part of a long table that is drawn; the rest is room kept free above and below it. */
export interface RowWindow {
  readonly from: number;
  readonly to: number;
  /** px, of an average row. */
  readonly rowHeight: number;
  /** Accounts whose rows are drawn already and have not changed. */
  readonly live: ReadonlySet<string>;
  /** px by column: columns must not change their width as other rows are drawn. */
  readonly widths: ReadonlyMap<string, number>;
}

/** Follows the scroll over one table. */
export interface RowWindows {
  /** What to draw of `count` rows now; null for all of them. `isSame` where only the scroll has changed. */
  windowFor(count: number, options: { readonly isSame: boolean }): RowWindow | null;
  /** Learns the height of a row from the first drawing. */
  learnHeights(): void;
  /** Learns how wide each column has been. */
  learnWidths(): void;
  /** True once the person has scrolled to where little is drawn. */
  isOutgrown(count: number): boolean;
  /** Where to scroll to for a row to be seen, px from the page's top. */
  offsetOf(row: number): number;
}

export function createRowWindows(matrix: HTMLElement): RowWindows {
  let rowHeight = usualHeight;
  let firstRowTop = 0;
  let drawn: { readonly from: number; readonly to: number } | null = null;
  const widths = new Map<string, number>();

  function seen(count: number): { readonly from: number; readonly to: number } {
    const from = Math.max(0, Math.floor((window.scrollY - firstRowTop) / rowHeight));
    return { from: Math.min(from, count), to: Math.min(count, from + Math.ceil(window.innerHeight / rowHeight)) };
  }

  return {
    windowFor(count, { isSame }) {
      if (count <= drawnWhole) {
        drawn = null;
        return null;
      }
      const { from, to } = seen(count);
      drawn = { from: Math.max(0, from - beyond), to: Math.min(count, to + beyond) };
      const rows = isSame ? [...matrix.querySelectorAll<HTMLElement>("tr.account-row")] : [];
      const live = new Set(rows.map((row) => row.dataset.key ?? ""));
      return { ...drawn, rowHeight, widths, live };
    },
    learnWidths() {
      if (drawn === null) return;
      for (const head of matrix.querySelectorAll<HTMLElement>("thead [data-key]")) {
        const key = head.dataset.key ?? "";
        widths.set(key, Math.max(widths.get(key) ?? 0, head.offsetWidth));
      }
    },
    learnHeights() {
      if (drawn === null || firstRowTop !== 0) return;
      const rows = [...matrix.querySelectorAll<HTMLElement>("tr.account-row")];
      const [first] = rows;
      if (first === undefined) return;
      // Measured once: room above and below must not change while the person scrolls through it.
      rowHeight = rows.reduce((sum, row) => sum + row.offsetHeight, 0) / rows.length;
      firstRowTop = first.getBoundingClientRect().top + window.scrollY - drawn.from * rowHeight;
      // The first drawing guessed the height of a row: its room is put right before anyone scrolls through it.
      for (const room of matrix.querySelectorAll<HTMLElement>("tr.room")) {
        const height = `${Math.round(Number(room.dataset.rows) * rowHeight)}px`;
        room.querySelector("td")?.style.setProperty("--height", height);
      }
    },
    isOutgrown(count) {
      if (drawn === null) return false;
      const { from, to } = seen(count);
      const margin = beyond / 3;
      return (drawn.from > 0 && from - margin < drawn.from) || (drawn.to < count && to + margin > drawn.to);
    },
    offsetOf: (row) => firstRowTop + row * rowHeight - window.innerHeight / 2,
  };
}
