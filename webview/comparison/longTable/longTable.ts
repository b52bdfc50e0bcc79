import { draw } from "../../lib/morph.ts";
import type { FocusKeeper } from "../focusKeeper.ts";
import type { PageModel } from "../model/pageModel.ts";
import type { TableRow } from "../model/tableRow.ts";
import { keepOneTabStop } from "../tableKeyboard.ts";
import { liveRowsIn } from "../view/matrix/viewMatrix.ts";
import { createFiguresLookup } from "./columnFigures.ts";
import { firstSeenRow, type HeldRow, scrollBackTo } from "./heldRow.ts";
import { createRowHeights } from "./rowHeights.ts";
import { affordable, freshRows, holds, keeping, type RowWindow, rowWindow, together } from "./rowWindow.ts";
import { slideRows } from "./slideRows.ts";
import { viewPart } from "./viewPart.ts";

/** Tables of up to so many cells are drawn whole: the browser's own search and print then find every one of them. */
const drawnWhole = 600;
/** Rows drawn at once beyond those that are seen, and once these have been shown. */
const beyondAtOnce = 1;
const beyondLater = 10;
/** As long as so many of those are left, none are added: a page that is scrolled is then laid out anew every few frames, not in each. */
const beyondEnough = 5;
/** ms of one frame that drawing rows may take: to style, lay out and paint them takes the browser twice that. */
const frameMs = 6;
/** px above the rows until that has been measured: the top line, the verdict, the heads. */
const usualTop = 440;

/** True for so many cells that only the rows that are seen are drawn. */
export function isLong(cells: number): boolean {
  return cells > drawnWhole;
}

/**
 * The live table when it is too long to be drawn whole: a window of its rows is drawn and follows what is seen. Whoever
 * draws the table whole says so by `leave`.
 */
export interface LongTable {
  /** Draws the rows that are seen; of a comparison that stands drawn, those that are drawn too. */
  draw(model: PageModel): void;
  /** The table was drawn whole: there is no window until `draw` is called again. */
  leave(model: PageModel): void;
  /** Makes a change that draws the table and what stands above it: rows that are seen and stay are where they were. */
  stay(change: () => void): void;
  /** Reads the numbers of all rows, drawn or not: a task of its own. */
  read(model: PageModel): void;
  /** Draws what has been scrolled to; true when that was not drawn yet. To be called while no layout is pending. */
  follow(): boolean;
  /** Draws more, and measures the rows that are drawn. To be called again after each frame, until it returns null. */
  settle(): Left;
  /** Scrolls to an account's row and draws it. */
  bringIntoView(accountId: string): void;
}

/** What is left to draw: numbers that need those of all rows, or rows next to those that are seen. */
export type Left = "numbers" | "rows" | null;

interface Drawn {
  readonly model: PageModel;
  readonly rows: readonly TableRow[];
  /** Null where all rows are drawn. */
  readonly window: RowWindow | null;
}

