/**
 * What a column is sorted by. Amounts of two currencies are never put together: those of one unit stand together, the unit of
 * most rows first. Null is not known yet, or not at all, and comes last in either direction.
 */
export type SortValue = number | string | { readonly unit: string; readonly amount: number } | null;

/** How grave a cell is; its words say the same. */
type ReportTone = "plain" | "dim" | "good" | "warning" | "problem";

export interface ReportCell {
  readonly text: string;
  /** Said below it, smaller. */
  readonly note?: string;
  readonly tone?: ReportTone;
  /** Its text where absent. */
  readonly sort?: SortValue;
}

export interface ReportColumn {
  readonly label: string;
  /** Figures are set to the right. */
  readonly isFigure?: boolean;
  /** Of the width of the table, in hundredths. */
  readonly share: number;
}

export interface ReportRow {
  /** Tells it from the other rows, also when it changes. */
  readonly key: string;
  /** True where its first cell opens something. */
  readonly opens: boolean;
  /** One a column. */
  readonly cells: readonly ReportCell[];
}

/** A line with what it is about in front, such as an endpoint. */
export interface ReportLine {
  readonly about?: string;
  readonly text: string;
}

export interface ReportSection {
  readonly title: string;
  readonly lines: readonly ReportLine[];
}

/** How rows are sorted until a person chooses. */
export interface ReportSorting {
  readonly column: number;
  readonly isDescending: boolean;
}

/** A result in words that are ready to be shown: what came of it, a table, and what else there is to say. */
export interface ReportText {
  readonly title: string;
  /** The Item, the environment, the time. */
  readonly about: string;
  /** The first is the answer. */
  readonly sentences: readonly string[];
  readonly columns: readonly ReportColumn[];
  /** Null: the rows have an order of their own. */
  readonly sorting: ReportSorting | null;
  readonly sections: readonly ReportSection[];
}
