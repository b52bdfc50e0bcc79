import type { Evidence } from "../../evidence/evidence.ts";
import type { DraftFinding } from "../../findings/finding.ts";
import type { KnownAccount } from "../../item/accountsOf.ts";
import { isGuessed } from "../../reading/isGuessed.ts";
import type { OkReading } from "../../reading/reading.ts";
import { type Codes, docs, type Rule, type Statement } from "../cause.ts";
import { accountParam } from "../params.ts";
import { listsEveryAccount } from "./listsEveryAccount.ts";
import { wasFiltered } from "./wasFiltered.ts";

export const codes: Codes = {
  "account-in-one-response": { no: 19, most: "certain" },
  "account-replaced": { no: 18, most: "likely", settledBy: "compare-account-numbers" },
  "account-gone": { no: 19, most: "possible", settledBy: "read-accounts-again" },
  "account-new": { no: 39, most: "possible", settledBy: "read-accounts-again" },
  "account-filtered": { no: 38, most: "possible", settledBy: "look-at-the-request" },
};

function looksLike(left: KnownAccount, right: KnownAccount): boolean {
  if (left.mask === null || left.mask === undefined || left.name === undefined) return false;
  return left.mask === right.mask && left.name === right.name && left.type === right.type;
}

interface Lists {
  readonly earlier: OkReading;
  readonly later: OkReading;
}

/** Each two neighbouring answers of endpoints that list every account. */
function listsOf({ ok }: Evidence): readonly Lists[] {
  const lists = ok.filter(listsEveryAccount);
  return lists.slice(1).flatMap((later, index) => {
    const earlier = lists[index];
    return earlier === undefined ? [] : [{ earlier, later }];
  });
}

/**
 * One answer lists an account and another of the same reach does not. Certain: that it is missing. Why is not: five
 * causes are documented, and a request that was not recorded may have named other accounts.
 */
export const accountInOneResponse: Rule = {
  place: 170,
  find: (evidence) => {
    const stated = new Set<string>();
    return listsOf(evidence).flatMap(({ earlier, later }): Statement[] => {
      const isOrdered = !isGuessed(earlier) && !isGuessed(later) && evidence.times.orderOf(earlier, later) === "before";
      const missing = (from: OkReading, than: OkReading) =>
        from.accounts.filter(
          ({ accountId }) =>
            evidence.shown(than, accountId) === undefined &&
            wasFiltered(than, accountId) !== "yes" &&
            !stated.has(accountId),
        );
      const appeared = missing(later, earlier);
      const gone = missing(earlier, later);
      const replaced = new Set<string>();
      const first = gone.map((account): Statement => {
        const alike = appeared.filter(
          (candidate) => looksLike(account, candidate) && !replaced.has(candidate.accountId),
        );
        const successor = isOrdered || alike.length > 0 ? alike[0] : undefined;
        if (successor !== undefined) replaced.add(successor.accountId);
        stated.add(account.accountId);
        return goneOf({
          evidence,
          earlier,
          later,
          account,
          isOrdered,
          ...(successor && { successor }),
          // Where two missing accounts look like the new one, which of them it replaces is open.
          isUnique: alike.length === 1 && gone.filter((other) => looksLike(account, other)).length === 1,
        });
      });
      const second = appeared
        .filter(({ accountId }) => !replaced.has(accountId))
        .map((account): Statement => {
          stated.add(account.accountId);
          return newOf(evidence, earlier, later, account, isOrdered);
        });
      return [...first, ...second];
    });
  },
};

interface OneAnswer {
  readonly evidence: Evidence;
  readonly in: OkReading;
  readonly notIn: OkReading;
  readonly account: KnownAccount;
  readonly variant: string;
}

function factOf(input: OneAnswer): DraftFinding {
  const { accountId } = input.account;
  // The two answers compared, and every other that lists the account or should.
  const others = input.evidence.ok.filter(
    (reading) => listsEveryAccount(reading) && wasFiltered(reading, accountId) !== "yes",
  );
  return {
    code: "account-in-one-response",
    variant: input.variant,
    certainty: "certain",
    severity: "warning",
    accountIds: [accountId],
    readings: [...new Set([input.in, input.notIn, ...others].map(({ id }) => id))],
    evidence: [{ readingId: input.in.id, accountId, field: "accountId" }],
    params: {
      account: accountParam(input.account),
      call: { kind: "endpoint", endpoint: input.in.endpoint, readingId: input.in.id },
      otherCall: { kind: "endpoint", endpoint: input.notIn.endpoint, readingId: input.notIn.id },
    },
    advice: "none",
    docUrl: docs.accounts,
  };
}

function goneOf(input: {
  evidence: Evidence;
  earlier: OkReading;
  later: OkReading;
  account: KnownAccount;
  isOrdered: boolean;
  isUnique: boolean;
  successor?: KnownAccount;
}): Statement {
  const { evidence, earlier, later, successor, isOrdered } = input;
  const account = evidence.accounts.get(input.account.accountId) ?? input.account;
  const fact = factOf({ evidence, in: earlier, notIn: later, account, variant: isOrdered ? "gone" : "unordered" });
  const { variant: _, ...rest } = fact;
  if (successor !== undefined) {
    // Only the order of the two answers tells which ID is the new one.
    const isSure = isOrdered && input.isUnique && wasFiltered(later, account.accountId) === "no";
    const cause: DraftFinding = {
      ...rest,
      code: "account-replaced",
      certainty: isSure ? "likely" : "possible",
      accountIds: [account.accountId, successor.accountId],
      evidence: [...fact.evidence, { readingId: later.id, accountId: successor.accountId, field: "accountId" }],
      params: { ...fact.params, successor: { kind: "text", value: successor.accountId } },
      advice: "read-account-ids-again",
    };
    return { fact: { ...fact, accountIds: cause.accountIds }, causes: [cause] };
  }
  const gone: DraftFinding = {
    ...rest,
    code: "account-gone",
    certainty: "possible",
    advice: "update-mode-account-selection",
  };
  return { fact, causes: isFilterKnown(earlier, later) ? [gone] : [filteredOf(fact), gone] };
}

function newOf(
  evidence: Evidence,
  earlier: OkReading,
  later: OkReading,
  shown: KnownAccount,
  isOrdered: boolean,
): Statement {
  const account = evidence.accounts.get(shown.accountId) ?? shown;
  const fact = factOf({ evidence, in: later, notIn: earlier, account, variant: isOrdered ? "new" : "unordered" });
  const { variant: _, ...rest } = fact;
  const added: DraftFinding = { ...rest, code: "account-new", certainty: "possible", advice: "read-account-ids-again" };
  return { fact, causes: isFilterKnown(earlier, later) ? [added] : [filteredOf(fact), added] };
}

function isFilterKnown({ sent: one }: OkReading, { sent: other }: OkReading): boolean {
  return one !== undefined && other !== undefined;
}

/** A request that was not recorded may have named other accounts. */
function filteredOf({ variant: _, ...fact }: DraftFinding): DraftFinding {
  return { ...fact, code: "account-filtered", certainty: "possible", advice: "look-at-the-request" };
}
