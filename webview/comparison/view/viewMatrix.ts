import { panelCount, panelLabel } from "../../../src/text/panelLabels.ts";
import { h } from "../../lib/dom.ts";
import type { MatrixRow } from "../model/matrixRow.ts";
import type { PageModel } from "../model/page.ts";
import type { RowWindow } from "../rowWindow.ts";
import { setColumnWidths } from "./columnWidths.ts";
import { type RowDrawing, viewAccountRow } from "./viewAccountRow.ts";
import { viewFacts } from "./viewFacts.ts";
import { viewHead } from "./viewHead.ts";
import { viewRoom } from "./viewRoom.ts";
import { viewTypeRow } from "./viewTypeRow.ts";

/**
 * The table. What the screenshot tool and the end-to-end tests read from it, and may rely on:
 * - head cells: `th[data-reading][data-endpoint]`; a folded column lists all of its readings in `data-readings`;
 * - cells: `td[data-reading][data-account]` (and `data-readings`), holding `[data-field="available"]`,
 *   `[data-field="current"]` and, where there is one, `[data-field="limit"]`, each with `data-value`: the raw number,
 *   `null` for an answer without a number, no attribute for a field the endpoint does not return;
 * - the verdict: `[data-role="verdict"]`.
 */
export function viewMatrix(drawing: MatrixDrawing): HTMLElement {
  const { model, figures, window: drawn } = drawing;
  const { context } = model;
  let before = 0;
  const table = h(
    "table",
    {
      // A reason that stays in view must not cover the last of a few columns.
      class: `matrix${model.strands.length > fewColumns ? " why-stays" : ""}${drawn === null ? "" : " in-part"}`,
      "data-role": "matrix",
      "aria-busy": String(model.running),
      "aria-rowcount": drawn === null ? null : headRows + model.accountGroups.length + model.shownCount,
    },
    h("caption", { class: "sr" }, panelLabel("matrix", context)),
    drawn === null ? null : h("colgroup", {}, ...[null, ...model.strands, null].map(() => h("col", {}))),
    viewHead(model),
    viewFacts(model, figures.isComplete),
    ...model.accountGroups.map((group, index) => {
      const first = before;
      before += group.rows.length;
      return viewGroup({ ...group, index, first }, drawing);
    }),
    model.accountGroups.length === 0 ? viewNoRows(model) : null,
  );
  if (drawn !== null) {
    setColumnWidths(table, model, figures);
    // The two rows of the head and the five of the calls come first.
    for (const [index, row] of [...table.querySelectorAll("thead tr, .fact-row")].entries()) {
      row.setAttribute("aria-rowindex", String(index + 1));
    }
  }
  return table;
}

/** So many columns and the reasons fit beside each other on a usual screen. */
const fewColumns = 6;
const headRows = 7;

/** A row's place in the whole table, from 1; the head of each group is a row too. */
export function rowIndex(group: number, row: number): number {
  return headRows + group + 1 + row + 1;
}

/** How the table is drawn. */
export interface MatrixDrawing extends RowDrawing {
  /** Null where all rows are drawn. */
  readonly window: RowWindow | null;
  /** The row of an account in the table as it stands, if it is drawn in the group of that key. */
  liveRow(accountId: string, group: string): HTMLElement | undefined;
}

interface GroupOfRows {
  readonly type: string | null;
  readonly rows: readonly MatrixRow[];
  readonly index: number;
  /** Place of its first row among all rows. */
  readonly first: number;
}

function viewGroup({ type, rows, index, first }: GroupOfRows, drawing: MatrixDrawing): HTMLElement {
  const { model, figures, window: drawn } = drawing;
  const { widths } = figures;
  const typeRow = viewTypeRow({ type, rows, widths, totals: figures.totals[index] ?? [] }, model);
  const key = `type:${type ?? ""}`;
  const viewRow = (row: MatrixRow) => viewAccountRow(row, drawing, drawing.liveRow(row.account.accountId, key));
  if (drawn === null) return h("tbody", { "data-key": key }, typeRow, ...rows.map(viewRow));
  typeRow.setAttribute("aria-rowindex", String(rowIndex(index, first - 1)));
  const end = first + rows.length;
  const from = Math.min(end, Math.max(first, drawn.from));
  const to = Math.max(from, Math.min(end, drawn.to));
  return h(
    "tbody",
    { "data-key": key },
    typeRow,
    viewRoom("above", drawn.roomOf(first, from), model),
    ...rows.slice(from - first, to - first).map((row, place) => {
      const drawnRow = viewRow(row);
      drawnRow.setAttribute("aria-rowindex", String(rowIndex(index, from + place)));
      return drawnRow;
    }),
    viewRoom("below", drawn.roomOf(to, end), model),
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

/** "12 accounts", or how many of them are shown. */
export function shownSentence({ accounts, shownCount, context }: PageModel): string {
  return shownCount === accounts.length
    ? panelCount("accounts", accounts.length, context)
    : panelLabel("shown", context, { shown: String(shownCount), total: String(accounts.length) });
}
