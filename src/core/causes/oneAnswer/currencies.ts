import { hasBalances } from "../../evidence/evidence.ts";
import type { DraftFinding } from "../../findings/finding.ts";
import { currencyOf } from "../../reading/balances.ts";
import { type Codes, docs, type Rule, type Statement } from "../cause.ts";
import { accountParam, countOf, listOf } from "../params.ts";

export const codes: Codes = {
  "currency-differs": { no: 28, most: "certain" },
  "currency-missing": { no: 28, most: "certain" },
  "unofficial-currency": { no: 28, most: "certain" },
};

/**
 * One account in two currencies (its numbers are not compared), a currency that one answer lacks (they are), and codes
 * that are no official currency. Certain: the codes are in the answers.
 */
export const currencies: Rule = {
  place: 140,
  find: ({ ok, accounts, shown }) => {
    const statements: Statement[] = [];
    const unofficial: { accountId: string; readingId: string; code: string }[] = [];
    for (const account of accounts.values()) {
      const { accountId } = account;
      const seen = ok.flatMap((reading) => {
        // An evaluation never names a currency.
        const balances = reading.kind === "evaluated" ? undefined : shown(reading, accountId)?.balances;
        return balances === undefined || !hasBalances(reading)
          ? []
          : [{ reading, balances, currency: currencyOf(balances) }];
      });
      const named = seen.filter(({ currency }) => currency !== null);
      const [first] = named;
      if (first === undefined) continue;
      const refTo = ({ reading }: { readonly reading: { readonly id: string } }) => ({
        readingId: reading.id,
        accountId,
        field: "isoCurrencyCode",
      });
      const others = named.filter(({ currency }) => currency !== first.currency);
      const [other] = others;
      const base = { accountIds: [accountId], certainty: "certain", docUrl: docs.accounts } as const;
      if (other !== undefined) {
        const fact: DraftFinding = {
          ...base,
          code: "currency-differs",
          severity: "warning",
          readings: named.map(({ reading }) => reading.id),
          evidence: [refTo(first), refTo(other)],
          params: {
            account: accountParam(account),
            one: { kind: "text", value: first.currency ?? "" },
            other: { kind: "text", value: other.currency ?? "" },
          },
          advice: "do-not-compare",
        };
        statements.push({ fact });
      }
      const without = seen.filter(({ currency }) => currency === null);
      if (without[0] !== undefined) {
        const fact: DraftFinding = {
          ...base,
          code: "currency-missing",
          severity: "info",
          readings: [...without, ...named].map(({ reading }) => reading.id),
          evidence: [refTo(without[0]), refTo(first)],
          params: {
            account: accountParam(account),
            calls: listOf(without.map(({ reading }) => reading.endpoint)),
            one: { kind: "text", value: first.currency ?? "" },
          },
          advice: "check-the-currency",
        };
        statements.push({ fact });
      }
      const code = first.balances.unofficialCurrencyCode;
      if (typeof code === "string") unofficial.push({ accountId, readingId: first.reading.id, code });
    }
    if (unofficial.length === 0) return statements;
    const fact: DraftFinding = {
      code: "unofficial-currency",
      certainty: "certain",
      severity: "info",
      accountIds: unofficial.map(({ accountId }) => accountId),
      readings: [...new Set(unofficial.map(({ readingId }) => readingId))],
      evidence: unofficial.map(({ accountId, readingId }) => ({
        readingId,
        accountId,
        field: "unofficialCurrencyCode",
      })),
      params: { count: countOf(unofficial.length), currencies: listOf(unofficial.map(({ code }) => code).sort()) },
      advice: "do-not-compare",
      docUrl: docs.accounts,
    };
    return [...statements, { fact }];
  },
};
