import type { AccountReading, Balances } from "../reading/balances.ts";
import { type CallOrder, type CallSpan, type CallTimes, isBefore } from "../reading/callTimes.ts";
import type { Reading } from "../reading/reading.ts";
import { inCanonicalOrder } from "../reading/readingOrder.ts";
import type { BankShown, Comparison } from "./comparison.ts";

/** Used in place of a reading's id for the column of what the bank shows, and in evidence. No call has it. */
export const bankShownId = "bank-shows";

type WithEntries = Pick<Comparison, "readings" | "bankShows">;

/** The comparison with what the bank shows of one account, replacing an earlier entry for it. */
export function withBankShown(comparison: Comparison, shown: BankShown): Comparison {
  const others = (comparison.bankShows ?? []).filter(({ accountId }) => accountId !== shown.accountId);
  return { ...comparison, bankShows: [...others, shown] };
}

/** The comparison without what was entered of an account. */
export function withoutBankShown(comparison: Comparison, account: string): Comparison {
  const { bankShows = [], ...rest } = comparison;
  const left = bankShows.filter(({ accountId }) => accountId !== account);
  return left.length === 0 ? rest : { ...rest, bankShows: left };
}

/** The entries by account, in the form of a response: a number that was not entered is an absent field. */
export function bankAccountsOf(comparison: WithEntries): ReadonlyMap<string, AccountReading> {
  const entries = comparison.bankShows ?? [];
  if (entries.length === 0) return new Map();
  return new Map(
    entries.map(({ accountId, available, current }) => [
      accountId,
      {
        accountId,
        balances: {
          ...(available !== null && { available }),
          ...(current !== null && { current }),
          ...currencyShownOf(comparison, accountId),
        },
      },
    ]),
  );
}

/** The currency in which the responses show an account, and in which a person enters its amounts. */
export function currencyShownOf(
  { readings }: Pick<Comparison, "readings">,
  account: string,
): Pick<Balances, "isoCurrencyCode" | "unofficialCurrencyCode"> {
  for (const { accountId, balances } of inCanonicalOrder(readings).flatMap(({ accounts }) => accounts)) {
    if (accountId !== account) continue;
    const { isoCurrencyCode, unofficialCurrencyCode } = balances;
    if (typeof isoCurrencyCode === "string") return { isoCurrencyCode };
    if (typeof unofficialCurrencyCode === "string") return { unofficialCurrencyCode };
  }
  return {};
}

const minuteMs = 60_000;

/** The last moment a `Date` can be of, ms since the epoch. */
const lastMoment = 8.64e15;

/** When it was seen, ms since the epoch: a time in whole minutes covers the whole minute. */
export function seenSpan({ seenAt }: BankShown): CallSpan {
  const from = Date.parse(seenAt);
  return { from, to: from % minuteMs === 0 ? Math.min(from + minuteMs - 1, lastMoment) : from };
}

/** Whether it was seen before or after a call was under way; `unknown` where the two overlap or nobody dated the call. */
export function orderOfSeen(shown: BankShown, reading: Reading, times: CallTimes): CallOrder {
  const call = times.spanOf(reading);
  if (call === null) return "unknown";
  const seen = seenSpan(shown);
  if (isBefore(seen, call, times.skewMs)) return "before";
  return isBefore(call, seen, times.skewMs) ? "after" : "unknown";
}
