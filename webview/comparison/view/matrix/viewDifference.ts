import { subtractMoney } from "../../../../src/core/money/money.ts";
import { formatDifference } from "../../../../src/text/format.ts";
import { panelLabel } from "../../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../../src/text/segment.ts";
import { type Child, h } from "../../../lib/dom.ts";
import type { Amount, Cell, Standing } from "../../model/cell.ts";
import type { MatrixRow } from "../../model/matrixRow.ts";
import type { PageModel } from "../../model/page.ts";
import { heldIn, type Quantity, quantitiesIn } from "../../model/quantities.ts";
import { fieldName } from "./amountLine.ts";

/** The differences of the measured column from the baseline, a line each; one sign where all match. */
export function viewDifference(row: MatrixRow, model: PageModel): HTMLElement {
  const { strands, subject, accounts, context } = model;
  const cell = subject === null ? undefined : row.cells[strands.indexOf(subject)];
  // A response that is still to come is not a missing number.
  if (model.running && model.baseline === null) return h("td", { class: "difference" });
  if (cell?.kind !== "amounts") return h("td", { class: "difference" }, none(context));
  const lines = accounts.length === 1 ? linesOfOne(cell, row, model) : linesOf(cell, row.account.type, context);
  return h("td", { class: "difference" }, ...lines);
}

type Amounts = Extract<Cell, { kind: "amounts" }>;

/** The differences, with the name of a quantity where it is not the first. */
function linesOf({ amounts, currency }: Amounts, type: string | undefined, context: TextContext): readonly Child[] {
  const compared = amounts.filter(({ standing }) => standing.kind !== "none");
  if (compared.length === 0) return [none(context)];
  const apart = compared.filter(({ standing }) => standing.kind !== "same");
  if (apart.length === 0) return [same(context)];
  return apart.map((amount) => {
    const name = amount.field === "available" ? null : fieldName(amount, type, context);
    return viewLine(amount.standing, { field: amount.field, name, currency }, context);
  });
}

/** For a single account every quantity, aligned with its cells. */
function linesOfOne({ amounts, currency }: Amounts, row: MatrixRow, model: PageModel): readonly Child[] {
  const { account, cells } = row;
  return quantitiesIn(cells, account.type).map((field) => {
    const standing =
      field === "held"
        ? standingOfHeld(amounts, row, model)
        : (amounts.find((amount) => amount.field === field)?.standing ?? ({ kind: "none" } as const));
    return viewLine(standing, { field, name: null, currency }, model.context);
  });
}

function standingOfHeld(amounts: readonly Amount[], { cells, account }: MatrixRow, model: PageModel): Standing {
  const { strands, baseline } = model;
  const place = strands.findIndex(({ columns }) => columns.some(({ id }) => id === baseline?.column.id));
  const against = cells[place];
  const [held, other] = [
    heldIn(amounts, account.type),
    against?.kind === "amounts" ? heldIn(against.amounts, account.type) : null,
  ];
  if (held === null || other === null) return { kind: "none" };
  const by = subtractMoney(held, other);
  return by === 0 ? { kind: "same" } : { kind: "off", by };
}

function viewLine(
  standing: Standing,
  {
    field,
    name,
    currency,
  }: { readonly field: Quantity; readonly name: string | null; readonly currency: string | null },
  context: TextContext,
): HTMLElement {
  const isQuiet = standing.kind === "same" || standing.kind === "none";
  return h(
    "span",
    { class: `difference-line of-${field}${isQuiet ? " is-same" : ""}` },
    name === null ? null : h("span", { class: "field" }, `${name} `),
    wordsOf(standing, currency, context),
  );
}

function wordsOf(standing: Standing, currency: string | null, context: TextContext): Child {
  switch (standing.kind) {
    case "off":
      return formatDifference(standing.by, currency, context);
    case "unlike":
      return sign("≠", panelLabel("unlike", context));
    case "same":
      return sign("=", panelLabel("same", context));
    case "none":
      return sign("–", panelLabel("nothingToCompare", context));
  }
}

function same(context: TextContext): HTMLElement {
  return h("span", { class: "difference-line of-available is-same" }, sign("=", panelLabel("same", context)));
}

function none(context: TextContext): HTMLElement {
  return h("span", { class: "difference-line is-same" }, sign("–", panelLabel("nothingToCompare", context)));
}

function sign(seen: string, heard: string): Child {
  return [h("span", { "aria-hidden": "true" }, seen), h("span", { class: "sr" }, heard)];
}
