import type { Reading } from "../reading/reading.ts";
import type { CancelSignal } from "../run/cancellation.ts";
import { type ReadDependencies, type ReadInput, readEndpoint } from "../run/readEndpoint.ts";
import { type Budget, freshBudget, roomFor } from "./budget.ts";

/** How many times an endpoint may be read in a row: what was asked, or what the budget has room for. */
export function repeatsWithin(input: {
  readonly endpoint: ReadInput["endpoint"];
  times: number;
  budget?: Budget;
}): number {
  return Math.max(0, Math.min(input.times, roomFor(input.budget ?? freshBudget, input.endpoint)));
}

/**
 * Reads one endpoint several times, one after another, one request each: side by side they would measure each other.
 * An evaluation gets a new transaction id each time, or Plaid would repeat its first answer. A cancel keeps what is done.
 */
export async function repeatReading(
  deps: ReadDependencies,
  input: Omit<ReadInput, "id" | "pass" | "allowance"> & { readonly times: number; readonly budget?: Budget },
  hooks: { readonly signal: CancelSignal; onReading(reading: Reading): void },
): Promise<readonly Reading[]> {
  const { times: _, budget: __, ...each } = input;
  const readings: Reading[] = [];
  for (let count = 1; count <= repeatsWithin(input) && !hooks.signal.aborted; count += 1) {
    const evaluate = each.evaluate && { ...each.evaluate, clientTransactionId: deps.ids.uuid() };
    const reading = await readEndpoint(
      deps,
      { ...each, ...(evaluate && { evaluate }), id: `repeat-${count}:${each.endpoint}`, pass: "single", allowance: 1 },
      hooks.signal,
    );
    readings.push(reading);
    hooks.onReading(reading);
  }
  return readings;
}
