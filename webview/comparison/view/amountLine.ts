import type { BalanceField } from "../../../src/core/balances.ts";
import type { Cell as FieldCell } from "../../../src/core/matrix.ts";
import { cellWords } from "../../../src/text/cellWords.ts";
import { formatDifference, formatMoney } from "../../../src/text/format.ts";
import { panelLabel } from "../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import { h } from "../../lib/dom.ts";
import type { Amount } from "../model/cell.ts";

/** An amount in words: its name, the money or what stands in its place, and how that stands to the baseline. */
export interface AmountLine {
  readonly field: BalanceField;
  readonly name: string;
  readonly value: string;
  readonly isNumber: boolean;
  /** As a program reads it; null for a field that the endpoint does not return. */
  readonly raw: string | null;
  readonly mark: Mark | null;
}

interface Mark {
  readonly class: string;
  /** With a space in front, which is not drawn: text is read and copied word by word. */
  readonly seen: string;
  readonly heard: string;
  /** True for a sign that a screen reader would not say. */
  readonly isSign: boolean;
}

export function amountLines(
  amounts: readonly Amount[],
  currency: string | null,
  context: TextContext,
): readonly AmountLine[] {
  const marks = marksOf(amounts);
  // Most accounts have no limit, and most answers say so with a null: a line for it would say nothing.
  return amounts
    .filter(({ field, cell, standing }) => field !== "limit" || cell.kind === "number" || standing.kind === "unlike")
    .map((amount): AmountLine => {
      const { field, cell } = amount;
      const isNumber = cell.kind === "number";
      return {
        field,
        name: panelLabel(field, context),
        value: isNumber ? formatMoney(cell.value, currency, context) : noNumber(cell, context),
        isNumber,
        raw: rawValue(cell),
        mark: marks.has(amount) ? markOf(amount, currency, context) : null,
      };
    });
}

/** What a screen reader says of the amounts of one cell: what is seen, in that order, then what the signs mean. */
export function heardOf(lines: readonly AmountLine[], notes: readonly string[]): string {
  const amounts = lines.map(({ name, value, mark }) =>
    mark === null || mark.isSign ? `${name} ${value}` : `${name} ${value} ${mark.heard}`,
  );
  const signs = lines.flatMap(({ mark }) => (mark?.isSign === true ? [mark.heard] : []));
  return [...amounts, ...notes, ...signs].join(" ");
}

export function viewAmountLine({ field, name, value, isNumber, raw, mark }: AmountLine): HTMLElement {
  return h(
    "span",
    { class: classOf(field, mark) },
    field === "available" ? null : h("span", { class: "field" }, ` ${name} `),
    h("span", { class: isNumber ? "value" : "word", "data-field": field, "data-value": raw }, value),
    mark === null ? null : h("span", { class: mark.class }, mark.seen),
  );
}

/** Makes a drawn line of the same field say another amount. */
export function refillAmountLine(drawn: HTMLElement, { field, value, isNumber, raw, mark }: AmountLine): void {
  const className = classOf(field, mark);
  if (drawn.className !== className) drawn.className = className;
  const shown = drawn.children[field === "available" ? 0 : 1];
  if (shown === undefined) return;
  setText(shown, isNumber ? "value" : "word", value);
  if (raw === null) shown.removeAttribute("data-value");
  else shown.setAttribute("data-value", raw);
  shown.removeAttribute("data-ring");
  const marked = shown.nextElementSibling;
  if (mark === null) marked?.remove();
  else if (marked === null) drawn.append(h("span", { class: mark.class }, mark.seen));
  else setText(marked, mark.class, mark.seen);
}

function setText(element: Element, className: string, text: string): void {
  if (element.className !== className) element.className = className;
  const node = element.firstChild;
  if (node === null) element.append(text);
  else if (node.nodeValue !== text) node.nodeValue = text;
}

function classOf(field: BalanceField, mark: Mark | null): string {
  return `amount amount-${field}${mark === null ? " unmarked" : ""}`;
}

/** Which amounts carry a mark: those that differ, else the first that is the same, for the whole cell. */
function marksOf(amounts: readonly Amount[]): ReadonlySet<Amount> {
  const off = amounts.filter(({ standing }) => standing.kind === "off" || standing.kind === "unlike");
  if (off.length > 0) return new Set(off);
  const same = amounts.find(({ standing }) => standing.kind === "same");
  return new Set(same === undefined ? [] : [same]);
}

function rawValue(cell: FieldCell): string | null {
  if (cell.kind === "number") return String(cell.value);
  return cell.kind === "null" ? "null" : null;
}

function noNumber(cell: FieldCell, context: TextContext): string {
  return cell.kind === "null" ? cellWords.nullNotGiven(context) : cellWords.notReturned(context);
}

function markOf({ standing }: Amount, currency: string | null, context: TextContext): Mark | null {
  switch (standing.kind) {
    case "none":
      return null;
    case "same":
      return { class: "delta same", seen: " =", heard: panelLabel("same", context), isSign: true };
    case "unlike":
      return { class: "delta", seen: " ≠", heard: panelLabel("unlike", context), isSign: true };
    case "off": {
      const words = formatDifference(standing.by, currency, context);
      return { class: "delta", seen: ` ${words}`, heard: words, isSign: false };
    }
  }
}
