import { currencyOf } from "../balances.ts";
import type { DraftFinding } from "../finding.ts";
import { type Cause, docs } from "./cause.ts";
import { accountParam } from "./params.ts";

/** No. 28: one account in two currencies (its numbers are not compared), and codes that are no official currency. */
export const currencies: Cause = ({ ok, accounts, shown }) => {
  const differing: DraftFinding[] = [];
  const unofficial: { accountId: string; readingId: string; code: string }[] = [];
  for (const account of accounts.values()) {
    const seen = ok.flatMap((reading) => {
      const balances = shown(reading, account.accountId)?.balances;
      const currency = balances === undefined ? null : currencyOf(balances);
      return balances === undefined || currency === null ? [] : [{ reading, balances, currency }];
    });
    const [first] = seen;
    if (first === undefined) continue;
    const { accountId } = account;
    const other = seen.find(({ currency }) => currency !== first.currency);
    if (other !== undefined) {
      differing.push({
        code: "currency-differs",
        certainty: "certain",
        severity: "warning",
        accountIds: [accountId],
        readings: [first.reading.id, other.reading.id],
        evidence: [first, other].map(({ reading }) => ({ readingId: reading.id, accountId, field: "isoCurrencyCode" })),
        params: {
          account: accountParam(account),
          one: { kind: "text", value: first.currency },
          other: { kind: "text", value: other.currency },
        },
        advice: "do-not-compare",
        docUrl: docs.accounts,
      });
    }
    const code = first.balances.unofficialCurrencyCode;
    if (typeof code === "string") unofficial.push({ accountId, readingId: first.reading.id, code });
  }
  if (unofficial.length === 0) return differing;
  return [
    ...differing,
    {
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
      params: {
        count: { kind: "count", value: unofficial.length },
        currencies: { kind: "list", values: [...new Set(unofficial.map(({ code }) => code))].sort() },
      },
      advice: "do-not-compare",
      docUrl: docs.accounts,
    },
  ];
};
