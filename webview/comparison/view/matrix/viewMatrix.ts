import { panelLabel } from "../../../../src/text/panelLabels.ts";
import { h } from "../../../lib/dom.ts";
import type { MatrixRow } from "../../model/matrixRow.ts";
import type { PageModel } from "../../model/page.ts";
import type { RowGroup } from "../../model/sorted.ts";
import type { RowWindow } from "../../rowWindow.ts";
import { setColumnWidths } from "./columnWidths.ts";
import { type RowDrawing, viewAccountRow } from "./viewAccountRow.ts";
import { columnCount } from "./viewBankShows.ts";
import { viewHead } from "./viewHead.ts";
import { viewMatchHead } from "./viewMatchHead.ts";
import { viewRoom } from "./viewRoom.ts";

/**
 * The table. What the screenshot tool and the end-to-end tests read from it, and may rely on:
 * - head cells: `th[data-reading][data-endpoint]`; a folded column lists all of its readings in `data-readings`, and shows
 *   the numbers of the first; what opens it is `[data-action="toggle-fold"]`, as are the lines of steps without columns;
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
      class: `matrix${model.accounts.length === 1 ? " one-account" : ""}${drawn === null ? "" : " in-part"}`,
      "data-role": "matrix",
      "aria-busy": String(model.running),
      "aria-rowcount": drawn === null ? null : headRows + headsOf(model) + model.shownCount,
    },
    h("caption", { class: "sr" }, panelLabel("matrix", context)),
    drawn === null ? null : h("colgroup", {}, ...Array.from({ length: columnCount(model) }, () => h("col", {}))),
    viewHead(model, figures.isComplete),
    ...model.rowGroups.map((group, index) => {
      const first = before;
      before += group.rows.length;
      return viewGroup({ ...group, index, first }, drawing);
    }),
    model.rowGroups.length === 0 ? viewNoRows(model) : null,
  );
  if (drawn !== null) {
    setColumnWidths(table, model, figures);
    table.querySelector("thead tr")?.setAttribute("aria-rowindex", "1");
  }
  return table;
}

const headRows = 1;

function headsOf({ rowGroups }: PageModel): number {
  return rowGroups.filter(({ head }) => head !== null).length;
}

/** A row's place in the whole table, from 1; the heads of groups are rows too, `heads` of them up to this one. */
export function rowIndex(heads: number, row: number): number {
  return headRows + heads + row + 1;
}

/** How the table is drawn. */
export interface MatrixDrawing extends RowDrawing {
  /** Null where all rows are drawn. */
  readonly window: RowWindow | null;
  /** The row of an account in the table as it stands, if it is drawn in the group of that key. */
  liveRow(accountId: string, group: string): HTMLElement | undefined;
}

interface PlacedGroup extends RowGroup {
  readonly index: number;
  /** Place of its first row among all rows. */
  readonly first: number;
}

function viewGroup({ key, rows, head, index, first }: PlacedGroup, drawing: MatrixDrawing): HTMLElement {
  const { model, window: drawn } = drawing;
  const tbodyKey = bodyKey(key);
  const headRow = head === null ? null : viewMatchHead(head, model);
  const viewRow = (row: MatrixRow) => viewAccountRow(row, drawing, drawing.liveRow(row.account.accountId, tbodyKey));
  if (drawn === null) return h("tbody", { class: "accounts", "data-key": tbodyKey }, headRow, ...rows.map(viewRow));
  const heads = headsUpTo(model, index);
  headRow?.setAttribute("aria-rowindex", String(rowIndex(heads, first - 1)));
  const end = first + rows.length;
  const from = Math.min(end, Math.max(first, drawn.from));
  const to = Math.max(from, Math.min(end, drawn.to));
  return h(
    "tbody",
    { class: "accounts", "data-key": tbodyKey },
    headRow,
    viewRoom("above", drawn.roomOf(first, from), model),
    ...rows.slice(from - first, to - first).map((row, place) => {
      const drawnRow = viewRow(row);
      drawnRow.setAttribute("aria-rowindex", String(rowIndex(heads, from + place)));
      return drawnRow;
    }),
    viewRoom("below", drawn.roomOf(to, end), model),
  );
}

/** Names the body of a group of rows in the live table. */
export function bodyKey(group: RowGroup["key"]): string {
  return `rows:${group}`;
}

/** How many heads of groups stand above the rows of this one. */
export function headsUpTo({ rowGroups }: PageModel, index: number): number {
  return rowGroups.slice(0, index + 1).filter(({ head }) => head !== null).length;
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
          hidden
            ? h("button", { type: "button", class: "link", "data-action": "show-all" }, panelLabel("showAll", context))
            : null,
        ),
      ),
    ),
  );
}
