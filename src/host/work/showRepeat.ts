import type { EndpointPath } from "../../core/endpoint/endpoint.ts";
import type { ItemSummary } from "../../core/item/item.ts";
import type { Reading } from "../../core/reading/reading.ts";
import type { ComparisonStore } from "../store/comparisonStore.ts";

/** Shows a repeat in the Item's panel, reading by reading. Replaces the previous one. */
export function showRepeat(
  comparisons: ComparisonStore,
  { itemId, environment }: ItemSummary,
  asked: { readonly endpoint: EndpointPath; readonly times: number },
): { add(reading: Reading): void; end(): void } {
  const readings: Reading[] = [];
  const show = (running: boolean) =>
    comparisons.set(itemId, { repeat: { ...asked, environment, running, readings: [...readings] } });
  show(true);
  return {
    add(reading) {
      readings.push(timesOnly(reading));
      show(true);
    },
    end: () => show(false),
  };
}

/** The reading without its balances: a repeat measures latency only. */
function timesOnly(reading: Reading): Reading {
  if (reading.outcome !== "ok") return reading;
  const { item: _, signal: __, transactions: ___, ...rest } = reading;
  return { ...rest, accounts: [] };
}
