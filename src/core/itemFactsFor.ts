import type { Comparison } from "./comparison.ts";
import type { ItemFacts } from "./item.ts";
import type { OkReading, Reading } from "./reading.ts";
import { inCanonicalOrder, precedes } from "./readingOrder.ts";

type FactsReading = OkReading & { readonly item: ItemFacts };

function hasFacts(reading: Reading): reading is FactsReading {
  return reading.outcome === "ok" && reading.item !== undefined;
}

/** The successful `/item/get` readings, in order. */
export function itemReadings(comparison: Pick<Comparison, "readings">): readonly FactsReading[] {
  return inCanonicalOrder(comparison.readings).filter(hasFacts);
}

/**
 * The `/item/get` that speaks for a reading: the one of its own pass, else the latest before it, else the first of the
 * comparison. A later one would bound an earlier balance by an update that had not happened yet.
 */
export function itemFactsFor(comparison: Pick<Comparison, "readings">, reading: Reading): FactsReading | null {
  const all = itemReadings(comparison);
  const notLater = all.filter((each) => !precedes(reading, each));
  return notLater.at(-1) ?? all[0] ?? null;
}
