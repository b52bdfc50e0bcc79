import type { EndpointPath } from "../../../src/core/endpoint.ts";
import type { SkipReason } from "../../../src/core/reading.ts";
import type { Column } from "./columns.ts";

/** An endpoint that was not called in a comparison, in however many of its steps. */
export interface SkippedEndpoint {
  readonly endpoint: EndpointPath;
  readonly reason: SkipReason;
}

/** What was left out, each endpoint and reason once, in the order of the plan. */
export function skippedOf(columns: readonly Column[]): readonly SkippedEndpoint[] {
  const found = new Map<string, SkippedEndpoint>();
  for (const column of columns) {
    if (column.state !== "skipped") continue;
    const { endpoint, skipReason: reason } = column;
    const key = `${endpoint} ${reason}`;
    if (!found.has(key)) found.set(key, { endpoint, reason });
  }
  return [...found.values()];
}

/**
 * The calls that get a column. One that was not made has no number to show, so it has none until it is asked for; where
 * no call was made at all, the table says so call by call.
 */
export function shownColumns(
  columns: readonly Column[],
  { showSkipped, hidden }: { readonly showSkipped: boolean; readonly hidden: readonly string[] },
): readonly Column[] {
  const shown = columns.filter((column) => (showSkipped || column.state !== "skipped") && !hidden.includes(column.id));
  return shown.length === 0 ? columns : shown;
}
