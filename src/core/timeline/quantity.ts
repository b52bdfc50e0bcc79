import type { DrawnBalances, Timeline } from "./timeline.ts";

/** Which of the two amounts a line is of. */
export type Quantity = keyof DrawnBalances;

/**
 * The amount that an account is usually asked for: what is available, where any is told; else the current balance. Of
 * investments the current balance, since what is available there is cash alone.
 */
export function usualQuantity({ type, bank, copies, calls }: Timeline): Quantity {
  if (type === "investment" || type === "brokerage" || type === "loan") return "current";
  const isTold = [bank, copies, calls].some((all) => all.some(({ available }) => available !== null));
  return isTold ? "available" : "current";
}

/**
 * Whether pending and holds are what parts the current balance from the available one: of a card, the one is what is owed
 * and the other what is left to spend.
 */
export function hasHolds({ type }: Pick<Timeline, "type">): boolean {
  return type === "depository";
}
