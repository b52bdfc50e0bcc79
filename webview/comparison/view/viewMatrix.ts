import { panelCount, panelLabel } from "../../../src/text/panelLabels.ts";
import { h, withProperties } from "../../lib/dom.ts";
import { sameAttribute } from "../../lib/morph.ts";
import type { MatrixRow, PageModel } from "../model/page.ts";
import type { Total } from "../model/totals.ts";
import type { RowWindow } from "../rowWindow.ts";
import type { MatrixFigures } from "./matrixFigures.ts";
import { viewAccountRow } from "./viewAccountRow.ts";
import { viewFacts } from "./viewFacts.ts";
import { viewHead } from "./viewHead.ts";
import { viewTypeRow } from "./viewTypeRow.ts";

/**
 * The table. What the screenshot tool and the end-to-end tests read from it, and may rely on:
 * - head cells: `th[data-reading][data-endpoint]`; a folded column lists all of its readings in `data-readings`;
 * - cells: `td[data-reading][data-account]` (and `data-readings`), holding `[data-field="available"]`,
 *   `[data-field="current"]` and, where there is one, `[data-field="limit"]`, each with `data-value`: the raw number,
 *   `null` for an answer without a number, no attribute for a field the endpoint does not return;
 * - the verdict: `[data-role="verdict"]`.
 */
export function viewMatrix(model: PageModel, figures: MatrixFigures, drawn: RowWindow | null): HTMLElement {
  const { context } = model;
  const { deltas, totals } = figures;
  let before = 0;
  return h(
    "table",
    {
      // A reason that stays in view must not cover the last of a few columns.
      class: model.strands.length > fewColumns ? "matrix why-stays" : "matrix",
      "data-role": "matrix",
      "aria-busy": String(model.running),
      "aria-rowcount": drawn === null ? null : rowCount(model),
    },
    h("caption", { class: "sr" }, panelLabel("matrix", context)),
    viewHead(model, drawn),
    viewFacts(model),
    ...model.accountGroups.map((group, index) => {
      const first = before;
      before += group.rows.length;
      return viewGroup({ ...group, first, deltas, totals: totals[index] ?? [], drawn }, model);
    }),
    model.accountGroups.length === 0 ? viewNoRows(model) : null,
  );
}

/** So many columns and the reasons fit beside each other on a usual screen. */
const fewColumns = 6;

interface GroupOfRows {
  readonly type: string | null;
  readonly rows: readonly MatrixRow[];
  /** Place of its first row among all rows. */
  readonly first: number;
  readonly deltas: readonly number[];
  readonly totals: readonly (readonly Total[])[];
  readonly drawn: RowWindow | null;
}

function viewGroup({ type, rows, first, deltas, totals, drawn }: GroupOfRows, model: PageModel): HTMLElement {
  const from = clamp((drawn?.from ?? 0) - first, rows.length);
  const to = clamp((drawn?.to ?? Number.POSITIVE_INFINITY) - first, rows.length);
  const columns = model.strands.length + 2;
  return h(
    "tbody",
    { "data-key": `type:${type ?? ""}` },
    viewTypeRow({ type, rows, deltas, totals }, model),
    viewRoom("above", from, columns, drawn),
    ...rows.slice(from, to).map((row, index) => {
      const { accountId } = row.account;
      if (drawn?.live.has(accountId) === true) return h("tr", { "data-key": accountId, [sameAttribute]: true });
      const drawnRow = viewAccountRow(row, deltas, model);
      // Rows count from 1, after the two rows of the head and the five of the calls.
      if (drawn !== null) drawnRow.setAttribute("aria-rowindex", String(headRows + first + from + index + 1));
      return drawnRow;
    }),
    viewRoom("below", rows.length - to, columns, drawn),
  );
}

const headRows = 7;

function rowCount({ accountGroups, shownCount }: PageModel): number {
  return headRows + accountGroups.length + shownCount;
}

/** Room for rows that are not drawn, so that the scroll bar is as long as the table. */
function viewRoom(
  place: "above" | "below",
  rows: number,
  columns: number,
  drawn: RowWindow | null,
): HTMLElement | null {
  if (drawn === null || rows === 0) return null;
  const height = `${Math.round(rows * drawn.rowHeight)}px`;
  return h(
    "tr",
    { class: "room", "data-rows": rows, "data-key": `room-${place}`, "aria-hidden": "true" },
    withProperties(h("td", { colspan: columns }), { "--height": height }),
  );
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(value, most));
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

/** "12 accounts", or how many of them are shown. */
export function shownSentence({ accounts, shownCount, context }: PageModel): string {
  return shownCount === accounts.length
    ? panelCount("accounts", accounts.length, context)
    : panelLabel("shown", context, { shown: String(shownCount), total: String(accounts.length) });
}
