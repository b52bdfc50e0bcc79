import { type ReportKind, reportKinds } from "../../protocol/reports.ts";

/** The part of a report page's saved state that identifies the report. */
export interface ReportIdentity {
  readonly kind: ReportKind;
  readonly subject: string;
}

/** Reads a page's saved state; null without one, and for one of another version or form. */
export function readReportIdentity(state: unknown): ReportIdentity | null {
  if (typeof state !== "object" || state === null) return null;
  const { schemaVersion, kind, subject } = state as Partial<Record<string, unknown>>;
  const known = reportKinds.find((each) => each === kind);
  if (schemaVersion !== 1 || known === undefined || typeof subject !== "string") return null;
  return { kind: known, subject };
}
