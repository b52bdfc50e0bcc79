import { displayWidth, pad, truncate } from "./displayWidth.ts";

/** Lines of one cell, top to bottom. */
export type CellLines = readonly StyledLine[];

export interface StyledLine {
  readonly text: string;
  /** Applied after measuring: colour has no width. */
  readonly style?: (text: string) => string;
}

export interface TableColumn {
  readonly head: CellLines;
  /** One cell a row. */
  readonly cells: readonly CellLines[];
}

export interface Table {
  readonly rowNames: TableColumn;
  readonly columns: readonly TableColumn[];
}

const gap = "  ";

/** Whether `drawTable` needs but one band for all columns. */
export function fitsOneBand(table: Table, width: number): boolean {
  return bandsOf(table, width).length <= 1;
}

/**
 * Draws a table in lines of at most `width` columns, numbers to the right. Columns that do not fit go below, in a band
 * of their own that repeats the names of the rows; every band has at least one column.
 */
export function drawTable(table: Table, width: number): readonly string[] {
  const nameWidth = nameWidthOf(table, width);
  return bandsOf(table, width).flatMap((band, index) => [
    ...(index === 0 ? [] : [""]),
    ...drawBand(table.rowNames, nameWidth, band),
  ]);
}

/** A third of a narrow terminal for the names: a name can be cut, a number cannot. */
function nameWidthOf({ rowNames }: Table, width: number): number {
  return Math.min(widthOf(rowNames), Math.max(12, Math.floor(width / 3)));
}

function bandsOf(table: Table, width: number): readonly (readonly Sized[])[] {
  const bands: Sized[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const column of table.columns) {
    const sized = { ...column, width: widthOf(column) };
    if (used + gap.length + sized.width > width) {
      bands.push([]);
      used = nameWidthOf(table, width);
    }
    bands.at(-1)?.push(sized);
    used += gap.length + sized.width;
  }
  return bands;
}

interface Sized extends TableColumn {
  readonly width: number;
}

function drawBand(rowNames: TableColumn, nameWidth: number, band: readonly Sized[]): readonly string[] {
  const rule = "─".repeat(nameWidth + band.reduce((total, { width }) => total + gap.length + width, 0));
  const row = (names: CellLines, cells: readonly CellLines[]): readonly string[] => {
    const height = Math.max(names.length, ...cells.map((cell) => cell.length));
    return Array.from({ length: height }, (_, line) =>
      [
        draw(names[line], nameWidth, "right"),
        ...band.map(({ width }, column) => draw(cells[column]?.[line], width, "left")),
      ]
        .join(gap)
        .trimEnd(),
    );
  };
  return [
    ...row(
      rowNames.head,
      band.map(({ head }) => head),
    ),
    rule,
    ...rowNames.cells.flatMap((names, index) =>
      row(
        names,
        band.map(({ cells }) => cells[index] ?? []),
      ),
    ),
  ];
}

function draw(line: StyledLine | undefined, width: number, side: "left" | "right"): string {
  const text = truncate(line?.text ?? "", width);
  const padding = pad("", width - displayWidth(text), "right");
  const styled = line?.style?.(text) ?? text;
  return side === "left" ? padding + styled : styled + padding;
}

function widthOf({ head, cells }: TableColumn): number {
  return Math.max(1, ...[head, ...cells].flat().map(({ text }) => displayWidth(text)));
}
