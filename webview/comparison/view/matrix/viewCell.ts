import type { KnownAccount } from "../../../../src/core/item/accountsOf.ts";
import { cellWords } from "../../../../src/text/cellWords.ts";
import { panelCount, panelLabel } from "../../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../../src/text/segment.ts";
import { type Child, h } from "../../../lib/dom.ts";
import { standIn } from "../../../lib/morph.ts";
import { type Cell, differs } from "../../model/cell.ts";
import type { PageModel } from "../../model/pageModel.ts";
import type { PanelCall } from "../../model/panelCalls.ts";
import type { Quantity } from "../../model/quantities.ts";
import { readingsOf, type TableColumn } from "../../model/tableColumns.ts";
import { viewDecisionNote } from "../viewDecision.ts";
import { type AmountLine, amountLines, heardOf, refillAmountLine, viewAmountLine } from "./amountLine.ts";
import { columnClass } from "./viewHead.ts";
import { viewOneAge } from "./viewHeadFacts.ts";

export interface PlacedCell {
  readonly cell: Cell;
  readonly column: TableColumn;
  readonly account: KnownAccount;
  readonly currency: string | null;
  /** See `AmountsShown`. */
  readonly quantities: readonly Quantity[] | null;
}

/**
 * One account in one call: its money, or the word for why there is none. `live` is the cell in the live table that is
 * to be updated; where it shows the same already, a stand-in is returned.
 */
export function viewCell(place: PlacedCell, model: PageModel, live: Element | undefined = undefined): HTMLElement {
  const { cell, column, account } = place;
  const from = drawnFrom(place, model);
  if (live !== undefined && isDrawnFrom(live, from, model.context)) return standIn("td", column.key);
  const drawn = h(
    "td",
    {
      "data-key": column.key,
      "data-reading": cell.readingId,
      "data-readings": readingsOf(column),
      "data-account": account.accountId,
      "data-cell": cell.kind,
      class: classOf(place, model),
    },
    cell.kind === "amounts" ? viewAmounts(cell, place, model) : viewWord(cell, column, model),
  );
  noteDrawnFrom(live ?? drawn, from, model.context);
  return drawn;
}

/** What each live cell was drawn from: one that would come out the same is not drawn again. */
const drawnBefore = new WeakMap<Element, { readonly from: string; readonly context: TextContext }>();

function noteDrawnFrom(cell: Element, from: string, context: TextContext): void {
  drawnBefore.set(cell, { from, context });
}

function isDrawnFrom(cell: Element, from: string, context: TextContext): boolean {
  const before = drawnBefore.get(cell);
  return before !== undefined && before.from === from && before.context === context;
}

/** One text of all that decides how a cell is drawn but the context. */
function drawnFrom(place: PlacedCell, model: PageModel): string {
  const { cell, column, account, currency, quantities } = place;
  const showsAge = hasAgeOfItsOwn(column, model);
  return JSON.stringify([
    classOf(place, model),
    narrow.matches,
    readingsOf(column),
    column.calls[0].state,
    account.accountId,
    currency,
    quantities,
    cell.kind === "amounts"
      ? { ...cell, age: showsAge ? cell.age : null, differing: [cell.differing.length, cell.differing[0]?.endpoint] }
      : cell,
  ]);
}

function classOf({ cell, column, account }: PlacedCell, model: PageModel): string {
  const { open } = model;
  const isOpen = open?.call.id === cell.readingId && open.account?.accountId === account.accountId;
  return `${columnClass(column, model)}${differs(cell) ? " off" : ""}${isOpen ? " is-open" : ""}`;
}

function viewAmounts(cell: Extract<Cell, { kind: "amounts" }>, place: PlacedCell, model: PageModel): Child {
  const lines = linesOf(cell, place, model);
  const notes = notesOf(cell, place, model).map((note) => h("span", { class: "cell-note" }, " ", note));
  return openReading(cell.readingId, nameOf(lines, notes, place, model), ...lines.map(viewAmountLine), ...notes);
}

/**
 * The accessible name of a cell: what its position says to the eye, in words. A single account has the names in the
 * cell, visually hidden, and needs none.
 */
function nameOf(
  lines: readonly AmountLine[],
  notes: readonly Element[],
  { quantities, column }: PlacedCell,
  model: PageModel,
): string | null {
  if (quantities !== null) return null;
  const words = notes.map((note) => note.textContent.trim());
  return heardOf(lines, words, areMarksSeen(column, model));
}

/** Too narrow for a column of differences: they stand under their numbers, as `circumstances.css` says. */
export const narrow = window.matchMedia("(width < 840px)");

