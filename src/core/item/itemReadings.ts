import type { Comparison } from "../comparison/comparison.ts";
import type { OkReading, Reading } from "../reading/reading.ts";
import { inCanonicalOrder } from "../reading/readingOrder.ts";
import type { ItemFacts } from "./item.ts";

/** A successful `/item/get`. */
export type FactsReading = OkReading & { readonly item: ItemFacts };

function hasFacts(reading: Reading): reading is FactsReading {
  return reading.outcome === "ok" && reading.item !== undefined;
}

/** The successful `/item/get` readings, in the order of the comparison. */
export function itemReadings(comparison: Pick<Comparison, "readings">): readonly FactsReading[] {
  return inCanonicalOrder(comparison.readings.filter(hasFacts));
}
