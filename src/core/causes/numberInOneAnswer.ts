import { type BalanceField, type Balances, currencyOf } from "../balances.ts";
import { hasBalances } from "../evidence.ts";
import type { DraftFinding } from "../finding.ts";
import type { OkReading } from "../reading.ts";
import { docs, type Rule, type Told } from "./cause.ts";
import { accountParam, listOf, moneyRef } from "./params.ts";

const fields = ["available", "current", "limit"] as const;

interface Seen {
  readonly reading: OkReading;
  readonly value: number | null | undefined;
}

/** An evaluation has no limit, and one without any number is told of as that. */
function carries(reading: OkReading, field: BalanceField, { available, current }: Balances): boolean {
  if (!hasBalances(reading)) return false;
  const hasNumber = typeof available === "number" || typeof current === "number";
  return reading.kind !== "evaluated" || (field !== "limit" && hasNumber);
}

/**
 * No. 10 across answers: null, or no such field, in one and a number in another. Null is no zero, so there is no amount
 * of difference. Certain: both stand in the answers. Why is not known, and not said.
 */
export const numberInOneAnswer: Rule = ({ ok, accounts, shown }) =>
  [...accounts.values()].flatMap((account): Told[] => {
    const id = account.accountId;
    return fields.flatMap((field): Told[] => {
      const seen = ok.flatMap((reading): Seen[] => {
        const balances = shown(reading, id)?.balances;
        if (balances === undefined || !carries(reading, field, balances)) return [];
        return [{ reading, value: balances[field] }];
      });
      const given = seen.filter(({ value }) => typeof value === "number");
      const missing = seen.filter(({ value }) => typeof value !== "number");
      const [first, none] = [given[0], missing[0]];
      if (first === undefined || none === undefined || typeof first.value !== "number") return [];
      return [{ fact: factOf({ field, given, missing, value: first.value, account }) }];
    });
  });

function factOf(input: {
  readonly field: BalanceField;
  readonly given: readonly Seen[];
  readonly missing: readonly Seen[];
  readonly value: number;
  readonly account: Parameters<typeof accountParam>[0];
}): DraftFinding {
  const { field, given, missing, value, account } = input;
  const id = account.accountId;
  const first = given[0]?.reading;
  const ref = first === undefined ? {} : { ref: moneyRef(first.id, id, field) };
  const currency = currencyOf(first?.accounts.find(({ accountId }) => accountId === id)?.balances ?? {});
  const isAbsent = missing.every((each) => each.value === undefined);
  return {
    code: "null-in-one-answer",
    variant: isAbsent ? "absent" : "null",
    certainty: "certain",
    severity: field === "limit" ? "info" : "warning",
    accountIds: [id],
    readings: [...missing, ...given].map(({ reading }) => reading.id),
    evidence: [...missing.slice(0, 1), ...given.slice(0, 1)].map(({ reading }) => moneyRef(reading.id, id, field)),
    params: {
      account: accountParam(account),
      field: { kind: "text", value: field },
      given: { kind: "money", value, currency, ...ref },
      calls: listOf(missing.map(({ reading }) => reading.endpoint)),
      otherCalls: listOf(given.map(({ reading }) => reading.endpoint)),
    },
    advice: "null-is-not-zero",
    docUrl: docs.balance,
  };
}
