import { displayWidth, pad, truncate } from "./displayWidth.ts";

/** Lines of one cell, top to bottom. */
export type CellLines = readonly StyledLine[];

export interface StyledLine {
  readonly text: string;
  /** Applied after measuring: colour has no width. */
  readonly style?: (text: string) => string;
}

interface TableColumn {
  readonly head: CellLines;
  /** One cell a row. */
  readonly cells: readonly CellLines[];
}

/** A row whose cells are all without lines is a heading: its name has the whole width. */
export interface Table {
  readonly rowNames: TableColumn;
  readonly columns: readonly TableColumn[];
}

const gap = "  ";
const leastNameWidth = 12;

/** Whether a table can be drawn within `width` columns without a name being cut. */
export function fits(table: Table, width: number): boolean {
  return nameWidthOf(table) + columnsWidth(table) <= width;
}

/**
 * Draws a table in lines of at most `width` columns, numbers to the right. A name is cut where there is no room for it. A
 * number never is: a table whose numbers alone are too wide is wider.
 */
export function drawTable(table: Table, width: number): readonly string[] {
  const { rowNames } = table;
  const columns = table.columns.map((column) => ({ ...column, width: widthOf(column, () => true) }));
  const taken = columnsWidth(table);
  const nameWidth = Math.min(nameWidthOf(table), Math.max(leastNameWidth, width - taken));
  const row = (names: CellLines, cells: readonly CellLines[]): readonly string[] =>
    Array.from({ length: Math.max(names.length, ...cells.map((cell) => cell.length)) }, (_, line) =>
      [
        draw(names[line], nameWidth, "right"),
        ...columns.map((column, index) => draw(cells[index]?.[line], column.width, "left")),
      ]
        .join(gap)
        .trimEnd(),
    );
  const heads = columns.map(({ head }) => head);
  return [
    ...row(rowNames.head, heads),
    "─".repeat(nameWidth + taken),
    ...rowNames.cells.flatMap((names, index) =>
      isHeading(table, index)
        ? names.map((name) => draw(name, width, "right").trimEnd())
        : row(
            names,
            columns.map(({ cells }) => cells[index] ?? []),
          ),
    ),
  ];
}

function isHeading({ columns }: Table, row: number): boolean {
  return columns.every(({ cells }) => (cells[row]?.length ?? 0) === 0);
}

function draw(line: StyledLine | undefined, width: number, side: "left" | "right"): string {
  const text = truncate(line?.text ?? "", width);
  const padding = pad("", width - displayWidth(text), "right");
  const styled = line?.style?.(text) ?? text;
  return side === "left" ? padding + styled : styled + padding;
}

function nameWidthOf(table: Table): number {
  return widthOf(table.rowNames, (row) => !isHeading(table, row));
}

function columnsWidth({ columns }: Table): number {
  return columns.reduce((total, column) => total + gap.length + widthOf(column, () => true), 0);
}

/** Columns that the head and the cells of these rows take. */
function widthOf({ head, cells }: TableColumn, counts: (row: number) => boolean): number {
  let widest = 1;
  const measure = ({ text }: StyledLine) => {
    widest = Math.max(widest, displayWidth(text));
  };
  head.forEach(measure);
  for (const [row, cell] of cells.entries()) if (counts(row)) cell.forEach(measure);
  return widest;
}
