import { draw } from "../lib/morph.ts";
import { findCell } from "./cellPlace.ts";
import { createFocusKeeper } from "./focusKeeper.ts";
import { firstSeenRow, type HeldRow, scrollBackTo } from "./heldRow.ts";
import type { MatrixRow } from "./model/matrixRow.ts";
import type { PageModel } from "./model/page.ts";
import { enterTabOrder, focusCell, keepOneTabStop, nextHead, nextPlace } from "./roving.ts";
import { createRowHeights } from "./rowHeights.ts";
import { affordable, freshRows, holds, keeping, type RowWindow, rowWindow, together } from "./rowWindow.ts";
import { createDrawnCells } from "./view/matrix/drawnCells.ts";
import { createFiguresLookup, type MatrixFigures } from "./view/matrix/matrixFigures.ts";
import { slideRows } from "./view/matrix/slideRows.ts";
import { viewMatrix } from "./view/matrix/viewMatrix.ts";

/** Tables of up to so many cells are drawn whole: the browser's own search and print then find every one of them. */
const drawnWhole = 600;
/** Rows drawn at once beyond what is seen, and once that has been shown. */
const beyondAtOnce = 1;
const beyondLater = 10;
/** As long as so many of those are left, none are added: a page in motion is then laid out anew every few frames, not in each. */
const beyondEnough = 5;
/** ms of one frame that drawing rows may take: styling, laying out and painting them takes the browser twice that. */
const frameMs = 6;
/** px above the rows until that has been measured: the top line, the verdict, the heads. */
const usualTop = 440;

export function isLongTable(cells: number): boolean {
  return cells > drawnWhole;
}

/** The live table: all of a short one, the part of a long one that is seen. */
export interface MatrixTable {
  draw(model: PageModel): void;
  /** Makes a change that draws this table, and what stands above it: rows that are seen and stay are where they were. */
  stay(change: () => void): void;
  /** Reads what drawing will need of all the rows, drawn or not: a task of its own for a long table. */
  read(model: PageModel): void;
  /** True for a table of which a part is drawn. */
  isLong(model: PageModel): boolean;
  /** Draws what has been scrolled to; true when that was not drawn yet. To be called while nothing waits to be laid out. */
  follow(): boolean;
  /** Draws more of what is drawn in part, and learns how high rows are. To be called once a frame was shown, until null. */
  settle(): Left;
  /** Scrolls to an account's row and draws it. */
  bringIntoView(accountId: string): void;
  /** Moves the keyboard's place in the table, drawing the row it leads to. False for keys that do not. */
  move(event: KeyboardEvent): boolean;
  /** Draws every row, as paper needs it, or again what is seen. */
  setPrinting(printing: boolean): void;
}

/** What is left to draw: numbers that need those of all rows, or rows next to those that are seen. */
export type Left = "numbers" | "rows" | null;

interface Drawn {
  readonly model: PageModel;
  readonly figures: MatrixFigures;
  readonly rows: readonly MatrixRow[];
  /** Null where all rows are drawn. */
  readonly window: RowWindow | null;
}

