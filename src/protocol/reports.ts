import type { ReportRow, ReportText } from "../text/reports/report.ts";

/** What a report is of. */
export const reportKinds = ["many", "plan", "guide", "lost"] as const;
export type ReportKind = (typeof reportKinds)[number];

/** What can be done from a report: a closed set, of which each offers some. The host owns what is done. */
export const reportActions = [
  "cancel",
  "again",
  "export",
  "copy",
  "run",
  "choose-endpoints",
  "choose-evaluation",
  "call",
  "call-instead",
  "open-docs",
] as const;
export type ReportAction = (typeof reportActions)[number];

export interface ReportButton {
  readonly action: ReportAction;
  readonly label: string;
  /** At most one of a report. */
  readonly isPrimary?: boolean;
}

/** All of a report but its rows. */
export interface ReportHead extends ReportText {
  readonly kind: ReportKind;
  /** What the report is of, as the page keeps it to be found again; never a balance. */
  readonly subject: string;
  readonly buttons: readonly ReportButton[];
  /** Null: nothing is under way. */
  readonly progress: { readonly done: number; readonly total: number; readonly words: string } | null;
  /** The page's own words. */
  readonly labels: {
    readonly filter: string;
    readonly noMatch: string;
    /** Said where the host could not do what was asked. */
    readonly failed: string;
  };
}

export interface Report {
  readonly head: ReportHead;
  readonly rows: readonly ReportRow[];
}

/** What the page of a report may ask. */
type ReportRequests = {
  "report/ready": { in: null; out: Report };
  /** Does what one of its buttons says; nothing where the report has none of it. */
  "report/act": { in: { readonly action: ReportAction }; out: null };
  /** Opens what a row is about; nothing where the report has no such row. */
  "report/open": { in: { readonly row: string }; out: null };
};

type ReportEvents = {
  /** All of it, as after a change that touches every row. */
  "report/shown": Report;
  /** The head, and the rows that changed: the others stay as they are. */
  "report/changed": Report;
};

type Nothing = Record<never, never>;

export type ReportHostEnd = { serves: ReportRequests; calls: Nothing; sends: ReportEvents; hears: Nothing };
export type ReportPageEnd = { serves: Nothing; calls: ReportRequests; sends: Nothing; hears: ReportEvents };

/**
 * What the page keeps with `setState`: which report it is, for the host, and how it was arranged, for the page. Never what it
 * shows.
 */
export interface SavedReportState {
  readonly schemaVersion: 1;
  readonly kind: ReportKind;
  readonly subject: string;
  readonly view: unknown;
}
