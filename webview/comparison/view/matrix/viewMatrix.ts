import { panelLabel } from "../../../../src/text/panelLabels.ts";
import { h, withProperties } from "../../../lib/dom.ts";
import type { PageModel } from "../../model/pageModel.ts";
import type { RowGroup } from "../../model/sorted.ts";
import { viewAccountRow } from "./viewAccountRow.ts";
import { columnCount } from "./viewBankShows.ts";
import { viewHead } from "./viewHead.ts";
import { viewMatchHead } from "./viewMatchHead.ts";

/**
 * The table. What the screenshot tool and the end-to-end tests read from it, and may rely on:
 * - head cells: `th[data-reading][data-endpoint]`; a folded column lists the first 50 of its readings in `data-readings`, and shows
 *   the numbers of the first; what opens it is `[data-action="toggle-fold"]`, as are the lines of steps without columns;
 * - cells: `td[data-reading][data-account]` (and `data-readings`), holding `[data-field="available"]`,
 *   `[data-field="current"]` and, where there is one, `[data-field="limit"]`, each with `data-value`: the raw number,
 *   `null` for an answer without a number, no attribute for a field the endpoint does not return;
 * - the verdict: `[data-role="verdict"]`.
 */
export function viewMatrix(model: PageModel, liveRow: LiveRow): HTMLTableElement {
  const { context, rowGroups, columns } = model;
  const evaluated = columns.filter(({ calls: [{ kind }] }) => kind === "evaluated").length;
  const table = h(
    "table",
    {
      class: `matrix${model.accounts.length === 1 ? " one-account" : ""}`,
      "data-role": "matrix",
      "aria-busy": String(model.running),
    },
    h("caption", { class: "sr" }, panelLabel("matrix", context)),
    viewHead(model),
    ...rowGroups.map((group) => viewGroup(group, model, liveRow)),
    rowGroups.length === 0 ? viewNoRows(model) : null,
  );
  // Narrow, the evaluation has no column beside others.
  const narrow = columns.length - evaluated || columns.length;
  return withProperties(table, { "--calls": String(columns.length), "--narrow-calls": String(narrow) });
}

/** The row of an account in the live table, when it is drawn in the body with this key. */
export type LiveRow = (accountId: string, body: string) => HTMLElement | undefined;

export function liveRowsIn(region: HTMLElement): LiveRow {
  const byAccount = new Map<string | undefined, HTMLElement>();
  for (const row of region.querySelectorAll<HTMLElement>("tr.account-row")) byAccount.set(row.dataset.key, row);
  return (accountId, body) => {
    const row = byAccount.get(accountId);
    return row?.parentElement?.dataset.key === body ? row : undefined;
  };
}

function viewGroup({ key, rows, head }: RowGroup, model: PageModel, liveRow: LiveRow): HTMLElement {
  const body = bodyKey(key);
  return h(
    "tbody",
    { class: "accounts", "data-key": body },
    head === null ? null : viewMatchHead(head, model),
    ...rows.map((row) => viewAccountRow(row, model, liveRow(row.account.accountId, body))),
  );
}

/** Names the body of a group of rows in the live table. */
export function bodyKey(group: RowGroup["key"]): string {
  return `rows:${group}`;
}

function viewNoRows(model: PageModel): HTMLElement {
  const { context, view, accounts, running, calls } = model;
  const hidden = accounts.length > 0;
  // Where nothing was answered, the verdict says so.
  if (!hidden && !running && calls.every(({ state }) => state !== "ok")) return h("tbody", { "data-key": "no-rows" });
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
        { class: "no-rows", colspan: columnCount(model) },
        h(
          "div",
          { class: "no-rows-words" },
          `${words} `,
          hidden ? h("button", { class: "link", "data-action": "show-all" }, panelLabel("showAll", context)) : null,
        ),
      ),
    ),
  );
}
