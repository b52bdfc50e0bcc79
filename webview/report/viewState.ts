import { isRecord } from "../../src/protocol/envelope.ts";
import type { ReportHead, SavedReportState } from "../../src/protocol/reports.ts";
import type { ReportSorting } from "../../src/text/reports/report.ts";

/** How the person arranged the page. What it shows is never in it: that arrives again. */
export interface ReportView {
  /** Null: as the report has it. */
  readonly sorting: ReportSorting | null;
  readonly filter: string;
  readonly top: number;
}

const initialView: ReportView = { sorting: null, filter: "", top: 0 };

/** Reads what VS Code kept from an earlier life of the page; whatever does not fit is left at its default. */
export function readReportView(saved: unknown): ReportView {
  if (!isRecord(saved) || saved.schemaVersion !== 1 || !isRecord(saved.view)) return initialView;
  const { sorting, filter, top } = saved.view;
  return {
    sorting: readSorting(sorting),
    filter: typeof filter === "string" ? filter : "",
    top: typeof top === "number" && top > 0 ? top : 0,
  };
}

function readSorting(value: unknown): ReportSorting | null {
  if (!isRecord(value)) return null;
  const { column, isDescending } = value;
  if (typeof column !== "number" || !Number.isSafeInteger(column) || column < 0) return null;
  return { column, isDescending: isDescending === true };
}

/** What VS Code keeps: which report it is for the host, the arrangement for the page. */
export function savedReportState({ kind, subject }: ReportHead, view: ReportView): SavedReportState {
  return { schemaVersion: 1, kind, subject, view };
}
