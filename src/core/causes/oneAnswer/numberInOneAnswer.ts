import { hasBalances } from "../../evidence/evidence.ts";
import type { DraftFinding } from "../../findings/finding.ts";
import { isSameMoney } from "../../money/money.ts";
import { type BalanceField, type Balances, currencyOf, sharedUnit } from "../../reading/balances.ts";
import type { OkReading } from "../../reading/reading.ts";
import { type Codes, docs, type Rule, type Statement } from "../cause.ts";
import { accountParam, listOf, moneyRef } from "../params.ts";

export const codes: Codes = {
  "null-in-one-answer": { no: 10, most: "certain" },
};

const fields = ["available", "current", "limit"] as const;

interface Seen {
  readonly reading: OkReading;
  readonly balances: Balances;
  readonly value: number | null | undefined;
}

/**
 * True where the answer can give the field. An evaluation has no limit, and one without any balance has a finding of
 * its own.
 */
function carries(reading: OkReading, field: BalanceField, { available, current }: Balances): boolean {
  if (!hasBalances(reading)) return false;
  const hasNumber = typeof available === "number" || typeof current === "number";
  return reading.kind !== "evaluated" || (field !== "limit" && hasNumber);
}

/**
 * A field is null, or missing, in one answer and a number in another. Null is not zero, so there is no amount of
 * difference. Certain: both are in the answers. Why is unknown, and not stated.
 */
export const numberInOneAnswer: Rule = {
  place: 130,
  find: ({ ok, accounts, shown }) =>
    [...accounts.values()].flatMap((account): Statement[] => {
      const id = account.accountId;
      return fields.flatMap((field): Statement[] => {
        const seen = ok.flatMap((reading): Seen[] => {
          const balances = shown(reading, id)?.balances;
          if (balances === undefined || !carries(reading, field, balances)) return [];
          return [{ reading, balances, value: balances[field] }];
        });
        const given = seen.filter(({ value }) => typeof value === "number");
        const missing = seen.filter(({ value }) => typeof value !== "number");
        const [first, none] = [given[0], missing[0]];
        if (first === undefined || none === undefined || typeof first.value !== "number") return [];
        return [{ fact: factOf({ field, given, missing, value: first.value, account }) }];
      });
    }),
};

function factOf(input: {
  readonly field: BalanceField;
  readonly given: readonly Seen[];
  readonly missing: readonly Seen[];
  readonly value: number;
  readonly account: Parameters<typeof accountParam>[0];
}): DraftFinding {
  const { field, given, missing, value, account } = input;
  const id = account.accountId;
  const [first] = given;
  const ref = first === undefined ? {} : { ref: moneyRef(first.reading.id, id, field) };
  const currency = currencyOf(first?.balances ?? {});
  const isAbsent = missing.every((each) => each.value === undefined);
  // The sentence gives one number, so it leaves out answers with another number, and those without the field beside a
  // null.
  const named = isAbsent ? missing : missing.filter((each) => each.value === null);
  const alike = given.filter((each) => first !== undefined && givesSame(first, each));
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
      calls: listOf(endpointsOf(named)),
      otherCalls: listOf(otherThan(endpointsOf(named), endpointsOf(alike))),
    },
    advice: "null-is-not-zero",
    docUrl: docs.balance,
  };
}

function givesSame(one: Seen, other: Seen): boolean {
  const unit = sharedUnit(one.balances, other.balances);
  const [left, right] = [one.value, other.value];
  return unit !== null && typeof left === "number" && typeof right === "number" && isSameMoney(left, right, unit);
}

function endpointsOf(seen: readonly Seen[]): readonly string[] {
  return seen.map(({ reading }) => reading.endpoint);
}

/** The endpoints to name for the number: without those named for the null, unless no other gave it. */
function otherThan(these: readonly string[], those: readonly string[]): readonly string[] {
  const others = those.filter((each) => !these.includes(each));
  return others.length > 0 ? others : those;
}
