import type { FieldCell } from "../../../../src/core/comparison/matrix.ts";
import type { BalanceField } from "../../../../src/core/reading/balances.ts";
import { cellWords } from "../../../../src/text/cellWords.ts";
import { formatDifference, formatMoney } from "../../../../src/text/format.ts";
import { panelLabel } from "../../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../../src/text/segment.ts";
import { h } from "../../../lib/dom.ts";
import type { Amount } from "../../model/cell.ts";
import { heldIn, type Quantity } from "../../model/quantities.ts";

/** An amount in words: its name, the money or its substitute, and how it compares with the baseline. */
export interface AmountLine {
  readonly field: Quantity;
  readonly name: string;
  readonly value: string;
  readonly isNumber: boolean;
  /** The raw number for programs; null for a field that the endpoint does not return. */
  readonly raw: string | null;
  readonly mark: Mark | null;
  /** True when another line of the cell or row says the same: in the page for programs, but not visible. */
  readonly repeats: boolean;
}

interface Mark {
  /** Starts with a space, which is not visible: text is read and copied word by word. */
  readonly seen: string;
  readonly heard: string;
}

export interface AmountsShown {
  readonly currency: string | null;
  /** Plaid's account type; undefined where no answer gives one. */
  readonly type: string | undefined;
  /** The quantities that have a line in every cell of a single account. Null: lines that add nothing are left out. */
  readonly quantities: readonly Quantity[] | null;
}

export function amountLines(
  amounts: readonly Amount[],
  { currency, type, quantities }: AmountsShown,
  context: TextContext,
): readonly AmountLine[] {
  const [available] = amounts;
  // Most accounts have no limit, and most responses return null for it, so the line is left out.
  const shown = amounts.filter(({ field, cell, compared }) =>
    quantities === null
      ? field !== "limit" || cell.kind === "number" || compared.kind === "not-comparable"
      : quantities.includes(field),
  );
  const lines = shown.map((amount): AmountLine => {
    const { field, cell } = amount;
    const isNumber = cell.kind === "number";
    return {
      field,
      name: fieldName(amount, type, context),
      value: isNumber ? formatMoney(cell.value, currency, context) : noNumber(cell, context),
      isNumber,
      raw: rawValue(cell),
      mark: markOf(amount, currency, context),
      repeats: quantities === null && !isApart(amount) && (field === "limit" || isSameNumber(field, cell, available)),
    };
  });
  if (quantities?.includes("held") !== true) return lines;
  const afterCurrent = lines.findIndex(({ field }) => field === "current") + 1;
  return lines.toSpliced(afterCurrent, 0, heldLine(heldIn(amounts, type), currency, context));
}

/** The held amount follows from the numbers beside it; no response has it. */
function heldLine(held: number | null, currency: string | null, context: TextContext): AmountLine {
  return {
    field: "held",
    name: panelLabel("held", context),
    value: held === null ? "–" : formatMoney(held, currency, context),
    isNumber: held !== null,
    raw: null,
    mark: null,
    repeats: false,
  };
}

/** The names of the quantities of a single account, as heads of the lines. */
export function viewQuantities(
  quantities: readonly Quantity[],
  type: string | undefined,
  context: TextContext,
): readonly HTMLElement[] {
  const isDebt = type === "credit" || type === "loan";
  return quantities.map((field) =>
    h("span", { class: `quantity of-${field}` }, panelLabel(field === "current" && isDebt ? "owed" : field, context)),
  );
}

/** The name of Plaid's `current`: for a card or a loan it is the amount owed. */
export function fieldName(
  { field, cell }: Pick<Amount, "field" | "cell">,
  type: string | undefined,
  context: TextContext,
): string {
  const isDebt = type === "credit" || type === "loan";
  const isOwed = field === "current" && isDebt && !(cell.kind === "number" && cell.value < 0);
  return panelLabel(isOwed ? "owed" : field, context);
}

function isApart({ compared }: Amount): boolean {
  return compared.kind === "differs" || compared.kind === "not-comparable";
}

function isSameNumber(field: BalanceField, cell: FieldCell, available: Amount | undefined): boolean {
  return (
    field === "current" &&
    cell.kind === "number" &&
    available?.cell.kind === "number" &&
    available.cell.value === cell.value
  );
}

/**
 * The accessible name of a cell's amounts: the visible text in its order. Differences that the cell does not show follow it.
 * @param areMarksSeen each difference is beside its amount
 */
export function heardOf(lines: readonly AmountLine[], notes: readonly string[], areMarksSeen: boolean): string {
  const markOf = ({ mark }: AmountLine) => (mark === null ? [] : [mark.heard]);
  const amounts = lines.flatMap((line) =>
    line.repeats ? [] : [line.name, line.value, ...(areMarksSeen ? markOf(line) : [])],
  );
  const unseen = areMarksSeen ? [] : lines.flatMap((line) => markOf(line).map((heard) => `${line.name} ${heard}`));
  return [...amounts, ...notes, ...unseen].join(" ");
}

export function viewAmountLine(line: AmountLine): HTMLElement {
  const { field, name, value, isNumber, raw, mark } = line;
  return h(
    "span",
    { class: classOf(line) },
    field === "available" ? null : h("span", { class: "field" }, ` ${name} `),
    h(
      "span",
      { class: isNumber ? "value" : "word", "data-field": field === "held" ? null : field, "data-value": raw },
      value,
    ),
    mark === null ? null : viewMark(mark),
  );
}

/** The cell's accessible name says it too: not every column shows it. */
function viewMark({ seen }: Mark): HTMLElement {
  return h("span", { class: "delta", "aria-hidden": "true" }, seen);
}

/** Updates a drawn line of the same field to another amount. */
export function refillAmountLine(drawn: HTMLElement, line: AmountLine): void {
  const { field, name, value, isNumber, raw, mark } = line;
  const className = classOf(line);
  if (drawn.className !== className) drawn.className = className;
  const shown = drawn.children[field === "available" ? 0 : 1];
  if (shown === undefined) return;
  if (field !== "available" && drawn.firstElementChild !== null) setText(drawn.firstElementChild, "field", ` ${name} `);
  setText(shown, isNumber ? "value" : "word", value);
  if (raw === null) shown.removeAttribute("data-value");
  else shown.setAttribute("data-value", raw);
  shown.removeAttribute("data-ring");
  const marked = shown.nextElementSibling;
  if (mark === null) marked?.remove();
  else if (marked === null) drawn.append(viewMark(mark));
  else setText(marked, "delta", mark.seen);
}

function setText(element: Element, className: string, text: string): void {
  if (element.className !== className) element.className = className;
  const node = element.firstChild;
  if (node === null) element.append(text);
  else if (node.nodeValue !== text) node.nodeValue = text;
}

function classOf({ field, repeats }: AmountLine): string {
  return `amount amount-${field}${repeats ? " repeats" : ""}`;
}

function rawValue(cell: FieldCell): string | null {
  if (cell.kind === "number") return String(cell.value);
  return cell.kind === "null" ? "null" : null;
}

function noNumber(cell: FieldCell, context: TextContext): string {
  return cell.kind === "null" ? cellWords.nullNotGiven(context) : cellWords.notReturned(context);
}

/** Only a difference is marked: equal numbers are stated once, in the column of differences. */
function markOf({ compared }: Amount, currency: string | null, context: TextContext): Mark | null {
  if (compared.kind === "not-comparable") return { seen: " ≠", heard: panelLabel("unlike", context) };
  if (compared.kind !== "differs") return null;
  const words = formatDifference(compared.by, currency, context);
  return { seen: ` ${words}`, heard: words };
}
