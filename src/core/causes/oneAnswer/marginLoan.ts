import type { DraftFinding } from "../../findings/finding.ts";
import { isSameMoney } from "../../money/money.ts";
import { unitOf } from "../../reading/balances.ts";
import { type Codes, docs, type GapCause, type Rule, type Statement } from "../cause.ts";
import { gapBase } from "../gap/gapBase.ts";
import { accountParam, moneyRef, type Params } from "../params.ts";
import { type AccountInAnswer, seenByAccount } from "./seenByAccount.ts";

export const codes: Codes = {
  "has-margin-loan": { no: 56, most: "certain" },
  "margin-loan-counted": { no: 56, most: "possible", settledBy: "ask-the-bank" },
};

/** The first answer with a margin loan on the account; none where no answer has one. */
function lentOn(seen: readonly AccountInAnswer[]): readonly (AccountInAnswer & { readonly loan: number })[] {
  const found = seen.find(({ account }) => (account.balances.marginLoanAmount ?? 0) > 0);
  return found === undefined ? [] : [{ ...found, loan: found.account.balances.marginLoanAmount ?? 0 }];
}

function loanParam({ reading, account, loan }: AccountInAnswer & { readonly loan: number }): Params {
  const ref = { ...moneyRef(reading.id, account.accountId, "current"), field: "marginLoanAmount" };
  return { loan: { kind: "money", value: loan, currency: unitOf(account.balances).currency, ref } };
}

/**
 * An investment account has a margin loan. Certain: the field is in an answer. Whether `current` counts the loan
 * depends on the institution; Plaid documents neither.
 */
export const marginLoan: Rule = {
  place: 230,
  find: (evidence) =>
    [...seenByAccount(evidence).values()].flatMap(lentOn).map((lent): Statement => {
      const { reading, account } = lent;
      const fact: DraftFinding = {
        code: "has-margin-loan",
        certainty: "certain",
        severity: "info",
        accountIds: [account.accountId],
        readings: [reading.id],
        evidence: [{ readingId: reading.id, accountId: account.accountId, field: "marginLoanAmount" }],
        params: {
          account: accountParam(evidence.accounts.get(account.accountId) ?? account),
          call: { kind: "endpoint", endpoint: reading.endpoint, readingId: reading.id },
          ...loanParam(lent),
        },
        advice: "mind-the-loan",
        docUrl: docs.investments,
      };
      return { fact };
    }),
};

/**
 * One number counts the margin loan and the other does not: they differ by exactly that. Counter-world: prices or cash
 * moved by the same amount, so it is at most possible.
 */
export const marginLoanCounted: GapCause = {
  about: "movement",
  place: 90,
  find: (gap, evidence) => {
    const current = gap.fields.find(({ field }) => field === "current");
    const [lent] = lentOn(seenByAccount(evidence).get(gap.account.accountId) ?? []);
    if (current === undefined || lent === undefined) return null;
    if (!isSameMoney(Math.abs(current.value), lent.loan, gap.unit)) return null;
    const base = gapBase(gap, evidence);
    return {
      ...base,
      code: "margin-loan-counted",
      certainty: "possible",
      readings: [...new Set([...base.readings, lent.reading.id])],
      params: { ...base.params, ...loanParam(lent) },
      residue: { value: 0, currency: gap.unit.currency },
      advice: "mind-the-loan",
      docUrl: docs.investments,
    };
  },
};
