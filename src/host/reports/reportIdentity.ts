import { type ReportKind, reportKinds } from "../../protocol/reports.ts";

/** What the host needs of the state that the page of a report saved. */
export interface ReportIdentity {
  readonly kind: ReportKind;
  readonly subject: string;
}

/** Null for no state at all, for another version's, and for anything else that is not ours. */
export function readReportIdentity(state: unknown): ReportIdentity | null {
  if (typeof state !== "object" || state === null) return null;
  const { schemaVersion, kind, subject } = state as Partial<Record<string, unknown>>;
  const known = reportKinds.find((each) => each === kind);
  if (schemaVersion !== 1 || known === undefined || typeof subject !== "string") return null;
  return { kind: known, subject };
}
