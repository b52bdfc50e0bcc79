import { panelCount, panelLabel } from "../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import { h } from "../../lib/dom.ts";
import type { PageModel } from "../model/page.ts";
import { viewAccountRow } from "./viewAccountRow.ts";
import { deltaLengths } from "./viewCell.ts";
import { viewFacts } from "./viewFacts.ts";
import { viewHead } from "./viewHead.ts";

/**
 * The table. What the screenshot tool and the end-to-end tests read from it, and may rely on:
 * - head cells: `th[data-reading][data-endpoint]`; a folded column lists all of its readings in `data-readings`;
 * - cells: `td[data-reading][data-account]` (and `data-readings`), holding `[data-field="available"]`,
 *   `[data-field="current"]` and, where there is one, `[data-field="limit"]`, each with `data-value`: the raw number,
 *   `null` for an answer without a number, no attribute for a field the endpoint does not return;
 * - the verdict: `[data-role="verdict"]`.
 */
export function viewMatrix(model: PageModel): HTMLElement {
  const { context } = model;
  const deltas = deltaLengths(model);
  return h(
    "table",
    { class: "matrix", "data-role": "matrix", "aria-busy": String(model.running) },
    h("caption", { class: "sr" }, panelLabel("matrix", context)),
    viewHead(model),
    viewFacts(model),
    ...model.accountGroups.map(({ type, rows }) =>
      h(
        "tbody",
        { "data-key": `type:${type}` },
        h(
          "tr",
          { class: "type-row" },
          h(
            "th",
            { class: "stick-left", scope: "rowgroup" },
            typeName(type, context),
            h("span", { class: "count" }, String(rows.length)),
          ),
          h("td", { colspan: model.strands.length + 1 }),
        ),
        ...rows.map((row) => viewAccountRow(row, deltas, model)),
      ),
    ),
    model.accountGroups.length === 0 ? viewNoRows(model) : null,
  );
}

function viewNoRows(model: PageModel): HTMLElement {
  const { context, view, accounts, running } = model;
  const hidden = accounts.length > 0;
  const words = !hidden
    ? panelLabel(running ? "noAccountsYet" : "noAccounts", context)
    : view.filter.trim() === ""
      ? panelLabel("allAgree", context)
      : panelLabel("noMatch", context, { filter: view.filter });
  return h(
    "tbody",
    { "data-key": "no-rows" },
    h(
      "tr",
      {},
      h(
        "td",
        { class: "no-rows", colspan: model.strands.length + 2 },
        h(
          "div",
          { class: "no-rows-words" },
          `${words} `,
          hidden
            ? h("button", { type: "button", class: "link", "data-action": "show-all" }, panelLabel("showAll", context))
            : null,
        ),
      ),
    ),
  );
}

function typeName(type: string, context: TextContext): string {
  switch (type) {
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

/** "12 accounts", or how many of them are shown. */
export function shownSentence({ accounts, shownCount, context }: PageModel): string {
  return shownCount === accounts.length
    ? panelCount("accounts", accounts.length, context)
    : panelLabel("shown", context, { shown: String(shownCount), total: String(accounts.length) });
}