export function createMatrixTable(region: HTMLElement, start: { readonly top: number }): MatrixTable {
  const heights = createRowHeights();
  const focus = createFocusKeeper(region);
  const figuresLookup = createFiguresLookup();
  const cells = createDrawnCells();
  let drawn: Drawn | null = null;
  let printing = false;
  const spare: HTMLElement[] = [];
  let round = 0;
  /** ms that drawing a row takes here, as last seen. */
  let rowMs = 1;
  // What of the window is seen, as last looked at: asking while something waits to be laid out would lay it out at once.
  let seen = { scrollTop: start.top, bodyTop: usualTop, height: window.innerHeight };
  window.addEventListener("resize", () => heights.forget());

  const isLong = (model: PageModel): boolean => !printing && isLongTable(model.shownCount * model.strands.length);

  function firstBody(): HTMLElement | null {
    return region.querySelector<HTMLElement>("tbody.accounts");
  }

  function look(): void {
    const top = firstBody()?.getBoundingClientRect().top;
    const scrollTop = window.scrollY;
    seen = { scrollTop, bodyTop: top === undefined ? seen.bodyTop : top + scrollTop, height: window.innerHeight };
  }

  function windowOf(model: PageModel, beyond: number): RowWindow {
    const top = seen.scrollTop - seen.bodyTop;
    return rowWindow(heights.places(model.rowGroups), { top, height: seen.height }, beyond);
  }

  function slideTo(wanted: RowWindow): void {
    const table = region.querySelector<HTMLElement>("table.matrix");
    if (drawn === null || table === null) return;
    const { model, figures, window: shown } = drawn;
    const started = performance.now();
    focus.around(() => slideRows(table, { model, figures, cells, window: wanted, spare }));
    keepOneTabStop(region);
    const fresh = shown === null ? 0 : freshRows(shown, wanted);
    if (fresh > 0) rowMs = (rowMs + (performance.now() - started) / fresh) / 2;
    drawn = { ...drawn, window: wanted };
  }

  /** Draws so much of what is wanted as a frame affords, and leaves a row where it is. True when some of it is left to draw. */
  function slideTowards(wanted: RowWindow, shown: RowWindow, held: HeldRow | null): boolean {
    const whole = isSelecting(region) ? together(wanted, shown) : wanted;
    const next = affordable(shown, whole, Math.max(1, Math.floor(frameMs / rowMs)));
    slideTo(next);
    if (held !== null) scrollBackTo(held);
    return next.from > whole.from || next.to < whole.to;
  }

  function follow(): boolean {
    if (drawn?.window == null) return false;
    look();
    if (holds(drawn.window, windowOf(drawn.model, 0))) return false;
    const wanted = windowOf(drawn.model, beyondAtOnce);
    // Rows that come in above push down what is seen where they are higher than was thought.
    const isLeft = slideTowards(wanted, drawn.window, wanted.from < drawn.window.from ? firstSeenRow(region) : null);
    round += 1;
    const mine = round;
    // In the frame after this one, unless that one was scrolled too and has been followed.
    if (isLeft) requestAnimationFrame(() => requestAnimationFrame(() => mine === round && follow()));
    return true;
  }

  /** True when some row is not as high as was thought. */
  function learnHeights({ rows, window: shown }: Drawn): boolean {
    const byAccount = new Map(rows.slice(shown?.from, shown?.to).map((row) => [row.account.accountId, row]));
    const measured = new Map<MatrixRow, number>();
    for (const element of region.querySelectorAll<HTMLElement>("tr.account-row")) {
      const row = byAccount.get(element.dataset.key ?? "");
      if (row !== undefined) measured.set(row, element.getBoundingClientRect().height);
    }
    const head = region.querySelector<HTMLElement>("tr.match-row")?.getBoundingClientRect().height ?? null;
    return heights.learn({ head, rows: measured });
  }

  /** px from the head of the first group to an account's row, as far as heights are known. */
  function placeOf(accountId: string | undefined, { model, rows }: Drawn): number {
    const row = rows.findIndex(({ account }) => account.accountId === accountId);
    return heights.places(model.rowGroups).tops[row] ?? 0;
  }

  /** Measures what is drawn, and draws the rows that are then to be drawn. True when some of them are left. */
  function drawAround(shown: Drawn & { readonly window: RowWindow }): boolean {
    const before = firstSeenRow(region);
    const placed = placeOf(before?.accountId, shown);
    const news = learnHeights(shown);
    const isHeld = before !== null && seen.scrollTop > 0;
    // What is to be drawn is around the row that is seen, wherever that row now comes to stand.
    if (isHeld) seen = { ...seen, scrollTop: seen.scrollTop + placeOf(before.accountId, shown) - placed };
    if (!news && holds(shown.window, windowOf(shown.model, beyondEnough))) return false;
    return slideTowards(windowOf(shown.model, beyondLater), shown.window, isHeld ? before : null);
  }

  /** True where its numbers stand there already: what comes now is one update of them. */
  function isShown(model: PageModel): boolean {
    return drawn?.model.comparison.id === model.comparison.id;
  }

  function read(model: PageModel): void {
    const isComplete = !isLong(model) || isShown(model);
    figuresLookup.of(model, isComplete);
    if (isComplete) readAges(model);
  }

  function drawTable(model: PageModel): void {
    const isKnown = isShown(model);
    const seenNow = isLong(model) ? windowOf(model, beyondAtOnce) : null;
    // What is drawn already stays: an update is to change what it is about, and nothing else.
    const wanted = isKnown && seenNow !== null && drawn?.window != null ? keeping(seenNow, drawn.window) : seenNow;
    const figures = figuresLookup.of(model, wanted === null || isKnown);
    const rows = model.rowGroups.flatMap((group) => group.rows);
    drawn = { model, figures, rows, window: wanted };
    spare.length = 0;
    const liveRow = liveRows(region);
    focus.around(() => draw(region, viewMatrix({ model, figures, cells, window: wanted, liveRow })));
    keepOneTabStop(region);
  }

  function stay(change: () => void): void {
    const before = drawn;
    // Where rows stand at the head of the window, and not what is above them.
    const held = before?.window != null && seen.scrollTop > seen.bodyTop ? firstSeenRow(region) : null;
    change();
    if (held !== null && areSameRows(before?.rows ?? [], drawn?.rows ?? [])) scrollBackTo(held);
  }

  function bringIntoView(accountId: string): void {
    const row = drawn?.rows.findIndex(({ account }) => account.accountId === accountId) ?? -1;
    if (drawn?.window == null || row === -1) return;
    const { tops } = heights.places(drawn.model.rowGroups);
    look();
    window.scrollTo({ top: seen.bodyTop + (tops[row] ?? 0) - seen.height / 2, behavior: "instant" });
    look();
    slideTo(windowOf(drawn.model, beyondLater));
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
    isLong,
    draw: drawTable,
    stay,
    read,
    bringIntoView,
    follow,
    settle() {
      if (drawn?.window == null) return null;
      look();
      if (!drawn.figures.isComplete) {
        // Two tasks: reading the numbers of all rows takes as long as drawing those that are seen.
        const { model } = drawn;
        if (figuresLookup.areRead(model)) stay(() => drawTable(model));
        else read(model);
        return "numbers";
      }
      return drawAround({ ...drawn, window: drawn.window }) ? "rows" : null;
    },
    move(event) {
      const from = focus.place();
      const direction = getComputedStyle(region).direction === "rtl" ? "rtl" : "ltr";
      if (drawn === null) return false;
      const to = from === null ? null : nextPlace(event, from, drawn.model, direction);
      if (to === null) return moveInHeads(event, direction);
      if (findCell(region, to) === null) bringIntoView(to.accountId);
      return focusCell(region, to);
    },
    setPrinting(next) {
      printing = next;
      if (drawn !== null) drawTable(drawn.model);
    },
  };
}

/** True for the same accounts in the same order. */
function areSameRows(before: readonly MatrixRow[], after: readonly MatrixRow[]): boolean {
  const isSame = ({ account }: MatrixRow, place: number) => account.accountId === after[place]?.account.accountId;
  return before.length === after.length && before.every(isSame);
}

/** Ages are remembered by the model, once they were asked for. */
function readAges({ columns, ages }: PageModel): void {
  for (const column of columns) if (column.state === "ok") ages.shared(column);
}

/** Looks up the drawn row of an account in the group of a key. */
function liveRows(region: HTMLElement): (accountId: string, group: string) => HTMLElement | undefined {
  const byAccount = new Map<string | undefined, HTMLElement>();
  for (const row of region.querySelectorAll<HTMLElement>("tr.account-row")) byAccount.set(row.dataset.key, row);
  return (accountId, group) => {
    const row = byAccount.get(accountId);
    return row?.parentElement?.dataset.key === group ? row : undefined;
  };
}

/** Rows with selected text stay until it is let go. */
function isSelecting(region: HTMLElement): boolean {
  const selection = document.getSelection();
  return selection !== null && !selection.isCollapsed && region.contains(selection.anchorNode);
}
