import type { BankAccount } from "../bank/account.ts";
import type { BankBalances } from "../bank/balancesAt.ts";
import type { CachedBalance, RefreshCause } from "../cache/cachedBalance.ts";
import { adjustedBalance, sharedCopy } from "../cache/readCopy.ts";
import { type ChangedRows, changedIn } from "../cache/transactionPull.ts";
import { balancesOnly, writeCopy } from "../cache/writeCopy.ts";
import { day } from "../time/time.ts";
import { bankTrouble } from "./bankTrouble.ts";
import type { EventLog } from "./eventLog.ts";
import type { Item, RefreshedProduct } from "./item.ts";
import { fireWebhook } from "./webhooks.ts";

/**
 * Refreshes one product from the bank, on schedule or for a refresh endpoint. While the bank fails, the cache stays as it is.
 * @returns whether the bank responded
 */
export function refreshProduct(
  item: Item,
  log: EventLog,
  input: { product: RefreshedProduct; at: number; cause: RefreshCause },
): boolean {
  const { product, at, cause } = input;
  const trouble = bankTrouble(item, at);
  const status = product === "transactions" || product === "investments" ? item.status[product] : null;
  if (trouble !== null) {
    if (status !== null) status.lastFailedUpdate = at;
    log.record({ at, itemId: item.itemId, what: "refresh-failed", cause, details: { product, error_code: trouble } });
    return false;
  }
  if (status !== null) status.lastSuccessfulUpdate = at;
  if (product === "transactions") pullTransactions(item, log, { at, cause, days: item.daysRequested });
  if (product === "investments" || product === "liabilities") item.productAsOf.set(product, at);
  copyBalance(item, log, { product, at, cause });
  return true;
}

/** Copies the balance along with an update of a product, unless a switch of the Item prevents that. */
export function copyBalance(
  item: Item,
  log: EventLog,
  { product, at, cause }: { product: RefreshedProduct; at: number; cause: RefreshCause },
): void {
  if (product === "transactions" && item.switches.transactionsLeaveBalance) return;
  const copy = item.switches.copyPerProduct && product !== "rare-check" ? product : sharedCopy;
  writeCopy(item, log, { at, cause, copy, alsoNotRealTime: true });
}

/**
 * Fetches the transactions of the last `days` days, and fires Plaid's webhook when there are new ones.
 * @returns what changed
 */
export function pullTransactions(
  item: Item,
  log: EventLog,
  input: { at: number; cause: string; days: number },
): ChangedRows {
  const before = item.switches.adjustedByTransactions ? answeredNow(item) : [];
  const changed = item.feed.pull(item.accounts, {
    at: input.at,
    since: input.at - input.days * day,
    bankListsPending: item.switches.bankListsPending,
  });
  log.record({
    at: input.at,
    itemId: item.itemId,
    what: "transactions-pulled",
    cause: input.cause,
    details: { changed_rows: changedIn(changed) },
  });
  for (const answered of before) noteAdjusted(item, log, { ...answered, ...input });
  if (changed.size > 0)
    fireWebhook(item, log, { at: input.at, type: "TRANSACTIONS", code: "SYNC_UPDATES_AVAILABLE", changed });
  return changed;
}

/** A cached balance as endpoints return it. */
interface Answered {
  readonly account: BankAccount;
  readonly copy: string;
  readonly written: CachedBalance;
  readonly shown: BankBalances;
}

function answeredNow(item: Item): readonly Answered[] {
  return [...item.copies].flatMap(([copy, balances]) =>
    item.accounts.flatMap((account) => {
      const written = balances.get(account.accountId);
      return written === undefined ? [] : [{ account, copy, written, shown: adjustedBalance(item, account, written) }];
    }),
  );
}

/** Records that new transactions changed the returned balance of an account, although its copy stayed the same. */
function noteAdjusted(item: Item, log: EventLog, before: Answered & { readonly at: number; readonly cause: string }) {
  const { account, copy, written, at, cause } = before;
  const [shown, now] = [balancesOnly(before.shown), balancesOnly(adjustedBalance(item, account, written))];
  if (now.available === shown.available && now.current === shown.current) return;
  log.record({
    at,
    itemId: item.itemId,
    what: "cache-adjusted",
    cause,
    accountId: account.accountId,
    copied: { at, copy, written, adjusted: now, ledgerOf: written.asOf },
    details: { copy, before: shown, after: now },
  });
}
