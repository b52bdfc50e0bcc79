import type { BankAccount } from "../bank/account.ts";
import { type BankBalances, balancesAt } from "../bank/balancesAt.ts";
import { adjustedBalance, answersInRealTime, copyNamed, sharedCopy } from "../cache/balanceCopy.ts";
import { type ChangedRows, changedIn } from "../cache/bankPull.ts";
import type { CachedBalance, RefreshCause } from "../cache/cachedBalance.ts";
import { day, isoTime } from "../time/time.ts";
import type { ErrorCode } from "../wire/errorFacts.ts";
import type { EventLog } from "./eventLog.ts";
import { isManual } from "./isManual.ts";
import type { BankFault, Item, RefreshedProduct } from "./item.ts";
import { fireWebhook } from "./webhooks.ts";

/** Why the bank cannot be reached for this Item at this moment; null when it can. */
export function bankTrouble(item: Item, at: number): ErrorCode | null {
  return item.login?.code ?? bankFaultAt(item, at)?.code ?? null;
}

/** The outage of the bank at this moment. */
export function bankFaultAt({ faults }: Item, at: number): BankFault | undefined {
  return faults.find(({ from, until }) => from <= at && (until === null || at < until));
}

/** A bank without a login returns no balances. */
const noBalances: BankBalances = { available: null, current: null, limit: null };

/** Causes that contact the bank in real time, where responses may lag. */
const realTimeCauses: readonly RefreshCause[] = ["balance-get", "other-client", "signal-evaluate"];

/**
 * Writes the bank's present balances of these accounts, or of all, into one cached copy. An Item without a login has no
 * balance to copy, unless a switch gives it the one of the link.
 */
export function writeCopy(
  item: Item,
  log: EventLog,
  input: { at: number; cause: RefreshCause; copy?: string; accountIds?: readonly string[]; alsoNotRealTime?: true },
): void {
  if (item.copyFrozen && input.cause !== "link") {
    log.record({ at: input.at, itemId: item.itemId, what: "refresh-withheld", cause: input.cause });
    return;
  }
  const name = input.copy ?? sharedCopy;
  const lags = realTimeCauses.includes(input.cause) ? item.realTimeLags : 0;
  const isWithoutBalances = isManual(item) && !item.switches.manualBalance;
  const copy = copyNamed(item, name);
  for (const account of item.accounts) {
    if (input.accountIds !== undefined && !input.accountIds.includes(account.accountId)) continue;
    if (input.alsoNotRealTime === undefined && !answersInRealTime(item, account)) continue;
    const before = copy.get(account.accountId);
    const ledgerOf = input.at - lags;
    const now = isWithoutBalances ? noBalances : balancesAt(account, item.securities, ledgerOf);
    const written = { ...now, asOf: input.at, refreshedBy: input.cause };
    copy.set(account.accountId, written);
    log.record({
      at: input.at,
      itemId: item.itemId,
      what: "cache-refreshed",
      cause: input.cause,
      accountId: account.accountId,
      copied: { at: input.at, copy: name, written, adjusted: null, ledgerOf },
      details: {
        copy: name,
        before: before === undefined ? null : balancesOnly(before),
        after: now,
        // The time of the ledger that the numbers are from, where it differs from the event's.
        ...(lags > 0 && { ledger_of: isoTime(ledgerOf) }),
      },
    });
  }
}

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

function balancesOnly({ available, current, limit }: BankBalances): BankBalances {
  return { available, current, limit };
}
