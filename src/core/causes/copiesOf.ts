import type { Evidence } from "../evidence.ts";
import type { DraftFinding } from "../finding.ts";
import { docs } from "./cause.ts";
import { accountParam, countOf, timeParam } from "./params.ts";

interface Copies {
  readonly from: string | null;
  readonly accountIds: string[];
  readonly readings: Set<string>;
}

/**
 * From when each account's newest cached balance is: what is left where Plaid cannot read the bank. One fact for accounts
 * whose copies have the same earliest moment, which is their own: a real-time call refreshes those that it answers.
 * Certain: the earliest moment is a bound that was true when the copy was answered.
 */
export function copiesOf(evidence: Evidence): readonly DraftFinding[] {
  const groups = new Map<string, Copies>();
  for (const accountId of evidence.accounts.keys()) {
    const reading = evidence.cached.findLast((each) => evidence.shown(each, accountId) !== undefined);
    if (reading === undefined) continue;
    const { earliest } = evidence.asOf(reading, accountId);
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