/** The difference of the column that differences are about has a column of its own, where there is room. */
function areMarksSeen(column: TableColumn, { subject }: PageModel): boolean {
  return column !== subject || narrow.matches;
}

function linesOf(
  cell: Extract<Cell, { kind: "amounts" }>,
  { currency, quantities, account }: PlacedCell,
  model: PageModel,
) {
  const shown = { currency: cell.currency ?? currency, type: account.type, quantities };
  return amountLines(cell.amounts, shown, model.context);
}

function notesOf(cell: Extract<Cell, { kind: "amounts" }>, { column }: PlacedCell, model: PageModel): readonly Child[] {
  const { context } = model;
  return [
    ...(cell.decision === null ? [] : [viewDecisionNote(cell.decision, context)]),
    ...(hasAgeOfItsOwn(column, model) ? [viewOneAge(cell.age, model)] : []),
    ...unlikeNote(cell.differing, context),
  ];
}

/** The calls of this folded column that returned other money for the account. */
function unlikeNote([first, ...rest]: readonly PanelCall[], context: TextContext): readonly Child[] {
  if (first === undefined) return [];
  if (rest.length === 0) return [panelLabel("unlikeIn", context, { endpoint: first.endpoint })];
  return [panelCount("unlikeInMany", rest.length + 1, context)];
}

/**
 * Updates a drawn cell to another account in the same column, which is much cheaper than a new one. False, without a
 * change, where it cannot.
 */
export function refillCell(drawn: HTMLElement, place: PlacedCell, model: PageModel): boolean {
  const { cell, account } = place;
  const button = drawn.firstElementChild;
  if (cell.kind !== "amounts" || drawn.dataset.cell !== cell.kind || button === null) return false;
  const lines = linesOf(cell, place, model);
  const live = [...button.children];
  if (live.length !== lines.length || notesOf(cell, place, model).length > 0) return false;
  if (!lines.every(({ field }, index) => live[index]?.classList.contains(`amount-${field}`))) return false;
  for (const [index, line] of lines.entries()) refillAmountLine(live[index] as HTMLElement, line);
  const className = classOf(place, model);
  if (drawn.className !== className) drawn.className = className;
  drawn.removeAttribute("data-ring");
  drawn.dataset.account = account.accountId;
  drawn.dataset.reading = cell.readingId;
  button.setAttribute("data-reading", cell.readingId);
  button.setAttribute("aria-label", heardOf(lines, [], areMarksSeen(place.column, model)));
  noteDrawnFrom(drawn, drawnFrom(place, model), model.context);
  return true;
}

/** The head shows an age that all accounts share. No age is shown before the ages were read. */
function hasAgeOfItsOwn(column: TableColumn, model: PageModel): boolean {
  const [call] = column.calls;
  if (!model.areAgesRead || call.state !== "ok") return false;
  return model.ages.shared(call) === null;
}

function viewWord(cell: Exclude<Cell, { kind: "amounts" }>, column: TableColumn, model: PageModel): Child {
  const { context } = model;
  switch (cell.kind) {
    case "waiting":
      return h("span", { class: "word pending" }, panelLabel("statusWaiting", context));
    case "queued":
      return h("span", { class: "word" }, "\u00a0");
    case "failed":
      // The reason is above the table, and the failed call in the head of its column.
      return openReading(cell.readingId, cellWords.failed(context), h("span", { class: "word" }, "–"));
    case "not-returned":
      return openReading(cell.readingId, null, h("span", { class: "word" }, cellWords.notReturned(context)));
    case "not-asked":
      // The head of the column says that the call was not made.
      return column.calls[0].state === "not-made" ? h("span", { class: "word" }, "–") : viewNotAsked(column, model);
    case "skipped":
      return h("span", { class: "word" }, cellWords.skipped(cell.skipReason, cell.call.endpoint, context));
  }
}

function viewNotAsked({ calls: [first] }: TableColumn, { context }: PageModel): HTMLElement {
  const words = first.kind === "evaluated" ? panelLabel("notEvaluated", context) : cellWords.notAsked(context);
  return h("span", { class: "word" }, words);
}

/**
 * The button that opens the reading, as large as the cell. One cell of the table is in the tab order; arrow keys reach
 * the others.
 */
function openReading(readingId: string, heard: string | null, ...children: readonly Child[]): HTMLElement {
  return h(
    "button",
    {
      class: "cell",
      tabindex: -1,
      "data-roving": true,
      "data-action": "open-reading",
      "data-reading": readingId,
      "aria-label": heard,
    },
    ...children,
  );
}
