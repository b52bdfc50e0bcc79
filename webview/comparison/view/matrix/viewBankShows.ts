import { bankShownId } from "../../../../src/core/comparison/bankShown.ts";
import type { Difference } from "../../../../src/core/comparison/differenceFrom.ts";
import type { MatrixCell } from "../../../../src/core/comparison/matrix.ts";
import { currencyOf } from "../../../../src/core/reading/balances.ts";
import { seenWords } from "../../../../src/text/findings/seenWords.ts";
import { panelLabel } from "../../../../src/text/panelLabels.ts";
import { h } from "../../../lib/dom.ts";
import type { Amount, ComparedWithBaseline } from "../../model/cell.ts";
import type { PageModel } from "../../model/pageModel.ts";
import { quantitiesIn } from "../../model/quantities.ts";
import type { TableRow } from "../../model/tableRow.ts";
import { type AmountLine, amountLines, heardOf, viewAmountLine } from "./amountLine.ts";

/**
 * The column of what a person saw at the bank itself, after those of the calls, where anything was entered. It has no
 * endpoint, no latency and no request ID; its cells open the input.
 */
export function bankColumns({ comparison }: PageModel): number {
  return comparison.bankShows === undefined ? 0 : 1;
}

/** How many columns the whole table has: the account, the calls, what the bank shows, the difference, why. */
export function columnCount(model: PageModel): number {
  return model.columns.length + bankColumns(model) + 3;
}

/** Its head; null where there is no column. */
export function viewBankHead(model: PageModel): HTMLElement | null {
  const { context } = model;
  if (bankColumns(model) === 0) return null;
  return h(
    "th",
    { "data-key": bankShownId, class: "bank-shows-head", scope: "col", title: panelLabel("bankShowsHint", context) },
    panelLabel("bankShows", context),
    h("div", { class: "head-fact" }, panelLabel("enteredByHand", context)),
  );
}

/** What the bank shows of an account, or the button to enter it; null without the column. */
export function viewBankCell(row: TableRow, model: PageModel): HTMLElement | null {
  if (bankColumns(model) === 0) return null;
  const { accountId } = row.account;
  return h(
    "td",
    { "data-key": bankShownId, "data-readings": bankShownId, "data-account": accountId, class: "bank-shows" },
    row.bankShows === null ? viewEnter(accountId, model) : viewEntered(row, row.bankShows, model),
  );
}

function viewEnter(accountId: string, { context }: PageModel): HTMLElement {
  const heard = panelLabel("enterBankShows", context);
  return h(
    "button",
    {
      class: "cell bank-enter",
      "data-action": "enter-bank-shows",
      "data-entered": accountId,
      title: heard,
      "aria-label": heard,
    },
    panelLabel("enterShort", context),
  );
}

function viewEntered(row: TableRow, cell: MatrixCell, model: PageModel): HTMLElement {
  const { context, comparison } = model;
  const { accountId } = row.account;
  const lines = linesOf(row, cell, model);
  const seen = seenWords(comparison, accountId, context);
  return h(
    "button",
    {
      class: "cell",
      "data-action": "enter-bank-shows",
      "data-entered": accountId,
      title: panelLabel("correctBankShows", context),
      "aria-label": heardOf(lines, [seen], true),
    },
    ...lines.map(viewAmountLine),
    h("span", { class: "cell-note" }, " ", seen),
  );
}

/** The entered numbers, each compared with the baseline; for a single account a line for each quantity. */
function linesOf({ account, cells }: TableRow, cell: MatrixCell, model: PageModel): readonly AmountLine[] {
  const isOnlyOne = model.accounts.length === 1;
  const amounts = (["available", "current", "limit"] as const).map(
    (field): Amount => ({ field, cell: cell[field], compared: comparedWithBaseline(cell.difference[field]) }),
  );
  const shown = {
    currency: cell.balances === null ? null : currencyOf(cell.balances),
    type: account.type,
    quantities: isOnlyOne ? quantitiesIn(cells, account.type) : null,
  };
  const lines = amountLines(
    isOnlyOne ? amounts : amounts.filter((each) => each.cell.kind === "number"),
    shown,
    model.context,
  );
  // A number that was not entered was not "not returned".
  return lines.map((line) => (line.isNumber ? line : { ...line, value: "–" }));
}

function comparedWithBaseline(difference: Difference): ComparedWithBaseline {
  if (difference.kind === "differs") return { kind: "differs", by: difference.value };
  if (difference.kind === "same") return { kind: "same" };
  return { kind: difference.because === "other-currency" ? "not-comparable" : "none" };
}
