import type { Comparison } from "../core/comparison/comparison.ts";
import type { ItemSummary } from "../core/item/item.ts";
import type { Report, ReportAction } from "../protocol/reports.ts";

/** A row of the tree as it is drawn. */
export interface RowView {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly contextValue: string;
  /** The tooltip of the row; empty where it has none. */
  readonly tooltip: string;
  /** The command that selecting the row runs; null where it opens the row or does nothing. */
  readonly command: string | null;
}

/** A report on screen. */
interface ReportView {
  readonly report: Report;
  /** As a click on the button of this action; nothing where there is none. */
  press(action: ReportAction): Promise<void>;
  /** As a click on a row. */
  open(row: string): Promise<void>;
}

/**
 * What `activate` returns. The integration tests depend on this and on nothing deeper; it exposes what is on screen
 * anyway, and no token.
 */
export interface BalanceLensApi {
  /** Resolves once nothing is under way: tests wait for the end of the work, never for a fixed time. */
  whenIdle(): Promise<void>;
  /** The Items of the current environment: what commands can be called with. */
  items(): readonly ItemSummary[];
  /** The rows below a row, or at the root, read through the tree's own provider: VS Code shows no way to read a tree. */
  rows(parentId?: string): Promise<readonly RowView[]>;
  /** The open comparison of an Item: what its panel shows. */
  comparisonOf(itemId: string): Comparison | null;
  /** The open panels: VS Code shows no way to ask a tab which Item it is of. */
  panels(): readonly { readonly itemId: string; readonly title: string; readonly visible: boolean }[];
  /** The open reports, as their pages show them, and what can be clicked there: VS Code shows no way to reach into a page. */
  reports(): readonly ReportView[];
  /** Absolute paths of the log and of what is kept: a test proves that neither holds a secret. */
  readonly folders: { readonly log: string; readonly storage: string };
  /** Where the local sandbox listens: an app under development, or a test, points its SDK at it. Null when stopped. */
  localUrl(): string | null;
}
