import { formatMoney } from "../../../../src/text/format.ts";
import { panelLabel } from "../../../../src/text/panelLabels.ts";
import { type Child, h } from "../../../lib/dom.ts";
import type { Amount } from "../../model/cell.ts";
import type { PageModel } from "../../model/pageModel.ts";
import { quantitiesIn } from "../../model/quantities.ts";
import type { TableRow } from "../../model/tableRow.ts";
import { accountName, ownName } from "../accountName.ts";
import { viewDecisionNote } from "../viewDecision.ts";
import { viewQuantities } from "./amountLine.ts";
import { viewBankCell } from "./viewBankShows.ts";
import { type PlacedCell, refillCell, viewCell } from "./viewCell.ts";
import { viewDifference } from "./viewDifference.ts";
import { viewWhy } from "./viewWhy.ts";

/**
 * One account: its name, what each call said of it, how that differs and why. `live` is its row in the live table, which
 * is to be made to look like this one.
 */
export function viewAccountRow(row: TableRow, model: PageModel, live: Element | undefined = undefined): HTMLElement {
  const drawn = h(
    "tr",
    {},
    viewAccountHead(row, model),
    ...cellPlaces(row, model).map((place, index) => viewCell(place, model, liveCell(live, index, place))),
    viewBankCell(row, model),
    viewDifference(row, model),
    viewWhy(row, model),
  );
  name(drawn, row);
  return drawn;
}

/** Turns a drawn row that is no longer needed into that of another account. */
export function refillAccountRow(drawn: HTMLElement, row: TableRow, model: PageModel): void {
  drawn.firstElementChild?.replaceWith(viewAccountHead(row, model));
  for (const [index, place] of cellPlaces(row, model).entries()) {
    const cell = drawn.children[index + 1];
    if (cell instanceof HTMLElement && !refillCell(cell, place, model)) {
      cell.replaceWith(viewCell(place, model));
    }
  }
  const bankCell = viewBankCell(row, model);
  if (bankCell !== null) drawn.querySelector(".bank-shows")?.replaceWith(bankCell);
  drawn.lastElementChild?.previousElementSibling?.replaceWith(viewDifference(row, model));
  drawn.lastElementChild?.replaceWith(viewWhy(row, model));
  name(drawn, row);
}

/** The cell of a column in a live row: at its place, unless columns have come or gone. */
function liveCell(live: Element | undefined, index: number, { column }: PlacedCell): Element | undefined {
  const isOf = (cell: Element | undefined): boolean => cell?.getAttribute("data-key") === column.key;
  const there = live?.children[index + 1];
  return isOf(there) ? there : [...(live?.children ?? [])].find(isOf);
}

const severities = ["info", "warning", "problem"] as const;

/** The colour of a difference depends on its severity, not on its direction. */
function name(drawn: HTMLElement, row: TableRow): void {
  drawn.className = row.differs ? "account-row differs" : "account-row";
  drawn.dataset.key = row.account.accountId;
  const gravest = Math.max(0, ...row.reasons.map(({ shown }) => severities.indexOf(shown.finding.severity)));
  drawn.dataset.severity = severities[gravest];
}

function cellPlaces({ cells, account }: TableRow, { columns, accounts }: PageModel): readonly PlacedCell[] {
  const currency = currencyOf({ cells });
  const quantities = accounts.length === 1 ? quantitiesIn(cells, account.type) : null;
  return columns.flatMap((column, place) => {
    const cell = cells[place];
    return cell === undefined ? [] : [{ cell, column, account, currency, quantities }];
  });
}

/** An evaluation returns numbers alone; its currency is that of the account's other responses. */
function currencyOf({ cells }: Pick<TableRow, "cells">): string | null {
  return cells.reduce<string | null>((known, cell) => known ?? (cell.kind === "amounts" ? cell.currency : null), null);
}

function viewAccountHead(row: TableRow, model: PageModel): HTMLElement {
  const { account } = row;
  const { context } = model;
  const isOnlyOne = model.accounts.length === 1;
  return h(
    "th",
    { class: "stick-left account", scope: "row", title: account.officialName ?? accountName(account, context) },
    h(
      "span",
      { class: "account-line" },
      h("span", { class: "account-name", dir: "auto" }, ownName(account, context)),
      " ",
      typeof account.mask !== "string"
        ? null
        : h(
            "span",
            { class: "mask" },
            h("span", { "aria-hidden": "true" }, `••${account.mask}`),
            h("span", { class: "sr" }, panelLabel("maskedAs", context, { mask: account.mask })),
          ),
    ),
    viewSubtype(row, model),
    isOnlyOne
      ? h(
          "span",
          { class: "quantities", "aria-hidden": "true" },
          ...viewQuantities(quantitiesIn(row.cells, account.type), account.type, context),
        )
      : null,
    // Without a column for the evaluation, its decision is shown with the account.
    ...row.cells.map((cell) =>
      cell.kind === "amounts" && cell.decision !== null ? viewDecisionNote(cell.decision, context) : null,
    ),
  );
}

/** What kind of account it is, and its limit where every call gives the same. */
function viewSubtype(row: TableRow, { context }: PageModel): Child {
  const { account } = row;
  const limits = row.cells.flatMap((cell) =>
    cell.kind === "amounts" ? cell.amounts.filter(isLimit).map(({ cell: limit }) => limit) : [],
  );
  const [limit] = limits;
  const isShared = limits.every(
    (each) => each.kind === "number" && limit?.kind === "number" && each.value === limit.value,
  );
  const words = [
    typeof account.subtype === "string" ? account.subtype : null,
    limit?.kind === "number" && isShared
      ? panelLabel("limitOf", context, { amount: formatMoney(limit.value, currencyOf(row), context) })
      : null,
  ].filter((each) => each !== null);
  return words.length === 0 ? null : h("span", { class: "subtype" }, words.join(" · "));
}

function isLimit({ field, cell }: Amount): boolean {
  return field === "limit" && cell.kind === "number";
}
