import { formatMoney } from "../../../../src/text/format.ts";
import { panelCount } from "../../../../src/text/panelLabels.ts";
import { type Child, h } from "../../../lib/dom.ts";
import type { PageModel } from "../../model/pageModel.ts";
import type { RowGroup } from "../../model/sorted.ts";
import type { TableRow } from "../../model/tableRow.ts";
import { accountName } from "../accountName.ts";
import { columnCount } from "./viewBankShows.ts";

/** Folded accounts that are named. */
const named = 4;

/** The line in place of matching rows: how many they are, and the numbers of the first. A click shows the rows. */
export function viewMatchHead({ rows, isOpen }: NonNullable<RowGroup["head"]>, model: PageModel): HTMLElement {
  const { context } = model;
  return h(
    "tr",
    { class: "match-row", "data-key": "head" },
    h(
      "td",
      { colspan: columnCount(model) },
      h(
        "button",
        { class: "line", "data-action": "toggle-matching", "aria-expanded": String(isOpen) },
        h("span", { class: "line-name" }, panelCount("accountsMatch", rows.length, context)),
        isOpen
          ? null
          : h(
              "span",
              { class: "dim" },
              ...rows.slice(0, named).flatMap((row) => [" ", viewNamed(row, model)]),
              rows.length > named ? " …" : null,
            ),
      ),
    ),
  );
}

function viewNamed({ account, cells }: TableRow, { context }: PageModel): Child {
  const amounts = cells.find((cell) => cell.kind === "amounts");
  const number = amounts?.amounts.find(({ cell }) => cell.kind === "number")?.cell;
  const money = number?.kind === "number" ? ` ${formatMoney(number.value, amounts?.currency ?? null, context)}` : "";
  return h("span", { class: "match-account" }, h("bdi", {}, accountName(account, context)), money);
}
