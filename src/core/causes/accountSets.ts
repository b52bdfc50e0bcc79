import type { KnownAccount } from "../accountsOf.ts";
import { endpointEntry } from "../catalogue.ts";
import type { Evidence } from "../evidence.ts";
import type { DraftFinding } from "../finding.ts";
import type { OkReading } from "../reading.ts";
import { type Cause, docs } from "./cause.ts";
import { accountParam } from "./params.ts";

/** Answers that show every account they can, by the comparison's own filter. */
function listing(readings: readonly OkReading[], endpoint: string): OkReading | undefined {
  return readings.find((reading) => reading.endpoint === endpoint);
}

/** No. 17: endpoints of a product list only that product's accounts. One finding for endpoints that leave out the same. */
const missingByProduct: Cause = (evidence) => {
  const all = listing(evidence.cachedBefore, "/accounts/get");
  if (all === undefined) return [];
  const groups = new Map<string, { readings: OkReading[]; shows: string; missing: readonly string[] }>();
  for (const reading of evidence.cachedBefore) {
    const { shows } = endpointEntry(reading.endpoint);
    if (shows !== "accounts-of-product" && shows !== "accounts-with-transactions") continue;
    // Before its first rows it lists nothing: that is no choice of accounts.
    if (reading.transactions?.updateStatus === "NOT_READY") continue;
    const missing = all.accounts
      .map((account) => account.accountId)
      .filter((id) => evidence.shown(reading, id) === undefined);
    if (missing.length === 0) continue;
    const key = [shows, ...missing].join(" ");
    const group = groups.get(key) ?? { readings: [], shows, missing };
    group.readings.push(reading);
    groups.set(key, group);
  }
  return [...groups.values()].map(
    ({ readings, shows, missing }): DraftFinding => ({
      code: "account-not-in-answer",
      variant: shows,
      certainty: "certain",
      severity: "info",
      accountIds: missing,
      readings: [all.id, ...readings.map((reading) => reading.id)],
      evidence: missing.map((accountId) => ({ readingId: all.id, accountId, field: "accountId" })),
      params: {
        count: { kind: "count", value: missing.length },
        calls: { kind: "list", values: [...new Set(readings.map((reading) => reading.endpoint))] },
      },
      advice: "compare-common-accounts",
      docUrl: endpointEntry(readings[0]?.endpoint ?? "/accounts/get").docUrl,
    }),
  );
};

function looksLike(left: KnownAccount, right: KnownAccount): boolean {
  if (left.mask === null || left.mask === undefined || left.name === undefined) return false;
  return left.mask === right.mask && left.name === right.name && left.type === right.type;
}

/** Nos. 18 and 19: an account that one call lists and a later call of the same reach does not. */
const goneOrReplaced: Cause = (evidence) => {
  const before = listing(evidence.cachedBefore, "/accounts/get");
  const after = evidence.realTime ?? listing(evidence.cachedAgain, "/accounts/get");
  if (before === undefined || after === undefined || after === null) return [];
  const appeared = after.accounts.filter((account) => evidence.shown(before, account.accountId) === undefined);
  return before.accounts.flatMap((account): DraftFinding[] => {
    if (evidence.shown(after, account.accountId) !== undefined) return [];
    const successor = appeared.find((candidate) => looksLike(account, candidate));
    const refs = [{ readingId: before.id, accountId: account.accountId, field: "accountId" }];
    const common = { severity: "warning", readings: [before.id, after.id], docUrl: docs.accounts } as const;
    if (successor === undefined) {
      return [
        {
          ...common,
          code: "account-gone",
          certainty: "certain",
          accountIds: [account.accountId],
          evidence: refs,
          params: { account: accountParam(account) },
          advice: "update-mode-account-selection",
        },
      ];
    }
    return [
      {
        ...common,
        code: "account-replaced",
        certainty: "likely",
        accountIds: [account.accountId, successor.accountId],
        evidence: [...refs, { readingId: after.id, accountId: successor.accountId, field: "accountId" }],
        params: { account: accountParam(account), successor: { kind: "text", value: successor.accountId } },
        advice: "read-account-ids-again",
      },
    ];
  });
};

export const accountSets: Cause = (evidence: Evidence) => [...missingByProduct(evidence), ...goneOrReplaced(evidence)];
