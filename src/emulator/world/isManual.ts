import type { Item } from "./item.ts";

/** Items made without a connection to the bank: there is nobody to ask in real time. */
const manualMethods: readonly string[] = [
  "SAME_DAY_MICRODEPOSITS",
  "INSTANT_MICRODEPOSITS",
  "AUTOMATED_MICRODEPOSITS",
  "DATABASE_MATCH",
  "DATABASE_INSIGHTS",
];

export function isManual(item: Item): boolean {
  return item.authMethod !== null && manualMethods.includes(item.authMethod);
}
