import { formatMoney } from "../../../src/text/format.ts";
import { panelLabel } from "../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import { h, withProperties } from "../../lib/dom.ts";
import type { MatrixRow } from "../model/matrixRow.ts";
import type { PageModel } from "../model/page.ts";
import { type Total, totalledField } from "../model/totals.ts";
import type { ColumnWidths } from "./matrixFigures.ts";
import { strandClass } from "./viewHead.ts";

/** The head of the accounts of one type, with what they add up to in each call. */
export function viewTypeRow(
  {
    type,
    rows,
    widths,
    totals,
  }: {
    readonly type: string | null;
    readonly rows: readonly MatrixRow[];
    readonly widths: readonly ColumnWidths[];
    readonly totals: readonly (readonly Total[])[];
  },
  model: PageModel,
): HTMLElement {
  const { context } = model;
  const field = totalledField(type ?? "");
  const words = panelLabel(field === "available" ? "totalAvailable" : "totalCurrent", context);
  // One account adds up to itself, and money owed does not add up with money at hand.
  const hasTotals = rows.length > 1 && type !== null;
  let place = -1;
  return h(
    "tr",
    { class: "type-row", "data-key": "type" },
    h(
      "th",
      { class: "stick-left", scope: "rowgroup" },
      typeName(type, context),
      h("span", { class: "count" }, String(rows.length)),
      hasTotals ? h("span", { class: "total-words" }, words) : null,
    ),
    ...model.groups.flatMap((group) =>
      group.strands.map((strand, index) => {
        place += 1;
        const className = `${strandClass(strand, index === 0, model)} total`;
        const sums = (totals[place] ?? []).map(({ value, currency }) =>
          h("span", {}, formatMoney(value, currency, context)),
        );
        const cell = h("td", { "data-key": strand.key, class: className }, ...sums);
        return withProperties(cell, { "--delta": `${widths[place]?.difference ?? 1}ch` });
      }),
    ),
    h("td", { class: "why" }),
  );
}

function typeName(type: string | null, context: TextContext): string {
  switch (type) {
    case null:
      return panelLabel("allAccounts", context);
    case "depository":
      return panelLabel("typeDepository", context);
    case "credit":
      return panelLabel("typeCredit", context);
    case "loan":
      return panelLabel("typeLoan", context);
    case "investment":
      return panelLabel("typeInvestment", context);
    case "other":
      return panelLabel("typeOther", context);
    default:
      // A type Plaid adds later is shown as Plaid names it.
      return type;
  }
}
