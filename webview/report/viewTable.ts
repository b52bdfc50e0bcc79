import type { ReportHead } from "../../src/protocol/reports.ts";
import type { ReportCell, ReportRow, ReportSorting } from "../../src/text/reports/report.ts";
import { breakable } from "../lib/breakable.ts";
import { type Child, h, withProperties } from "../lib/dom.ts";
import type { RowPart } from "../lib/rowTable.ts";

interface TableInput extends RowPart {
  readonly head: ReportHead;
  readonly rows: readonly ReportRow[];
  readonly sorting: ReportSorting | null;
}

/** The table, or the part of it that is seen. */
export function viewTable(input: TableInput): HTMLElement {
  const { head, rows, sorting, from, to, rowHeight, isLong } = input;
  const { columns } = head;
  const room = (count: number, key: string): Child =>
    count <= 0
      ? null
      : withProperties(
          h("tr", { class: "room", "aria-hidden": "true", "data-key": key }, h("td", { colspan: columns.length })),
          {
            "--room": `${count * rowHeight}px`,
          },
        );
  return h(
    "table",
    { class: isLong ? "rows long" : "rows", "aria-label": head.title, "aria-rowcount": rows.length + 1 },
    h("colgroup", {}, ...columns.map(({ share }) => withProperties(h("col"), { "--share": String(share) }))),
    h(
      "thead",
      {},
      h(
        "tr",
        { "aria-rowindex": 1 },
        ...columns.map(({ label, isFigure }, column) =>
          viewColumnHead({ label, isFigure: isFigure === true, column, head, sorting }),
        ),
      ),
    ),
    h(
      "tbody",
      {},
      room(from, "room above"),
      ...rows.slice(from, to).map((row, index) => viewRow(row, from + index + 2, input)),
      room(rows.length - to, "room below"),
    ),
  );
}

interface ColumnHead {
  readonly label: string;
  readonly isFigure: boolean;
  readonly column: number;
  readonly head: ReportHead;
  readonly sorting: ReportSorting | null;
}

function viewColumnHead({ label, isFigure, column, head, sorting }: ColumnHead): HTMLElement {
  const cellClass = isFigure ? "figure" : null;
  // An order of its own, such as that of calls, means something.
  if (head.sorting === null) return h("th", { scope: "col", class: cellClass }, label);
  const isSorted = sorting?.column === column;
  const direction = sorting?.isDescending === true ? "descending" : "ascending";
  return h(
    "th",
    { scope: "col", class: cellClass, "aria-sort": isSorted ? direction : "none" },
    h(
      "button",
      { type: "button", class: "sort", "data-sort": column, "data-key": `sort ${column}` },
      label,
      h("span", { class: "arrow", "aria-hidden": "true" }, isSorted ? (direction === "descending" ? "↓" : "↑") : ""),
    ),
  );
}

function viewRow(row: ReportRow, rowIndex: number, { head }: TableInput): HTMLElement {
  return h(
    "tr",
    { "data-key": row.key, "data-row": row.opens ? row.key : null, "aria-rowindex": rowIndex },
    ...row.cells.map((cell, column) => {
      if (column > 0)
        return h("td", { class: cellClass(cell, head.columns[column]?.isFigure === true) }, ...viewCell(cell));
      const name = row.opens
        ? h("button", { type: "button", class: "open", "data-roving": true, tabindex: -1 }, cell.text)
        : h("span", { class: isPath(cell.text) ? "endpoint" : "name" }, ...words(cell.text));
      return h("th", { scope: "row" }, name, viewNote(cell));
    }),
  );
}

function cellClass({ tone }: ReportCell, isFigure: boolean): string | null {
  const classes = [
    ...(tone === undefined || tone === "plain" ? [] : [`tone-${tone}`]),
    ...(isFigure ? ["figure"] : []),
  ];
  return classes.length === 0 ? null : classes.join(" ");
}

function viewCell(cell: ReportCell): readonly Child[] {
  return [cell.text === "" ? null : h("span", { class: "text" }, cell.text), viewNote(cell)];
}

/** Cut off where there is no room for it: then the pointer sees it whole. */
function viewNote({ note = "" }: ReportCell): Child {
  return note === "" ? null : h("span", { class: "note", title: note }, ...words(note));
}

function isPath(text: string): boolean {
  return text.startsWith("/");
}

/** A path breaks between its parts, not within them. */
function words(text: string): readonly Child[] {
  return isPath(text) ? breakable(text) : [text];
}
