import type { Age } from "./ageLookup.ts";

/** How an age is to be taken. Thresholds are this product's own: nobody publishes any. */
export type AgeClass = "fresh" | "old" | "late" | "very-old" | "unknown";

const hourMs = 3_600_000;

/** Fresh up to 24 h, old past that, late past 48 h on an Item with a subscription product, very old past 30 days. */
export function ageClass(age: Age, item: { readonly hasSubscription: boolean }): AgeClass {
  if (age.ageMs === null) return "unknown";
  if (age.ageMs > 30 * 24 * hourMs) return "very-old";
  if (age.ageMs > 48 * hourMs && item.hasSubscription) return "late";
  return age.ageMs > 24 * hourMs ? "old" : "fresh";
}
