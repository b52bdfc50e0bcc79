import type { Comparison } from "../../../src/core/comparison/comparison.ts";
import type { Finding } from "../../../src/core/findings/finding.ts";
import type { ItemFacts } from "../../../src/core/item/item.ts";
import { checking } from "../accounts.ts";
import { comparisonOf, failedReading, itemFacts, type World } from "../comparison.ts";

/**
 * A comparison, and the findings it must give: `code certainty`, no more and no fewer, in this order. A cause begins with
 * `< ` behind its fact, a fact that adds to another with `+ `.
 */
export interface FindingCase {
  readonly name: string;
  readonly comparison: Comparison;
  readonly findings: readonly string[];
}

export function findingCase(name: string, world: World, findings: readonly string[]): FindingCase {
  return { name, comparison: comparisonOf(world), findings };
}

/** A healthy Item whose Transactions were last updated then. */
export function updated(lastSuccessfulUpdate: string, overrides: Partial<ItemFacts> = {}): ItemFacts {
  return itemFacts({ transactions: { lastSuccessfulUpdate, lastFailedUpdate: null }, ...overrides });
}

/** The plainest account, and the same after it lost 100. */
export const same = [checking({ available: 500, current: 500 })];
export const moved = [checking({ available: 400, current: 400 })];

export const brokenLogin = failedReading(
  "real-time",
  "/accounts/balance/get",
  "item-login-required",
  "ITEM_LOGIN_REQUIRED",
);

/** A finding as the cases write it. */
export function inShort({ code, certainty, explains, about }: Finding): string {
  const mark = explains !== undefined ? "< " : about !== undefined ? "+ " : "";
  return `${mark}${code} ${certainty}`;
}

/** What an Item gives whose cached and real-time numbers match, and of which nothing says why. */
export const matching: readonly string[] = ["agree certain", "< agree-nothing-moved possible"];
