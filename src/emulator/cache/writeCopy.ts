import { type BankBalances, balancesAt } from "../bank/balancesAt.ts";
import { isoTime } from "../time/time.ts";
import type { EventLog } from "../world/eventLog.ts";
import { isManual } from "../world/isManual.ts";
import type { Item } from "../world/item.ts";
import type { RefreshCause } from "./cachedBalance.ts";
import { answersInRealTime, copyNamed, sharedCopy } from "./readCopy.ts";

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

/** A balance without what the cache adds to it. */
export function balancesOnly({ available, current, limit }: BankBalances): BankBalances {
  return { available, current, limit };
}
