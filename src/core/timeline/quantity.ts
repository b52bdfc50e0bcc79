import type { DrawnBalances, Timeline } from "./timeline.ts";

/** The balance that a line shows. */
export type Quantity = keyof DrawnBalances;

/**
 * The usual balance of an account: available where any is known, else current. For investments current, since
 * available is only the cash there.
 */
export function usualQuantity({ type, bank, copies, calls }: Timeline): Quantity {
  if (type === "investment" || type === "brokerage" || type === "loan") return "current";
  const isAvailableKnown = [bank, copies, calls].some((all) => all.some(({ available }) => available !== null));
  return isAvailableKnown ? "available" : "current";
}

/**
 * Whether the difference between current and available consists of pending transactions and holds. Not for cards:
 * current is what is owed, available what is left to spend.
 */
export function hasHolds({ type }: Pick<Timeline, "type">): boolean {
  return type === "depository";
}
