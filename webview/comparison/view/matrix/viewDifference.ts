import { subtractMoney } from "../../../../src/core/money/money.ts";
import { formatDifference } from "../../../../src/text/format.ts";
import { panelLabel } from "../../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../../src/text/segment.ts";
import { type Child, h } from "../../../lib/dom.ts";
import type { Amount, Cell, ComparedWithBaseline } from "../../model/cell.ts";
import type { PageModel } from "../../model/pageModel.ts";
import { heldIn, type Quantity, quantitiesIn } from "../../model/quantities.ts";
import type { TableRow } from "../../model/tableRow.ts";
import { fieldName } from "./amountLine.ts";

/** The differences of the measured column from the baseline, a line each; one sign where all match. */
export function viewDifference(row: TableRow, model: PageModel): HTMLElement {
  const { columns, subject, accounts, context } = model;
  const cell = subject === null ? undefined : row.cells[columns.indexOf(subject)];
  // A response that is still to come is not a missing number.
  if (model.running && model.baseline === null) return h("td", { class: "difference" });
  if (cell?.kind !== "amounts") return h("td", { class: "difference" }, none(context));
  const lines =
    accounts.length === 1
      ? linesOfOne(cell, row, model)
      : linesOf(cell, row.account.type, isDated(row, model), context);
  return h("td", { class: "difference" }, ...lines);
}

type Amounts = Extract<Cell, { kind: "amounts" }>;

/** True where the baseline's number is dated by the bank: one that equals it is the same copy, and no match. */
function isDated({ account }: TableRow, { baseline, ages, areAgesRead }: PageModel): boolean {
  if (baseline === null || !areAgesRead) return false;
  return ages.of(baseline.call, account.accountId).source === "last-updated-datetime";
}

/** The differences, with the name of a quantity where it is not the first. */
function linesOf(
  { amounts, currency }: Amounts,
  type: string | undefined,
  isCopy: boolean,
  context: TextContext,
): readonly Child[] {
  const comparable = amounts.filter(({ compared }) => compared.kind !== "none");
  if (comparable.length === 0) return [none(context)];
  const apart = comparable.filter(({ compared }) => compared.kind !== "same");
  if (apart.length === 0) return [isCopy ? sameCopy(context) : same(context)];
  return apart.map((amount) => {
    const name = amount.field === "available" ? null : fieldName(amount, type, context);
    return viewLine(amount.compared, { field: amount.field, name, currency }, context);
  });
}

/** For a single account every quantity, aligned with its cells. */
function linesOfOne({ amounts, currency }: Amounts, row: TableRow, model: PageModel): readonly Child[] {
  const { account, cells } = row;
  return quantitiesIn(cells, account.type).map((field) => {
    const compared =
      field === "held"
        ? heldComparedWithBaseline(amounts, row, model)
        : (amounts.find((amount) => amount.field === field)?.compared ?? ({ kind: "none" } as const));
    return viewLine(compared, { field, name: null, currency }, model.context);
  });
}

function heldComparedWithBaseline(
  amounts: readonly Amount[],
  { cells, account }: TableRow,
  model: PageModel,
): ComparedWithBaseline {
  const { columns, baseline } = model;
  const place = columns.findIndex(({ calls }) => calls.some(({ id }) => id === baseline?.call.id));
  const against = cells[place];
  const [held, other] = [
    heldIn(amounts, account.type),
    against?.kind === "amounts" ? heldIn(against.amounts, account.type) : null,
  ];
  if (held === null || other === null) return { kind: "none" };
  const by = subtractMoney(held, other);
  return by === 0 ? { kind: "same" } : { kind: "differs", by };
}

function viewLine(
  compared: ComparedWithBaseline,
  {
    field,
    name,
    currency,
  }: { readonly field: Quantity; readonly name: string | null; readonly currency: string | null },
  context: TextContext,
): HTMLElement {
  const isQuiet = compared.kind === "same" || compared.kind === "none";
  return h(
    "span",
    { class: `difference-line of-${field}${isQuiet ? " is-same" : ""}` },
    name === null ? null : h("span", { class: "field" }, `${name} `),
    wordsOf(compared, currency, context),
  );
}

function wordsOf(compared: ComparedWithBaseline, currency: string | null, context: TextContext): Child {
  switch (compared.kind) {
    case "differs":
      return formatDifference(compared.by, currency, context);
    case "not-comparable":
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

function sameCopy(context: TextContext): HTMLElement {
  const words = panelLabel("sameCopy", context);
  return h(
    "span",
    { class: "difference-line of-available is-same", title: panelLabel("sameCopyHint", context) },
    words,
  );
}

function none(context: TextContext): HTMLElement {
  return h("span", { class: "difference-line is-same" }, sign("–", panelLabel("nothingToCompare", context)));
}

function sign(seen: string, heard: string): Child {
  return [h("span", { "aria-hidden": "true" }, seen), h("span", { class: "sr" }, heard)];
}
