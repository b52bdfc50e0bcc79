/**
 * The value that a column sorts by. Amounts of different currencies are not compared: those of one unit stay together,
 * the unit with the most rows first. Null (unknown, or not known yet) comes last in either direction.
 */
export type SortValue = number | string | { readonly unit: string; readonly amount: number } | null;

/** The severity of a cell; its words say the same. */
type ReportTone = "plain" | "dim" | "good" | "warning" | "problem";

export interface ReportCell {
  readonly text: string;
  /** Shown below the text, smaller. */
  readonly note?: string;
  readonly tone?: ReportTone;
  /** Default: the text. */
  readonly sort?: SortValue;
}

export interface ReportColumn {
  readonly label: string;
  /** Right-aligned. */
  readonly isFigure?: boolean;
  /** Percent of the table's width. */
  readonly share: number;
}

export interface ReportRow {
  /** Identifies the row, also when its content changes. */
  readonly key: string;
  /** True when its first cell opens something. */
  readonly opens: boolean;
  /** One per column. */
  readonly cells: readonly ReportCell[];
}

/** A line with its subject in front, such as an endpoint. */
export interface ReportLine {
  readonly about?: string;
  readonly text: string;
}

export interface ReportSection {
  readonly title: string;
  readonly lines: readonly ReportLine[];
}

/** How rows are sorted by default. */
export interface ReportSorting {
  readonly column: number;
  readonly isDescending: boolean;
}

/** A result as text: a summary, a table, and further sections. */
export interface ReportText {
  readonly title: string;
  /** The Item, environment and time. */
  readonly about: string;
  /** The first sentence is the result. */
  readonly sentences: readonly string[];
  readonly columns: readonly ReportColumn[];
  /** Null: the rows keep their own order. */
  readonly sorting: ReportSorting | null;
  readonly sections: readonly ReportSection[];
}
