import type { Environment } from "../../core/item/environment.ts";
import type { Report, ReportAction } from "../../protocol/reports.ts";
import type { DisposableLike } from "../emitter.ts";

/** What of a report changed: some rows, its head among it, or with null all of it. */
export type ReportChange = readonly string[] | null;

/** A report on screen: what it shows now, and what is done from it. */
export interface ShownReport {
  /** Two reports of one place are shown in one tab, the newer in place of the older. */
  readonly place: string;
  /** Tells it from others of its place, as `ReportHead` has it. */
  readonly subject: string;
  /** Of whose Items it tells; null: of none. */
  readonly environment: Environment | null;
  /** The whole, or of its rows those alone. */
  report(rows?: ReadonlySet<string>): Report;
  onDidChange?(listener: (change: ReportChange) => void): DisposableLike;
  /** What its buttons do; one that it does not offer at the moment is not done. */
  readonly actions: Readonly<Partial<Record<ReportAction, () => Promise<void>>>>;
  /** Opens what a row is about. */
  open?(row: string): Promise<void>;
  /** Its tab was closed, or shows another. */
  closed?(): void;
}
