import type { ItemSummary } from "../item/item.ts";
import type { ComparedItem, ItemOutcome } from "./itemOutcomes.ts";

/** Items of one institution that list the same accounts. */
export interface LinkedTwice {
  readonly items: readonly ItemSummary[];
  /** How many accounts each Item lists. */
  readonly accounts: number;
}

/**
 * Items that may be the same login linked twice: of one institution and environment, and all accounts with the same
 * names, types and last digits. Only a possibility: Plaid does not identify logins, and two people may have accounts
 * that look alike. At a bank with OAuth a second link can invalidate the first. Source:
 * https://plaid.com/docs/errors/item/#item_login_required
 */
export function linkedTwice(outcomes: readonly ItemOutcome[]): readonly LinkedTwice[] {
  const groups = new Map<string, ComparedItem[]>();
  for (const outcome of outcomes) {
    if (outcome.kind !== "compared") continue;
    const { item, accountFingerprints } = outcome;
    if (item.institutionId === null || accountFingerprints.length === 0) continue;
    const key = JSON.stringify([item.environment, item.institutionId, ...accountFingerprints.toSorted()]);
    groups.set(key, [...(groups.get(key) ?? []), outcome]);
  }
  return [...groups.values()].flatMap((same): LinkedTwice[] => {
    const items = [...new Map(same.map(({ item }) => [item.itemId, item])).values()];
    return items.length < 2 ? [] : [{ items, accounts: same[0]?.accountFingerprints.length ?? 0 }];
  });
}
