import type { KnownAccount } from "../../../src/core/accountsOf.ts";
import { cellWords } from "../../../src/text/cellWords.ts";
import { panelLabel } from "../../../src/text/panelLabels.ts";
import { type Child, h, withProperties } from "../../lib/dom.ts";
import { standIn } from "../../lib/morph.ts";
import { type Cell, differs } from "../model/cell.ts";
import type { Strand } from "../model/groups.ts";
import type { PageModel } from "../model/page.ts";
import { amountLines, heardOf, refillAmountLine, viewAmountLine } from "./amountLine.ts";
import type { DrawnCells } from "./drawnCells.ts";
import { viewOneAge } from "./viewFacts.ts";
import { strandClass } from "./viewHead.ts";

export interface CellPlace {
  readonly cell: Cell;
  readonly strand: Strand;
  readonly opensGroup: boolean;
  readonly account: KnownAccount;
  readonly currency: string | null;
  /** Characters the longest difference of its column needs. */
  readonly differenceLength: number;
  /** False while ages are still to be read. */
  readonly isComplete: boolean;
}

/**
 * One account in one call: its money, or the word for why there is none. `live` is this cell in the table, which is made
 * to look like what comes of this: a stand-in where it shows just this.
 */
export function viewCell(
  place: CellPlace,
  model: PageModel,
  cells: DrawnCells,
  live: Element | undefined = undefined,
): HTMLElement {
  const { cell, strand, account } = place;
  const from = drawnFrom(place, model);
  if (live !== undefined && cells.isFrom(live, from, model.context)) return standIn("td", strand.key);
  const drawn = h(
    "td",
    {
      "data-key": strand.key,
      "data-reading": cell.readingId,
      "data-readings": strand.columns.map((column) => column.id).join(" "),
      "data-account": account.accountId,
      "data-cell": cell.kind,
      class: classOf(place, model),
    },
    cell.kind === "amounts" ? viewAmounts(cell, place, model) : viewWord(cell, strand, model),
  );
  cells.note(live ?? drawn, from, model.context);
  return cell.kind === "amounts" ? withProperties(drawn, { "--delta": `${place.differenceLength}ch` }) : drawn;
}

/** All that decides how a cell is drawn, its words' language aside. */
function drawnFrom(place: CellPlace, model: PageModel): string {
  const { cell, strand, account, currency, differenceLength, isComplete } = place;
  const showsAge = isComplete && hasAgeOfItsOwn(strand, model);
  return JSON.stringify([
    classOf(place, model),
    strand.kind,
    strand.columns.map(({ id, state }) => `${state} ${id}`),
    account.accountId,
    currency,
    differenceLength,
    cell.kind === "amounts" && !showsAge ? { ...cell, age: null } : cell,
  ]);
}

function classOf({ cell, strand, opensGroup, account }: CellPlace, model: PageModel): string {
  const { open } = model;
  const isOpen = open?.column.id === cell.readingId && open.account?.accountId === account.accountId;
  return `${strandClass(strand, opensGroup, model)}${differs(cell) ? " off" : ""}${isOpen ? " is-open" : ""}`;
}

function viewAmounts(cell: Extract<Cell, { kind: "amounts" }>, place: CellPlace, model: PageModel): Child {
  const lines = linesOf(cell, place, model);
  const notes = notesOf(cell, place, model).map((note) => h("span", { class: "cell-note" }, " ", note));
  // What the eye reads off the place and the signs is said in words.
  const heard = heardOf(
    lines,
    notes.map((note) => note.textContent.trim()),
  );
  return openReading(cell.readingId, heard, ...lines.map(viewAmountLine), ...notes);
}

function linesOf(cell: Extract<Cell, { kind: "amounts" }>, { currency }: CellPlace, model: PageModel) {
  return amountLines(cell.amounts, cell.currency ?? currency, model.context);
}

function notesOf(
  cell: Extract<Cell, { kind: "amounts" }>,
  { strand, isComplete }: CellPlace,
  model: PageModel,
): readonly Child[] {
  const answered = strand.columns.filter((column) => column.state === "ok").length;
  const values = { count: String(cell.answers), total: String(answered) };
  return [
    ...(isComplete && hasAgeOfItsOwn(strand, model) ? [viewOneAge(cell.age, model)] : []),
    ...(cell.answers === answered ? [] : [panelLabel("answersOf", model.context, values)]),
  ];
}

/**
 * Makes a drawn cell that of another account in the same column, which is far less work than a new one. False, with
 * nothing changed, where it cannot become that.
 */
export function refillCell(drawn: HTMLElement, place: CellPlace, model: PageModel, cells: DrawnCells): boolean {
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
  button.setAttribute("aria-label", heardOf(lines, []));
  cells.note(drawn, drawnFrom(place, model), model.context);
  return true;
}

/** The head gives one age where every account has the same. */
function hasAgeOfItsOwn(strand: Strand, model: PageModel): boolean {
  const [column] = strand.columns;
  if (strand.columns.length > 1 || column.state !== "ok") return false;
  return model.ages.shared(column) === null;
}

function viewWord(cell: Exclude<Cell, { kind: "amounts" }>, strand: Strand, model: PageModel): Child {
  const { context } = model;
  switch (cell.kind) {
    case "waiting":
      return h("span", { class: "word pending" }, panelLabel("statusWaiting", context));
    case "queued":
      return h("span", { class: "word" }, panelLabel("statusQueued", context));
    case "failed":
      return openReading(cell.readingId, null, h("span", { class: "word word-failed" }, cellWords.failed(context)));
    case "not-returned":
      return openReading(cell.readingId, null, h("span", { class: "word" }, cellWords.notReturned(context)));
    case "not-asked":
      return h("span", { class: "word" }, cellWords.notAsked(context));
    case "skipped":
      return h("span", { class: "word" }, skippedWords(cell, strand, model));
  }
}

/** Several skipped calls in one column have several reasons: each is told once the column is unfolded. */
function skippedWords(cell: Extract<Cell, { kind: "skipped" }>, { kind }: Strand, { context }: PageModel): string {
  return kind === "skipped"
    ? panelLabel("statusSkipped", context)
    : cellWords.skipped(cell.skipReason, cell.column.endpoint, context);
}

/** The whole cell opens its reading. One cell of the table is in the tab order; arrow keys go to the others. */
function openReading(readingId: string, heard: string | null, ...children: readonly Child[]): HTMLElement {
  return h(
    "button",
    {
      type: "button",
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
