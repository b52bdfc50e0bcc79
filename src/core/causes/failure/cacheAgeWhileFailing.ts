import type { Evidence } from "../../evidence/evidence.ts";
import type { DraftFinding } from "../../findings/finding.ts";
import type { OkReading } from "../../reading/reading.ts";
import { type Codes, docs } from "../cause.ts";
import { accountParam, countOf, timeParam } from "../params.ts";

export const codes: Codes = {
  "copy-as-of": { no: 3, most: "certain" },
};

interface AccountsOfOneAge {
  readonly from: string | null;
  readonly accountIds: string[];
  readonly readings: Set<string>;
}

/** The cached answer whose number of the account is the newest known; without any known time, the last one. */
function newestOf({ cached, asOf, shown }: Evidence, accountId: string) {
  let newest: { readonly reading: OkReading; readonly earliest: string | null } | null = null;
  for (const reading of cached) {
    if (shown(reading, accountId) === undefined) continue;
    const { earliest } = asOf(reading, accountId);
    if (newest === null || (earliest ?? "") >= (newest.earliest ?? "")) newest = { reading, earliest };
  }
  return newest;
}

/**
 * The age of each account's newest cached balance: all that is left where Plaid cannot read the bank. One fact for
 * accounts with the same earliest moment, since a real-time call refreshes only those it returns. Certain: the earliest
 * moment is a bound that held when the copy was answered, or that of a real-time call whose number the copy repeats.
 */
export function cacheAgeWhileFailing(evidence: Evidence): readonly DraftFinding[] {
  const groups = new Map<string, AccountsOfOneAge>();
  for (const accountId of evidence.accounts.keys()) {
    const newest = newestOf(evidence, accountId);
    if (newest === null) continue;
    const { reading, earliest } = newest;
    const group = groups.get(earliest ?? "") ?? { from: earliest, accountIds: [], readings: new Set<string>() };
    group.accountIds.push(accountId);
    group.readings.add(reading.id);
    groups.set(earliest ?? "", group);
  }
  return [...groups.values()].map(({ from, accountIds, readings }) => ({
    code: "copy-as-of",
    variant: from === null ? "unknown" : "from",
    certainty: "certain",
    severity: "info",
    accountIds,
    readings: [...readings],
    evidence: [...readings].map((readingId) => ({ readingId, field: "accounts" })),
    params: {
      account: accountParam(evidence.accounts.get(accountIds[0] ?? "") ?? { accountId: accountIds[0] ?? "" }),
      count: countOf(accountIds.length),
      ...timeParam("from", from),
    },
    advice: "none",
    docUrl: docs.balance,
  }));
}
