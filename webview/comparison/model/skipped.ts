import type { EndpointPath } from "../../../src/core/endpoint/endpoint.ts";
import type { SkipReason } from "../../../src/core/reading/reading.ts";
import type { Column } from "./columns.ts";

/** An endpoint that was not called in a comparison, in however many of its steps. */
export interface SkippedEndpoint {
  readonly endpoint: EndpointPath;
  readonly reason: SkipReason;
  /** The first of the calls that were not made. */
  readonly id: string;
}

/** What was left out, each endpoint and reason once, in the order of the plan. */
export function skippedOf(columns: readonly Column[]): readonly SkippedEndpoint[] {
  const found = new Map<string, SkippedEndpoint>();
  for (const column of columns) {
    if (column.state !== "skipped") continue;
    const { id, endpoint, skipReason: reason } = column;
    const key = `${endpoint} ${reason}`;
    if (!found.has(key)) found.set(key, { endpoint, reason, id });
  }
  return [...found.values()];
}

/**
 * The calls that get a column. One that was not made has no number to show; where no call was made at all, the table says
 * so call by call.
 */
export function calledColumns(columns: readonly Column[]): readonly Column[] {
  const called = columns.filter((column) => column.state !== "skipped");
  return called.length === 0 ? columns : called;
}
