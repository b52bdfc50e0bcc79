import type { AccountRows } from "../accountRows.ts";
import type { AccountReading } from "../balances.ts";
import { currencyOf } from "../balances.ts";
import type { Evidence } from "../evidence.ts";
import type { DraftFinding } from "../finding.ts";
import { heldBack } from "../heldBack.ts";
import { isSameMoney, subtractMoney, sumMoney } from "../money.ts";
import type { OkReading } from "../reading.ts";
import { type Cause, docs } from "./cause.ts";
import { accountParam, moneyRef } from "./params.ts";

/** One answer to look inside: the first cached one, whose rows and balances are of one moment; else the real-time one. */
function answerToRead(evidence: Evidence): OkReading | null {
  return evidence.cachedBefore.find((reading) => reading.endpoint === "/accounts/get") ?? evidence.realTime;
}

function reconcile(
  account: AccountReading,
  reading: OkReading,
  pending: AccountRows | null,
): { finding: DraftFinding | null; isOpen: boolean } {
  const held = heldBack(account.type, account.balances);
  if (held === null || isSameMoney(held, 0)) return { finding: null, isOpen: false };
  const rows = pending?.pending.get(account.accountId) ?? [];
  if (pending === null || rows.length === 0) return { finding: null, isOpen: true };
  const sum = sumMoney(rows.map((row) => row.amount));
  const currency = currencyOf(account.balances);
  const id = account.accountId;
  const refs = [moneyRef(reading.id, id, "available"), moneyRef(reading.id, id, "current")];
  const isWhole = isSameMoney(sum, held);
  const residue = subtractMoney(held, sum);
  return {
    isOpen: false,
    finding: {
      code: "pending-explains-available",
      variant: isWhole ? "whole" : "part",
      certainty: isWhole ? "certain" : "likely",
      severity: "info",
      accountIds: [id],
      readings: [...new Set([reading.id, pending.reading.id])],
      evidence: refs,
      params: {
        account: accountParam(account),
        held: { kind: "difference", value: -held, currency, refs },
        against: { kind: "text", value: account.type === "credit" ? "limit-less-current" : "current" },
        pending: { kind: "money", value: sum, currency },
        residue: { kind: "money", value: residue, currency },
        count: { kind: "count", value: rows.length },
      },
      residue: { value: isWhole ? 0 : residue, currency },
      advice: "expected-use-available",
      docUrl: docs.transactionsData,
    },
  };
}

/** Nos. 8 and 9: `available` and `current` of one answer are different quantities; pending rows tell them apart. */
const availableAndCurrent: Cause = (evidence) => {
  const reading = answerToRead(evidence);
  if (reading === null) return [];
  const results = reading.accounts.map((account) => ({
    account,
    ...reconcile(account, reading, evidence.rows),
  }));
  const open = results.filter(({ isOpen }) => isOpen).map(({ account }) => account);
  return [
    ...results.flatMap(({ finding }) => finding ?? []),
    ...grouped(reading, open, {
      code: "available-differs-from-current",
      field: "available",
      advice: "expected-use-available",
      docUrl: docs.balance,
    }),
  ];
};

type Told = Pick<DraftFinding, "code" | "advice" | "docUrl"> & { readonly field: string; readonly variant?: string };

/** One finding for all accounts of an answer that a plain fact holds for. */
function grouped(reading: OkReading, accounts: readonly AccountReading[], told: Told): readonly DraftFinding[] {
  const [first] = accounts;
  if (first === undefined) return [];
  const { field, ...rest } = told;
  return [
    {
      ...rest,
      certainty: "certain",
      severity: "info",
      accountIds: accounts.map((account) => account.accountId),
      readings: [reading.id],
      evidence: accounts.map(({ accountId }) => ({ readingId: reading.id, accountId, field })),
      params: { account: accountParam(first), count: { kind: "count", value: accounts.length } },
    },
  ];
}

/** Nos. 10, 11, 25 and 30: what the numbers of one answer are, where they are easily misread. */
const plainFacts: Cause = (evidence) => {
  const reading = answerToRead(evidence);
  if (reading === null) return [];
  const having = (holds: (account: AccountReading) => boolean): readonly AccountReading[] =>
    reading.accounts.filter(holds);
  const isNull = (value: number | null | undefined): boolean => value === null;
  const spends = (account: AccountReading): boolean => account.type === "depository" || account.type === "credit";
  const owes = (account: AccountReading): boolean => account.type === "credit" || account.type === "loan";
  return [
    ...grouped(
      reading,
      having(
        ({ balances, ...account }) =>
          spends({ balances, ...account }) && isNull(balances.available) && !isNull(balances.current),
      ),
      { code: "available-not-given", field: "available", advice: "derive-from-current", docUrl: docs.balance },
    ),
    ...grouped(
      reading,
      having(({ type, balances }) => type === "depository" && isNull(balances.available) && isNull(balances.current)),
      { code: "limited-purpose", field: "current", advice: "allow-nulls", docUrl: docs.auth },
    ),
    ...grouped(
      reading,
      having(({ type, balances }) => type === "depository" && typeof balances.limit === "number" && balances.limit > 0),
      { code: "overdraft-not-in-available", field: "limit", advice: "add-limit-yourself", docUrl: docs.accounts },
    ),
    ...grouped(
      reading,
      having((account) => owes(account) && (account.balances.current ?? 0) < 0),
      { code: "owed-to-holder", field: "current", advice: "mind-the-sign", docUrl: docs.accounts },
    ),
    ...(evidence.institutionId === sallieMaeId
      ? grouped(
          reading,
          having(({ type, subtype }) => type === "loan" && subtype === "student"),
          { code: "loan-includes-interest", field: "current", advice: "none", docUrl: docs.accounts },
        )
      : []),
  ];
};

/** Its student loans give principal and interest as `current`; all others the principal. */
const sallieMaeId = "ins_116944";

export const withinOneAnswer: Cause = (evidence) => [...availableAndCurrent(evidence), ...plainFacts(evidence)];