export function createLongTable(region: HTMLElement, focus: FocusKeeper, start: { readonly top: number }): LongTable {
  const heights = createRowHeights();
  const figuresOf = createFiguresLookup();
  let drawn: Drawn | null = null;
  const spare: HTMLElement[] = [];
  /** Counts the calls of `follow`. */
  let round = 0;
  /** ms that drawing a row takes here, as last measured. */
  let rowMs = 1;
  // What the person sees of the page, as last measured: to ask while a layout is pending would force it.
  let seen = { scrollTop: start.top, bodyTop: usualTop, height: window.innerHeight };
  window.addEventListener("resize", () => heights.forget());

  function measureSeen(): void {
    const top = region.querySelector<HTMLElement>("tbody.accounts")?.getBoundingClientRect().top;
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
    const { model, window: shown } = drawn;
    const started = performance.now();
    focus.around(() => slideRows(table, { model, window: wanted, spare }));
    keepOneTabStop(region);
    const fresh = shown === null ? 0 : freshRows(shown, wanted);
    if (fresh > 0) rowMs = (rowMs + (performance.now() - started) / fresh) / 2;
    drawn = { ...drawn, window: wanted };
  }

  /** Draws so much of what is wanted as a frame affords, and leaves a row where it is. True when some of it is left to draw. */
  function slideTowards(wanted: RowWindow, shown: RowWindow, held: HeldRow | null): boolean {
    // Rows with selected text stay until it is let go.
    const whole = isSelecting(region) ? together(wanted, shown) : wanted;
    const next = affordable(shown, whole, Math.max(1, Math.floor(frameMs / rowMs)));
    slideTo(next);
    if (held !== null) scrollBackTo(held);
    return next.from > whole.from || next.to < whole.to;
  }

  function follow(): boolean {
    if (drawn?.window == null) return false;
    measureSeen();
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

  /** True when a row is not as high as was thought. */
  function learnHeights({ rows, window: shown }: Drawn): boolean {
    const byAccount = new Map(rows.slice(shown?.from, shown?.to).map((row) => [row.account.accountId, row]));
    const measured = new Map<TableRow, number>();
    for (const element of region.querySelectorAll<HTMLElement>("tr.account-row")) {
      const row = byAccount.get(element.dataset.key ?? "");
      if (row !== undefined) measured.set(row, element.getBoundingClientRect().height);
    }
    const head = region.querySelector<HTMLElement>("tr.match-row")?.getBoundingClientRect().height ?? null;
    return heights.learn({ head, rows: measured });
  }

  /** px from the head of the first group to an account's row, as far as heights are known. */
  function topOf(accountId: string | undefined, { model, rows }: Drawn): number {
    const row = rows.findIndex(({ account }) => account.accountId === accountId);
    return heights.places(model.rowGroups).tops[row] ?? 0;
  }

  /** Measures what is drawn, and draws the rows around it. True when some of them are left. */
  function drawAround(shown: Drawn & { readonly window: RowWindow }): boolean {
    const before = firstSeenRow(region);
    const placed = topOf(before?.accountId, shown);
    const news = learnHeights(shown);
    const isHeld = before !== null && seen.scrollTop > 0;
    // What is to be drawn is around the row that is seen, wherever that row now comes to stand.
    if (isHeld) seen = { ...seen, scrollTop: seen.scrollTop + topOf(before.accountId, shown) - placed };
    if (!news && holds(shown.window, windowOf(shown.model, beyondEnough))) return false;
    return slideTowards(windowOf(shown.model, beyondLater), shown.window, isHeld ? before : null);
  }

  /** True for a newer state of the comparison that stands drawn, whose numbers were read: what comes is one update of it. */
  function isUpdate(model: PageModel): boolean {
    return drawn?.model.comparison.id === model.comparison.id;
  }

  function drawPart(next: PageModel): void {
    const areAgesRead = isUpdate(next);
    const model = { ...next, areAgesRead };
    const seenNow = windowOf(model, beyondAtOnce);
    // What is drawn already stays: an update is to change what it is about, and nothing else.
    const wanted = areAgesRead && drawn?.window != null ? keeping(seenNow, drawn.window) : seenNow;
    const figures = figuresOf(model);
    figures.areAgesRead ||= areAgesRead;
    drawn = { model, rows: rowsOf(model), window: wanted };
    spare.length = 0;
    const { widths } = figures;
    focus.around(() => draw(region, viewPart(model, { window: wanted, widths, liveRow: liveRowsIn(region) })));
    keepOneTabStop(region);
  }

  function stay(change: () => void): void {
    const before = drawn;
    // Where rows stand at the head of the window, and not what is above them.
    const held = before?.window != null && seen.scrollTop > seen.bodyTop ? firstSeenRow(region) : null;
    change();
    if (held !== null && areSameRows(before?.rows ?? [], drawn?.rows ?? [])) scrollBackTo(held);
  }

  function read(model: PageModel): void {
    const figures = figuresOf(model);
    if (!isUpdate(model)) return;
    readAges(model);
    figures.areAgesRead = true;
  }

  return {
    draw: drawPart,
    stay,
    read,
    follow,
    leave(model) {
      drawn = { model, rows: rowsOf(model), window: null };
      spare.length = 0;
    },
    settle() {
      if (drawn?.window == null) return null;
      measureSeen();
      const { model, window: shown } = drawn;
      if (model.areAgesRead) return drawAround({ ...drawn, window: shown }) ? "rows" : null;
      // Two tasks: to read the numbers of all rows takes as long as to draw those that are seen.
      if (figuresOf(model).areAgesRead) stay(() => drawPart(model));
      else read(model);
      return "numbers";
    },
    bringIntoView(accountId) {
      const row = drawn?.rows.findIndex(({ account }) => account.accountId === accountId) ?? -1;
      if (drawn?.window == null || row === -1) return;
      const { tops } = heights.places(drawn.model.rowGroups);
      measureSeen();
      window.scrollTo({ top: seen.bodyTop + (tops[row] ?? 0) - seen.height / 2, behavior: "instant" });
      measureSeen();
      slideTo(windowOf(drawn.model, beyondLater));
    },
  };
}

function rowsOf({ rowGroups }: PageModel): readonly TableRow[] {
  return rowGroups.flatMap((group) => group.rows);
}

/** True for the same accounts in the same order. */
function areSameRows(before: readonly TableRow[], after: readonly TableRow[]): boolean {
  const isSame = ({ account }: TableRow, place: number) => account.accountId === after[place]?.account.accountId;
  return before.length === after.length && before.every(isSame);
}

/** The model remembers an age once it was asked for. */
function readAges({ balanceCalls, ages }: PageModel): void {
  for (const call of balanceCalls) if (call.state === "ok") ages.shared(call);
}

function isSelecting(region: HTMLElement): boolean {
  const selection = document.getSelection();
  return selection !== null && !selection.isCollapsed && region.contains(selection.anchorNode);
}
