import type { BankAccount } from "../bank/account.ts";
import { type BankBalances, balancesAt } from "../bank/balancesAt.ts";
import { money } from "../money.ts";
import type { Item } from "../world/item.ts";
import type { BalanceCopy, CachedBalance } from "./cachedBalance.ts";

/** The name of the copy that all endpoints share, unless the Item has one per product. */
export const sharedCopy = "item";

/** The copy that an endpoint of this product reads. */
function copyFor(item: Item, product: string | null): BalanceCopy {
  const own = item.switches.copyPerProduct && product !== null ? item.copies.get(product) : undefined;
  return own ?? copyNamed(item, sharedCopy);
}

/** The copy with this name; created if it does not exist. */
export function copyNamed(item: Item, name: string): BalanceCopy {
  const known = item.copies.get(name);
  if (known !== undefined) return known;
  const made: BalanceCopy = new Map();
  item.copies.set(name, made);
  return made;
}

/** The balance that a cached endpoint returns for an account. */
export function cachedBalances(item: Item, account: BankAccount, product: string | null): CachedBalance {
  const cached = copyFor(item, product).get(account.accountId);
  if (cached === undefined) throw new Error(`no cached balance of ${account.key}: linking makes one for every account`);
  return adjustedBalance(item, account, cached);
}

/**
 * The balance to return for a cached one. With the adjustment switched on, it includes the posted transactions that
 * Plaid received after the balance was read (allowed by `AccountBalance` in the API reference).
 */
export function adjustedBalance(item: Item, account: BankAccount, cached: CachedBalance): CachedBalance {
  if (!item.switches.adjustedByTransactions) return cached;
  const since = item.feed.postedSince(account.accountId, cached.asOf);
  if (since === 0) return cached;
  const change = account.type === "credit" || account.type === "loan" ? since : -since;
  const availableChange = account.type === "credit" ? -since : change;
  return {
    ...cached,
    current: cached.current === null ? null : money(cached.current + change),
    available: cached.available === null ? null : money(cached.available + availableChange),
  };
}

/** Whether the bank has real-time balances for this account: Capital One has them only for deposit accounts. */
export function answersInRealTime(item: Item, account: BankAccount): boolean {
  return item.institutionId !== capitalOne || account.type === "depository";
}

export const capitalOne = "ins_128026";

/** What a real-time call returns now: the bank's ledger, as of a little earlier when its responses lag. */
export function realTimeBalances(item: Item, account: BankAccount, now: number): BankBalances {
  return answersInRealTime(item, account)
    ? balancesAt(account, item.securities, now - item.realTimeLags)
    : cachedBalances(item, account, null);
}
