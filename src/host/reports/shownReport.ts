import type { Environment } from "../../core/item/environment.ts";
import type { Report, ReportAction } from "../../protocol/reports.ts";
import type { DisposableLike } from "../emitter.ts";

/** What changed in a report: the head and these rows, or with null everything. */
export type ReportChange = readonly string[] | null;

/** A report on screen: its present content, and its actions. */
export interface ShownReport {
  /** Reports of one place share a tab: a newer one replaces the older. */
  readonly place: string;
  /** Distinguishes it from others of its place, as in `ReportHead`. */
  readonly subject: string;
  /** The environment of its Items; null for a report about none. */
  readonly environment: Environment | null;
  /** The report with all rows, or only these. */
  report(rows?: ReadonlySet<string>): Report;
  onDidChange?(listener: (change: ReportChange) => void): DisposableLike;
  /** The actions of its buttons; one without a button at the moment is not run. */
  readonly actions: Readonly<Partial<Record<ReportAction, () => Promise<void>>>>;
  /** Opens what a row is about. */
  open?(row: string): Promise<void>;
  /** Called when its tab was closed, or shows another report. */
  closed?(): void;
}
